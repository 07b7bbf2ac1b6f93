import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { Clock } from '../kernel/clock.js';
import type { KnowledgeSource } from '../kernel/knowledge-source.js';
import { invalid, type FieldProblem } from '../kernel/errors.js';
import { cutFields } from '../kernel/bounded-text.js';
import { nextOpening, type NextOpening } from './next-opening.js';
import { afterOpenMinutes } from './open-time.js';
import { OpeningHoursReader } from './opening-hours-reader.port.js';
import { OpeningHoursRepository, weekInOrder } from './opening-hours.repository.js';
import { closureProblems } from './closure.problems.js';
import { HolidayCalendar } from './holidays/holiday-calendar.js';
import { closuresOf } from './holidays/holiday-closures.js';
import type { HolidaysWanted, PublicHolidays } from './holidays/public-holidays.js';
import { withVersion, withVersionOf } from '../platform/database/row-version.js';
import { isOpenAt, nextChange } from './schedule.logic.js';
import { weekProblems } from './schedule.problems.js';
import { WEEKDAYS, type ClosureEntry, type ClosureList, type Schedule, type Week } from './schedule.types.js';

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
    private readonly calendar: HolidayCalendar,
  ) {
    super();
  }

  schedule(): Promise<Schedule | null> {
    return this.repository.schedule();
  }

  /** Whether somebody is there at a time, and when that changes; null while the business has not entered its hours. */
  async nextOpening(at = this.clock.now()): Promise<NextOpening | null> {
    const schedule = await this.repository.schedule();
    return schedule && nextOpening(schedule, Temporal.Instant.fromEpochMilliseconds(at.getTime()));
  }

  /**
   * When the business will have been open for so many minutes since then; without hours, time counts as it passes.
   * Null when it never opens again.
   */
  async afterOpenMinutes(from: Date, minutes: number): Promise<Date | null> {
    const schedule = await this.repository.schedule();
    if (!schedule) return new Date(from.getTime() + minutes * 60_000);
    const at = afterOpenMinutes(schedule, Temporal.Instant.fromEpochMilliseconds(from.getTime()), minutes);
    return at && new Date(at.epochMilliseconds);
  }

  async get(): Promise<OpeningHours> {
    const schedule = await this.repository.schedule();
    if (!schedule) return withVersion({ week: emptyWeek(), openNow: false, nextChange: null }, 0n);
    const now = Temporal.Instant.fromEpochMilliseconds(this.clock.now().getTime());
    return withVersionOf(schedule, {
      week: weekInOrder(schedule.week),
      openNow: isOpenAt(schedule, now),
      nextChange: nextChange(schedule, now)?.at.toString({ smallestUnit: 'second' }) ?? null,
    });
  }

  /** @param source of knowledge that has the week; left out, the business has entered it */
  async update(week: Week, source?: KnowledgeSource): Promise<OpeningHours> {
    const problems = weekProblems(week);
    if (problems.length > 0) throw invalid(problems);
    await this.repository.replaceWeek(week, source);
    return this.get();
  }

  closures(): Promise<ClosureList> {
    return this.repository.closures();
  }

  async updateClosures(closures: ClosureEntry[]): Promise<ClosureList> {
    const problems = closureProblems(closures);
    if (problems.length > 0) throw invalid(problems);
    await this.repository.replaceClosures(closures.map((closure) => cutFields(closure, ['reason']).row));
    return this.repository.closures();
  }

  publicHolidays({ locale, year, ...wanted }: HolidaysQuery): Promise<PublicHolidays> {
    const language = locale?.split('-')[0];
    return this.calendar.holidays({
      ...wanted,
      year: year ?? this.clock.now().getUTCFullYear(),
      ...(language !== undefined && { language }),
    });
  }

  /**
   * Takes public holidays over as closures: those of `dates`, or all that need no confirmation. A day that has a
   * closure already keeps it.
   */
  async importHolidays({ dates, ...wanted }: HolidaysImport): Promise<ImportedHolidays> {
    const { holidays } = await this.publicHolidays(wanted);
    const unknown =
      dates?.flatMap((date, index) => (holidays.some((each) => each.date === date) ? [] : [index])) ?? [];
    if (unknown.length > 0) throw invalid(unknown.map((index) => noHoliday(index, dates?.[index] ?? '')));
    const chosen = holidays.filter(({ date, confirm }) => (dates ? dates.includes(date) : !confirm));
    const { closures: existing } = await this.repository.closures();
    const { fresh, kept } = closuresOf(chosen, existing);
    if (existing.length + fresh.length > MOST_CLOSURES) throw invalid([TOO_MANY]);
    const added = fresh.length === 0 ? 0 : await this.repository.addClosures(fresh);
    return { added, kept, ...(await this.repository.closures()) };
  }
}

export type HolidaysQuery = Pick<HolidaysWanted, 'country' | 'region'> & {
  year?: number;
  /** BCP 47 of the names; without it the country's own language. */
  locale?: string;
};
export type HolidaysImport = HolidaysQuery & { dates?: string[] };

export interface ImportedHolidays {
  added: number;
  /** Holidays whose days have closures of their own. */
  kept: number;
  closures: ClosureEntry[];
}

const MOST_CLOSURES = 500;
const TOO_MANY = {
  pointer: '/dates',
  code: 'too_many',
  detail: `a business has at most ${MOST_CLOSURES} closures`,
};

function noHoliday(index: number, date: string): FieldProblem {
  return { pointer: `/dates/${index}`, code: 'no_holiday', detail: `${date} is no public holiday there` };
}

/** While the business has no hours, the API returns none, and the assistant answers that it does not know. */
function emptyWeek(): Week {
  return Object.fromEntries(WEEKDAYS.map((day) => [day, []])) as unknown as Week;
}
