import {
  applyDecorators,
  Injectable,
  UseInterceptors,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import {
  ApiExtraModels,
  ApiOkResponse,
  ApiUnprocessableEntityResponse,
  getSchemaPath,
} from '@nestjs/swagger';
import type { Response } from 'express';
import { tap, type Observable } from 'rxjs';
import { allFailed, type BulkSummary } from './bulk-rows.js';
import { BulkSummaryView } from './bulk.dto.js';

const UNPROCESSABLE = 422;

@Injectable()
class BulkStatus implements NestInterceptor<BulkSummary, BulkSummary> {
  intercept(context: ExecutionContext, next: CallHandler<BulkSummary>): Observable<BulkSummary> {
    const response = context.switchToHttp().getResponse<Response>();
    return next.handle().pipe(
      tap((summary) => {
        if (allFailed(summary)) response.status(UNPROCESSABLE);
      }),
    );
  }
}

/**
 * Of a handler that returns a `BulkSummary`: answered with 200 when at least one row was taken, and with 422 and the
 * same body when every row failed.
 */
export function BulkAnswer(): MethodDecorator {
  return applyDecorators(
    UseInterceptors(BulkStatus),
    ApiExtraModels(BulkSummaryView),
    ApiOkResponse({ type: BulkSummaryView, description: 'At least one row was taken, or none was sent.' }),
    ApiUnprocessableEntityResponse({
      description: 'Every row failed, told in the same summary; or the body itself is not valid.',
      content: {
        'application/json': { schema: { $ref: getSchemaPath(BulkSummaryView) } },
        'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
      },
    }),
  );
}
