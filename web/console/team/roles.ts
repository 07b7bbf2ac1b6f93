import type { Role } from '../api/client.js';
import { useSession } from '../app/session.js';

export const ROLES: readonly Role[] = ['owner', 'manager', 'agent'];

/** The roles that the member may give and take: managers decide about agents alone, as the server does. */
export function useGivenRoles(): readonly Role[] {
  const { member } = useSession();
  if (member.role === 'owner') return ROLES;
  return member.role === 'manager' ? ['agent'] : [];
}
