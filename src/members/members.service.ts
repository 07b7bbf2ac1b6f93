import { Injectable } from '@nestjs/common';
import { type DomainError, notFound } from '../kernel/errors.js';
import { toPage, type Page, type PageRequest } from '../kernel/pagination.js';
import type { Role } from '../platform/auth/roles.js';
import { currentTenantId } from '../platform/context/request-context.js';
import { requireInCharge, type Authority } from './authority.js';
import type { Member } from './member.types.js';
import { MEMBER_ERRORS } from './members.errors.js';
import { MembersRepository, type MemberChange } from './members.repository.js';
import { PeopleRepository } from './people.repository.js';
import { CachedSessions } from './sessions/cached-sessions.js';

/** The people of a business. */
@Injectable()
export class MembersService {
  constructor(
    private readonly members: MembersRepository,
    private readonly people: PeopleRepository,
    private readonly sessions: CachedSessions,
  ) {}

  async list({ limit, after }: PageRequest): Promise<Page<Member>> {
    return toPage(await this.members.list(limit + 1, after), limit);
  }

  /** @throws DomainError `not_found`, `role_exceeds_own`, `last_owner` */
  async update(caller: Authority, id: string, role: Role): Promise<Member> {
    const changed = await this.members.change(async (members) => {
      const member = await found(members, id);
      await requireInCharge(caller, members, [member.role, role]);
      if (role !== 'owner') await requireOtherOwner(members, member);
      await members.setRole(id, role);
      return { ...member, role };
    });
    this.sessions.forget(currentTenantId());
    return changed;
  }

  /**
   * Who may remove others may remove themselves. Who belongs to no other business is forgotten altogether.
   * @throws DomainError as `update`
   */
  async remove(caller: Authority, id: string): Promise<void> {
    const { personId } = await this.members.change(async (members) => {
      const member = await found(members, id);
      if (caller.id !== id) await requireInCharge(caller, members, [member.role]);
      await requireOtherOwner(members, member);
      await members.remove(id);
      return member;
    });
    this.sessions.forget(currentTenantId());
    await this.people.left(personId, currentTenantId());
  }
}

async function found(members: MemberChange, id: string): Promise<Member> {
  const member = await members.get(id);
  if (!member) throw notFound('member');
  return member;
}

async function requireOtherOwner(members: MemberChange, { id, role }: Member): Promise<void> {
  if (role === 'owner' && !(await members.hasOtherOwner(id))) throw lastOwner();
}

function lastOwner(): DomainError {
  return MEMBER_ERRORS.last_owner(
    'This is the last owner of the business. Make somebody else an owner first.',
  );
}
