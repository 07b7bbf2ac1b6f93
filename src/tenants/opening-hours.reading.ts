import { Temporal } from 'temporal-polyfill';
import { findHolidays, isLunar } from '../platform/language/dates/holidays.js';
import type { HolidayKey } from '../platform/language/dates/moment.js';
import { findMoments } from '../platform/language/dates/find-moments.js';
import type { Calendar, ClockTime, Moment } from '../platform/language/dates/moment.js';
import type { ToolContext } from '../platform/tools/chat-tool.js';
import { LANGUAGES, type Clause, type Dialogue, type Reading } from '../platform/tools/skill.js';
import { closuresNamed } from './closure-names.js';
import type { OpeningHoursInput, SpanInput } from './opening-hours.input.js';
import { senseOf, type Sense } from './opening-hours.sense.js';
import { HOURS_WORDS } from './opening-hours.words.js';
import { WEEKDAYS, type Schedule, type Weekday } from './schedule.js';

export const OPENING_HOURS = 'opening_hours';

/** Kept between turns: what was asked last. */
export type HoursMemory = OpeningHoursInput;

type Asked = Omit<OpeningHoursInput, 'aspect' | 'expects'>;

/** Reads a clause as a question about opening hours; null when it is about something else. */
export function readClause(
  clause: Clause,
  dialogue: Dialogue,
  context: ToolContext,
  schedule: Schedule | null,
): Reading<OpeningHoursInput> | null {
  const sense = senseIn(clause);
  const calendar = calendarOf(clause, context);
  const moments = findMoments(clause.folded, calendar);
  const asked = askedOf(clause, moments, calendar, schedule);
  const named = Object.keys(asked).length > 0;
  const follows = followsHours(clause, dialogue);
  const score = scoreOf(sense, clause, named, follows);
  if (score === 0) return null;
  return { score, input: inputOf(sense, asked, follows ? memoryOf(dialogue) : null, clause) };
}

/** Whether reading this clause needs the business's own closure names. */
export function mayAskHours(clause: Clause, dialogue: Dialogue): boolean {
  return senseIn(clause) !== null || followsHours(clause, dialogue);
}

function senseIn({ folded, language }: Clause): Sense | null {
  const own = senseOf(folded, HOURS_WORDS[language]);
  if (own !== null && own.kind !== 'pause' && own.kind !== 'until') return own;
  const others = LANGUAGES.filter((each) => each !== language).map((each) =>
    senseOf(folded, HOURS_WORDS[each]),
  );
  return others.find((sense) => sense?.kind === 'certain' || sense?.kind === 'verb') ?? own;
}

function followsHours(clause: Clause, { previousTool, clauses }: Dialogue): boolean {
  if (previousTool === OPENING_HOURS) return true;
  const before = clauses[clauses.indexOf(clause) - 1];
  const sense = before ? senseIn(before) : null;
  return sense !== null && (sense.kind === 'certain' || sense.kind === 'verb') && !sense.offTopic;
}

const BARE_MOMENT = 0.35;

function scoreOf(sense: Sense | null, clause: Clause, named: boolean, follows: boolean): number {
  const short = clause.words.length <= 7;
  if (sense === null) {
    if (!named) return 0;
    const topic = clause.folded.search(HOURS_WORDS[clause.language].topic) >= 0;
    if (topic) return 0;
    if (follows && (short || clause.folded.search(HOURS_WORDS[clause.language].follow) >= 0)) return 0.85;
    return clause.words.length <= 3 ? BARE_MOMENT : 0;
  }
  return ownScore(sense, named, follows, short);
}

function ownScore(
  { kind, offTopic, aspect }: Sense,
  named: boolean,
  follows: boolean,
  short: boolean,
): number {
  if (kind === 'certain') return offTopic ? 0.7 : 0.95;
  if (kind === 'verb') return offTopic ? 0.5 : 0.92;
  if (offTopic) return kind === 'visit' && named ? 0.3 : 0;
  if (kind === 'present') return named ? 0.75 : 0.3;
  if (kind === 'visit') return named ? 0.75 : aspect === 'hours' ? 0.5 : 0;
  if (kind === 'exceptions') return named || follows ? 0.7 : short ? 0.55 : 0.3;
  if (named || follows) return 0.7;
  return kind === 'pause' && short ? 0.6 : 0;
}

function inputOf(
  sense: Sense | null,
  asked: Asked,
  memory: HoursMemory | null,
  clause: Clause,
): OpeningHoursInput {
  const carried = memory === null ? {} : carriedOver(memory, asked, sense);
  const aspect = sense?.aspect ?? memory?.aspect ?? (asked.time === undefined ? 'hours' : 'is_open');
  const input: OpeningHoursInput = { ...carried, ...asked, aspect, expects: sense?.expects ?? 'open' };
  if (sense?.lean !== undefined) input.lean = sense.lean;
  return isAboutNow(input, sense, clause) ? { ...input, now: true } : input;
}

/** "And on Sunday?" keeps the time and the kind of the last question, "and at six?" its day. */
function carriedOver(memory: HoursMemory, asked: Asked, sense: Sense | null): Asked {
  const { days, weekdays, time, vague, relation, till } = memory;
  const newDay = asked.days !== undefined || asked.weekdays !== undefined || asked.now === true;
  if (!newDay && (asked.time !== undefined || asked.part !== undefined || sense?.aspect === 'closes')) {
    return { ...(days && { days }), ...(weekdays && { weekdays }) };
  }
  const keepsTime = newDay && sense === null && asked.time === undefined && asked.part === undefined;
  return keepsTime && time !== undefined ? { time, vague, relation, till } : {};
}

/** "Are you open?" without any date means at this moment. */
function isAboutNow(input: OpeningHoursInput, sense: Sense | null, { folded }: Clause): boolean {
  if (input.now === true) return true;
  const undated = input.days === undefined && input.weekdays === undefined && input.time === undefined;
  if (!undated || input.part !== undefined || input.aspect !== 'is_open') return false;
  return sense?.kind === 'verb' || sense?.kind === 'present' || folded.length < 20;
}

function memoryOf({ memory }: Dialogue): HoursMemory | null {
  return isMemory(memory) ? memory : null;
}

function isMemory(value: unknown): value is HoursMemory {
  return typeof value === 'object' && value !== null && 'aspect' in value;
}

function calendarOf({ language }: Clause, { tenant, now }: ToolContext): Calendar {
  return {
    now: Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(tenant.timezone),
    language,
    country: tenant.country,
    locale: tenant.locale,
  };
}

function askedOf(clause: Clause, moments: Moment[], calendar: Calendar, schedule: Schedule | null): Asked {
  const days = withOwnNames(clause, moments, calendar, schedule);
  const weekdays = weekdaysOf(moments);
  const time = moments.find((moment) => moment.kind === 'time');
  const part = moments.find((moment) => moment.kind === 'part');
  return {
    ...(days.length > 0 && { days }),
    ...(weekdays.length > 0 && { weekdays }),
    ...(moments.some((moment) => moment.kind === 'now') && { now: true }),
    ...(time && timeInput(time)),
    ...(part && { part: part.part }),
  };
}

function timeInput(moment: Moment & { kind: 'time' }): Asked {
  return {
    time: clockText(moment.time),
    vague: moment.time.vague,
    relation: moment.relation,
    ...(moment.till && { till: clockText(moment.till) }),
  };
}

function clockText({ hour, minute }: ClockTime): string {
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

function weekdaysOf(moments: Moment[]): Weekday[] {
  const numbers = moments.flatMap((moment) => (moment.kind === 'weekly' ? moment.weekdays : []));
  return WEEKDAYS.filter((_, index) => numbers.includes(index + 1));
}

/** The business's own names of days come before what a calendar says about them. */
function withOwnNames(
  clause: Clause,
  moments: Moment[],
  calendar: Calendar,
  schedule: Schedule | null,
): SpanInput[] {
  const said = moments.flatMap((moment) => spanInput(moment));
  if (schedule === null || said.some(({ holiday }) => holiday !== true)) return said;
  const today = calendar.now.toPlainDate();
  const holidays = findHolidays(clause.folded, today, calendar.country);
  const own = closuresNamed(clause.folded, holidays, schedule.closures, today, calendar.country);
  return own.length === 0 ? said : own.map((date) => ({ from: date }));
}

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
