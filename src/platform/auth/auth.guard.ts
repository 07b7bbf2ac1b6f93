import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { ServerConfig } from '../../config/server.config.js';
import type { DomainError } from '../../kernel/errors.js';
import { AUTH_ERRORS } from './auth.errors.js';
import { contextIfAny } from '../context/request-context.js';
import { ACCESS_KEY, SCOPE_KEY, type AccessRule } from './access.js';
import { Authenticator } from './authenticator.js';
import { severalCredentials } from './bearer-credential.js';
import { setPrincipal, type Principal, type PrincipalKind } from './principal.js';
import { RefusalCounter } from './refusal-counter.js';
import { originOf } from './request-origin.js';
import { covers, type Scope } from './scopes.js';

/** Closed by default: a request to a handler without `@Access` is refused, whoever calls. */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authenticator: Authenticator,
    private readonly refused: RefusalCounter,
    @Inject(ServerConfig) private readonly config: ServerConfig,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const rule = this.declared(ACCESS_KEY, context) as AccessRule | undefined;
    if (rule === 'public') return true;
    const request = context.switchToHttp().getRequest<Request>();
    try {
      await this.authenticate(request, rule, context);
      return true;
    } catch (error) {
      throw await this.refused.count(request, error);
    }
  }

  /**
   * Sets the principal as soon as the credential is verified, so that a later refusal counts against that principal.
   */
  private async authenticate(
    request: Request,
    rule: AccessRule | undefined,
    context: ExecutionContext,
  ): Promise<void> {
    if ((request.headersDistinct['authorization']?.length ?? 0) > 1) throw severalCredentials();
    const prove = (mayLookUp = true) =>
      this.authenticator.authenticate(request.headers.authorization, this.site(request), mayLookUp);
    const principal = await prove(!this.refused.isBlocked(request));
    setPrincipal(request, principal, () => prove());
    nameTenantInLog(principal);
    if (principal.kind !== rule) throw wrongCredential(principal, rule);
    if (principal.kind === 'tenant')
      requireScope(principal.scopes, this.declared(SCOPE_KEY, context) as Scope | undefined);
  }

  private declared(key: string, context: ExecutionContext): unknown {
    return this.reflector.getAllAndOverride<unknown>(key, [context.getHandler(), context.getClass()]);
  }

  /**
   * In embedded mode a page of our own host is the demo and may use the widget although it is not in the list of
   * origins. Otherwise our own host gets no exception: anybody can point a domain at us and then sends it as `Host` and
   * as `Origin`.
   */
  private site(request: Request): { origin: string | undefined; isDemo: boolean } {
    const { origin, isOwnHost } = originOf(request);
    return { origin, isDemo: isOwnHost && this.config.embedded };
  }
}

function requireScope(held: readonly string[], scope: Scope | undefined): void {
  if (scope === undefined) {
    throw AUTH_ERRORS.scope_undeclared('This operation declares no scope, so no key opens it.');
  }
  if (covers(held, scope)) return;
  throw AUTH_ERRORS.missing_scope(`This key lacks the scope "${scope}". Use a key that holds it.`);
}

const CREDENTIALS: Record<PrincipalKind, string> = {
  admin: 'an admin key (fd_admin_…)',
  tenant: 'a secret key (fd_live_… or fd_test_…)',
  publishable: 'a widget key (fd_pub_…)',
  visitor: 'a visitor token (of POST /widget/v1/sessions)',
};

/** @param rule Undefined for an operation that declares nobody, which is a fault of ours. */
function wrongCredential({ kind }: Principal, rule: AccessRule | undefined): DomainError {
  const needed = rule === undefined || rule === 'public' ? 'what nobody has' : CREDENTIALS[rule];
  return AUTH_ERRORS.wrong_credential(`This operation needs ${needed}. What came is ${CREDENTIALS[kind]}.`);
}

function nameTenantInLog(principal: Principal): void {
  const context = contextIfAny();
  if (context && 'tenantId' in principal) context.caller = principal.tenantId;
}
