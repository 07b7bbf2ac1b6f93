import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { RateLimits } from '../limits/rate-limits.js';

/** Who calls, proven by a credential. At most one tenant, and never from anything but the credential. */
export type Principal =
  | { kind: 'admin'; keyId: string }
  | {
      kind: 'tenant';
      tenantId: string;
      keyId: string;
      limits: RateLimits;
      /** Absent: the tenant's. */
      keyRequestsPerMinute?: number | null;
    }
  | { kind: 'publishable'; tenantId: string; keyId: string }
  | { kind: 'visitor'; tenantId: string; visitorId: string; limits: RateLimits };

export type PrincipalKind = Principal['kind'];

export type VisitorPrincipal = Extract<Principal, { kind: 'visitor' }>;

const PRINCIPAL = Symbol('principal');

interface WithPrincipal {
  [PRINCIPAL]?: Principal;
}

export function setPrincipal(request: object, principal: Principal): void {
  (request as WithPrincipal)[PRINCIPAL] = principal;
}

export function principalOf(request: object): Principal | undefined {
  return (request as WithPrincipal)[PRINCIPAL];
}

/** The proven visitor of a `@Access('visitor')` handler. */
export const Visitor = createParamDecorator((_: unknown, context: ExecutionContext): VisitorPrincipal => {
  const principal = principalOf(context.switchToHttp().getRequest());
  if (principal?.kind !== 'visitor')
    throw new Error('@Visitor() stands on a handler without @Access("visitor").');
  return principal;
});
