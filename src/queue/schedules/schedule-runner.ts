import { Inject, Injectable, Logger, type OnModuleInit, type Type } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { Clock } from '../../kernel/clock.js';
import {
  SCHEDULE_NAMES,
  SCHEDULES,
  type Schedule,
  type ScheduledWork,
  type ScheduleName,
} from '../../platform/queueing/schedules.js';
import { plainWords } from '../attempts/job-attempts.js';
import { ScheduleRunsRepository } from './schedule-runs.repository.js';
import { tickOf } from './ticks.js';

/** Exhaustive: a new schedule does not compile until the root module's list names its work. */
export type ScheduledWorkList = Readonly<Record<ScheduleName, Type<ScheduledWork>>>;

export const SCHEDULED_WORK_LIST = Symbol('SCHEDULED_WORK_LIST');

const RENEW_MS = 5_000;
/** Its tick's own job has had time to run by then. */
const GRACE_MS = 60_000;

/** Runs the work of a schedule's tick, once over all processes. */
@Injectable()
export class ScheduleRunner implements OnModuleInit {
  private readonly logger = new Logger('Schedule');
  private readonly works = new Map<ScheduleName, ScheduledWork>();

  constructor(
    @Inject(SCHEDULED_WORK_LIST) private readonly list: ScheduledWorkList,
    private readonly providers: ModuleRef,
    private readonly runs: ScheduleRunsRepository,
    private readonly clock: Clock,
  ) {}

  /** @throws when no module of this process provides the work of a schedule. */
  onModuleInit(): void {
    for (const name of SCHEDULE_NAMES) {
      this.works.set(name, this.providers.get(this.list[name], { strict: false }));
    }
  }

  /** Notes the schedules that are new. */
  async introduce(): Promise<void> {
    for (const name of SCHEDULE_NAMES) {
      await this.runs.introduce(name, tickOf(this.scheduleOf(name), this.clock.now()));
    }
  }

  /** Schedules whose newest tick should have run a minute ago and has not. */
  behind(): Promise<ScheduleName[]> {
    const then = new Date(this.clock.now().getTime() - GRACE_MS);
    return this.runs.behind(
      new Map(SCHEDULE_NAMES.map((name) => [name, tickOf(this.scheduleOf(name), then)])),
    );
  }

  /**
   * Does the newest tick's work, unless it is done or being done. Older ticks that were missed are not made up for.
   * @param due when the caller was to call: this process's clock may be behind
   */
  async run(name: ScheduleName, due = new Date(0)): Promise<void> {
    const work = this.works.get(name);
    if (!work) return;
    const now = Math.max(this.clock.now().getTime(), due.getTime());
    const tick = tickOf(this.scheduleOf(name), new Date(now));
    const fence = await this.runs.claim(name, tick);
    if (fence === null) return;
    const renewals = setInterval(() => void this.runs.renew(name, fence).catch(() => undefined), RENEW_MS);
    try {
      await work.run(tick);
      await this.runs.finish(name, fence);
      this.logger.log({ schedule: name, tick }, `${name} done`);
    } catch (error) {
      this.logger.warn(
        { err: error, schedule: name, tick },
        `${name} failed; it is tried again in 5 minutes`,
      );
      await this.runs.fail(name, fence, plainWords(error));
    } finally {
      clearInterval(renewals);
    }
  }

  scheduleOf(name: ScheduleName): Schedule {
    return SCHEDULES[name];
  }
}
