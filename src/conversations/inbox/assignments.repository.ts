import { Injectable } from '@nestjs/common';
import { notFound } from '../../kernel/errors.js';
import { currentContext, currentTenantId } from '../../platform/context/request-context.js';
import { TenantDb, type TenantTransaction } from '../../platform/database/tenant-db.js';
import { statusAfter } from '../conversation-state.js';
import type { ConversationStatus, Message } from '../conversation.types.js';
import { owedReturn } from '../handoff/record-handoff.js';
import { insertMessage, lockConversation } from '../messages.repository.js';

/** The member that a conversation is given to. */
export interface Assignee {
  id: string;
  name: string;
}

interface Held {
  status: ConversationStatus;
  takenBy: Assignee | null;
}

/** What came of it: the message that tells the visitor, if any, or who has the conversation instead. */
export type Assigned = { message: Message | null } | { takenBy: Assignee };

/** Who has which conversation. */
@Injectable()
export class AssignmentsRepository {
  constructor(private readonly db: TenantDb) {}

  /** The name of a member; null when there is none. */
  async nameOf(memberId: string): Promise<string | null> {
    const [row] = await this.db.query<{ name: string }>('SELECT name FROM members WHERE id = $1', [memberId]);
    return row?.name ?? null;
  }

  /**
   * Gives a conversation to a member, whom the visitor waits for from now on.
   * @param text told to the visitor when nobody of the team had the conversation before
   * @param force takes it from another member, too
   * @throws DomainError `not_found` of the conversation, or of a member who has just left
   */
  assign(conversationId: string, memberId: string, text: string, force: boolean): Promise<Assigned> {
    return this.db.transaction(async (sql) => {
      const held = await lockHeld(sql, conversationId);
      if (!force && held.takenBy !== null && held.takenBy.id !== memberId) return { takenBy: held.takenBy };
      if (held.takenBy?.id === memberId) return { message: null };
      const updated = await sql.query(
        `UPDATE conversations SET assignee_id = m.id, taken_at = now(), updated_at = now(), status = 'member',
           snoozed_until = NULL
         FROM members m WHERE conversations.id = $1 AND m.id = $2 RETURNING conversations.id`,
        [conversationId, memberId],
      );
      if (updated.length === 0) throw notFound('member');
      const status = statusAfter(held.status, 'taken');
      if (status === null) return { message: null };
      await oweReturn(sql, conversationId);
      const note = { conversationId, from: 'system', text, clientId: null, status } as const;
      return { message: await insertMessage(sql, note) };
    });
  }

  /** Nobody has the conversation any more; whose turn it is stays. @throws DomainError `not_found` */
  async release(conversationId: string): Promise<void> {
    await this.db.transaction(async (sql) => {
      await lockHeld(sql, conversationId);
      await sql.query('UPDATE conversations SET assignee_id = NULL, updated_at = now() WHERE id = $1', [
        conversationId,
      ]);
    });
  }
}

/**
 * Nobody has a resolved conversation: its assignee is who had it. Who it is is asked behind the lock, for a statement that
 * has waited for it sees other tables as they were before.
 */
async function lockHeld(sql: TenantTransaction, conversationId: string): Promise<Held> {
  const status = await lockConversation(sql, conversationId);
  if (status !== 'member') return { status, takenBy: null };
  const [takenBy = null] = await sql.query<Assignee>(
    `SELECT a.id, a.name FROM conversations c
       JOIN members a ON a.tenant_id = c.tenant_id AND a.id = c.assignee_id WHERE c.id = $1`,
    [conversationId],
  );
  return { status, takenBy };
}

async function oweReturn(sql: TenantTransaction, conversationId: string): Promise<void> {
  const { correlationId } = currentContext();
  await sql.query(owedReturn('$2::uuid', '$3::text', ''), [currentTenantId(), conversationId, correlationId]);
}
