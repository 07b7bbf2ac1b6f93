import { Injectable } from '@nestjs/common';
import type { AssistantTool } from '../../../assistant/chat-tool.js';
import type { TenantProfile } from '../../../platform/tenancy/tenant-profiles.js';
import { isSkilled, type SkilledTool } from '../../../assistant/skill.js';
import { readableText } from '../../../kernel/bounded-text.js';
import { yieldNow } from '../../../platform/time/yield-now.js';
import { TurnResponder } from '../turn-responder.port.js';
import type { ChatRequest, TurnEvent } from '../../chat-engine.port.js';
import { bestReading, exactReading, readWholeOrHalves, withMeaning, type Candidate } from './arbitration.js';
import { ANSWERS, INSTRUCTS } from './words/patterns.js';
import { isRequest } from './clause-splitter.js';
import { confidenceOf, UNSURE } from '../../../assistant/confidence.js';
import { EVIDENCE, type Evidence } from '../../../assistant/evidence.js';
import { LEAST_BELIEVED } from '../../../assistant/scores.js';
import { clauseOf, type Clause } from '../../../assistant/clause.js';
import { lacksTopic } from './follow-up.js';
import { answerSign, sayChat, sayWho } from './courtesy.js';
import { readSmallTalk, saySmallTalk } from './small-talk.js';
import {
  asksNothing,
  hasOwnTopic,
  isAnsweredDespiteInjection,
  isChat,
  isStory,
  topicBefore,
} from './clause-roles.js';
import { isDoubtful, isPassedOver, likeliest } from './doubtful.js';
import { signOf } from './signs.js';
import { closedOn, execute, moreFor, ruleFor, timesOf } from './execution.js';
import {
  besides,
  exactWhole,
  handoffReason,
  isFeeling,
  isLeftToPerson,
  personAlone,
  isQuoted,
  personsIn,
  quotedReading,
  statedReading,
  roleOf,
  type ToolOutcome,
} from './persons.js';
import { begin, wholesOf, type PersonCandidate, type Turn } from './turn.js';
import { TurnNotes } from './turn-notes.js';
import { apologise, LONGEST_QUESTION, sayUnanswered, sayUnknown } from './unknown.js';
import { askWhichIsMeant } from './which-is-meant.js';

/** Of a turn with one message; each further one may have a call more. */
const MOST_TOOL_CALLS = 6;

/** Answers without a model: interprets each clause, calls the tools, and joins their sentences. */
@Injectable()
export class BuiltinResponder extends TurnResponder {
  readonly name = 'builtin';

  async *respond(
    request: ChatRequest,
    tenant: TenantProfile,
    tools: readonly AssistantTool[],
    _signal?: AbortSignal,
    notes = new TurnNotes(),
  ): AsyncIterable<TurnEvent> {
    yield { type: 'started', responder: this.name };
    const text = readableText(request.text);
    const turn = begin({ ...request, text }, tenant, tools.filter(isSkilled), notes);
    await yieldNow();
    const sign = signOf(text);
    notes.isSmallTalk = sign !== null || isChat(turn);
    if (sign) yield* answerSign(sign, turn);
    else if (notes.isSmallTalk) yield* sayChat(turn);
    else yield* this.answerAll(turn);
    if (turn.draft.isEmpty && turn.thanks)
      yield* turn.draft.say(saySmallTalk('thanks', tenant, turn.speech), EVIDENCE.courtesy);
    if (turn.draft.isEmpty) {
      yield* sayUnknown(turn, turn.message);
      yield* askWhichIsMeant(turn);
    }
    if (turn.tools.some((tool) => tool.hasFallenBack?.(turn.context))) turn.draft.fallBack();
    yield { type: 'completed', answer: turn.draft.finish() };
  }

  private async *answerAll(turn: Turn): AsyncIterable<TurnEvent> {
    const { clauses } = turn;
    turn.persons = await personsIn(turn);
    const only = personAlone(turn);
    if (only) {
      turn.notes.read(only);
      yield* this.run(only.tool, only, turn);
      return;
    }
    const exact = await exactWhole(turn);
    if (exact) {
      yield* this.answerOne(exact, turn);
      const quoted = turn.persons.find(isQuoted);
      if (quoted) yield* this.run(quoted.tool, besides(quoted), turn);
      return;
    }
    for (const [position, clause] of clauses.entries()) {
      if (clauses.length < 2 || !asksNothing(clause))
        yield* this.answerClause(clause, clauses[position - 1], turn);
      else if (readSmallTalk(clause) === 'who') yield* sayWho(turn);
    }
    yield* this.answerFeelings(turn);
    if (clauses.length > 1) yield* this.answerDoubtful(turn);
    yield* this.answerMissed(turn);
    yield* sayUnanswered(turn);
    yield* askWhichIsMeant(turn);
  }

  private async *answerClause(
    clause: Clause,
    before: Clause | undefined,
    turn: Turn,
  ): AsyncIterable<TurnEvent> {
    const person = turn.persons.find((each) => each.clause === clause);
    if (person && isQuoted(person)) {
      yield* this.quote(person, turn);
      return;
    }
    const asks = turn.clauses.some(isRequest);
    for (const read of await this.readingsOf(clause, before, turn)) {
      if (asks && !isRequest(clause) && isStory(read)) continue;
      const candidate = await withMeaning(read, turn.tools, turn.context);
      if (isPassedOver(candidate, turn)) continue;
      if (turn.asksMore && isDoubtful(candidate)) {
        turn.open.push(clause);
        continue;
      }
      if (isFeeling(roleOf(candidate))) turn.feelings.push(candidate);
      else if (candidate.reading.isMiss && turn.clauses.length > 1) turn.missed.push(candidate);
      else if (isDoubtful(candidate) && turn.clauses.length > 1) turn.doubtful.push(candidate);
      else yield* this.answerOne(candidate, turn);
    }
  }

  /** The business's own words for nearly this question, and a person. */
  private async *quote(person: PersonCandidate, turn: Turn): AsyncIterable<TurnEvent> {
    const { clause, tool } = person;
    const own =
      (await exactReading(clause, turn.tools, turn.context)) ??
      (await statedReading(clause, turn)) ??
      (await quotedReading(turn, person));
    if (own) yield* this.answerOne(own, turn);
    if (!turn.draft.hasHandedOff) yield* this.run(tool, own ? besides(person) : person, turn);
  }

  /** Last, because an answer that asks the visitor for something is not followed by a handoff: a person is offered. */
  private async *answerFeelings(turn: Turn): AsyncIterable<TurnEvent> {
    const { draft, persons, feelings } = turn;
    const person = persons.find(({ role }) => role === 'person');
    if (person && turn.isLeftToPerson && !draft.hasHandedOff) {
      yield* this.run(person.tool, person, turn);
      return;
    }
    if (draft.hasHandedOff) return;
    if (draft.asksVisitor) {
      const felt = persons.find(({ role }) => isFeeling(role));
      if (felt) yield* this.run(felt.tool, besides(felt), turn);
    } else if (feelings[0]) yield* this.answerOne(feelings[0], turn);
  }

  /** What is not sure, of all clauses together when that is likelier than of each alone. */
  private async *answerDoubtful(turn: Turn): AsyncIterable<TurnEvent> {
    const { told, left, isWhole } = await likeliest(turn);
    if (isWhole) {
      turn.open.length = 0;
      turn.missed.length = 0;
    }
    for (const candidate of told) yield* this.answerOne(candidate, turn);
    turn.open.push(...left.map(({ clause }) => clause));
  }

  /** After the other clauses, because their answers may be all that was asked. */
  private async *answerMissed(turn: Turn): AsyncIterable<TurnEvent> {
    for (const candidate of turn.missed) {
      if (turn.draft.hasRefusedOwn) turn.open.push(candidate.clause);
      else if (turn.draft.isEmpty || hasOwnTopic(candidate.clause, turn))
        yield* this.answerOne(candidate, turn);
    }
  }

  private async readingsOf(
    clause: Clause,
    before: Clause | undefined,
    { tenant, tools, context, clauses, draft }: Turn,
  ): Promise<Candidate[]> {
    const { memory } = draft;
    const previous = tools.find(({ name }) => name === memory.previousTool);
    const topic = lacksTopic(clause) ? topicBefore(before, previous, memory) : '';
    if (topic !== '') {
      const joined = clauseOf(`${topic} ${clause.raw}`, clause.speech);
      const candidate = await bestReading(joined, clauses, tools, memory, context);
      if (candidate.tool === previous) return [candidate];
    }
    return readWholeOrHalves(clause, clauses, tools, memory, context, wholesOf(clause, tenant));
  }

  private async *answerOne(candidate: Candidate, turn: Turn): AsyncIterable<TurnEvent> {
    const { draft, speech, notes } = turn;
    const { clause, tool, reading, faulty } = candidate;
    notes.read(candidate);
    if (INSTRUCTS.test(clause.folded) && !isAnsweredDespiteInjection(candidate, turn.tenant)) {
      notes.isRefused = true;
      yield* draft.say(ANSWERS[speech].refuses, EVIDENCE.refusal);
    } else if (!tool || reading.score < LEAST_BELIEVED) {
      if (faulty) yield* apologise(turn, clause);
      else {
        turn.open.push(clause);
        draft.suggest(reading.suggestions ?? []);
      }
    } else if (draft.toolCalls < mostCalls(turn) && !draft.hasRun(tool, reading.input)) {
      yield* this.run(tool, candidate, turn);
      if (candidate.second && draft.isUnsure) yield* this.answerOne(candidate.second, turn);
    }
  }

  private async *run(
    tool: SkilledTool,
    { clause, reading }: Candidate,
    turn: Turn,
  ): AsyncIterable<TurnEvent> {
    const { draft } = turn;
    yield draft.startTool(tool, reading.input);
    const began = performance.now();
    const outcome = await execute(tool, reading.input, clause, turn);
    const note = turn.notes.ran(tool, reading.input, outcome?.result ?? null, performance.now() - began);
    yield draft.finishTool(tool, outcome?.result.ok ?? false);
    if (!outcome) {
      yield* apologise(turn, clause);
      return;
    }
    const { said } = outcome;
    if (isLeftToPerson(tool, { clause, reading }, outcome, turn)) {
      draft.leaveOut(tool, reading.input);
      turn.open.push(clause);
      turn.isLeftToPerson = true;
      return;
    }
    const rule = said.asksRule ? await ruleFor(said.asksRule, turn) : null;
    const own = rule ? EVIDENCE.record : said.evidence;
    const evidence = { ...own, reading: reading.score, ...(reading.isOffer && { isUnstated: true }) };
    note.said = { text: said.text, confidence: confidenceOf(evidence), awaits: said.awaits === true };
    yield* this.tell(tool, clause, outcome, evidence, turn);
    if (rule) yield* this.run(rule.tool, rule, turn);
    const more = said.asksMore && !turn.asksMore ? await moreFor(said.asksMore, turn) : null;
    turn.asksMore ||= more !== null;
    if (more) yield* this.answerOne(more, turn);
    const times = said.asksTimesOf ? await timesOf(said.asksTimesOf, turn) : null;
    if (times) yield* this.answerOne(times, turn);
    const closed = said.comesOn ? await closedOn(said.comesOn, clause, turn) : null;
    if (!closed) return;
    yield* this.answerOne(closed, turn);
    // What the visitor asks next is of what they fetch, not of the hours.
    draft.memory.previousTool = tool.name;
  }

  private *tell(
    tool: SkilledTool,
    clause: Clause,
    { result, said }: ToolOutcome,
    evidence: Evidence,
    turn: Turn,
  ): Iterable<TurnEvent> {
    const { draft, unsure, choices, clauses, open } = turn;
    const isLeft = said.isNothing === true && clauses.length > 1;
    const isRepeat = draft.hasCited(result.citations);
    for (const citation of result.citations) yield* draft.cite(citation);
    draft.remember(tool, said, result);
    if (confidenceOf(evidence) < UNSURE) {
      draft.leaveOpen(clause.raw.slice(0, LONGEST_QUESTION));
      if (isLeft) open.push(clause);
      else if (said.asksRule === undefined) unsure.push(clause);
    }
    draft.suggest(said.suggestions ?? []);
    choices.push(...(said.choices ?? []));
    yield* draft.say(isLeft ? '' : said.text, evidence, isRepeat);
    const reason = tool.endsConversation ? handoffReason(result.data) : null;
    if (reason) yield draft.handOff(reason);
  }
}

function mostCalls({ request: { messages = 1 } }: Turn): number {
  return MOST_TOOL_CALLS + messages - 1;
}
