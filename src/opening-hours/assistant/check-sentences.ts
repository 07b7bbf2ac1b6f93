import type { AskedDay, AskedWeekday, OpeningHoursData } from './answer.js';
import type { Check } from './check.js';
import { closedSentences, daySentences, hoursSentences, usual, verdict } from './day-sentences.js';
import type { OpeningHoursInput } from './input.js';
import type { HoursVoice } from './voice.js';
import type { OpenInterval } from '../schedule.types.js';

const DAY_MS = 86_400_000;
/** A closing time up to this hour belongs to the evening before. */
const LATEST_NIGHT = '06:00';

/** A time makes it a yes-no question, except "when do you close?". */
function aboutThatTime(input: OpeningHoursInput): OpeningHoursInput {
  return input.aspect === 'opens' || input.aspect === 'closes' ? input : { ...input, aspect: 'is_open' };
}

export function checkSentences(
  check: Check,
  input: OpeningHoursInput,
  data: OpeningHoursData,
  voice: HoursVoice,
): string[] {
  const asked = aboutThatTime(input);
  const day = data.days.find(({ date }) => date === check.date);
  const [rule] = data.weekdays;
  const except = rule?.exception ? voice.say.except(voice.entry(rule.exception)) : '';
  if (input.relation === 'until' && !check.inBreak && (day ?? rule)) {
    const sentences = day ? daySentences(day, PLAIN, voice) : rule ? ruleSentences(rule, PLAIN, voice) : [];
    const label = rule ? voice.every(rule.weekday) : voice.day(check.date);
    return [...untilSentences(check, asked, sentences, label, voice), except];
  }
  const label = labelOf(check, rule, voice);
  const time = check.till === null ? check.time : `${check.time}–${check.till}`;
  const lead = verdict(asked, check.open, voice);
  if (check.open) {
    const until = check.next ? ` ${untilText(check, voice)}` : '';
    return [`${lead}${voice.say.openAt(label, time, until)}`, ...usual(day ? [day] : [], voice), except];
  }
  if (check.within.length > 0)
    return [partly(check, label, voice), hoursOfThatDay(day?.intervals ?? [], voice), except];
  const closed = check.inBreak ? voice.say.pausedAt(label, time) : voice.say.closedAt(label, time);
  const reason = reasonOf(day, voice) ?? except;
  const hours = day ? hoursOfDay(day, check, voice) : hoursOfThatDay(rule?.intervals ?? [], voice);
  if (check.closing && input.expects === 'closed')
    return [`${lead}${closingSentence(check, rule, voice)}`, except];
  return [`${lead}${closed}`, reason, hours, rule ? '' : again(check, voice)];
}

/** "Thursday from 16 to 18?" where it closes at 17:40. */
function partly({ time, till, within }: Check, label: string, voice: HoursVoice): string {
  return voice.say.partlyAt(label, voice.say.interval(time, till ?? time), voice.hours(within));
}

/** Why it is closed on that day; null on a day with hours. */
function reasonOf(day: AskedDay | undefined, voice: HoursVoice): string | null {
  if (!day?.reason || day.intervals.length > 0) return null;
  return day.closed ? (closedSentences(day, voice).at(0) ?? null) : voice.say.except(voice.entry(day));
}

/** The hours of the day asked about: with its name where the answer also tells another day. */
function hoursOfDay({ date, intervals }: AskedDay, { next }: Check, voice: HoursVoice): string {
  if (intervals.length === 0 || next === null || next.date === date) return hoursOfThatDay(intervals, voice);
  return voice.say.open(voice.day(date), voice.hours(intervals));
}

function closingSentence(check: Check, rule: AskedWeekday | undefined, voice: HoursVoice): string {
  const label = rule ? voice.every(rule.weekday) : voice.day(check.date);
  const sentence = voice.say.closesAt(label, check.time);
  const late = check.night && check.time !== '00:00';
  return late ? sentence.replace(/\.$/u, `${voice.say.afterMidnight}.`) : sentence;
}

const PLAIN: OpeningHoursInput = { aspect: 'hours' };

/** A rule ("on Fridays") is labelled by its weekday, a night by the date on which it begins. */
function labelOf(check: Check, rule: AskedWeekday | undefined, voice: HoursVoice): string {
  return rule && !check.night ? voice.every(rule.weekday) : voice.checked(check);
}

function ruleSentences(rule: AskedWeekday, input: OpeningHoursInput, voice: HoursVoice): string[] {
  return hoursSentences(voice.every(rule.weekday), rule.intervals, null, input, voice);
}

/** "Until three on Friday?" is answered with the closing time, or with the hours of that day. */
function untilSentences(
  check: Check,
  asked: OpeningHoursInput,
  hours: string[],
  label: string,
  voice: HoursVoice,
): string[] {
  if (check.open && check.next !== null) {
    return [`${verdict(asked, true, voice)}${voice.say.open(label, untilText(check, voice))}`];
  }
  return hours.map((sentence, index) =>
    index === 0 ? `${verdict(asked, check.open, voice)}${sentence}` : sentence,
  );
}

export function untilText({ date, next }: Check, voice: HoursVoice): string {
  if (!next) return '';
  if (next.date === date) return voice.say.until(next.time);
  const night = next.time <= LATEST_NIGHT && Date.parse(next.date) - Date.parse(date) === DAY_MS;
  if (!night) return voice.say.closesThen(voice.day(next.date), next.time);
  return `${voice.say.until(next.time)}${next.time === '00:00' ? '' : voice.say.afterMidnight}`;
}

export function hoursOfThatDay(intervals: OpenInterval[], voice: HoursVoice): string {
  return intervals.length === 0 ? '' : voice.say.thoseHours(voice.hours(intervals));
}

function again({ date, next, open }: Check, voice: HoursVoice): string {
  if (!next || open) return '';
  return next.date === date ? voice.say.opensAgainAt(next.time) : voice.at(next, voice.say.opensAgain);
}
