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
  const sentences = hoursSentences(label, day.intervals, day.reason, input, voice);
  const special = day.reason && day.intervals.length > 0 ? voice.say.specialHours(day.reason) : '';
  return [...sentences, special, ...usual([day], voice)];
}

export function usual(days: AskedDay[], voice: HoursVoice): string[] {
  if (days.length === 0 || !days.every((day) => day.unconfirmed)) return [];
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
