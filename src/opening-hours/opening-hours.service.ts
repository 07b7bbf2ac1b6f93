import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { Clock } from '../kernel/clock.js';
import { invalid } from '../kernel/errors.js';
import { cutFields } from '../kernel/bounded-text.js';
import { nextOpening, type NextOpening } from './next-opening.js';
import { OpeningHoursReader } from './opening-hours-reader.port.js';
import { OpeningHoursRepository } from './opening-hours.repository.js';
import { isOpenAt, nextChange } from './schedule.logic.js';
import { closureProblems, weekProblems } from './schedule.problems.js';
import { WEEKDAYS, type Closure, type Schedule, type Week } from './schedule.types.js';

export interface OpeningHours {
  week: Week;
  openNow: boolean;
  /** ISO 8601 UTC */
  nextChange: string | null;
}

@Injectable()
export class OpeningHoursService extends OpeningHoursReader {
  constructor(
    private readonly repository: OpeningHoursRepository,
    private readonly clock: Clock,
  ) {
    super();
  }

  schedule(): Promise<Schedule | null> {
    return this.repository.schedule();
  }

  /** Whether somebody is there now, and when that changes; null while the business has not entered its hours. */
  async nextOpening(): Promise<NextOpening | null> {
    const schedule = await this.repository.schedule();
    return (
      schedule && nextOpening(schedule, Temporal.Instant.fromEpochMilliseconds(this.clock.now().getTime()))
    );
  }

  async get(): Promise<OpeningHours> {
    const schedule = await this.repository.schedule();
    if (!schedule) return { week: emptyWeek(), openNow: false, nextChange: null };
    const now = Temporal.Instant.fromEpochMilliseconds(this.clock.now().getTime());
    return {
      week: inOrder(schedule.week),
      openNow: isOpenAt(schedule, now),
      nextChange: nextChange(schedule, now)?.at.toString({ smallestUnit: 'second' }) ?? null,
    };
  }

  async update(week: Week): Promise<OpeningHours> {
    const problems = weekProblems(week);
    if (problems.length > 0) throw invalid(problems);
    await this.repository.replaceWeek(week);
    return this.get();
  }

  closures(): Promise<Closure[]> {
    return this.repository.closures();
  }

  async updateClosures(closures: Closure[]): Promise<Closure[]> {
    const problems = closureProblems(closures);
    if (problems.length > 0) throw invalid(problems);
    await this.repository.replaceClosures(closures.map((closure) => cutFields(closure, ['reason']).row));
    return this.repository.closures();
  }
}

/** jsonb does not keep the order of keys; Monday must be first. */
function inOrder(week: Week): Week {
  return Object.fromEntries(WEEKDAYS.map((day) => [day, week[day]])) as unknown as Week;
}

/** While the business has no hours, the API returns none, and the assistant answers that it does not know. */
function emptyWeek(): Week {
  return Object.fromEntries(WEEKDAYS.map((day) => [day, []])) as unknown as Week;
}
