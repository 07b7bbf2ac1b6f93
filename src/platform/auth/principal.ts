import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { RateLimits } from './rate-limits.js';
import type { Role } from './roles.js';

/** The authenticated caller. It belongs to at most one tenant, and only the credential decides which. */
export type Principal =
  | { kind: 'admin'; keyId: string }
  | {
      kind: 'tenant';
      tenantId: string;
      keyId: string;
      scopes: readonly string[];
      limits: RateLimits;
      /** Null when only the tenant's limit applies. */
      keyRequestsPerMinute: number | null;
    }
  | { kind: 'publishable'; tenantId: string; keyId: string; limits: RateLimits }
  | { kind: 'visitor'; tenantId: string; visitorId: string; limits: RateLimits }
  | {
      /** A person who is signed in, in one of their businesses. */
      kind: 'member';
      tenantId: string;
      memberId: string;
      personId: string;
      sessionId: string;
      role: Role;
      /** Of the role. */
      scopes: readonly string[];
      limits: RateLimits;
    };

export type PrincipalKind = Principal['kind'];

export type VisitorPrincipal = Extract<Principal, { kind: 'visitor' }>;
export type MemberPrincipal = Extract<Principal, { kind: 'member' }>;

/** Who calls a `@Access('tenant')` handler. */
export interface TenantCaller {
  kind: 'key' | 'member';
  /** Of the key, or of the member. */
  id: string;
}

const PRINCIPAL = Symbol('principal');
const REAUTHENTICATE = Symbol('reauthenticate');

interface WithPrincipal {
  [PRINCIPAL]?: Principal;
  [REAUTHENTICATE]?: () => Promise<Principal>;
}

/** @param reauthenticate Checks the same credential again, for event streams, which outlive the guard. */
export function setPrincipal(
  request: object,
  principal: Principal,
  reauthenticate?: () => Promise<Principal>,
): void {
  (request as WithPrincipal)[PRINCIPAL] = principal;
  if (reauthenticate) (request as WithPrincipal)[REAUTHENTICATE] = reauthenticate;
}

export function principalOf(request: object): Principal | undefined {
  return (request as WithPrincipal)[PRINCIPAL];
}

/** Rejects with the guard's own refusal once the request's credential is no longer valid. */
export async function reauthenticate(request: object): Promise<void> {
  await (request as WithPrincipal)[REAUTHENTICATE]?.();
}

/** Adds a check: from now on `reauthenticate` also rejects when this one does. */
export function addReauthenticationCheck(request: object, check: () => Promise<void>): void {
  const { [REAUTHENTICATE]: prove } = request as WithPrincipal;
  if (!prove) return;
  (request as WithPrincipal)[REAUTHENTICATE] = async () => {
    const principal = await prove();
    await check();
    return principal;
  };
}

/** The authenticated visitor of a `@Access('visitor')` handler. */
export const Visitor = createParamDecorator((_: unknown, context: ExecutionContext): VisitorPrincipal => {
  const principal = principalOf(context.switchToHttp().getRequest());
  if (principal?.kind !== 'visitor')
    throw new Error('@Visitor() is used in a handler without @Access("visitor").');
  return principal;
});

/** The id of the key that calls a `@Access('admin')` handler. */
export const CallingAdmin = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const principal = principalOf(context.switchToHttp().getRequest());
  if (principal?.kind !== 'admin')
    throw new Error('@CallingAdmin() is used in a handler without @Access("admin").');
  return principal.keyId;
});

/** The key or the member that calls a `@Access('tenant')` handler. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext): TenantCaller => {
  const principal = principalOf(context.switchToHttp().getRequest());
  if (principal?.kind === 'tenant') return { kind: 'key', id: principal.keyId };
  if (principal?.kind === 'member') return { kind: 'member', id: principal.memberId };
  throw new Error('@Caller() is used in a handler without @Access("tenant").');
});

/** The member of a `@Access('member')` handler. */
export const Member = createParamDecorator((_: unknown, context: ExecutionContext): MemberPrincipal => {
  const principal = principalOf(context.switchToHttp().getRequest());
  if (principal?.kind !== 'member')
    throw new Error('@Member() is used in a handler without @Access("member").');
  return principal;
});

/** What the calling secret key or member may do; nothing for any other caller. */
export const HeldScopes = createParamDecorator((_: unknown, context: ExecutionContext): readonly string[] => {
  const principal = principalOf(context.switchToHttp().getRequest<object>());
  return principal && 'scopes' in principal ? principal.scopes : [];
});
