import { Injectable } from '@nestjs/common';
import { TenantDb } from '../../platform/database/tenant-db.js';
import { NOBODY, type Author } from '../conversation.types.js';
import {
  toConversation,
  type ConversationFilter,
  type ConversationRow,
} from '../conversations.repository.js';
import { COUNTS, ONE, pageOf } from './inbox.sql.js';
import type { InboxPlace } from './inbox-cursor.js';
import type { InboxCounts, InboxItem, InboxOrder, InboxView } from './inbox.types.js';

interface ItemRow extends ConversationRow {
  waiting_since: Date | null;
  snoozed_until: Date | null;
  recent_place: bigint;
  waiting_place: bigint | null;
  last_from: Author | null;
  last_text: string | null;
  last_at: Date | null;
  unread: number;
}

interface CountsRow {
  needs_you: number;
  mine: number;
  unassigned: number;
  assistant: number;
  unread: number;
}

/** An item, and where it stands in the order, in microseconds of Unix time. */
export interface PlacedItem {
  item: InboxItem;
  micros: bigint | null;
}

/** Conversations as members look at them. */
@Injectable()
export class InboxRepository {
  constructor(private readonly db: TenantDb) {}

  async page(
    { view, order, memberId }: { view: InboxView; order: InboxOrder; memberId: string | null },
    limit: number,
    after: InboxPlace,
    { status, channel, assignee, visitorId, externalId }: ConversationFilter,
  ): Promise<PlacedItem[]> {
    const isUnassigned = assignee === NOBODY;
    const rows = await this.db.query<ItemRow>(pageOf(view, order), [
      ...[after.at, after.idEnd, memberId, limit, status ?? null, channel ?? null],
      ...[isUnassigned ? null : (assignee ?? null), isUnassigned, visitorId ?? null, externalId ?? null],
    ]);
    return rows.map((row) => ({
      item: toItem(row),
      micros: order === 'waiting' ? row.waiting_place : row.recent_place,
    }));
  }

  async get(id: string, memberId: string | null): Promise<InboxItem | null> {
    const [row] = await this.db.query<ItemRow>(ONE, [id, memberId]);
    return row ? toItem(row) : null;
  }

  /** @param until null: it is put off no more */
  async snooze(id: string, until: Date | null): Promise<void> {
    await this.db.query('UPDATE conversations SET snoozed_until = $2 WHERE id = $1', [id, until]);
  }

  async counts(memberId: string | null): Promise<InboxCounts> {
    const [row] = await this.db.query<CountsRow>(COUNTS, [memberId]);
    if (!row) throw new Error('The counts were not returned.');
    const { needs_you: needsYou, mine, unassigned, assistant, unread } = row;
    return { needsYou, mine, unassigned, assistant, unread };
  }
}

function toItem(row: ItemRow): InboxItem {
  const { last_from: from, last_text: text, last_at: at } = row;
  return {
    ...toConversation(row),
    lastMessage: from !== null && text !== null && at !== null ? { from, text, at } : null,
    waitingSince: row.waiting_since,
    snoozedUntil: row.snoozed_until,
    unread: row.unread,
  };
}
