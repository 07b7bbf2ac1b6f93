import { Injectable } from '@nestjs/common';
import { invalid, notFound } from '../../kernel/errors.js';
import type { Page, PageRequest } from '../../kernel/pagination.js';
import type { TenantCaller } from '../../platform/auth/principal.js';
import type { ConversationFilter } from '../conversations.repository.js';
import { AssignmentsRepository } from './assignments.repository.js';
import { placeOf, toCursorId } from './inbox-cursor.js';
import { InboxRepository, type PlacedItem } from './inbox.repository.js';
import type { InboxCounts, InboxItem, InboxOrder, InboxRequest } from './inbox.types.js';
import { actingMemberIn } from './acting-member.js';
import { ReadsRepository } from './reads.repository.js';

/** What members see of conversations, and what they have read. */
@Injectable()
export class InboxService {
  constructor(
    private readonly inbox: InboxRepository,
    private readonly reads: ReadsRepository,
    private readonly assignments: AssignmentsRepository,
  ) {}

  /** @throws DomainError `invalid` for a key that asks for its own */
  async list(
    request: InboxRequest,
    { limit, after }: PageRequest,
    filter: ConversationFilter,
  ): Promise<Page<InboxItem>> {
    const { view = 'all', memberId } = request;
    if (view === 'mine' && memberId === null) throw nobodys();
    const order = orderOf(request);
    const rows = await this.inbox.page({ view, order, memberId }, limit + 1, placeOf(order, after), filter);
    const page = rows.slice(0, limit);
    const hasMore = rows.length > limit;
    const last = page.at(-1);
    const next = hasMore && last ? cursorIdOf(order, last) : null;
    return { data: page.map(({ item }) => item), page: { next, hasMore } };
  }

  /** @throws DomainError `not_found` */
  async get(id: string, memberId: string | null): Promise<InboxItem> {
    const item = await this.inbox.get(id, memberId);
    if (!item) throw notFound('conversation');
    return item;
  }

  /**
   * @param until null: it is put off no more
   * @throws DomainError `not_found`, `invalid` for a time that is over
   */
  async snooze(id: string, memberId: string | null, until: Date | null): Promise<InboxItem> {
    if (until !== null && until.getTime() <= Date.now()) {
      await this.get(id, null);
      throw isOver();
    }
    await this.inbox.snooze(id, until);
    return this.get(id, memberId);
  }

  counts(memberId: string | null): Promise<InboxCounts> {
    return this.inbox.counts(memberId);
  }

  /**
   * @param memberId of a key's call
   * @throws DomainError `not_found`, `invalid`
   */
  async read(id: string, caller: TenantCaller, memberId: string | undefined, seq: number): Promise<void> {
    const reader = await actingMemberIn(() => this.get(id, null), caller, memberId);
    await this.requireMember(id, reader);
    if (!(await this.reads.save(reader, id, seq))) throw notFound('conversation');
  }

  /**
   * @param memberId of a key's call; undefined: no member has read it
   * @throws DomainError `not_found`, `invalid`
   */
  async unread(id: string, caller: TenantCaller, memberId: string | undefined): Promise<void> {
    if (caller.kind === 'key' && memberId === undefined) {
      await this.get(id, null);
      return this.reads.removeAll(id);
    }
    const reader = await actingMemberIn(() => this.get(id, null), caller, memberId);
    await this.requireMember(id, reader);
    if (!(await this.reads.remove(reader, id))) throw notFound('conversation');
  }

  /** A conversation that is not there is told first, as everywhere. */
  private async requireMember(conversationId: string, memberId: string): Promise<void> {
    if ((await this.assignments.nameOf(memberId)) !== null) return;
    await this.get(conversationId, null);
    throw notFound('member');
  }
}

function orderOf({ view, sort }: InboxRequest): InboxOrder {
  if (sort !== undefined) return sort;
  if (view === undefined) return 'started';
  return view === 'needs_you' ? 'waiting' : 'recent';
}

function cursorIdOf(order: InboxOrder, { item, micros }: PlacedItem): string {
  return order === 'started' || micros === null ? item.id : toCursorId(micros, item.id);
}

function isOver(): Error {
  return invalid([{ pointer: '/until', code: 'in_the_past', detail: '"until" must be in the future.' }]);
}

function nobodys(): Error {
  const detail = 'A key has no conversations of its own: name a member by assignee.';
  return invalid([{ pointer: '/view', code: 'wrong_member', detail }]);
}
