import type { Temporal } from 'temporal-polyfill';
import type { Language } from '../../../language/language.js';
import type { ClockTime, Moment } from '../../../language/time/moment.js';
import { matchesOf } from '../../../language/text/matches.js';
import type { Hours, Schedule } from '../facts/schedule.js';
import { patternsOf } from '../words/words.js';

const OPEN = patternsOf(({ open }) => open);
const CLOSED = patternsOf(({ closed }) => closed);
const UNTIL = patternsOf(({ until }) => until);
const NEGATIONS = patternsOf(({ negations }) => negations);
const BEFORE = 24;
/** "until" stands directly before its time, or before "o'clock" in Arabic. */
const LONGEST_STEP = 10;
const HALF_DAY = 12 * 60;
const DAY = 24 * 60;
const MOST_DAYS = 60;

/** The hours that a sentence tells of some days. */
interface Told {
  /** Hours of each day; null for a day of which the results tell nothing. */
  days: readonly (readonly Hours[] | null)[];
  times: (Moment & { kind: 'time' })[];
  start: number;
  end: number;
}

/** Whether a sentence speaks of opening hours, or of being open. */
export function speaksOfHours(folded: string, language: Language): boolean {
  return matchesOf(folded, OPEN[language]).length > 0 || matchesOf(folded, CLOSED[language]).length > 0;
}

/**
 * Whether days and times of a sentence about opening hours agree with the schedule.
 * @param before the days of the sentence before it, for one that names none
 * @returns the text that does not agree, or null
 */
export function wrongHours(
  folded: string,
  moments: readonly Moment[],
  language: Language,
  schedule: Schedule,
  now: Temporal.ZonedDateTime,
): string | null {
  const told = toldIn(
    folded,
    moments.filter((moment) => !isReason(moment, moments, folded)),
    schedule,
    now,
  );
  for (const each of told) {
    const wrong =
      each.times.length > 0 ? wrongTime(each, folded, language) : wrongState(each, folded, language);
    if (wrong !== null) return wrong;
  }
  const isNow = moments.some(({ kind }) => kind === 'now');
  if (isNow && schedule.openNow !== null && told.every(({ times }) => times.length === 0)) {
    const state = stateIn(folded, 0, folded.length, language);
    if (state !== null && state !== schedule.openNow) return folded.trim().slice(0, 40);
  }
  return null;
}

/** "Closed on 25 December (Christmas)": the holiday in brackets says why, not on which days. */
function isReason(moment: Moment, moments: readonly Moment[], folded: string): boolean {
  if (moment.kind !== 'days' || moment.holiday === undefined || folded[moment.start - 1] !== '(')
    return false;
  const [from, to] = [moment.from.toString(), moment.to.toString()];
  return moments.some(
    (other) => other.kind === 'day' && from <= other.date.toString() && other.date.toString() <= to,
  );
}

function toldIn(
  folded: string,
  moments: readonly Moment[],
  schedule: Schedule,
  now: Temporal.ZonedDateTime,
): Told[] {
  const told: Told[] = [];
  let loose: (Moment & { kind: 'time' })[] = [];
  for (const moment of moments) {
    const days = daysOf(moment, schedule);
    const last = told.at(-1);
    if (days) {
      const isJoined = last !== undefined && last.times.length === 0 && moment.start - last.end <= 8;
      if (isJoined) told[told.length - 1] = { ...last, days: [...last.days, ...days], end: moment.end };
      else told.push({ days, times: loose, start: moment.start, end: moment.end });
      if (!isJoined) loose = [];
    } else if (moment.kind === 'time') {
      if (last) last.times.push(moment);
      else loose.push(moment);
    }
  }
  if (told.length > 0 || loose.length === 0) return told;
  const today = schedule.hoursOn(now.toPlainDate());
  return [{ days: [today], times: loose, start: 0, end: folded.length }];
}

function daysOf(moment: Moment, schedule: Schedule): (readonly Hours[] | null)[] | null {
  if (moment.kind === 'day') return [schedule.hoursOn(moment.date)];
  if (moment.kind === 'weekly') return moment.weekdays.map((weekday) => schedule.hoursOnWeekday(weekday));
  if (moment.kind !== 'days') return null;
  const count = Math.min(moment.from.until(moment.to).days + 1, MOST_DAYS);
  return Array.from({ length: Math.max(count, 0) }, (_, days) => schedule.hoursOn(moment.from.add({ days })));
}

function wrongTime({ days, times }: Told, folded: string, language: Language): string | null {
  for (const moment of times) {
    const isRight = days.every(
      (hours) => hours !== null && fits(moment, hours, roleOf(moment, folded, language)),
    );
    if (!isRight) return folded.slice(moment.start, moment.end);
  }
  return null;
}

type Role = 'open' | 'close' | 'any';

function roleOf({ start }: Moment, folded: string, language: Language): Role {
  const before = folded.slice(Math.max(0, start - BEFORE), start);
  if (isBehind(before, UNTIL[language])) return 'close';
  const closes = matchesOf(before, CLOSED[language]).at(-1)?.index ?? -1;
  const opens = matchesOf(before, OPEN[language]).at(-1)?.index ?? -1;
  return closes > opens ? 'close' : opens > closes ? 'open' : 'any';
}

function isBehind(before: string, pattern: RegExp): boolean {
  const last = matchesOf(before, pattern).at(-1);
  return last !== undefined && before.length - (last.index + last[0].length) <= LONGEST_STEP;
}

function fits({ time, till }: Moment & { kind: 'time' }, hours: readonly Hours[], role: Role): boolean {
  if (till) return hours.some(({ open, close }) => isAt(time, open) && isAt(till, close));
  const opens = hours.some(({ open }) => isAt(time, open));
  const closes = hours.some(({ close }) => isAt(time, close));
  if (role === 'any') return opens || closes;
  return role === 'open' ? opens : closes;
}

function isAt({ hour, minute, vague }: ClockTime, boundary: number): boolean {
  const said = (hour * 60 + minute) % DAY;
  const meant = boundary % DAY;
  return said === meant || (vague && (said + HALF_DAY) % DAY === meant);
}

/** A day without times: is it open or closed as said? */
function wrongState({ days, start, end }: Told, folded: string, language: Language): string | null {
  const near = stateIn(folded, start, Math.min(folded.length, end + 60), language);
  const state = near ?? stateIn(folded, 0, folded.length, language);
  if (state === null) return null;
  const isRight = days.every((hours) => hours !== null && hours.length > 0 === state);
  return isRight ? null : folded.slice(start, end);
}

function stateIn(folded: string, start: number, end: number, language: Language): boolean | null {
  const text = folded.slice(start, end);
  const closed = matchesOf(text, CLOSED[language])[0];
  const open = matchesOf(text, OPEN[language])[0];
  const first = closed && (!open || closed.index < open.index) ? closed : open;
  if (!first) return null;
  const before = text.slice(Math.max(0, first.index - BEFORE), first.index);
  const isNegated = matchesOf(before, NEGATIONS[language]).length > 0;
  return (first === open) !== isNegated;
}
