import { invalid, type DomainError } from '../../kernel/errors.js';
import type { TenantCaller } from '../../platform/auth/principal.js';

/**
 * The member whose call it is: who is signed in, or whom a key names.
 * @throws DomainError `invalid` when a key names nobody, or a member somebody else
 */
export function actingMember({ kind, id }: TenantCaller, memberId: string | undefined): string {
  if (kind === 'key' && memberId !== undefined) return memberId;
  if (kind === 'member' && (memberId === undefined || memberId === id)) return id;
  throw notActing(kind);
}

/** Null of a key: it sees what every member sees. */
export function lookingMember({ kind, id }: TenantCaller): string | null {
  return kind === 'member' ? id : null;
}

function notActing(kind: TenantCaller['kind']): DomainError {
  const detail =
    kind === 'key'
      ? 'A key does this for a member: send memberId.'
      : 'You do this for yourself: leave memberId out.';
  return invalid([{ pointer: '/memberId', code: 'wrong_member', detail }]);
}
