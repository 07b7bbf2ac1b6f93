import { Temporal } from 'temporal-polyfill';
import { MASK } from '../../language/time/scan.js';
import type { Calendar, Moment } from '../../language/time/moment.js';
import type { ToolContext } from '../../assistant/chat-tool.js';
import type { Dialogue, Reading } from '../../assistant/skill.js';
import { oncePerClause, wholeOf, type Clause } from '../../assistant/clause.js';
import { LANGUAGES } from '../../language/language.js';
import { askedOf, clockText, isOver, type Asked } from './asked.js';
import type { OpeningHoursInput } from './input.js';
import { daysBefore } from './day-before.js';
import { SCORES } from './scores.js';
import { isDeadline, partIn, subjectIn } from './subject.js';
import { bringsCompany, senseOf, type Sense } from './sense.js';
import { CONDITIONS, FILLERS, HOURS_PATTERNS } from './words/patterns.js';
import type { Schedule } from '../schedule.types.js';

export const OPENING_HOURS = 'opening_hours';

/** The memory between turns: the last question. */
export type HoursMemory = OpeningHoursInput;

/** Reads a clause as a question about opening hours; null when it is about something else. */
export function readClause(
  clause: Clause,
  dialogue: Dialogue,
  context: ToolContext,
  schedule: Schedule | null,
): Reading<OpeningHoursInput> | null {
  const ownSense = senseIn(clause);
  const calendar = calendarOf(clause, context);
  const moments = clause.moments(calendar);
  const ownAsked = askedOf(clause, moments, calendar, schedule);
  const read = (each: Clause): Asked => askedOf(each, each.moments(calendar), calendar, schedule);
  const repeated = questionRepeated(clause, { sense: ownSense, asked: ownAsked }, dialogue, calendar, read);
  const { asked, sense } = repeated ?? {
    asked: ownAsked,
    sense: ownSense ?? senseBehind(clause, dialogue, calendar, read),
  };
  const named = Object.keys(asked).length > 0;
  const follows = followsHours(clause, dialogue);
  const masked = maskedText(clause.folded, moments);
  // "…, is it there yet?" beside an address asks for something of their own.
  if (sense?.kind === 'present' && !named && hasAddress(dialogue, context)) return null;
  const score = scoreOf(sense, clause, {
    asked,
    named,
    follows,
    bare: saysOnly(masked),
    isFirst: isFirstOf(dialogue, clause),
    isOver: isOver(asked, calendar),
  });
  if (score === 0) return null;
  const ownName = context.tenant.name;
  const subject = subjectIn(masked, clause.language, ownName);
  const part = partIn(masked, clause.language, ownName);
  const isOther = isDeadline(sense, asked, masked, clause);
  const isConditional = sense?.kind === 'visit' && named && CONDITIONS.test(wholeOf(dialogue.clauses).folded);
  const input = inputOf(
    sense,
    asked,
    follows ? memoryOf(dialogue) : null,
    clause,
    follows || saysOnly(masked),
  );
  if (isConditional) {
    // Whether they may come is not said by the hours alone.
    delete input.expects;
    return { score: Math.min(score, SCORES.visitCompany), isOffer: true, input };
  }
  return {
    score: isOther ? Math.min(score, SCORES.deadline) : scoreFor(subject, score),
    ...(isOther && { isOffer: true }),
    ...(part !== null && { part }),
    input,
  };
}

/**
 * "Can I come on Thursday, or are you closed?" is one question, about the day of the first clause; so is "the second
 * Saturday in January, are you open?".
 */
function questionRepeated(
  clause: Clause,
  { sense, asked: ownAsked }: { sense: Sense | null; asked: Asked },
  { clauses }: Dialogue,
  calendar: Calendar,
  read: (clause: Clause) => Asked,
): { asked: Asked; sense: Sense } | null {
  const before = clauses[clauses.indexOf(clause) - 1];
  if (!before || !asksWithoutDay(sense)) return null;
  const senseBefore = senseIn(before);
  const isStatement = senseBefore === null || senseBefore.kind === 'visit';
  const dated = isStatement ? daysBefore(before, ownAsked, calendar, read) : null;
  if (dated) return { asked: dated, sense };
  if (Object.keys(ownAsked).length > 0) return null;
  const asked = read(before);
  if (Object.keys(asked).length === 0) return null;
  if (senseBefore === null) return isDateAlone(before, calendar) ? { asked, sense } : null;
  return { asked, sense: { ...senseBefore, kind: sense.kind, offTopic: sense.offTopic } };
}

/** What the next clause asks of the days that stand alone in this one: the same question, so it is answered once. */
function senseBehind(
  clause: Clause,
  { clauses }: Dialogue,
  calendar: Calendar,
  read: (clause: Clause) => Asked,
): Sense | null {
  const place = clauses.indexOf(clause);
  const next = clauses[place + 1];
  if (!next || place < 0 || clause.moments(calendar).length === 0) return null;
  const sense = senseIn(next);
  if (!asksWithoutDay(sense) || Object.keys(read(next)).length > 0) return null;
  return isDateAlone(clause, calendar) ? sense : null;
}

function asksWithoutDay(sense: Sense | null): sense is Sense {
  return sense?.aspect === 'is_open' && (sense.kind === 'verb' || sense.kind === 'present');
}

function isDateAlone(clause: Clause, calendar: Calendar): boolean {
  return saysOnly(maskedText(clause.folded, clause.moments(calendar)));
}

function hasAddress({ clauses }: Dialogue, { tenant }: ToolContext): boolean {
  return wholeOf(clauses).scan(tenant.country).emails.length > 0;
}

/** Whether reading this clause needs the business's own closure names. */
export function mayAskHours(clause: Clause, dialogue: Dialogue): boolean {
  return senseIn(clause) !== null || followsHours(clause, dialogue);
}

/** A clause is scored alone, and again with the following one. */
const senseIn = oncePerClause(({ folded, language }: Clause): Sense | null => {
  const own = senseOf(folded, HOURS_PATTERNS[language]);
  if (own !== null && own.kind !== 'pause' && own.kind !== 'until') return own;
  const others = LANGUAGES.filter((each) => each !== language).map((each) =>
    senseOf(folded, HOURS_PATTERNS[each]),
  );
  return others.find((sense) => sense?.kind === 'certain' || sense?.kind === 'verb') ?? own;
});

function followsHours(clause: Clause, { previousTool, clauses }: Dialogue): boolean {
  if (previousTool === OPENING_HOURS) return true;
  const before = clauses[clauses.indexOf(clause) - 1];
  const sense = before ? senseIn(before) : null;
  return sense !== null && (sense.kind === 'certain' || sense.kind === 'verb') && !sense.offTopic;
}

function scoreFor(subject: ReturnType<typeof subjectIn>, score: number): number {
  if (subject === 'other') return Math.min(score, SCORES.otherThing);
  return subject === 'own' && score >= SCORES.ownThingLeast ? Math.max(score, SCORES.ownThing) : score;
}

/** Properties of a clause in addition to its sense. */
interface Circumstances {
  asked: Asked;
  /** It has a date or a time. */
  named: boolean;
  follows: boolean;
  /** It has only a date or a time. */
  bare: boolean;
  /** No other tool has answered before. */
  isFirst: boolean;
  /** The days that it names have all passed. */
  isOver: boolean;
}

function maskedText(folded: string, moments: Moment[]): string {
  return moments.reduce(
    (text, { start, end }) => text.slice(0, start) + MASK.repeat(end - start) + text.slice(end),
    folded,
  );
}

function isFirstOf({ previousTool, clauses }: Dialogue, clause: Clause): boolean {
  return previousTool === null && clauses.indexOf(clause) <= 0;
}

function saysOnly(masked: string): boolean {
  return masked.includes(MASK) && !/[\p{L}\p{N}]/u.test(masked.replaceAll(FILLERS, ''));
}

function scoreOf(sense: Sense | null, clause: Clause, circumstances: Circumstances): number {
  const { asked, named, follows, bare, isFirst, isOver } = circumstances;
  if (isOver && sense?.kind !== 'certain' && sense?.kind !== 'verb') return 0;
  const short = clause.words.length <= 7;
  if (sense === null) {
    if (!named || (namesNoDay(asked) && !follows)) return 0;
    const topic = clause.folded.search(HOURS_PATTERNS[clause.language].topic) >= 0;
    if (topic) return 0;
    if (follows && (short || clause.folded.search(HOURS_PATTERNS[clause.language].follow) >= 0))
      return SCORES.follows;
    if (bare && isFirst) return SCORES.bareFirst;
    if (namesDayAndTime(asked) && !bringsCompany(clause.folded) && clause.words.length <= 12)
      return SCORES.dayAndTime;
    return clause.words.length <= 3 ? SCORES.bareMoment : 0;
  }
  return ownScore(sense, circumstances, short);
}

/** "Le 42" may be a size: a day that cannot be told asks for the hours only beside other words of them. */
function namesNoDay({ unread, ...others }: Asked): boolean {
  return unread === true && Object.keys(others).length === 0;
}

function namesDayAndTime({ time, days, weekdays }: Asked): boolean {
  return time !== undefined && (days ?? weekdays) !== undefined;
}

function ownScore(
  { kind, offTopic, aspect, company, expects }: Sense,
  { asked, named, follows }: Circumstances,
  short: boolean,
): number {
  if (kind === 'certain') return offTopic ? SCORES.certainOffTopic : SCORES.certain;
  if (kind === 'verb' && aspect === 'break') return offTopic ? SCORES.verbOffTopic : SCORES.break;
  if (kind === 'verb') return offTopic ? SCORES.verbOffTopic : SCORES.verb;
  if (offTopic) return kind === 'visit' && named ? SCORES.visitOffTopic : 0;
  if (kind === 'present')
    return named ? SCORES.presentDated : aspect === 'hours' ? SCORES.presentHours : SCORES.present;
  if (kind === 'late')
    return namesDayAndTime(asked) ? SCORES.lateDayAndTime : named ? SCORES.lateDated : SCORES.late;
  if (kind === 'visit' && company) return named ? SCORES.visitCompany : 0;
  if (kind === 'visit' && namesDayAndTime(asked)) return SCORES.visitDayAndTime;
  if (kind === 'visit') return named ? SCORES.visitDated : aspect === 'hours' ? SCORES.visitHours : 0;
  if (kind === 'exceptions')
    return named || follows ? SCORES.exceptionsDated : short ? SCORES.exceptionsShort : SCORES.exceptions;
  if (named || follows) return SCORES.dated;
  if (kind !== 'pause') return 0;
  return short ? SCORES.pauseShort : expects === 'open' ? SCORES.pauseLong : 0;
}

function inputOf(
  sense: Sense | null,
  asked: Asked,
  memory: HoursMemory | null,
  clause: Clause,
  understood: boolean,
): OpeningHoursInput {
  const carried = memory === null ? {} : carriedOver(memory, asked, sense);
  const yesNo = asked.time !== undefined || asked.part !== undefined;
  const aspect = sense?.aspect ?? memory?.aspect ?? (yesNo ? 'is_open' : 'hours');
  const input: OpeningHoursInput = { ...carried, ...asked, aspect, ...expectation(sense, understood) };
  if (sense?.lean !== undefined) input.lean = sense.lean;
  if (sense?.kind === 'late') settleHalf(input);
  return isAboutNow(input, sense, clause) ? { ...input, now: true } : input;
}

/** "Is 11 too late?" means the evening, "is 9 too early?" the morning. */
function settleHalf(input: OpeningHoursInput): void {
  const hour = Number(input.time?.slice(0, 2));
  if (!input.vague || hour < 6 || hour > 11) return;
  if (input.lean === 'late')
    input.time = clockText({ hour: hour + 12, minute: Number(input.time?.slice(3)), vague: false });
  input.vague = false;
}

/** Unknown words may ask for something else, so a "yes" could be wrong. */
function expectation(sense: Sense | null, understood: boolean): Pick<OpeningHoursInput, 'expects'> {
  if (sense === null) return understood ? { expects: 'open' } : {};
  return sense.expects === undefined ? {} : { expects: sense.expects };
}

/** "And on Sunday?" takes the time and kind of the last question, "and at six?" its day. */
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
  if (input.unread || !undated || input.part !== undefined || input.aspect !== 'is_open') return false;
  return ['verb', 'present', 'late'].includes(sense?.kind ?? '') || folded.length < 20;
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
