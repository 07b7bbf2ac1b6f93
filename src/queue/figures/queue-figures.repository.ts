import { Injectable } from '@nestjs/common';
import { PlatformDb } from '../../platform/database/platform-db.js';
import type { JobKind } from '../../kernel/job-names.js';

/** What the outbox owes of one kind: jobs of active businesses that could run now, or do. */
export interface OwedKind {
  kind: JobKind;
  count: number;
  /** Since when the oldest waits, in seconds; of a turn since its message came. */
  oldestSeconds: number;
  /** Not in Redis, and neither sent by its request. */
  unsent: number;
  /** Since when the oldest of these could have been sent; 0 when there is none. */
  unsentSeconds: number;
}

const SINCE = 'COALESCE(o.sent_at, o.created_at)';
/** As the relay: a younger one is still with its request. */
const IS_UNSENT = `NOT o.is_queued AND ${SINCE} < now() - interval '3 seconds'`;
const AGE = (of: string) => `COALESCE(EXTRACT(EPOCH FROM now() - ${of}), 0)::float8`;

/** The queues as PostgreSQL knows them, which has every job until it is done. */
@Injectable()
export class QueueFiguresRepository {
  constructor(private readonly db: PlatformDb) {}

  /** One row for each kind that has any. */
  owed(): Promise<OwedKind[]> {
    return this.db.query<OwedKind>(
      `SELECT o.kind, count(*)::integer AS count,
         ${AGE(`min(CASE WHEN o.kind = 'turn.answer' THEN o.created_at ELSE ${SINCE} END)`)} AS "oldestSeconds",
         (count(*) FILTER (WHERE ${IS_UNSENT}))::integer AS unsent,
         ${AGE(`min(${SINCE}) FILTER (WHERE ${IS_UNSENT})`)} AS "unsentSeconds"
       FROM outbox o JOIN tenants t ON t.id = o.tenant_id AND t.status = 'active'
       WHERE ${SINCE} <= now() GROUP BY o.kind`,
    );
  }
}
