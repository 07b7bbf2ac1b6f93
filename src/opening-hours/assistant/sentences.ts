import type { AskedDay, AskedWeekday, OpeningHoursData, Season } from './answer.js';
import type { Check } from './check.js';
import { checkSentences, hoursOfThatDay, untilText } from './check-sentences.js';
import { closedSentences, daySentences, hoursSentences, usual, verdict } from './day-sentences.js';
import type { OpeningHoursInput } from './input.js';
import type { HoursVoice } from './voice.js';
import { runsPastMidnight } from '../schedule.logic.js';
import { WEEKDAYS, type Week } from '../schedule.types.js';

const DAY_MS = 86_400_000;
const EXCEPTIONS_SHOWN = 12;
/** The answer in words: first the answer itself, then related facts. */
export function sentencesFor(input: OpeningHoursInput, data: OpeningHoursData, voice: HoursVoice): string {
  if (!data.known || data.week === null) return voice.say.unknown;
  return [...answers(input, data, data.week, voice)]
    .filter((sentence) => sentence !== '')
    .map(capital)
    .join(' ');
}

function capital(sentence: string): string {
  return sentence.charAt(0).toLocaleUpperCase() + sentence.slice(1);
}

function answers(input: OpeningHoursInput, data: OpeningHoursData, week: Week, voice: HoursVoice): string[] {
  if (input.unread && isUndated(input)) return [voice.say.whichDay, voice.say.week(voice.week(week))];
  if (input.aspect === 'closures' && isUndated(input)) return exceptionSentences(data, week, voice);
  if (data.reopening) return [voice.at(data.reopening, voice.say.opensAgain)];
  if (input.aspect === 'reopens') return reopening(input, data, week, voice);
  if (data.matching) return [...matchingSentence(data, voice), voice.say.week(voice.week(week))];
  if (data.check && !asksForBreak(input)) return checkSentences(data.check, input, data, voice);
  if (data.span) return spanSentences(data, week, voice);
  if (lastsFromYesterday(input, data)) return stillOpen(input, data, voice);
  if (data.days.length === 1)
    return data.days.flatMap((day) => [
      ...daySentences(day, input, voice),
      day.closed ? '' : opensAfter(data, voice),
    ]);
  if (data.days.length > 1)
    return [daysList(data.days, input, voice), ...usual(data.days, voice), opensAfter(data, voice)];
  if (data.weekdays.length > 0) return weekdaySentences(data.weekdays, input, week, voice);
  if (input.aspect === 'break') return breakSentences(input, week, voice);
  if (input.now) return nowSentences(input, data, voice);
  return generalSentences(input, data, week, voice);
}

/** "Without a break at noon?" asks for the break, not for the minute. */
function asksForBreak({ aspect, time }: OpeningHoursInput): boolean {
  return aspect === 'break' && time === '12:00';
}

/** "Bank holiday Monday" has no date: it depends on the list of exceptions. */
function isUndated({ days = [], weekdays = [] }: OpeningHoursInput): boolean {
  return weekdays.length === 0 && days.every((day) => day.repeats === true);
}

function daysList(days: AskedDay[], input: OpeningHoursInput, voice: HoursVoice): string {
  const open = days.filter((day) => day.intervals.length > 0).length;
  const list = voice.entries(days);
  const agreed = open === 0 || open === days.length;
  return `${agreed ? verdict(input, open > 0, voice) : ''}${list}.`;
}

/** After days that are all closed. */
function opensAfter({ afterClosed }: OpeningHoursData, voice: HoursVoice): string {
  return afterClosed === null ? '' : voice.at(afterClosed, voice.say.opensAgain);
}

/** "Open today?" on Monday at half past one, when Sunday's hours last until three. */
function lastsFromYesterday(
  { aspect, part }: OpeningHoursInput,
  { days, now, night }: OpeningHoursData,
): boolean {
  const [only] = days;
  return (
    night !== null &&
    days.length === 1 &&
    only?.date === now.date &&
    aspect === 'is_open' &&
    part === undefined
  );
}

function stillOpen(input: OpeningHoursInput, data: OpeningHoursData, voice: HoursVoice): string[] {
  const { night, days } = data;
  const until = night ? ` ${voice.say.until(night.time)}` : '';
  const lead = verdict(input, true, voice);
  return [`${lead}${voice.say.openNow}${until}.`, ...days.flatMap((day) => daySentences(day, PLAIN, voice))];
}

const PLAIN: OpeningHoursInput = { aspect: 'hours' };

function spanSentences(data: OpeningHoursData, week: Week, voice: HoursVoice): string[] {
  const { span, exceptions } = data;
  const none = span
    ? voice.say.noneBetween(voice.date(span.from), voice.date(span.to))
    : voice.say.noExceptions;
  const seasons = data.seasons.filter(({ from, to }) => span && from <= span.to && to >= span.from);
  return [
    exceptions.length > 0 ? exceptionList(data, voice) : none,
    voice.say.week(voice.week(week)),
    ...seasonSentences({ ...data, seasons }, voice),
  ];
}

/** The season that counts now, and those to come. */
function seasonSentences({ season, seasons }: OpeningHoursData, voice: HoursVoice): string[] {
  const ahead = ({ from, to, reason, week }: Season): string =>
    voice.say.seasonAhead(voice.date(from), voice.date(to), reason, voice.week(week));
  return [
    season ? voice.say.seasonNow(voice.date(season.to), season.reason) : '',
    ...seasons.slice(0, 2).map(ahead),
  ];
}

function weekdaySentences(
  weekdays: AskedWeekday[],
  input: OpeningHoursInput,
  week: Week,
  voice: HoursVoice,
): string[] {
  const exceptions = weekdays.flatMap(({ exception }) => exception ?? []);
  const except = exceptions.length > 0 ? voice.say.except(voice.entries(exceptions)) : '';
  const [only] = weekdays;
  if (only && weekdays.length === 1) {
    return [...hoursSentences(voice.every(only.weekday), only.intervals, null, input, voice), except];
  }
  if (weekdays.length === 7 && input.aspect === 'is_open')
    return everyDay(weekdays, input, week, voice, except);
  const alike = new Set(weekdays.map(({ intervals }) => intervals.length > 0));
  const lead = alike.size === 1 ? verdict(input, alike.has(true), voice) : '';
  const list = weekdays.map(
    ({ weekday, intervals }) =>
      `${voice.weekday(weekday)} ${intervals.length === 0 ? voice.say.closed : voice.hours(intervals)}`,
  );
  const whole = weekdays.length >= 5 ? voice.say.week(voice.week(week)) : `${list.join('; ')}.`;
  return [`${lead}${lead === '' ? whole : lowerFirst(whole, voice)}`, except];
}

/** "Are you open every day?": the closed days. */
function everyDay(
  weekdays: AskedWeekday[],
  input: OpeningHoursInput,
  week: Week,
  voice: HoursVoice,
  except: string,
): string[] {
  const closed = weekdays.filter(({ intervals }) => intervals.length === 0);
  const days = voice.list(closed.map(({ weekday }) => voice.weekday(weekday)));
  const asked: OpeningHoursInput = { ...input, expects: 'open' };
  const first = closed.length > 0 ? voice.say.closedDays(days) : voice.say.openEveryDay;
  return [
    `${verdict(asked, closed.length === 0, voice)}${lowerStart(first, voice)}`,
    voice.say.week(voice.week(week)),
    except,
  ];
}

/** Behind "Yes, "; Arabic has no capitals, and these German sentences begin with a pronoun. */
function lowerStart(sentence: string, voice: HoursVoice): string {
  return sentence.charAt(0).toLocaleLowerCase(voice.say.locale) + sentence.slice(1);
}

/** German nouns keep their capital after "Ja,". */
function lowerFirst(sentence: string, voice: HoursVoice): string {
  return voice.say.locale === 'de' || voice.say.locale === 'en-GB'
    ? sentence.replace(/^(?:Our|Unsere)/u, (word) => word.toLowerCase())
    : sentence.charAt(0).toLowerCase() + sentence.slice(1);
}

function matchingSentence({ matching }: OpeningHoursData, voice: HoursVoice): string[] {
  const days = (matching ?? []).map((weekday) => voice.weekday(weekday));
  if (days.length === 0) return [`${voice.say.no}${voice.say.neverThen}`];
  return [`${voice.say.yes}${voice.say.onlyOn(voice.list(days))}`];
}

function nowSentences(input: OpeningHoursInput, data: OpeningHoursData, voice: HoursVoice): string[] {
  const asked: OpeningHoursInput = { ...input, aspect: 'is_open' };
  const lead = verdict(asked, data.openNow, voice);
  const reason = data.exceptions.find(({ date }) => date === data.now.date);
  const range = reason?.closed ? closedSentences(reason, voice).at(0) : undefined;
  const except = range ?? (reason ? voice.say.except(voice.entry(reason)) : '');
  if (!data.openNow) {
    return [
      `${lead}${voice.say.closedNow}`,
      except,
      data.nextChange ? voice.at(data.nextChange, voice.say.opensAgain) : '',
    ];
  }
  const { nextChange: change, now } = data;
  const until =
    change === null ? '' : ` ${untilText({ ...EMPTY_CHECK, date: now.date, next: change }, voice)}`;
  const split =
    data.today && data.today.intervals.length > 1 ? hoursOfThatDay(data.today.intervals, voice) : '';
  return [`${lead}${voice.say.openNow}${until}.`, split, except];
}

const EMPTY_CHECK: Check = {
  date: '',
  time: '',
  open: true,
  inBreak: false,
  next: null,
  till: null,
  within: [],
  closing: false,
  night: false,
};

/** "When do you open again?"; "do you open again on 2 January?" is about that day. */
function reopening(
  input: OpeningHoursInput,
  data: OpeningHoursData,
  week: Week,
  voice: HoursVoice,
): string[] {
  if (data.days.length + data.weekdays.length > 0)
    return answers({ ...input, aspect: 'hours' }, data, week, voice);
  if (data.openNow) return nowSentences({ aspect: 'reopens' }, data, voice);
  return [data.nextChange ? voice.at(data.nextChange, voice.say.opensAgain) : voice.say.neverOpen];
}

function breakSentences(input: OpeningHoursInput, week: Week, voice: HoursVoice): string[] {
  const list = voice.breaks(week);
  const pause = list === '' ? voice.say.noBreak : voice.say.breaks(list);
  const lead = input.expects ? verdict({ ...input, aspect: 'is_open' }, list === '', voice) : '';
  return [`${lead}${pause}`, voice.say.week(voice.week(week))];
}

function exceptionSentences(data: OpeningHoursData, week: Week, voice: HoursVoice): string[] {
  const closed = WEEKDAYS.filter((weekday) => week[weekday].length === 0).map((weekday) =>
    voice.weekday(weekday),
  );
  if (closed.length === 7) return [voice.say.neverOpen];
  return [
    data.exceptions.length > 0 ? exceptionList(data, voice) : voice.say.noExceptions,
    closed.length > 0 ? voice.say.closedDays(voice.list(closed)) : voice.say.openEveryDay,
  ];
}

function exceptionList({ exceptions }: OpeningHoursData, voice: HoursVoice): string {
  return voice.say.exceptions(voice.entries(exceptions, EXCEPTIONS_SHOWN));
}

function generalSentences(
  input: OpeningHoursInput,
  data: OpeningHoursData,
  week: Week,
  voice: HoursVoice,
): string[] {
  if (data.nextChange === null) return [data.openNow ? voice.say.alwaysOpen : voice.say.neverOpen];
  return [
    ...todaySentence(input, data, voice),
    voice.say.week(voice.week(week)),
    ...soon(data, voice),
    ...seasonSentences(data, voice),
  ];
}

/** "When do you close?" without a day is about today, as long as today has hours left. */
function todaySentence(input: OpeningHoursInput, data: OpeningHoursData, voice: HoursVoice): string[] {
  const { today, now, nextChange } = data;
  const last = today?.intervals.at(-1);
  if (!today || !last || !nextChange) return [];
  const toCome = runsPastMidnight(last) || last.close > now.time;
  if (input.aspect === 'closes' && toCome) return daySentences(today, input, voice);
  return input.aspect === 'opens' && !data.openNow ? [voice.at(nextChange, voice.say.opensAt)] : [];
}

/** Exceptions in the next two weeks are added to the week's hours, because they replace them. */
function soon(data: OpeningHoursData, voice: HoursVoice): string[] {
  const limit = new Date(Date.parse(data.now.date) + 14 * DAY_MS).toISOString().slice(0, 10);
  const near = data.exceptions.filter(({ date }) => date <= limit);
  return near.length === 0 ? [] : [voice.say.except(voice.entries(near))];
}
