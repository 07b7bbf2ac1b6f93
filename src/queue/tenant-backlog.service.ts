import { Injectable } from '@nestjs/common';
import { TenantDb } from '../platform/database/tenant-db.js';
import { JOB_KINDS, type QueueName } from '../kernel/job-names.js';
import { JOB_POLICIES } from '../platform/queueing/job-kinds.js';
import { QUEUE_ERRORS } from './queue.errors.js';

/** Jobs that a tenant may owe in one queue before calls that owe one more each are refused. */
export const MOST_OWED = 1_000;
const RETRY_AFTER_SECONDS = 60;

/** Limits how many jobs one tenant may have waiting, for calls of the API that owe one job each. */
@Injectable()
export class TenantBacklog {
  constructor(private readonly db: TenantDb) {}

  /** @throws DomainError `too_many_jobs` when so many jobs of this tenant wait in the queue that it may owe no more. */
  async requireRoom(queue: QueueName): Promise<void> {
    const kinds = JOB_KINDS.filter((kind) => JOB_POLICIES[kind].queue === queue);
    const [row] = await this.db.query<{ owed: number }>(
      'SELECT count(*)::integer AS owed FROM (SELECT FROM outbox WHERE kind = ANY ($1) LIMIT $2) o',
      [kinds, MOST_OWED],
    );
    if ((row?.owed ?? 0) < MOST_OWED) return;
    throw QUEUE_ERRORS.too_many_jobs(
      `${MOST_OWED} jobs of this business wait to be done. Try again when some of them are.`,
      { retryAfterSeconds: RETRY_AFTER_SECONDS, limit: { name: `waiting jobs (${queue})`, size: MOST_OWED } },
    );
  }
}
