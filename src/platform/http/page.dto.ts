import { applyDecorators, SetMetadata, type Type } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiPropertyOptional, getSchemaPath } from '@nestjs/swagger';
import { Type as Convert } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';

/** As clients see it: 26 bytes in base64url, of whose last character two bits are 0. */
const CURSOR = /^[A-Za-z0-9_-]{34}[AEIMQUYcgkosw048]$/;
/** Characters; an id has 36. */
const LONGEST_CURSOR = 36;
const PAGED = 'frontdesk:paged';

export function isPaged(handler: object): boolean {
  return Reflect.getMetadata(PAGED, handler) === true;
}

/** Pagination parameters of every list. */
export class PageQuery {
  @ApiPropertyOptional({ minimum: 1, maximum: 100, default: 20, type: 'integer' })
  @IsOptional()
  @Convert(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  limit: number = 20;

  /** For the handler the id of the last row, which `CursorInterceptor` has read from the cursor. */
  @ApiPropertyOptional({
    description: 'The cursor `page.next` of the previous page, with the same filters.',
    pattern: CURSOR.source,
  })
  @IsOptional()
  @IsString()
  @MaxLength(LONGEST_CURSOR)
  after?: string;
}

/** Documents a page of one kind of item, and makes its cursors (`CursorInterceptor`). */
export function ApiPage(item: Type<unknown>): MethodDecorator {
  return applyDecorators(
    SetMetadata(PAGED, true),
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
