import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { Request, Response } from 'express';
import { tap, type Observable } from 'rxjs';
import { currentContext } from '../../context/request-context.js';
import { entityTagOf, hasEntityTag, versionsIn } from './entity-tag.js';

/** By the client alone, which asks again each time. */
const KEPT = 'private, no-cache';

/**
 * `ETag` and `If-Match` of operations that are marked with `@EntityTag` (RFC 9110, 13.1.1). The statement that changes
 * the row compares, so that of two changes of one version the second is refused with 412, also at the same moment. A read
 * whose `If-None-Match` names the answer's tag is answered by Express with 304 (13.1.2).
 */
@Injectable()
export class EntityTagInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (!hasEntityTag(context.getHandler())) return next.handle();
    const http = context.switchToHttp();
    const { method, headers } = http.getRequest<Request>();
    // What `fetch` sends beside `If-None-Match` is for caches; for Express it would mean a full answer.
    if (method === 'GET') delete headers['cache-control'];
    else currentContext().ifMatch = versionsIn(headers['if-match']);
    return next.handle().pipe(
      tap((body: unknown) => {
        const tag = entityTagOf(body);
        if (tag !== undefined) http.getResponse<Response>().set({ ETag: tag, 'Cache-Control': KEPT });
      }),
    );
  }
}
