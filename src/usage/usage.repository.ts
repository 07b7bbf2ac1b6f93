import { Injectable } from '@nestjs/common';
import type { Responder } from '../chat/chat-engine.port.js';
import { earliestId } from '../kernel/ids.js';
import { TenantDb } from '../platform/database/tenant-db.js';
import type { Storage } from './usage.types.js';

/** Bounds the statement: what is more is not counted. */
export const MOST_COUNTED = 100_000;
/** Ids begin with a process's time, rows have the database's; the clocks differ by less. */
const CLOCKS_DIFFER_MS = 60_000;

export interface TurnCount {
  day: string;
  responder: Responder;
  count: number;
  /** Of these, those for which something was away. */
  degraded: number;
  /** What answers from the cache have saved, in millionths of a US dollar; those without a price are left out. */
  savedMicroUsd: number;
}

export interface MessageCount {
  day: string;
  count: number;
}

interface Moments {
  from: Date;
  until: Date;
}

const STORED = ['products', 'articles', 'orders', 'conversations', 'visitors'] as const;
const STORAGE = STORED.map(
  (table) => `(SELECT count(*)::int FROM (SELECT FROM ${table} LIMIT ${MOST_COUNTED}) t) AS ${table}`,
).join(', ');
/** The ids find the range by the primary key, the times decide. $1 to $4 as in `rangeOf`, $5 the zone. */
const IN_RANGE = 'id >= $1 AND id < $2 AND created_at >= $3 AND created_at < $4';
const DAY = '(created_at AT TIME ZONE $5)::date';

/** Counts of the business in context, under RLS. */
@Injectable()
export class UsageRepository {
  constructor(private readonly db: TenantDb) {}

  /** Answered turns by the business's days. */
  turns(moments: Moments, timezone: string): Promise<TurnCount[]> {
    return this.db.query<TurnCount>(
      `SELECT ${DAY} AS day, responder, count(*)::int AS count,
         count(*) FILTER (WHERE degraded)::int AS degraded, COALESCE(sum(saved_micro_usd), 0)::float8 AS "savedMicroUsd" FROM turns
       WHERE ${IN_RANGE} AND status = 'completed' AND responder IS NOT NULL GROUP BY 1, 2`,
      [...rangeOf(moments), timezone],
    );
  }

  messages(moments: Moments, timezone: string): Promise<MessageCount[]> {
    return this.db.query<MessageCount>(
      `SELECT ${DAY} AS day, count(*)::int AS count FROM messages WHERE ${IN_RANGE} GROUP BY 1`,
      [...rangeOf(moments), timezone],
    );
  }

  async storage(): Promise<Storage> {
    const [row] = await this.db.query<Storage>(`SELECT ${STORAGE}`);
    return row ?? { products: 0, articles: 0, orders: 0, conversations: 0, visitors: 0 };
  }
}

function rangeOf({ from, until }: Moments): unknown[] {
  const ids = [earliestId(from.getTime() - CLOCKS_DIFFER_MS), earliestId(until.getTime() + CLOCKS_DIFFER_MS)];
  return [...ids, from, until];
}
