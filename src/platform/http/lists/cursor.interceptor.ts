import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { Request } from 'express';
import { map, type Observable } from 'rxjs';
import type { Page } from '../../../kernel/pagination.js';
import { principalOf } from '../../auth/principal.js';
import { SealedBoxes } from '../../crypto/sealed-boxes.js';
import { isPaged } from '../page.dto.js';
import { Cursors, type ListIdentity } from './cursors.js';

/**
 * Of each list that is answered in pages (`@ApiPage`): handlers see the id of the last row as `after` and tell one as
 * `page.next`; clients see a cursor that is valid for this list alone.
 */
@Injectable()
export class CursorInterceptor implements NestInterceptor {
  private readonly cursors: Cursors;

  constructor(boxes: SealedBoxes) {
    this.cursors = new Cursors(boxes.signingKey('cursors'));
  }

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (!isPaged(context.getHandler())) return next.handle();
    const request = context.switchToHttp().getRequest<Request>();
    const { after, ...query } = request.query;
    const list = identityOf(request, query);
    // Sent twice it is a list, which the validation refuses.
    if (typeof after === 'string') setQuery(request, { ...query, after: this.cursors.open(after, list) });
    return next.handle().pipe(map((page: Page<unknown>) => this.sealed(page, list)));
  }

  private sealed({ data, page }: Page<unknown>, list: ListIdentity): Page<unknown> {
    return { data, page: { ...page, next: page.next === null ? null : this.cursors.seal(page.next, list) } };
  }
}

function identityOf(request: Request, { limit: _, ...filters }: Request['query']): ListIdentity {
  const principal = principalOf(request);
  const tenant = principal && 'tenantId' in principal ? principal.tenantId : '';
  const owner = principal?.kind === 'visitor' ? `${tenant} ${principal.visitorId}` : tenant;
  const { path } = request.route as { path: string };
  const ids = Object.values(request.params).map((id) => String(id).toLowerCase());
  return { owner, path: [path, ...ids].join(' '), filters };
}

/** Express reads the query anew at each look. */
function setQuery(request: Request, query: Request['query']): void {
  Object.defineProperty(request, 'query', { value: query });
}
