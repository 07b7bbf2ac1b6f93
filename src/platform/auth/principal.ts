import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { RateLimits } from './rate-limits.js';

/** Who calls, proven by a credential. At most one tenant, and never from anything but the credential. */
export type Principal =
  | { kind: 'admin'; keyId: string }
  | {
      kind: 'tenant';
      tenantId: string;
      keyId: string;
      scopes: readonly string[];
      limits: RateLimits;
      /** Null: the tenant's. */
      keyRequestsPerMinute: number | null;
    }
  | { kind: 'publishable'; tenantId: string; keyId: string; limits: RateLimits }
  | { kind: 'visitor'; tenantId: string; visitorId: string; limits: RateLimits };

export type PrincipalKind = Principal['kind'];

export type TenantPrincipal = Extract<Principal, { kind: 'tenant' }>;
export type VisitorPrincipal = Extract<Principal, { kind: 'visitor' }>;

const PRINCIPAL = Symbol('principal');
const REPROVE = Symbol('reprove');

interface WithPrincipal {
  [PRINCIPAL]?: Principal;
  [REPROVE]?: () => Promise<Principal>;
}

/** @param reprove Proves the same credential again, for what stays open after the guard: event streams. */
export function setPrincipal(
  request: object,
  principal: Principal,
  reprove?: () => Promise<Principal>,
): void {
  (request as WithPrincipal)[PRINCIPAL] = principal;
  if (reprove) (request as WithPrincipal)[REPROVE] = reprove;
}

export function principalOf(request: object): Principal | undefined {
  return (request as WithPrincipal)[PRINCIPAL];
}

/** Rejects with the guard's own refusal once the request's credential no longer opens anything. */
export async function reprove(request: object): Promise<void> {
  await (request as WithPrincipal)[REPROVE]?.();
}

/** From now on the request is proven only while this holds too. */
export function proveAlso(request: object, check: () => Promise<void>): void {
  const { [REPROVE]: prove } = request as WithPrincipal;
  if (!prove) return;
  (request as WithPrincipal)[REPROVE] = async () => {
    const principal = await prove();
    await check();
    return principal;
  };
}

/** The proven visitor of a `@Access('visitor')` handler. */
export const Visitor = createParamDecorator((_: unknown, context: ExecutionContext): VisitorPrincipal => {
  const principal = principalOf(context.switchToHttp().getRequest());
  if (principal?.kind !== 'visitor')
    throw new Error('@Visitor() stands on a handler without @Access("visitor").');
  return principal;
});

/** The id of the key that calls a `@Access('tenant')` handler. */
export const CallingKey = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const principal = principalOf(context.switchToHttp().getRequest());
  if (principal?.kind !== 'tenant')
    throw new Error('@CallingKey() stands on a handler without @Access("tenant").');
  return principal.keyId;
});
