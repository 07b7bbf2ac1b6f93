import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { DomainError } from '../../kernel/errors.js';
import { RefusedCallers } from '../limits/refused-callers.js';
import { contextIfAny } from '../tenancy/request-context.js';
import { ACCESS_KEY, type AccessRule } from './access.js';
import { Authenticator } from './authenticator.js';
import { setPrincipal, type Principal } from './principal.js';

/** Closed by default: a handler without `@Access` is refused, whoever calls. */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authenticator: Authenticator,
    private readonly refused: RefusedCallers,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const rule = this.reflector.getAllAndOverride<AccessRule | undefined>(ACCESS_KEY, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (rule === 'public') return true;
    const request = context.switchToHttp().getRequest<Request>();
    try {
      await this.admit(request, rule);
      return true;
    } catch (error) {
      throw await this.refused.count(request, error);
    }
  }

  /** Sets the principal as soon as it is proven, so that a refusal after that counts as its own request. */
  private async admit(request: Request, rule: AccessRule | undefined): Promise<void> {
    const principal = await this.authenticator.authenticate(
      request.headers.authorization,
      foreignOrigin(request),
      !this.refused.isBlocked(request),
    );
    setPrincipal(request, principal);
    nameTenantInLog(principal);
    if (principal.kind !== rule) throw wrongDoor(principal);
  }
}

/** A page of our own host may use the widget whatever the list says: it is the demo. */
function foreignOrigin(request: Request): string | undefined {
  const { origin, host } = request.headers;
  if (origin === undefined || origin === `${request.protocol}://${host ?? ''}`) return undefined;
  return origin;
}

function wrongDoor(principal: Principal): DomainError {
  return new DomainError(
    'forbidden',
    'wrong_credential',
    `A ${principal.kind} credential cannot be used for this operation.`,
  );
}

function nameTenantInLog(principal: Principal): void {
  const context = contextIfAny();
  if (context && 'tenantId' in principal) context.caller = principal.tenantId;
}
