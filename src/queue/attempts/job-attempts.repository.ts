import { Injectable } from '@nestjs/common';
import { TenantDb } from '../../platform/database/tenant-db.js';
import { LONGEST_ERROR, Outbox } from '../../platform/queueing/outbox.js';

/**
 * An attempt that was begun longer ago and has not ended died with its process: BullMQ gives a job to another worker
 * half a minute after its lock was last renewed. One begun more recently may still run, where Redis was emptied.
 */
const DEAD_AFTER_SECONDS = 20;
const HAS_DIED = `begun_at < now() - interval '${DEAD_AFTER_SECONDS} seconds'`;

/** The failed attempts of owed jobs, kept with their outbox rows. */
@Injectable()
export class JobAttemptsRepository {
  constructor(
    private readonly db: TenantDb,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Notes that an attempt begins, and counts the one before when it has never ended.
   * @param error of an attempt that has died
   * @returns how many have failed or died; null when nothing is owed any more
   */
  async begin(outboxId: string, error: string): Promise<number | null> {
    const [row] = await this.db.query<{ attempts: number }>(
      `UPDATE outbox SET begun_at = now(), attempts = attempts + COALESCE((${HAS_DIED})::integer, 0),
         first_failed_at = CASE WHEN ${HAS_DIED} THEN COALESCE(first_failed_at, begun_at) ELSE first_failed_at END,
         last_failed_at = CASE WHEN ${HAS_DIED} THEN begun_at ELSE last_failed_at END,
         error = CASE WHEN ${HAS_DIED} THEN $2 ELSE error END
       WHERE id = $1 RETURNING attempts`,
      [outboxId, error],
    );
    return row?.attempts ?? null;
  }

  /** Of an attempt after which the job is still owed, but has not failed: it waits for something. */
  async ended(outboxId: string): Promise<void> {
    await this.db.query(
      `UPDATE outbox SET is_queued = false, begun_at = NULL, attempts = 0, first_failed_at = NULL, last_failed_at = NULL,
         error = NULL WHERE id = $1`,
      [outboxId],
    );
  }

  /** The attempt is to be made again, and does not count. */
  async interrupted(outboxId: string): Promise<void> {
    await this.db.query('UPDATE outbox SET is_queued = false, begun_at = NULL WHERE id = $1', [outboxId]);
  }

  /** Counts a failed attempt. @returns how many there are; null when nothing is owed any more. */
  async failed(outboxId: string, error: string): Promise<number | null> {
    const [row] = await this.db.query<{ attempts: number }>(
      `UPDATE outbox SET begun_at = NULL, attempts = attempts + 1, first_failed_at = COALESCE(first_failed_at, now()),
         last_failed_at = now(), error = $2 WHERE id = $1 RETURNING attempts`,
      [outboxId, error.slice(0, LONGEST_ERROR)],
    );
    return row?.attempts ?? null;
  }

  /** Lets the relay send the job again, then. @param pauseMs from now */
  async postpone(outboxId: string, pauseMs: number): Promise<void> {
    await this.db.query(
      `UPDATE outbox SET is_queued = false, sent_at = now() + $2::integer * interval '1 millisecond' WHERE id = $1`,
      [outboxId, Math.round(pauseMs)],
    );
  }

  /** Makes the job a dead letter. */
  async giveUp(outboxId: string): Promise<void> {
    await this.db.transaction((sql) => this.outbox.giveUp(sql, outboxId));
  }
}
