import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import type { DomainError } from '../../kernel/errors.js';
import { AUTH_ERRORS } from './auth.errors.js';
import { ACCESS_KEY, admits, names, SCOPE_KEY, type DeclaredAccess } from './access.js';
import type { Principal, PrincipalKind } from './principal.js';
import { RefusalCounter } from './refusal-counter.js';
import { RequestCredentials } from './request-credentials.js';
import { covers, type Scope } from './scopes.js';

/** Closed by default: a request to a handler without `@Access` is refused, whoever calls. */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly credentials: RequestCredentials,
    private readonly refused: RefusalCounter,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const rule = this.declared(ACCESS_KEY, context) as DeclaredAccess | undefined;
    if (rule === 'public') return true;
    const request = context.switchToHttp().getRequest<Request>();
    try {
      const principal = await this.credentials.prove(request);
      if (!admits(rule, principal.kind)) throw wrongCredential(principal, rule);
      if (names(rule, 'tenant') && 'scopes' in principal)
        requireScope(principal, this.declared(SCOPE_KEY, context) as readonly Scope[] | undefined);
      return true;
    } catch (error) {
      throw await this.refused.count(request, error);
    }
  }

  private declared(key: string, context: ExecutionContext): unknown {
    return this.reflector.getAllAndOverride<unknown>(key, [context.getHandler(), context.getClass()]);
  }
}

/**
 * @param scopes one of which is enough
 * @throws DomainError `missing_scope`
 */
export function requireScope(
  { kind, scopes: held }: Pick<Extract<Principal, { scopes: readonly string[] }>, 'kind' | 'scopes'>,
  scopes: readonly Scope[] | undefined,
): void {
  if (scopes === undefined || scopes.length === 0) {
    throw AUTH_ERRORS.scope_undeclared('This operation declares no scope, so no key opens it.');
  }
  if (scopes.some((scope) => covers(held, scope))) return;
  const quoted = scopes.map((scope) => `"${scope}"`);
  const isOne = quoted.length === 1;
  const lacks = isOne ? `the scope ${quoted[0]}` : `every one of the scopes ${quoted.join(', ')}`;
  throw AUTH_ERRORS.missing_scope(
    kind === 'member'
      ? `Your role lacks ${lacks}. Ask an owner of the business.`
      : `This key lacks ${lacks}. Use a key that holds ${isOne ? 'it' : 'one of them'}.`,
  );
}

const CREDENTIALS: Record<PrincipalKind, string> = {
  admin: 'an admin key (fd_admin_…)',
  tenant: 'a secret key (fd_live_… or fd_test_…)',
  publishable: 'a widget key (fd_pub_…)',
  visitor: 'a visitor token (of POST /widget/v1/sessions)',
  member: 'the session of a member (of POST /console/v1/session)',
};
const PRINCIPAL_KINDS = Object.keys(CREDENTIALS) as PrincipalKind[];

/** @param rule Undefined for an operation that declares nobody, which is a fault of ours. */
export function wrongCredential({ kind }: Principal, rule: DeclaredAccess | undefined): DomainError {
  const kinds = PRINCIPAL_KINDS.filter((one) => names(rule, one)).map((one) => CREDENTIALS[one]);
  const needed = kinds.length === 0 ? 'what nobody has' : kinds.join(' or ');
  return AUTH_ERRORS.wrong_credential(`This operation needs ${needed}. What came is ${CREDENTIALS[kind]}.`);
}
