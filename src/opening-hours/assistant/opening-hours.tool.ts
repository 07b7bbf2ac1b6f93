import { Temporal } from 'temporal-polyfill';
import { ChatTool, type ToolContext, type ToolResult } from '../../assistant/chat-tool.js';
import type { Dialogue, Reading, Said, SkilledTool } from '../../assistant/skill.js';
import type { Clause } from '../../assistant/clause.js';
import { EVIDENCE } from '../../assistant/evidence.js';
import { ABOVE_ARTICLES } from '../../assistant/scores.js';
import { PerTurn } from '../../assistant/per-turn.js';
import { UNSURE_SENTENCES } from '../../assistant/words/words.js';
import { answerOf, unknownAnswer, type OpeningHoursData } from './answer.js';
import { OPENING_HOURS_INPUT, type OpeningHoursInput } from './input.js';
import { mayAskHours, OPENING_HOURS, readClause } from './reading.js';
import { hoursOn } from '../schedule.logic.js';
import type { Schedule } from '../schedule.types.js';
import { OpeningHoursReader } from '../opening-hours-reader.port.js';
import { sentencesFor } from './sentences.js';
import { HoursVoice } from './voice.js';

/** Answers when the business is open, from its current hours and closures. */
@ChatTool()
export class OpeningHoursTool implements SkilledTool<OpeningHoursInput, OpeningHoursData> {
  readonly name = OPENING_HOURS;
  readonly description =
    'When the business is open: regular hours, breaks, closures, special hours, whether it is open now or at a time.';
  readonly input = OPENING_HOURS_INPUT;
  readonly scope = 'settings:read';
  readonly dependsOnNow = true;

  /** Read once per turn, for all its clauses. */
  private readonly schedules = new PerTurn(() => this.hours.schedule());

  constructor(private readonly hours: OpeningHoursReader) {}

  async execute(input: OpeningHoursInput, context: ToolContext): Promise<ToolResult<OpeningHoursData>> {
    const schedule = await this.scheduleIn(context);
    const at = Temporal.Instant.fromEpochMilliseconds(context.now.getTime());
    if (!schedule) return { ok: false, data: unknownAnswer(context.tenant.timezone, at), citations: [] };
    return {
      ok: true,
      data: answerOf(schedule, input, at),
      citations: [{ kind: 'opening_hours', id: context.tenant.id, title: 'Opening hours' }],
    };
  }

  async read(
    clause: Clause,
    dialogue: Dialogue,
    context: ToolContext,
  ): Promise<Reading<OpeningHoursInput> | null> {
    const schedule = mayAskHours(clause, dialogue) ? await this.scheduleIn(context) : null;
    return readClause(clause, dialogue, context, schedule);
  }

  async readClosedOn(
    days: readonly string[],
    context: ToolContext,
  ): Promise<Reading<OpeningHoursInput> | null> {
    const schedule = await this.scheduleIn(context);
    const isClosed = (day: string): boolean =>
      schedule !== null && hoursOn(schedule, Temporal.PlainDate.from(day)).intervals.length === 0;
    const day = days.find(isClosed);
    if (day === undefined) return null;
    return { score: ABOVE_ARTICLES, input: { aspect: 'hours', days: [{ from: day }] } };
  }

  /** Failures are not cached. */
  private async scheduleIn(turn: ToolContext): Promise<Schedule | null> {
    try {
      return await this.schedules.of(turn);
    } catch (error) {
      this.schedules.forget(turn);
      throw error;
    }
  }

  warmUp(clause: Clause, dialogue: Dialogue, context: ToolContext): unknown {
    const memory: OpeningHoursInput = { aspect: 'hours' };
    const follows = { ...dialogue, memory, previousTool: this.name };
    return [dialogue, follows].map((each) => readClause(clause, each, context, null));
  }

  say(
    input: OpeningHoursInput,
    result: ToolResult<OpeningHoursData>,
    clause: Clause,
    _dialogue: Dialogue,
    context: ToolContext,
  ): Said {
    const voice = new HoursVoice(clause.speech, context.tenant, result.data.now.date);
    const asksBack = result.ok && input.unread === true && input.days === undefined;
    const text = sentencesFor(input, result.data, voice);
    if (result.ok && isUnstatedSeason(input, result.data)) {
      const { notStated, person } = UNSURE_SENTENCES[clause.speech];
      return { text: [notStated, text, person].join('\n'), memory: input, evidence: EVIDENCE.nothing };
    }
    return {
      text,
      memory: input,
      ...(asksBack && { awaits: true }),
      evidence: asksBack ? EVIDENCE.question : result.ok ? EVIDENCE.record : EVIDENCE.unknown,
    };
  }
}

/**
 * In Ramadan shops keep other hours: when the business has entered none for it, nobody knows them, and a closed day within
 * it tells none. Of single holidays the answer says that nothing is entered.
 */
function isUnstatedSeason(
  { days = [] }: OpeningHoursInput,
  { span, exceptions, seasons, season }: OpeningHoursData,
): boolean {
  const isLong = span !== null && days.every(({ lunar }) => lunar === true);
  return (
    isLong &&
    exceptions.every(({ intervals }) => intervals.length === 0) &&
    [season, ...seasons].every((each) => each === null || each.from > span.to)
  );
}
