import { applyDecorators, type Type } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiPropertyOptional, getSchemaPath } from '@nestjs/swagger';
import { Type as Convert } from 'class-transformer';
import { IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';

/** Pagination parameters of every list. */
export class PageQuery {
  @ApiPropertyOptional({ minimum: 1, maximum: 100, default: 20, type: 'integer' })
  @IsOptional()
  @Convert(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  limit: number = 20;

  @ApiPropertyOptional({ description: 'The cursor `page.next` of the previous page.', format: 'uuid' })
  @IsOptional()
  @IsUUID('all', { message: 'after must be a cursor from page.next' })
  after?: string;
}

/** Documents a page of one kind of item. */
export function ApiPage(item: Type<unknown>): MethodDecorator {
  return applyDecorators(
    ApiExtraModels(item),
    ApiOkResponse({
      schema: {
        type: 'object',
        required: ['data', 'page'],
        properties: {
          data: { type: 'array', items: { $ref: getSchemaPath(item) } },
          page: {
            type: 'object',
            required: ['next', 'hasMore'],
            properties: {
              next: {
                type: 'string',
                nullable: true,
                example: null,
                description: 'Pass it as `after` for the next page.',
              },
              hasMore: { type: 'boolean', example: false },
            },
          },
        },
      },
    }),
  );
}
