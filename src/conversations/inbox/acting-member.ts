import { invalid, type DomainError } from '../../kernel/errors.js';
import type { TenantCaller } from '../../platform/auth/principal.js';

/**
 * The member whose call it is: who is signed in, or whom a key names.
 * @throws DomainError `invalid` when a key names nobody, or a member somebody else
 */
function actingMember({ kind, id }: TenantCaller, memberId: string | undefined): string {
  if (kind === 'key' && memberId !== undefined) return memberId;
  if (kind === 'member' && (memberId === undefined || memberId === id)) return id;
  throw notActing(kind);
}

/**
 * As `actingMember`; a conversation that is not there is told before anything else is, as everywhere.
 * @param conversation throws when it is not there
 */
export async function actingMemberIn(
  conversation: () => Promise<unknown>,
  caller: TenantCaller,
  memberId: string | undefined,
): Promise<string> {
  try {
    return actingMember(caller, memberId);
  } catch (error) {
    await conversation();
    throw error;
  }
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
