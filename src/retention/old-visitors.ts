import { Injectable } from '@nestjs/common';
import { TenantDb, type TenantTransaction } from '../platform/database/tenant-db.js';
import { JobSender, Outbox, type OutboxEntry } from '../platform/queueing/outbox.js';
import { MOST_OWED } from '../queue/tenant-backlog.service.js';
import { noteDeleted } from './retention.repository.js';

const BATCH = 100;

/** Since when nothing was said in any conversation with them, and no person is asked for or there. */
const UNHEARD = `SELECT v.id, v.created_at::text AS created_at FROM visitors v
  WHERE v.created_at < $1 AND v.erasing_at IS NULL AND (v.created_at, v.id) > ($2, $3)
    AND NOT EXISTS (SELECT FROM conversations c
      WHERE c.visitor_id = v.id AND (c.updated_at >= $1 OR c.status IN ('waiting', 'member')))
  ORDER BY v.created_at, v.id LIMIT ${BATCH} FOR UPDATE OF v SKIP LOCKED`;

interface Place {
  created_at: string;
  id: string;
}

const START: Place = { created_at: '-infinity', id: '00000000-0000-0000-0000-000000000000' };

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
    const [waiting] = await sql.query<{ count: number }>(
      `SELECT count(*)::integer AS count FROM (SELECT FROM outbox WHERE kind = 'visitor.erase' LIMIT ${MOST_OWED}) o`,
    );
    if ((waiting?.count ?? 0) + BATCH > MOST_OWED) return { owed: [], last: undefined };
    const visitors = await sql.query<Place>(UNHEARD, [before, at, id]);
    await sql.query('UPDATE visitors SET erasing_at = now() WHERE id = ANY ($1)', [
      visitors.map((visitor) => visitor.id),
    ]);
    const owed: OutboxEntry[] = [];
    for (const visitor of visitors) owed.push(await this.outbox.add(sql, 'visitor.erase', visitor.id));
    await noteDeleted(sql, 'visitorsDays', { count: visitors.length, before });
    return { owed, last: visitors.length < BATCH ? undefined : visitors.at(-1) };
  }
}
