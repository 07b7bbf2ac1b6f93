import { Injectable } from '@nestjs/common';
import { PlatformDb } from '../../platform/database/platform-db.js';
import type { ScheduleName } from '../../platform/queueing/schedules.js';
import { LONGEST_ERROR } from '../../platform/queueing/outbox.js';

/** A process that has not renewed its run for so long is taken for dead. */
const LEASE = `interval '15 seconds'`;
const PAUSE_AFTER_FAULT = `interval '5 minutes'`;

/** What became of a schedule's newest tick. */
export interface ScheduleRun {
  name: ScheduleName;
  tick: Date;
  /** Null when it has never run. */
  startedAt: Date | null;
  /** Null while it runs, and after a failure. */
  finishedAt: Date | null;
  /** Of the last attempt, in plain words; null when it did not fail. */
  error: string | null;
}

interface RunRow {
  name: ScheduleName;
  tick: Date;
  started_at: Date | null;
  finished_at: Date | null;
  error: string | null;
}

/** Which tick of each schedule has run: the record that holds when Redis is emptied. */
@Injectable()
export class ScheduleRunsRepository {
  constructor(private readonly db: PlatformDb) {}

  /** For a schedule that is new: it begins with its next tick. */
  async introduce(name: ScheduleName, tick: Date): Promise<void> {
    await this.db.query(
      `INSERT INTO schedule_runs (name, tick, finished_at) VALUES ($1, $2, now()) ON CONFLICT (name) DO NOTHING`,
      [name, tick],
    );
  }

  /** Takes a tick. @returns the run's fence, or null when the tick has run, or a live process has taken it. */
  async claim(name: ScheduleName, tick: Date): Promise<number | null> {
    const [row] = await this.db.query<{ fence: number }>(
      `UPDATE schedule_runs SET tick = $2, fence = fence + 1, started_at = now(), finished_at = NULL, error = NULL,
         leased_until = now() + ${LEASE}
       WHERE name = $1 AND leased_until <= now() AND (tick < $2 OR (tick = $2 AND finished_at IS NULL))
       RETURNING fence`,
      [name, tick],
    );
    return row?.fence ?? null;
  }

  async renew(name: ScheduleName, fence: number): Promise<void> {
    await this.db.query(
      `UPDATE schedule_runs SET leased_until = now() + ${LEASE} WHERE name = $1 AND fence = $2 AND finished_at IS NULL`,
      [name, fence],
    );
  }

  async finish(name: ScheduleName, fence: number): Promise<void> {
    await this.db.query(
      `UPDATE schedule_runs SET finished_at = now(), leased_until = now() WHERE name = $1 AND fence = $2`,
      [name, fence],
    );
  }

  /** The tick is tried again after a pause. @param error in plain words */
  async fail(name: ScheduleName, fence: number, error: string): Promise<void> {
    await this.db.query(
      `UPDATE schedule_runs SET error = $3, leased_until = now() + ${PAUSE_AFTER_FAULT}
       WHERE name = $1 AND fence = $2`,
      [name, fence, error.slice(0, LONGEST_ERROR)],
    );
  }

  /** Of these schedules, those of which a tick before this one is the last that ran, and that no live process runs. */
  async behind(ticks: ReadonlyMap<ScheduleName, Date>): Promise<ScheduleName[]> {
    const rows = await this.db.query<{ name: ScheduleName }>(
      `SELECT r.name FROM schedule_runs r
         JOIN unnest($1::text[], $2::timestamptz[]) AS due (name, tick) ON due.name = r.name
       WHERE r.leased_until <= now() AND (r.tick < due.tick OR (r.tick = due.tick AND r.finished_at IS NULL))`,
      [[...ticks.keys()], [...ticks.values()]],
    );
    return rows.map(({ name }) => name);
  }

  async list(): Promise<ScheduleRun[]> {
    const rows = await this.db.query<RunRow>(
      'SELECT name, tick, started_at, finished_at, error FROM schedule_runs ORDER BY name',
    );
    return rows.map((row) => ({
      ...{ name: row.name, tick: row.tick, error: row.error },
      ...{ startedAt: row.started_at, finishedAt: row.finished_at },
    }));
  }
}
