import { Injectable } from '@nestjs/common';
import type { AssistantTool, ToolContext, ToolResult } from '../../../assistant/chat-tool.js';
import type { TenantProfile } from '../../../platform/tenancy/tenant-profiles.js';
import { isSkilled, type Said, type SkilledTool } from '../../../assistant/skill.js';
import type { Language } from '../../../language/language.js';
import type { Span } from '../../../language/entities/contacts.js';
import type { Entities } from '../../../language/entities/entities.js';
import { readableText } from '../../../kernel/bounded-text.js';
import { yieldNow } from '../../../platform/time/yield-now.js';
import { detectLanguage } from '../../../language/detection/detect-language.js';
import { ACCEPTS } from '../../handoff/words/patterns.js';
import { quote } from '../../../language/text/phrasing.js';
import { TurnResponder } from '../turn-responder.port.js';
import type { ChatRequest, HandoffReason, TurnEvent } from '../../chat-engine.port.js';
import { bestReading, dialogueOf, exactReading, readWholeOrHalves, type Candidate } from './arbitration.js';
import { AWAITS_OWN, BUILTIN_WORDS, INSTRUCTS, LEADS_IN, TELLS } from './words/patterns.js';
import { isRequest, splitClauses } from './clause-splitter.js';
import { confidenceOf, UNSURE } from '../../../assistant/confidence.js';
import { EVIDENCE } from '../../../assistant/evidence.js';
import { LEAST_BELIEVED, PROVEN } from '../../../assistant/scores.js';
import { askWhich } from '../../../assistant/unsure.js';
import { clauseOf, type Clause } from '../../../assistant/clause.js';
import { lacksTopic } from './follow-up.js';
import { readSmallTalk, saySmallTalk, weightiest } from './small-talk.js';
import { logToolFault } from './tool-fault.js';
import { memoryFrom, type TurnMemory } from './turn-memory.js';
import { TurnDraft } from './turn-draft.js';

const MOST_TOOL_CALLS = 6;
/** A statement next to a question is answered only from this score: when it is clearly about an order or a person. */
const STORY_SCORE = 0.85;
const STORY_LEAST = 0.75;
/** When no clause could be read, the whole message is answered only from this score. */
const WHOLE_LEAST = 0.5;
const LONGEST_QUESTION = 300;
const LONGEST_QUOTE = 60;
/** Markup, links, quotations and braces are not part of the question, and the answer must not repeat them. */
const NOT_QUOTED = /[<>{}[\]`\\|="“”„«»@]|:\/\/|www\./u;

interface Turn {
  request: ChatRequest;
  tenant: TenantProfile;
  tools: readonly SkilledTool[];
  context: ToolContext;
  language: Language;
  /** All clauses of the message. */
  message: Clause;
  clauses: Clause[];
  /** Clauses that no tool could answer. */
  open: Clause[];
  draft: TurnDraft;
}

/** Answers without a model: interprets each clause, calls the tools, and joins their sentences. */
@Injectable()
export class BuiltinResponder extends TurnResponder {
  readonly name = 'builtin';

  async *respond(
    request: ChatRequest,
    tenant: TenantProfile,
    tools: readonly AssistantTool[],
  ): AsyncIterable<TurnEvent> {
    yield { type: 'started', responder: this.name };
    const text = readableText(request.text);
    const turn = begin({ ...request, text }, tenant, tools.filter(isSkilled));
    await yieldNow();
    if (isChat(turn)) yield* this.chat(turn);
    else yield* this.answerAll(turn);
    if (turn.draft.isEmpty) yield* this.sayUnknown(turn, turn.message);
    yield { type: 'completed', answer: turn.draft.finish() };
  }

  private *chat({ clauses, draft, tenant, language }: Turn): Iterable<TurnEvent> {
    const kinds = clauses.flatMap((clause) => readSmallTalk(clause) ?? []);
    yield* draft.say(saySmallTalk(weightiest(kinds), tenant, language), EVIDENCE.courtesy);
  }

  private async *answerAll(turn: Turn): AsyncIterable<TurnEvent> {
    const { clauses } = turn;
    const exact = clauses.length > 1 ? await exactReading(turn.message, turn.tools, turn.context) : null;
    if (exact) {
      yield* this.answerOne(exact, turn);
      return;
    }
    const asks = clauses.some(isRequest);
    for (const [position, clause] of clauses.entries()) {
      if (clauses.length > 1 && asksNothing(clause)) continue;
      for (const candidate of await this.readingsOf(clause, clauses[position - 1], turn)) {
        if (asks && !isRequest(clause) && isStory(candidate)) continue;
        yield* this.answerOne(candidate, turn);
      }
    }
    if (turn.draft.isEmpty && clauses.length > 1) yield* this.answerWhole(turn);
    yield* this.sayUnanswered(turn);
  }

  /**
   * "My cat ruins the sofa, what do you recommend?": the need is in another clause than the question, so both are read
   * as one.
   */
  private async *answerWhole(turn: Turn): AsyncIterable<TurnEvent> {
    const { message, tools, context, draft } = turn;
    const candidate = await bestReading(message, [message], tools, draft.memory, context);
    if (!candidate.tool || candidate.reading.score < WHOLE_LEAST) return;
    turn.open.length = 0;
    yield* this.answerOne(candidate, turn);
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
      const joined = clauseOf(`${topic} ${clause.raw}`, clause.language);
      const candidate = await bestReading(joined, clauses, tools, memory, context);
      if (candidate.tool === previous) return [candidate];
    }
    return readWholeOrHalves(clause, clauses, tools, memory, context, wholesOf(clause, tenant));
  }

  private async *answerOne(candidate: Candidate, turn: Turn): AsyncIterable<TurnEvent> {
    const { draft, language } = turn;
    const { clause, tool, reading, faulty } = candidate;
    if (INSTRUCTS.test(clause.folded) && !isAnsweredDespiteInjection(candidate, turn.tenant)) {
      yield* draft.say(BUILTIN_WORDS[language].answers.refuses, EVIDENCE.refusal);
    } else if (!tool || reading.score < LEAST_BELIEVED) {
      if (faulty) yield* this.apologise(turn, clause);
      else {
        turn.open.push(clause);
        draft.suggest(reading.suggestions ?? []);
      }
    } else if (draft.toolCalls < MOST_TOOL_CALLS && !draft.hasRun(tool, reading.input)) {
      yield* this.run(tool, candidate, turn);
    }
  }

  private async *run(
    tool: SkilledTool,
    { clause, reading }: Candidate,
    turn: Turn,
  ): AsyncIterable<TurnEvent> {
    const { draft } = turn;
    yield draft.startTool(tool, reading.input);
    const outcome = await this.execute(tool, reading.input, clause, turn);
    yield draft.finishTool(tool, outcome?.result.ok ?? false);
    if (!outcome) {
      yield* this.apologise(turn, clause);
      return;
    }
    const { result, said } = outcome;
    const isRepeat = draft.hasCited(result.citations);
    for (const citation of result.citations) yield* draft.cite(citation);
    draft.remember(tool, said, result);
    const evidence = { ...said.evidence, reading: reading.score };
    if (confidenceOf(evidence) < UNSURE) draft.leaveOpen(clause.raw.slice(0, LONGEST_QUESTION));
    draft.suggest(said.suggestions ?? []);
    yield* draft.say(said.text, evidence, isRepeat);
    const reason = tool.endsConversation ? handoffReason(result.data) : null;
    if (reason) yield draft.handOff(reason);
  }

  private async execute(
    tool: SkilledTool,
    input: unknown,
    clause: Clause,
    { context, clauses, draft }: Turn,
  ): Promise<{ result: ToolResult<unknown>; said: Said } | null> {
    try {
      const result = await tool.execute(input, context);
      const said = tool.say(input, result, clause, dialogueOf(tool, clauses, draft.memory), context);
      return { result, said };
    } catch (error) {
      logToolFault(tool.name, 'answering', error);
      return null;
    }
  }

  /** Says once, at the end, what could not be answered; not when that only introduced an answered question. */
  private *sayUnanswered(turn: Turn): Iterable<TurnEvent> {
    const { draft, open } = turn;
    const left = draft.isEmpty ? open : open.filter((clause) => hasOwnTopic(clause, turn));
    const [first, ...others] = left;
    if (!first) return;
    yield* this.sayUnknown(turn, first);
    for (const { raw } of others) draft.leaveOpen(raw.slice(0, LONGEST_QUESTION));
  }

  private *sayUnknown({ draft, language, clauses }: Turn, question: Clause): Iterable<TurnEvent> {
    const said = BUILTIN_WORDS[language].answers;
    draft.leaveOpen(question.raw.slice(0, LONGEST_QUESTION));
    draft.offerPerson();
    const choices = askWhich(draft.suggestions, language);
    const isAlone = draft.isEmpty || clauses.length < 2;

    const rest = mayQuote(question) ? said.unknownToo(quote(question.raw, LONGEST_QUOTE)) : said.unknownRest;
    yield* draft.say([isAlone ? said.unknown : rest, choices].join('\n').trim(), EVIDENCE.unknown);
  }

  private *apologise({ draft, language }: Turn, clause: Clause): Iterable<TurnEvent> {
    draft.degrade(clause.raw.slice(0, LONGEST_QUESTION));
    yield* draft.say(BUILTIN_WORDS[language].answers.fault, EVIDENCE.unknown);
  }
}

function begin(request: ChatRequest, tenant: TenantProfile, tools: readonly SkilledTool[]): Turn {
  const draft = new TurnDraft(memoryFrom(request.memory));
  const language = detectLanguage(request.text, {
    conversation: draft.memory.language,
    visitorLocale: request.locale,
    tenantLocale: tenant.locale,
  });
  draft.memory.language = language;
  const message = clauseOf(request.text, language);
  const clauses = splitClauses(message, wholesOf(message, tenant));
  const { conversationId, visitorId, verifiedEmail, at } = request;
  const context: ToolContext = { tenant, conversationId, visitorId, verifiedEmail, now: new Date(at) };
  return { request, tenant, tools, context, language, message, clauses, open: [], draft };
}

/** The message is only small talk; a "yes" to the offer of a person is not. */
function isChat({ clauses, draft }: Turn): boolean {
  if (draft.memory.offered && clauses.some(({ folded }) => ACCEPTS.test(folded))) return false;
  return clauses.every(asksNothing);
}

/** Small talk and "I have a question" next to the actual question. */
function asksNothing(clause: Clause): boolean {
  return readSmallTalk(clause) !== null || LEADS_IN.test(clause.folded);
}

/** The topic of the tool that answered last, in this message or the one before. */
function topicBefore(
  before: Clause | undefined,
  previous: SkilledTool | undefined,
  { tools }: TurnMemory,
): string {
  if (!previous?.topicOf) return '';
  return before?.raw ?? previous.topicOf(tools[previous.name]);
}

/** Whether the clause asks something that the answers to the rest of the message do not cover. */
function hasOwnTopic(clause: Clause, { clauses, draft }: Turn): boolean {
  if (clause.searchText === '') return false;
  if (clauses.some(({ folded }) => INSTRUCTS.test(folded))) return false;
  return !(draft.toldOwnData && AWAITS_OWN.test(clause.folded) && !isSecondQuestion(clause, clauses));
}

function isSecondQuestion(clause: Clause, clauses: readonly Clause[]): boolean {
  return clauses.indexOf(clause) > 0 && isRequest(clause);
}

function mayQuote({ raw, plain }: Clause): boolean {
  return !NOT_QUOTED.test(raw) && !INSTRUCTS.test(plain);
}

function entitiesOf(clause: Clause, { country }: TenantProfile): Entities {
  return clause.entities({ country, orderExpected: true });
}

/** Spans that must not be split, because a part of an address could be read as another address. */
function wholesOf(clause: Clause, tenant: TenantProfile): Span[] {
  const { spans, unreadable } = entitiesOf(clause, tenant);
  return [...spans, ...unreadable];
}

/** A request for a person or a proven order, which is answered even if the message contains a prompt injection. */
function isAnsweredDespiteInjection({ clause, tool, reading }: Candidate, tenant: TenantProfile): boolean {
  if (reading.score < PROVEN) return false;
  return tool?.endsConversation === true || entitiesOf(clause, tenant).spans.length > 0;
}

function isStory({ clause, tool, reading }: Candidate): boolean {
  if (tool?.answersStories && reading.score >= STORY_SCORE) return false;
  return reading.score < STORY_LEAST || TELLS.test(clause.folded);
}

const HANDOFF_REASONS: readonly HandoffReason[] = ['asked_for', 'anger', 'listed_topic'];

function handoffReason(data: unknown): HandoffReason | null {
  const reason = typeof data === 'object' && data !== null && 'reason' in data ? data.reason : null;
  return HANDOFF_REASONS.find((each) => each === reason) ?? null;
}
