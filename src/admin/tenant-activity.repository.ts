import { Injectable } from '@nestjs/common';
import { earliestId } from '../kernel/ids.js';
import { TenantDb } from '../platform/database/tenant-db.js';

/** Counts of one business, without any of its content. */
export interface TenantActivity {
  /** Of visitors, the assistant and members; at most `MOST_COUNTED`. */
  messages: number;
  /** Conversations that wait for a person now. */
  waitingConversations: number;
  /** Turns that were not answered in spite of every attempt. */
  failedTurns: number;
}

/** Bounds the statement: what is more is not counted. */
export const MOST_COUNTED = 100_000;

/** Counts of the tenant in context, under RLS. Ids begin with their time, so the primary keys find a range of time. */
@Injectable()
export class TenantActivityRepository {
  constructor(private readonly db: TenantDb) {}

  async count(since: Date): Promise<TenantActivity> {
    const [row] = await this.db.query<{ messages: number; waiting: number; failed: number }>(
      `SELECT
         (SELECT count(*)::int FROM (SELECT FROM messages WHERE id >= $1 LIMIT ${MOST_COUNTED}) m) AS messages,
         (SELECT count(*)::int FROM (SELECT FROM conversations WHERE status = 'waiting' LIMIT ${MOST_COUNTED}) c)
           AS waiting,
         (SELECT count(*) FILTER (WHERE status = 'failed')::int
           FROM (SELECT status FROM turns WHERE id >= $1 LIMIT ${MOST_COUNTED}) t) AS failed`,
      [earliestId(since.getTime())],
    );
    return {
      messages: row?.messages ?? 0,
      waitingConversations: row?.waiting ?? 0,
      failedTurns: row?.failed ?? 0,
    };
  }
}
