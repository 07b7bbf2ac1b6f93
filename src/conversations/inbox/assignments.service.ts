import { Injectable } from '@nestjs/common';
import { notFound, type DomainError } from '../../kernel/errors.js';
import type { TenantCaller } from '../../platform/auth/principal.js';
import { ConversationNotices } from '../announcements.js';
import type { Conversation } from '../conversation.types.js';
import { CONVERSATION_ERRORS } from '../conversations.errors.js';
import { ConversationsService } from '../conversations.service.js';
import { actingMemberIn } from './acting-member.js';
import { AssignmentsRepository } from './assignments.repository.js';

/** Gives conversations to members. */
@Injectable()
export class AssignmentsService {
  constructor(
    private readonly assignments: AssignmentsRepository,
    private readonly conversations: ConversationsService,
    private readonly notices: ConversationNotices,
  ) {}

  /**
   * A member takes a conversation; a key takes it for one.
   * @param memberId of a key's call
   * @throws DomainError `taken` when another member has it, and it is not forced; `not_found`, `invalid`
   */
  async take(
    id: string,
    caller: TenantCaller,
    memberId: string | undefined,
    force: boolean,
  ): Promise<Conversation> {
    return this.give(id, await actingMemberIn(() => this.conversations.get(id), caller, memberId), force);
  }

  /** @param memberId null: nobody has it any more. @throws DomainError `not_found` */
  async assign(id: string, memberId: string | null): Promise<Conversation> {
    if (memberId !== null) return this.give(id, memberId, true);
    await this.assignments.release(id);
    return this.conversations.get(id);
  }

  private async give(id: string, memberId: string, force: boolean): Promise<Conversation> {
    const name = await this.assignments.nameOf(memberId);
    // A conversation of another business is told as one that does not exist, whoever it is given to.
    if (name === null) throw await this.conversations.get(id).then(() => notFound('member'));
    const text = await this.notices.takenText(id, name);
    const assigned = await this.assignments.assign(id, memberId, text, force);
    if ('takenBy' in assigned) throw taken(assigned.takenBy.name);
    if (assigned.message) await this.notices.announce(assigned.message);
    return this.conversations.get(id);
  }
}

function taken(name: string): DomainError {
  return CONVERSATION_ERRORS.taken(`${name} has the conversation. Send force to take it from them.`);
}
