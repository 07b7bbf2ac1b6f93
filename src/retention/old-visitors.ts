import { Injectable } from '@nestjs/common';
import { TenantDb, type TenantTransaction } from '../platform/database/tenant-db.js';
import { JobSender, Outbox, type OutboxEntry } from '../platform/queueing/outbox.js';
import { MOST_OWED } from '../queue/tenant-backlog.service.js';
import { IS_AWAITED, START, type Place } from './awaited.js';
import { noteDeleted } from './retention.repository.js';

const BATCH = 100;

const OWED = `SELECT count(*)::integer AS count
  FROM (SELECT FROM outbox WHERE kind = 'visitor.erase' LIMIT ${MOST_OWED}) o`;

/** All that are old, also those that stay: a batch reads no more rows than its limit, however many stay. */
const OLD = `SELECT v.id, v.created_at::text AS created_at FROM visitors v
  WHERE v.created_at < $1 AND v.erasing_at IS NULL AND (v.created_at, v.id) > ($2, $3)
  ORDER BY v.created_at, v.id LIMIT ${BATCH} FOR UPDATE OF v SKIP LOCKED`;

/** Who speaks meanwhile is refused as one who is being erased, or has ended before and is seen. */
const LOCK_TALKS = 'SELECT FROM conversations WHERE visitor_id = ANY ($1) ORDER BY id FOR UPDATE';

/** Of these, those with whom nothing was said for so long, and of whom nobody waits. */
const MARK = `UPDATE visitors v SET erasing_at = now() WHERE v.id = ANY ($1) AND NOT EXISTS (
    SELECT FROM conversations c WHERE c.visitor_id = v.id AND (c.updated_at >= $2 OR ${IS_AWAITED}))
  RETURNING v.id`;

/** Visitors of the tenant in context who were not heard of for long. */
@Injectable()
export class OldVisitors {
  constructor(
    private readonly db: TenantDb,
    private readonly outbox: Outbox,
    private readonly jobs: JobSender,
  ) {}

  /**
   * Has them erased in the background, as many as the tenant may owe jobs; the rest the next time.
   * @returns how many are being erased
   */
  async erase(before: Date): Promise<number> {
    for (let total = 0, place = START; ;) {
      const { owed, last } = await this.db.transaction((sql) => this.mark(sql, before, place));
      for (const entry of owed) await this.jobs.send(entry);
      total += owed.length;
      if (!last) return total;
      place = last;
    }
  }

  private async mark(
    sql: TenantTransaction,
    before: Date,
    { created_at: at, id }: Place,
  ): Promise<{ owed: OutboxEntry[]; last: Place | undefined }> {
    const [waiting] = await sql.query<{ count: number }>(OWED);
    if ((waiting?.count ?? 0) + BATCH > MOST_OWED) return { owed: [], last: undefined };
    const old = await sql.query<Place>(OLD, [before, at, id]);
    const last = old.length < BATCH ? undefined : old.at(-1);
    const ids = old.map((visitor) => visitor.id);
    await sql.query(LOCK_TALKS, [ids]);
    const visitors = await sql.query<{ id: string }>(MARK, [ids, before]);
    const owed: OutboxEntry[] = [];
    for (const visitor of visitors) owed.push(await this.outbox.add(sql, 'visitor.erase', visitor.id));
    await noteDeleted(sql, 'visitorsDays', { count: visitors.length, before });
    return { owed, last };
  }
}
