import { Injectable } from '@nestjs/common';
import type { DomainError } from '../kernel/errors.js';
import { CONVERSATION_ERRORS } from './conversations.errors.js';
import { newId } from '../kernel/ids.js';
import { TenantDb } from '../platform/database/tenant-db.js';
import { currentTenantId } from '../platform/context/request-context.js';
import {
  type Channel,
  type Conversation,
  type ConversationStatus,
  type NewVisitor,
  type Rating,
  type Visitor,
} from './conversation.types.js';

export interface ConversationRow {
  id: string;
  channel: Channel;
  status: ConversationStatus;
  assignee: { id: string; name: string } | null;
  handoff_reason: string | null;
  rating: number | null;
  rating_comment: string | null;
  created_at: Date;
  updated_at: Date;
  visitor: Visitor;
}

export interface ConversationFilter {
  status?: ConversationStatus;
  channel?: Channel;
  /** A member's id, or `NOBODY`. */
  assignee?: string;
  /** A visitor's id. */
  visitorId?: string;
  /** The business's own id of a visitor. */
  externalId?: string;
}

const VISITOR = `jsonb_build_object('id', v.id, 'externalId', v.external_id, 'name', v.name, 'email', v.email,
  'locale', v.locale)`;

const ASSIGNEE = `CASE WHEN a.id IS NOT NULL THEN jsonb_build_object('id', a.id, 'name', a.name) END`;

/** Of a conversation `c` with the joins below. */
export const CONVERSATION_COLUMNS = `c.id, c.channel, c.status, c.handoff_reason, c.rating, c.rating_comment, c.created_at,
    c.updated_at, ${VISITOR} AS visitor, ${ASSIGNEE} AS assignee`;
export const CONVERSATION_JOINS = `JOIN visitors v ON v.tenant_id = c.tenant_id AND v.id = c.visitor_id
    LEFT JOIN members a ON a.tenant_id = c.tenant_id AND a.id = c.assignee_id`;

const SELECT = `SELECT ${CONVERSATION_COLUMNS} FROM conversations c ${CONVERSATION_JOINS}`;

/** No row for a visitor who is being erased. */
const INSERT = `INSERT INTO conversations (tenant_id, id, channel, visitor_id)
  SELECT $1, $2, $3, id FROM visitors WHERE id = $4 AND erasing_at IS NULL FOR SHARE`;

@Injectable()
export class ConversationsRepository {
  constructor(private readonly db: TenantDb) {}

  /**
   * Inserts a visitor, or updates the one with the same id of the business's own.
   * @throws DomainError `conflict` while that visitor is being erased.
   */
  async saveVisitor(visitor: NewVisitor, page?: string): Promise<string> {
    const [row] = await this.db.query<{ id: string }>(
      `INSERT INTO visitors AS v (tenant_id, id, external_id, name, email, locale, page, verified_email)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
       ON CONFLICT (tenant_id, external_id) WHERE external_id IS NOT NULL DO UPDATE
         SET name = COALESCE(EXCLUDED.name, v.name), email = COALESCE(EXCLUDED.email, v.email),
             locale = COALESCE(EXCLUDED.locale, v.locale), page = COALESCE(EXCLUDED.page, v.page),
             verified_email = COALESCE(EXCLUDED.verified_email, v.verified_email)
         WHERE v.erasing_at IS NULL
       RETURNING id`,
      [
        currentTenantId(),
        newId(),
        visitor.externalId ?? null,
        visitor.name ?? null,
        visitor.email ?? null,
        visitor.locale ?? null,
        page ?? null,
        visitor.verifiedEmail ?? null,
      ],
    );
    if (!row) throw visitorErasing();
    return row.id;
  }

  /** @throws DomainError `conflict` when the visitor is being erased or has just been erased. */
  async create(channel: Channel, visitorId: string): Promise<string> {
    const values = [currentTenantId(), newId(), channel, visitorId];
    const [row] = await this.db.query<{ id: string }>(`${INSERT} RETURNING id`, values);
    if (!row) throw visitorErasing();
    return row.id;
  }

  async get(id: string): Promise<Conversation | null> {
    const [row] = await this.db.query<ConversationRow>(`${SELECT} WHERE c.id = $1`, [id]);
    return row ? toConversation(row) : null;
  }

  /**
   * Parallel first messages of one visitor go to one conversation, by the unique index of the channel. `ON CONFLICT`
   * names no index, because each channel has its own.
   */
  async openOn(channel: Channel, visitorId: string): Promise<void> {
    await this.db.query(`${INSERT} ON CONFLICT DO NOTHING`, [currentTenantId(), newId(), channel, visitorId]);
  }

  /**
   * Ends the visitor's present conversation on a channel: they no longer see it, and the next one is new. One in which
   * nothing was said is kept.
   * @returns the id of the conversation that was left
   */
  async leave(visitorId: string, channel: Channel): Promise<string | null> {
    const [row] = await this.db.query<{ id: string }>(
      `UPDATE conversations SET left_at = now() WHERE visitor_id = $1 AND channel = $2 AND left_at IS NULL
         AND last_seq > 0 RETURNING id`,
      [visitorId, channel],
    );
    return row?.id ?? null;
  }

  /** The visitor's newest conversation on a channel; none when they have left it. */
  async latestOf(visitorId: string, channel: Channel): Promise<Conversation | null> {
    const [row] = await this.db.query<ConversationRow>(
      `${SELECT} WHERE c.visitor_id = $1 AND c.channel = $2 AND c.left_at IS NULL ORDER BY c.id DESC LIMIT 1`,
      [visitorId, channel],
    );
    return row ? toConversation(row) : null;
  }

  /** Visitor → the id of their conversation on the channel, as `latestOf`. */
  async latestIds(visitorIds: string[], channel: Channel): Promise<Map<string, string>> {
    const rows = await this.db.query<{ visitor_id: string; id: string }>(
      `SELECT DISTINCT ON (visitor_id) visitor_id, id FROM conversations
       WHERE visitor_id = ANY ($1::uuid[]) AND channel = $2 AND left_at IS NULL ORDER BY visitor_id, id DESC`,
      [visitorIds, channel],
    );
    return new Map(rows.map((row) => [row.visitor_id, row.id]));
  }

  async rate(id: string, { score, comment }: Rating): Promise<boolean> {
    const rows = await this.db.query(
      'UPDATE conversations SET rating = $2, rating_comment = $3, updated_at = now() WHERE id = $1 RETURNING id',
      [id, score, comment],
    );
    return rows.length > 0;
  }
}

function visitorErasing(): DomainError {
  return CONVERSATION_ERRORS.visitor_erasing(
    'This visitor is being erased. Try again in a few seconds, and it is a new one.',
    { retryAfterSeconds: 5 },
  );
}

export function toConversation(row: ConversationRow): Conversation {
  return {
    id: row.id,
    channel: row.channel,
    status: row.status,
    visitor: row.visitor,
    assigneeId: row.assignee?.id ?? null,
    assignee: row.assignee,
    handoffReason: row.handoff_reason,
    rating: row.rating === null ? null : { score: row.rating, comment: row.rating_comment },
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
