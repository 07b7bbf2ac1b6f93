import {
  Injectable,
  SetMetadata,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { Observable } from 'rxjs';
import { keyHint } from '../auth/api-key.js';
import { principalOf } from '../auth/principal.js';
import { clientAddress } from '../http/client-address.js';
import { actionOf, operationId } from '../http/operations/operation-id.js';
import { currentContext, runInContext } from '../context/request-context.js';
import type { AuditStamp } from '../context/audit-stamp.js';

const MUTATING = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);
const AUDITED_KEY = 'frontdesk:audited';

/** Declares that a reading operation, or one of a visitor, leaves a line too; it must change an audited row. */
export const Audited = () => SetMetadata(AUDITED_KEY, true);

/**
 * Puts an audit stamp on every mutating request of a tenant's key, a member or an admin; the database's triggers then write what
 * changed (ADR 010). Must run before `TenantInterceptor`, which copies the stamp into the tenant's context. The
 * request's own context stays without it: background work that the guard started there must not be logged as the
 * handler's.
 */
@Injectable()
export class AuditInterceptor implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const isAudited = this.reflector.get<boolean | undefined>(AUDITED_KEY, context.getHandler()) ?? false;
    const audit = stampOf(context, isAudited);
    if (!audit) return next.handle();
    return new Observable((subscriber) =>
      runInContext({ ...currentContext(), audit }, () => next.handle().subscribe(subscriber)),
    );
  }
}

function stampOf(context: ExecutionContext, isAudited: boolean): AuditStamp | null {
  const request = context.switchToHttp().getRequest<Request>();
  const actor = actorOf(request, isAudited);
  if (!actor || !(isAudited || MUTATING.has(request.method))) return null;
  const { requestId, correlationId } = currentContext();
  const action = actionOf(operationId(context.getClass().name, context.getHandler().name));
  const address = actor.actorKind === 'visitor' ? '' : clientAddress(request);
  return { ...actor, address, action, requestId, correlationId };
}

/**
 * A visitor's request is audited where it says so alone: the stored message or rating is the record of any other. Of a
 * visitor neither a token nor an address is kept: the line outlives their erasure.
 */
function actorOf(
  request: Request,
  isAudited: boolean,
): Pick<AuditStamp, 'actorKind' | 'actorId' | 'actorHint'> | null {
  const principal = principalOf(request);
  switch (principal?.kind) {
    case 'tenant':
      return { actorKind: 'key', actorId: principal.keyId, actorHint: keyHint(credentialOf(request)) };
    case 'admin':
      return { actorKind: 'admin', actorId: principal.keyId, actorHint: keyHint(credentialOf(request)) };
    case 'member':
      return { actorKind: 'member', actorId: principal.memberId, actorHint: principal.role };
    case 'visitor':
      return isAudited ? { actorKind: 'visitor', actorId: principal.visitorId, actorHint: '' } : null;
    default:
      return null;
  }
}

function credentialOf(request: Request): string {
  return request.headers.authorization?.replace(/^Bearer +/i, '') ?? '';
}
