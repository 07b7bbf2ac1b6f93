import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { Request } from 'express';
import type { Observable } from 'rxjs';
import { keyHint } from '../auth/api-key.js';
import { principalOf, type Principal } from '../auth/principal.js';
import { clientAddress } from '../http/client-address.js';
import { actionOf, operationId } from '../http/operation-id.js';
import { currentContext } from '../tenancy/request-context.js';
import type { AuditStamp } from './audit-stamp.js';

const MUTATING = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/**
 * Stamps every mutating request of a tenant's key or an admin's; what it changes is then written down by the
 * database itself (ADR 010). Stands before `TenantInterceptor`, which takes the stamp into the tenant's context.
 */
@Injectable()
export class AuditInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<Request>();
    const actor = actorOf(principalOf(request));
    if (actor && MUTATING.has(request.method)) {
      const running = currentContext();
      const { requestId, correlationId } = running;
      running.audit = {
        ...actor,
        actorHint: keyHint(credentialOf(request)),
        action: actionOf(operationId(context.getClass().name, context.getHandler().name)),
        address: clientAddress(request),
        requestId,
        correlationId,
      };
    }
    return next.handle();
  }
}

/** A visitor's act is its own record (the message, the rating), and leaves no line. */
function actorOf(principal: Principal | undefined): Pick<AuditStamp, 'actorKind' | 'actorId'> | null {
  if (principal?.kind === 'tenant') return { actorKind: 'key', actorId: principal.keyId };
  if (principal?.kind === 'admin') return { actorKind: 'admin', actorId: principal.keyId };
  return null;
}

function credentialOf(request: Request): string {
  return request.headers.authorization?.replace(/^Bearer +/i, '') ?? '';
}
