import type { DomainError } from '../kernel/errors.js';
import { unauthenticated } from '../platform/auth/authenticator.js';
import type { TenantCaller } from '../platform/auth/principal.js';
import { isInChargeOf, mayGive, type Role } from '../platform/auth/roles.js';
import { MEMBER_ERRORS } from './members.errors.js';

/** Who decides about members: the calling key or member, and what it holds. */
export interface Authority extends TenantCaller {
  scopes: readonly string[];
}

interface Roles {
  get(id: string): Promise<{ role: Role } | null>;
}

/**
 * A member's role is read in the transaction of the change: what the guard knows of it may be five seconds old.
 * @throws DomainError `role_exceeds_own` when the caller is not in charge of members of all these roles
 */
export async function requireInCharge(
  { kind, id, scopes }: Authority,
  members: Roles,
  roles: readonly Role[],
): Promise<void> {
  const own = kind === 'member' ? await members.get(id) : null;
  if (kind === 'member' && !own) throw unauthenticated();
  const excess = roles.find((role) => (own ? !isInChargeOf(own.role, role) : !mayGive(scopes, role)));
  if (excess !== undefined) throw exceedsOwn(excess);
}

function exceedsOwn(role: Role): DomainError {
  return MEMBER_ERRORS.role_exceeds_own(`You are not in charge of members with the role "${role}".`);
}
