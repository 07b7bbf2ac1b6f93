import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { Request, Response } from 'express';
import { tap, type Observable } from 'rxjs';
import { currentContext } from '../../context/request-context.js';
import { entityTagOf, hasEntityTag, versionsIn } from './entity-tag.js';

/**
 * `ETag` and `If-Match` of operations that are marked with `@EntityTag` (RFC 9110, 13.1.1). The statement that changes
 * the row compares, so that of two changes of one version the second is refused with 412, also at the same moment. A version
 * is of what a person edits; what the product notes beside it changes without one, so nothing is kept by clients, and
 * `If-None-Match` is not answered.
 */
@Injectable()
export class EntityTagInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (!hasEntityTag(context.getHandler())) return next.handle();
    const http = context.switchToHttp();
    const { method, headers } = http.getRequest<Request>();
    // Express would answer 304.
    if (method === 'GET') delete headers['if-none-match'];
    else currentContext().ifMatch = versionsIn(headers['if-match']);
    return next.handle().pipe(
      tap((body: unknown) => {
        const tag = entityTagOf(body);
        if (tag !== undefined) http.getResponse<Response>().set({ ETag: tag, 'Cache-Control': 'no-store' });
      }),
    );
  }
}
