import { findHolidays, isLunar } from '../../language/time/holidays/holidays.js';
import type { Calendar, ClockTime, HolidayKey, Moment } from '../../language/time/moment.js';
import { momentWords, offsetWords } from '../../language/time/time-words.js';
import { textPattern } from '../../language/text/text-pattern.js';
import { oncePerClause, type Clause } from '../../assistant/clause.js';
import { closuresBetween } from '../closure-days.js';
import { WEEKDAYS, type Schedule, type Weekday } from '../schedule.types.js';
import { closuresNamed } from './closure-names.js';
import type { OpeningHoursInput, SpanInput } from './input.js';

/** What a question names, without what it asks. */
export type Asked = Omit<OpeningHoursInput, 'aspect' | 'expects'>;

/** The days and the time that a clause names, whatever it asks of them. */
export function askedOf(
  clause: Clause,
  moments: readonly Moment[],
  calendar: Calendar,
  schedule: Schedule | null,
): Asked {
  const days = withOwnNames(clause, moments, calendar, schedule);
  const weekdays = weekdaysOf(moments);
  const time = moments.find((moment) => moment.kind === 'time');
  const part = moments.find((moment) => moment.kind === 'part');
  return {
    ...(days.length > 0 && { days }),
    ...(days.length > 0 && time === undefined && isAfter(clause, moments) && { after: true }),
    ...(weekdays.length > 0 && { weekdays }),
    ...(moments.some((moment) => moment.kind === 'now') && { now: true }),
    ...(moments.some((moment) => moment.kind === 'unread') && { unread: true }),
    ...(time && timeInput(time)),
    ...(part && { part: part.part }),
  };
}

/** "I bought it last August": nobody comes then. */
export function isOver({ days = [], weekdays = [] }: Asked, { now }: Calendar): boolean {
  const today = now.toPlainDate().toString();
  return days.length > 0 && weekdays.length === 0 && days.every(({ from, to }) => (to ?? from) < today);
}

/** "After Christmas"; of "the day after Christmas" the day is known. */
function isAfter({ folded }: Clause, moments: readonly Moment[]): boolean {
  const first = moments.find(({ kind }) => kind === 'day' || kind === 'days');
  // The business's own name of a closure: "after the stocktaking".
  if (!first) return AFTER_NAME.test(folded) && !DAY_AFTER_NAME.test(folded);
  const before = folded.slice(Math.max(0, first.start - REACH), first.start);
  return AFTER.test(before) && !DAY_AFTER.test(before);
}

const REACH = 40;
const ARTICLE = "(?:\\p{L}{1,3}[\\s'])?";
const AFTER_WORDS = `(?<!\\p{L})(?:${offsetWords('after')})`;
const DAY_AFTER_WORDS = `(?:${momentWords(({ dayAfter }) => dayAfter)})`;
const AFTER = textPattern(`${AFTER_WORDS} ${ARTICLE}$`, 'u');
const AFTER_NAME = textPattern(`${AFTER_WORDS} ${ARTICLE}\\p{L}`, 'u');
const DAY_AFTER = textPattern(`${DAY_AFTER_WORDS} ?${ARTICLE}$`, 'u');
const DAY_AFTER_NAME = textPattern(`${DAY_AFTER_WORDS} ?${ARTICLE}\\p{L}`, 'u');

function timeInput(moment: Moment & { kind: 'time' }): Asked {
  return {
    time: clockText(moment.time),
    vague: moment.time.vague,
    relation: moment.relation,
    ...(moment.till && { till: clockText(moment.till) }),
  };
}

export function clockText({ hour, minute }: ClockTime): string {
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

function weekdaysOf(moments: readonly Moment[]): Weekday[] {
  const numbers = moments.flatMap((moment) => (moment.kind === 'weekly' ? moment.weekdays : []));
  return WEEKDAYS.filter((_, index) => numbers.includes(index + 1));
}

/** The business's names of closures have priority over the calendar. */
function withOwnNames(
  clause: Clause,
  moments: readonly Moment[],
  calendar: Calendar,
  schedule: Schedule | null,
): SpanInput[] {
  const said = moments.flatMap((moment) => spanInput(moment));
  if (schedule === null || said.some(({ holiday }) => holiday !== true)) return said;
  const today = calendar.now.toPlainDate();
  const holidays = holidaysIn(clause, calendar);
  const coming = closuresBetween(schedule.closures, today, today.add({ days: NAMED_AHEAD_DAYS }));
  const own = closuresNamed(clause.folded, holidays, coming, today, calendar.country);
  return own.length === 0 ? said : own.map((date) => ({ from: date }));
}

/** How far ahead closures are known by their names. */
const NAMED_AHEAD_DAYS = 800;

const holidaysIn = oncePerClause(({ folded }: Clause, { now, country }: Calendar) =>
  findHolidays(folded, now.toPlainDate(), country),
);

function spanInput(moment: Moment): SpanInput[] {
  if (moment.kind === 'days') {
    return [{ from: moment.from.toString(), to: moment.to.toString(), ...holidayInput(moment.holiday) }];
  }
  if (moment.kind !== 'day') return [];
  return [
    {
      from: moment.date.toString(),
      ...(moment.by === 'weekday' && { repeats: true }),
      ...holidayInput(moment.holiday),
    },
  ];
}

function holidayInput(key: HolidayKey | undefined): Partial<SpanInput> {
  return key === undefined ? {} : { holiday: true, ...(isLunar(key) && { lunar: true }) };
}
