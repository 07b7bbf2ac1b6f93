import type { AskedDay } from './answer.js';
import type { OpeningHoursInput } from './input.js';
import { gaps, type HoursVoice } from './voice.js';
import { minutesOf, runsPastMidnight } from '../schedule.logic.js';
import type { OpenInterval } from '../schedule.types.js';

/** Minutes after midnight at which a part of the day begins and ends. */
const PARTS = {
  morning: [5 * 60, 12 * 60],
  midday: [12 * 60, 14 * 60],
  afternoon: [14 * 60, 18 * 60],
  evening: [18 * 60, 24 * 60],
  night: [22 * 60, 29 * 60],
} as const;

/** "Yes" or "no" for a yes-no question only; reversed when it asked for "closed". */
export function verdict(input: OpeningHoursInput, open: boolean, voice: HoursVoice): string {
  if (input.aspect !== 'is_open' || input.expects === undefined) return '';
  return open === (input.expects !== 'closed') ? voice.say.yes : voice.say.no;
}

export function daySentences(day: AskedDay, input: OpeningHoursInput, voice: HoursVoice): string[] {
  const label = voice.day(day.date);
  if (day.closed) {
    const [first = '', ...more] = closedSentences(day, voice);
    return [`${verdict(input, false, voice)}${first}`, ...more];
  }
  const sentences = hoursSentences(label, day.intervals, day.reason, input, voice);
  const special = day.reason && day.intervals.length > 0 ? voice.say.specialHours(day.reason) : '';
  return [...sentences, special, ...usual([day], voice)];
}

/** "We are closed from 10 to 24 August (summer holiday). We open again on Tuesday 25 August at 09:00." */
export function closedSentences({ closed, reason }: AskedDay, voice: HoursVoice): string[] {
  if (!closed) return [];
  const { from, to, reopens } = closed;
  return [
    voice.say.closedFor(voice.date(from), voice.date(to), reason ?? ''),
    reopens ? voice.at(reopens, voice.say.opensAgain) : '',
  ];
}

/** What is said of holidays for which the business has entered nothing. */
export function usual(days: AskedDay[], voice: HoursVoice): string[] {
  const open = days.filter((day) => day.unconfirmed);
  if (open.length === 0) return [];
  if (open.length < days.length)
    return [voice.say.asUsualOn(voice.list(open.map(({ date }) => voice.date(date))))];
  return days.some((day) => day.lunar) ? [voice.say.asUsual, voice.say.moon] : [voice.say.asUsual];
}

export function hoursSentences(
  label: string,
  intervals: OpenInterval[],
  reason: string | null,
  input: OpeningHoursInput,
  voice: HoursVoice,
): string[] {
  const first = intervals.at(0);
  const last = intervals.at(-1);
  if (!first || !last) return [`${verdict(input, false, voice)}${voice.say.closedOn(label, reason ?? '')}`];
  const pause = gaps(intervals).length > 0 ? voice.say.breakAt(voice.hours(gaps(intervals))) : '';
  const all = voice.say.open(label, voice.hours(intervals));
  const those = voice.say.thoseHours(voice.hours(intervals));
  if (input.aspect === 'opens') return [voice.say.opensAt(label, first.open), those];
  if (input.aspect === 'closes') return [voice.closingSentence(label, last), pause];
  if (input.aspect === 'break') return breakOfDay(label, intervals, input, voice);
  if (input.part !== undefined && input.aspect === 'is_open' && !isOpenIn(input.part, intervals)) {
    return [`${verdict(input, false, voice)}${voice.say.notThen(label, voice.hours(intervals))}`];
  }
  return [`${verdict(input, true, voice)}${all}`];
}

/** "Open at lunchtime?" and "do you close for lunch?" are yes-no questions, "when is your break?" is not. */
function breakOfDay(
  label: string,
  intervals: OpenInterval[],
  input: OpeningHoursInput,
  voice: HoursVoice,
): string[] {
  const hours = voice.hours(intervals);
  const pauses = gaps(intervals);
  const lead = input.expects ? verdict({ ...input, aspect: 'is_open' }, pauses.length === 0, voice) : '';
  if (pauses.length > 0) {
    return [`${lead}${voice.say.breakAt(voice.hours(pauses))}`, voice.say.open(label, hours)];
  }
  if (input.part !== undefined && input.expects === 'open') {
    if (!isOpenIn(input.part, intervals)) return [`${voice.say.no}${voice.say.notThen(label, hours)}`];
    return [`${lead}${voice.say.open(label, hours)}`];
  }
  return [`${lead}${voice.say.noBreak}`, voice.say.open(label, hours)];
}

/** Only half an hour of the evening does not count as "open in the evening". */
const LEAST_OVERLAP = 60;

function isOpenIn(part: keyof typeof PARTS, intervals: OpenInterval[]): boolean {
  const [from, to] = PARTS[part];
  return intervals.some((interval) => {
    const open = minutesOf(interval.open) ?? 0;
    const close = (minutesOf(interval.close) ?? 0) + (runsPastMidnight(interval) ? 24 * 60 : 0);
    return Math.min(to, close) - Math.max(from, open) >= LEAST_OVERLAP;
  });
}
