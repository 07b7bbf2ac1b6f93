import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiSecurity } from '@nestjs/swagger';
import type { PrincipalKind } from './principal.js';
import type { Scope as ScopeName } from './scopes.js';

export const ACCESS_KEY = 'frontdesk:access';
export const SCOPE_KEY = 'frontdesk:scope';

export type AccessRule = PrincipalKind | 'public';

/** Who may call: one rule, or several kinds of callers, as where a socket is open to visitors and keys alike. */
export type DeclaredAccess = AccessRule | readonly PrincipalKind[];

/** Declares who may call a controller, gateway or handler. Without it the guard refuses everyone. */
export const Access = (rule: DeclaredAccess) => SetMetadata(ACCESS_KEY, rule);

/**
 * True when callers of this kind are among those who may call. What is open to a business's keys is open to its members:
 * their roles hold scopes as keys do.
 */
export function admits(rule: DeclaredAccess | undefined, kind: PrincipalKind): boolean {
  return names(rule, kind) || (kind === 'member' && names(rule, 'tenant'));
}

/** True when the rule itself names the kind. */
export function names(rule: DeclaredAccess | undefined, kind: PrincipalKind): boolean {
  return Array.isArray(rule) ? rule.includes(kind) : rule === kind;
}

/**
 * The scope that a tenant's key, or a member's role, needs for this operation, also written into the API document. Of
 * several one is enough, and the handler asks for the right one of them (`requireScope`). A tenant operation without one is refused by the guard
 * and stops the start (`AccessDeclarations`).
 */
export const Scope = (...scopes: [ScopeName, ...ScopeName[]]): MethodDecorator =>
  applyDecorators(SetMetadata(SCOPE_KEY, scopes), ...scopes.map((scope) => ApiSecurity('tenant', [scope])));
