import type { Temporal } from 'temporal-polyfill';
import { takeDates } from './calendar-dates.js';
import { takeTimes } from './clock-times.js';
import { findHolidays } from './holidays/holidays.js';
import type { Calendar, ClockTime, DayPart, Moment, MomentValue } from './moment.js';
import { takeRelativeDays } from './relative-days.js';
import { wholeWords, Scan } from './scan.js';
import { momentWords } from './time-words.js';
import { takeMisspelledWeekdays, takeWeekdays } from './weekdays.js';

/** Greetings, wishes and idioms that contain a word of time but mean no moment. */
const NOT_A_MOMENT = wholeWords(momentWords(({ none }) => none));

const DAY_PARTS: readonly DayPart[] = ['afternoon', 'morning', 'midday', 'evening', 'night'];
const PARTS = DAY_PARTS.map((part) => [part, wholeWords(momentWords(({ parts }) => parts[part]))] as const);

const NOW = wholeWords(momentWords(({ now }) => now));

const ARTICLES = momentWords(({ articles }) => articles);
const UNTIL = momentWords(({ until }) => until);
/** Between the two days of a span; the group matches when a word or sign marks it as one. */
const JOINED = new RegExp(`^\\s{0,3}(-|${UNTIL})?\\s{0,3}(?:(?:${ARTICLES}|den) )?$`, 'u');

/**
 * The dates and times in a folded text, in order of appearance. Bare numbers, prices, greetings and words such as
 * "march shoes" are ignored. Days are in the zone of `calendar.now`.
 */
export function findMoments(folded: string, calendar: Calendar): Moment[] {
  const scan = new Scan(folded);
  scan.hide(NOT_A_MOMENT);
  takeHolidays(scan, calendar);
  takeDates(scan, calendar);
  takeRelativeDays(scan, calendar);
  takeWeekdays(scan, calendar);
  takeTimes(scan, calendar);
  scan.take(NOW, () => ({ kind: 'now' }));
  for (const [part, pattern] of PARTS) scan.take(pattern, () => ({ kind: 'part', part }));
  takeMisspelledWeekdays(scan, calendar);
  const inOrder = scan.moments.toSorted((one, other) => one.start - other.start);
  const shifted = inOrder.map((moment) => besideDay(moment, folded));
  return withHalvesOfDay(joinRanges(withoutRepeatedWeekday(shifted), folded));
}

const BESIDE = `\\s*(?:(?:${ARTICLES}) |l'|)$`;
const DAY_BEFORE = new RegExp(`(?:${momentWords(({ dayBefore }) => dayBefore)})${BESIDE}`, 'u');
const DAY_AFTER = new RegExp(`(?:${momentWords(({ dayAfter }) => dayAfter)})${BESIDE}`, 'u');

function endsOf(moment: Moment & { kind: 'day' | 'days' }): [Temporal.PlainDate, Temporal.PlainDate] {
  if (moment.kind === 'day') return [moment.date, moment.date];
  // "Christmas" may last from the 24th to the 26th, but the day before it is the 24th.
  const feast = moment.holiday === 'christmas' ? moment.from.add({ days: 1 }) : null;
  return feast ? [feast, feast] : [moment.from, moment.to];
}

/** "The day before Thanksgiving" is not itself a holiday. */
function besideDay(moment: Moment, text: string): Moment {
  if (moment.kind !== 'day' && moment.kind !== 'days') return moment;
  const before = text.slice(Math.max(0, moment.start - 30), moment.start);
  const { start, end } = moment;
  const [first, last] = endsOf(moment);
  if (DAY_BEFORE.test(before))
    return { kind: 'day', by: 'date', date: first.subtract({ days: 1 }), start, end };
  if (DAY_AFTER.test(before)) return { kind: 'day', by: 'date', date: last.add({ days: 1 }), start, end };
  return moment;
}

function takeHolidays(scan: Scan, { now, country }: Calendar): void {
  for (const { key, from, to, start, end } of findHolidays(scan.text, now.toPlainDate(), country)) {
    const value: MomentValue = from.equals(to)
      ? { kind: 'day', date: from, by: 'holiday', holiday: key }
      : { kind: 'days', from, to, holiday: key };
    scan.moments.push({ ...value, start, end });
    scan.text = scan.text.slice(0, start) + '·'.repeat(end - start) + scan.text.slice(end);
  }
}

/** In "Thursday 24 December" and "le jeudi 24" the date decides; the weekday only repeats it. */
function withoutRepeatedWeekday(moments: Moment[]): Moment[] {
  const dated = moments.some((each) => each.kind === 'day' && each.by === 'date');
  if (!dated) return moments;
  return moments.filter((each) => {
    if (each.kind !== 'weekly' && !(each.kind === 'day' && each.by === 'weekday')) return true;
    return !moments.some((other) => other.kind === 'day' && other.by === 'date' && near(each, other));
  });
}

function near(one: Moment, other: Moment): boolean {
  return Math.max(one.start, other.start) - Math.min(one.end, other.end) <= 6;
}

/** "24 December to 2 January": two days with a word of range between them become one span. */
function joinRanges(moments: Moment[], text: string): Moment[] {
  return moments.reduce<Moment[]>((joined, moment) => {
    const last = joined.at(-1);
    const between = last ? text.slice(last.end, moment.start) : '';
    if (last?.kind !== 'day' || moment.kind !== 'day' || JOINED.exec(between)?.[1] === undefined) {
      return [...joined, moment];
    }
    if (moment.date.since(last.date).sign <= 0) return [...joined, moment];
    const span: Moment = {
      kind: 'days',
      from: last.date,
      to: moment.date,
      start: last.start,
      end: moment.end,
    };
    return [...joined.slice(0, -1), span];
  }, []);
}

/** Up to this hour "Friday night at two" means the night after that Friday. */
const NIGHT_ENDS = 6;

/**
 * "at 8 in the evening": the part of the day decides which 8 is meant; and "night" with an hour after midnight means
 * the night after the named day.
 */
function withHalvesOfDay(moments: Moment[]): Moment[] {
  const part = moments.find((each) => each.kind === 'part')?.part;
  if (part === undefined || !moments.some((each) => each.kind === 'time')) return moments;
  const settled = moments.map((each) => (each.kind === 'time' ? settle(each, part) : each));
  const small = settled.some((each) => each.kind === 'time' && each.time.hour < NIGHT_ENDS);
  return settled.filter((each) => each.kind !== 'part' || (small && isNight(each.part)));
}

function isNight(part: DayPart): boolean {
  return part === 'night' || part === 'evening';
}

function settle(moment: Moment & { kind: 'time' }, part: DayPart): Moment {
  const settled = ({ hour, minute, vague }: ClockTime): ClockTime => {
    const settledHour = vague ? hourIn(part, hour) : hour;
    return { hour: settledHour === 24 && minute > 0 ? 0 : settledHour, minute, vague: false };
  };
  return { ...moment, time: settled(moment.time), ...(moment.till && { till: settled(moment.till) }) };
}

function hourIn(part: DayPart, hour: number): number {
  const twelve = hour % 12;
  if (part === 'morning') return twelve;
  if (part === 'midday') return twelve >= 10 ? twelve : twelve + 12;
  if (part === 'night' || part === 'evening')
    return twelve <= 3 ? twelve + (hour === 12 ? 24 : 0) : twelve + 12;
  return twelve + 12;
}
