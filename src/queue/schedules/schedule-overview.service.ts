import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { SCHEDULE_NAMES, SCHEDULES, type ScheduleName } from '../../platform/queueing/schedules.js';
import { ScheduleRunsRepository } from './schedule-runs.repository.js';
import { nextTick } from './ticks.js';

/** A schedule of the platform, over all processes. */
export interface ScheduleOverview {
  name: ScheduleName;
  task: string;
  /** When its last run began; null when it has never run. */
  lastRunAt: Date | null;
  /** When that run ended well; null while it runs, and when it failed. */
  lastFinishedAt: Date | null;
  /** Why that run failed, in plain words; it is tried again within minutes. */
  error: string | null;
  nextRunAt: Date;
}

/** What the schedules look like, for platform admins. */
@Injectable()
export class ScheduleOverviewService {
  constructor(
    private readonly runs: ScheduleRunsRepository,
    private readonly clock: Clock,
  ) {}

  /** In the order of `SCHEDULE_NAMES`. */
  async list(): Promise<ScheduleOverview[]> {
    const runs = new Map((await this.runs.list()).map((run) => [run.name, run]));
    return SCHEDULE_NAMES.map((name) => {
      const run = runs.get(name);
      return {
        ...{ name, task: SCHEDULES[name].task, lastRunAt: run?.startedAt ?? null, error: run?.error ?? null },
        lastFinishedAt: run?.startedAt ? run.finishedAt : null,
        nextRunAt: nextTick(SCHEDULES[name], this.clock.now()),
      };
    });
  }
}
