import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Observable } from 'rxjs';
import { principalOf } from '../auth/principal.js';
import { currentContext, runAsTenant } from '../context/request-context.js';

/** Runs the handler, its pipes and everything they await in the tenant's context. */
@Injectable()
export class TenantInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const principal = principalOf(context.switchToHttp().getRequest());
    if (!principal || !('tenantId' in principal)) return next.handle();
    const { requestId, correlationId, audit } = currentContext();
    return new Observable((subscriber) =>
      runAsTenant(principal.tenantId, { requestId, correlationId, audit }, () =>
        next.handle().subscribe(subscriber),
      ),
    );
  }
}
