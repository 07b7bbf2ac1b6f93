import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Observable } from 'rxjs';
import { principalOf } from '../auth/principal.js';
import { currentContext, runAsTenant } from '../context/request-context.js';
import { CPU_OWNERS } from '../time/cpu-owners.js';
import { TENANT_PACE } from '../time/tenant-pace.js';

/** Runs the handler, its pipes and everything they await in the tenant's context. */
@Injectable()
export class TenantInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const principal = principalOf(context.switchToHttp().getRequest());
    if (!principal || !('tenantId' in principal)) return next.handle();
    TENANT_PACE.note(principal.tenantId);
    CPU_OWNERS.goOn(principal);
    const { requestId, correlationId, audit, urgency } = currentContext();
    return new Observable((subscriber) =>
      runAsTenant(principal.tenantId, { requestId, correlationId, audit, urgency }, () =>
        next.handle().subscribe(subscriber),
      ),
    );
  }
}
