import { Injectable } from '@nestjs/common';
import { TenantDb } from '../../platform/database/tenant-db.js';
import { Outbox } from '../../platform/queueing/outbox.js';
import { REPLIES_REACH, type Channel } from '../conversation.types.js';
import { SILENCE, WITH_TEAM, type Silence } from './silence.js';

/** What became of telling the business: `none` when it has no address or there is no mail server. */
export type Notice = 'pending' | 'sent' | 'failed' | 'none';

export interface Handoff {
  id: string;
  conversationId: string;
  reason: string;
  createdAt: Date;
  notice: Notice;
  /** Mails tried so far. */
  attempts: number;
}

export interface VisitorReach {
  reachable: boolean;
  staysOnPage: boolean;
  /** Of the conversation, else of the visitor; BCP 47. */
  language: string | null;
}

interface VisitorReachRow {
  channel: Channel;
  reachable: boolean;
  language: string | null;
}

interface HandoffRow {
  id: string;
  conversation_id: string;
  reason: string;
  created_at: Date;
  notice: Notice;
  attempts: number;
}

const COLUMNS = 'id, conversation_id, reason, created_at, notice, attempts';
const LOCK_NOTICES = `SELECT pg_advisory_xact_lock(
  hashtextextended('handoff.notify ' || current_setting('app.current_tenant'), 0))`;
/** Of a handoff `o`: a mail about it was tried within the hour. */
const WITHIN_HOUR = `o.tried_at > now() - interval '1 hour'`;

@Injectable()
export class HandoffsRepository {
  constructor(
    private readonly db: TenantDb,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Counts the attempt before it is made, so that one that kills its process counts too. Null when nothing is to be
   * told, or when that many others were tried within the hour: see `heldUntil`.
   */
  async begin(id: string, mostAnHour: number): Promise<Handoff | null> {
    const [row] = await this.db.transaction(async (sql) => {
      // One after the other for each business, else parallel jobs would all count themselves in.
      await sql.query(LOCK_NOTICES);
      return sql.query<HandoffRow>(
        `UPDATE handoffs SET attempts = attempts + 1, tried_at = now() WHERE id = $1 AND notice = 'pending'
           AND (SELECT count(*) FROM handoffs o WHERE ${WITHIN_HOUR} AND o.id <> $1) < $2
         RETURNING ${COLUMNS}`,
        [id, mostAnHour],
      );
    });
    return row ? toHandoff(row) : null;
  }

  /** When a handoff may be told that was held back; null when it needs to be told no more. */
  async heldUntil(id: string, mostAnHour: number): Promise<Date | null> {
    const [row] = await this.db.query<{ until: Date }>(
      `SELECT COALESCE((SELECT o.tried_at + interval '1 hour' FROM handoffs o WHERE ${WITHIN_HOUR} AND o.id <> $1
           ORDER BY o.tried_at DESC OFFSET $2::integer - 1 LIMIT 1), now()) AS until
       FROM handoffs WHERE id = $1 AND notice = 'pending'`,
      [id, mostAnHour],
    );
    return row?.until ?? null;
  }

  /** The others that wait to be told, oldest first: one mail tells of all. */
  async alsoPending(id: string, limit: number): Promise<Handoff[]> {
    const rows = await this.db.query<HandoffRow>(
      `SELECT ${COLUMNS} FROM handoffs WHERE notice = 'pending' AND id <> $1 ORDER BY id LIMIT $2`,
      [id, limit],
    );
    return rows.map(toHandoff);
  }

  /** Stores that one mail has told of these, and ends their jobs. */
  async told(ids: readonly string[]): Promise<void> {
    await this.db.transaction(async (sql) => {
      await sql.query(`UPDATE handoffs SET notice = 'sent', error = NULL WHERE id = ANY ($1::uuid[])`, [ids]);
      await sql.query(`DELETE FROM outbox WHERE kind = 'handoff.notify' AND reference = ANY ($1::uuid[])`, [
        ids,
      ]);
    });
  }

  /** Stores that there is nobody to tell, and ends its job. */
  async finish(id: string, outboxId: string): Promise<void> {
    await this.db.transaction(async (sql) => {
      await sql.query(`UPDATE handoffs SET notice = 'none' WHERE id = $1`, [id]);
      await this.outbox.settle(sql, outboxId);
    });
  }

  /** Stores that nobody could be told; an operator may have it tried again. @param error without an address */
  async giveUp(
    { id, attempts }: Pick<Handoff, 'id' | 'attempts'>,
    error: string,
    outboxId: string,
  ): Promise<void> {
    await this.db.transaction(async (sql) => {
      await sql.query(`UPDATE handoffs SET notice = 'failed' WHERE id = $1`, [id]);
      await this.outbox.giveUp(sql, outboxId, error, attempts);
    });
  }

  /** Has the business told after all. */
  async beginAnew(id: string): Promise<void> {
    await this.db.query(
      `UPDATE handoffs SET notice = 'pending', attempts = 0 WHERE id = $1 AND notice = 'failed'`,
      [id],
    );
  }

  /** Stores why a mail could not be sent. @param error the kind of failure, without an address */
  async noteError(id: string, error: string): Promise<void> {
    await this.db.query('UPDATE handoffs SET error = $2 WHERE id = $1', [id, error]);
  }

  /** Whether the last mail of the last day whose end is known could not be sent. */
  async mailsFail(): Promise<boolean> {
    const [row] = await this.db.query<{ fails: boolean }>(
      `SELECT error IS NOT NULL AS fails FROM handoffs
       WHERE tried_at > now() - interval '1 day' AND (error IS NOT NULL OR notice = 'sent')
       ORDER BY tried_at DESC LIMIT 1`,
    );
    return row?.fails ?? false;
  }

  /** Lets the relay send the job again, then. */
  async postpone(outboxId: string, until: Date): Promise<void> {
    await this.db.query('UPDATE outbox SET sent_at = $2 WHERE id = $1', [outboxId, until]);
  }

  async settle(outboxId: string): Promise<void> {
    await this.db.query('DELETE FROM outbox WHERE id = $1', [outboxId]);
  }

  /** Null when there is no such conversation, or it is not with the team. */
  async silence(conversationId: string): Promise<Silence | null> {
    const [row] = await this.db.query<Silence>(SILENCE, [conversationId]);
    return row ?? null;
  }

  /** Ends the job of a conversation that is not with the team, unless it has just come back to the team. */
  async settleReturn(outboxId: string, conversationId: string): Promise<void> {
    await this.db.transaction(async (sql) => {
      // Whoever hands it off again waits for this lock, and then stores a new row.
      await sql.query('SELECT FROM conversations WHERE id = $1 FOR UPDATE', [conversationId]);
      await sql.query(
        `DELETE FROM outbox WHERE id = $1 AND NOT EXISTS
           (SELECT FROM conversations c WHERE c.id = $2 AND ${WITH_TEAM})`,
        [outboxId, conversationId],
      );
    });
  }

  /** How the visitor of a conversation can be answered; null when there is no such conversation. */
  async standing(conversationId: string): Promise<VisitorReach | null> {
    const [row] = await this.db.query<VisitorReachRow>(
      `SELECT c.channel, COALESCE(v.verified_email, v.email) IS NOT NULL AS reachable,
         COALESCE(c.memory ->> 'language', v.locale) AS language
       FROM conversations c JOIN visitors v ON v.tenant_id = c.tenant_id AND v.id = c.visitor_id WHERE c.id = $1`,
      [conversationId],
    );
    if (!row) return null;
    const { channel, reachable, language } = row;
    return { reachable, language, staysOnPage: !REPLIES_REACH.includes(channel) };
  }

  /** An address that the visitor has typed: where to write, never a proof. */
  async keepEmail(visitorId: string, email: string): Promise<void> {
    await this.db.query('UPDATE visitors SET email = $2 WHERE id = $1 AND erasing_at IS NULL', [
      visitorId,
      email,
    ]);
  }
}

function toHandoff(row: HandoffRow): Handoff {
  const { id, conversation_id: conversationId, reason, created_at: createdAt, notice, attempts } = row;
  return { id, conversationId, reason, createdAt, notice, attempts };
}
