import { takeBareDays, takeDaysOfMonths } from './bare-days.js';
import { takeDates } from './calendar-dates.js';
import { takeTimes } from './clock-times.js';
import { countedDays, joinedDays, rulesByParts } from './counted-days.js';
import { findHolidays } from './holidays/holidays.js';
import type { Calendar, ClockTime, DayPart, Moment, MomentValue } from './moment.js';
import { takePartsOfMonths, takeRanks } from './ranks.js';
import { takeRelativeDays } from './relative-days.js';
import { phraseAlternatives } from '../text/phrases.js';
import { patternsOf, wholeWords, Scan } from './scan.js';
import { joinedSpans, joinedTimes } from './spans.js';
import { momentWords, TIME_WORDS } from './time-words.js';
import { isMisspelledWeekday, takeMisspelledWeekdays, takeWeekdays } from './weekdays.js';

/** Greetings, wishes and idioms that contain a word of time but mean no moment. */
const NOT_A_MOMENT = wholeWords(momentWords(({ none }) => none));

const DAY_PARTS: readonly DayPart[] = ['night', 'afternoon', 'morning', 'midday', 'evening'];
const PARTS = DAY_PARTS.map((part) => [part, wholeWords(momentWords(({ parts }) => parts[part]))] as const);

const NAMED = patternsOf((language) => wholeWords(phraseAlternatives(TIME_WORDS[language].offsets.named)));

const NOW = wholeWords(momentWords(({ now }) => now));

/**
 * The dates and times in a folded text, in order of appearance. Bare numbers, prices, greetings and words such as
 * "march shoes" are ignored. Days are in the zone of `calendar.now`.
 */
export function findMoments(folded: string, calendar: Calendar): Moment[] {
  const scan = new Scan(folded);
  scan.hide(NOT_A_MOMENT);
  takeHolidays(scan, calendar);
  takeRanks(scan, calendar);
  takeDaysOfMonths(scan, calendar);
  takePartsOfMonths(scan, calendar);
  takeDates(scan, calendar);
  takeRelativeDays(scan, calendar);
  takeWeekdays(scan, calendar);
  takeBareDays(scan, calendar);
  takeTimes(scan, calendar);
  takeNamedDays(scan, calendar);
  scan.take(NOW, () => ({ kind: 'now' }));
  for (const [part, pattern] of PARTS) scan.take(pattern, () => ({ kind: 'part', part }));
  takeMisspelledWeekdays(scan, calendar);
  const inOrder = scan.moments.toSorted((one, other) => one.start - other.start);
  return composed(inOrder, folded, calendar);
}

/** Days by names that no table has: which day that is must be asked, and no other one told. */
function takeNamedDays(scan: Scan, { language }: Calendar): void {
  scan.take(NAMED[language], ([said]) => {
    const name = said.split(/\s/u).at(-1) ?? '';
    return isMisspelledWeekday(name) ? null : { kind: 'unread' };
  });
}

/** Moments that tell one day, one span or one time together become one. */
function composed(found: Moment[], text: string, calendar: Calendar): Moment[] {
  const rules = rulesByParts(found, text, calendar);
  const counted = countedDays(joinedDays(rules, text, calendar), text, calendar);
  const spans = joinedSpans(withoutRepeatedWeekday(counted), text);
  return joinedTimes(withHalvesOfDay(withoutNoon(spans)), text, calendar.language);
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

/** In "mardi midi vers 13h" noon is a part of the day: another time from eleven to two decides. */
function withoutNoon(moments: Moment[]): Moment[] {
  const times = moments.filter((each) => each.kind === 'time');
  const isNoon = ({ time, till }: (typeof times)[number]): boolean =>
    time.hour === 12 && time.minute === 0 && !time.vague && !till;
  const [noon, other] = times;
  if (times.length !== 2 || !noon || !other || !isNoon(noon) || !isMidday(other.time)) return moments;
  return moments
    .filter((each) => each !== noon)
    .map((each) => (each === other ? settle(other, 'midday') : each));
}

function isMidday({ hour, vague }: ClockTime): boolean {
  return (hour >= 11 && hour <= 14) || (vague && hour <= 2);
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
  const settled = moments.map((each, index) => {
    if (each.kind !== 'time') return each;
    const behind = partBehind(each, moments[index + 1]);
    return behind ? { ...settle(each, behind.part), end: behind.end } : settle(each, part);
  });
  const small = settled.some((each) => each.kind === 'time' && each.time.hour < NIGHT_ENDS);
  return settled.filter((each) => each.kind !== 'part' || (small && isNight(each.part)));
}

/** A part of the day right behind a time is that time's: "from 10 in the morning to 2 in the afternoon". */
function partBehind(time: Moment, next: Moment | undefined): (Moment & { kind: 'part' }) | null {
  return next?.kind === 'part' && next.start - time.end <= 1 ? next : null;
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
