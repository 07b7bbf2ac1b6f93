import { Injectable } from '@nestjs/common';
import type { TenantProfile, ToolContext, ToolResult } from '../../../platform/tools/chat-tool.js';
import type { Clause, Language, Said, SkilledTool } from '../../../platform/tools/skill.js';
import { detectLanguage } from '../../../platform/language/detect-language.js';
import { findEntities } from '../../../platform/language/entities.js';
import { searchText } from '../../../platform/language/search-text.js';
import { ACCEPTS } from '../../tools/handoff.phrases.js';
import { quote } from '../../../platform/language/phrasing.js';
import type { ChatRequest, HandoffReason, TurnEvent } from '../../engine/chat-engine.js';
import { dialogueOf, readWholeOrHalves, type Candidate } from './arbitration.js';
import { ANSWER_WORDS, INSTRUCTS, TELLS } from './answer.phrases.js';
import { isRequest, splitClauses } from './clause-splitter.js';
import { readSmallTalk, saySmallTalk } from './small-talk.js';
import { memoryFrom } from './turn-memory.js';
import { TurnDraft } from './turn-draft.js';

const MOST_TOOL_CALLS = 6;
/** Below this no tool's reading of a clause is believed. */
const LEAST_SCORE = 0.3;
/** A story told beside a question is answered only when it is plainly about an order or a person. */
const STORY_SCORE = 0.85;
const STORY_LEAST = 0.75;
const PROVEN_SCORE = 0.93;
const UNSURE = 0.5;
const LONGEST_QUESTION = 300;
const LONGEST_ECHO = 120;

interface Turn {
  request: ChatRequest;
  tenant: TenantProfile;
  tools: readonly SkilledTool[];
  context: ToolContext;
  language: Language;
  clauses: Clause[];
  draft: TurnDraft;
}

/** Answers without a model: reads each question, lets the tools answer, and joins their sentences. */
@Injectable()
export class BuiltinResponder {
  /** Events of one turn; the joined `delta` texts equal the text of `completed`, which is last. */
  async *respond(
    request: ChatRequest,
    tenant: TenantProfile,
    tools: readonly SkilledTool[],
  ): AsyncIterable<TurnEvent> {
    yield { type: 'started', responder: 'builtin' };
    const turn = begin(request, tenant, tools);
    if (isChat(turn)) yield* this.chat(turn);
    else yield* this.answerAll(turn);
    if (turn.draft.isEmpty) yield* this.admit(turn, request.text);
    yield { type: 'completed', answer: turn.draft.finish() };
  }

  private *chat({ clauses, draft, tenant, language }: Turn): Iterable<TurnEvent> {
    const kinds = clauses.flatMap((clause) => readSmallTalk(clause) ?? []);
    const kind = kinds.find((each) => each !== 'greeting') ?? kinds[0] ?? 'greeting';
    yield* draft.say(saySmallTalk(kind, tenant, language), 0.95);
  }

  private async *answerAll(turn: Turn): AsyncIterable<TurnEvent> {
    const { tenant, tools, context, clauses, draft } = turn;
    const asks = clauses.some(isRequest);
    for (const clause of clauses) {
      if (clauses.length > 1 && readSmallTalk(clause) !== null) continue;
      const { spans } = entitiesOf(clause.raw, tenant);
      const candidates = await readWholeOrHalves(clause, clauses, tools, draft.memory, context, spans);
      for (const candidate of candidates) {
        if (asks && !isRequest(clause) && isStory(candidate)) continue;
        yield* this.answerOne(candidate, turn);
      }
    }
  }

  private async *answerOne(candidate: Candidate, turn: Turn): AsyncIterable<TurnEvent> {
    const { draft, language } = turn;
    const { clause, tool, reading, faulty } = candidate;
    if (INSTRUCTS.test(clause.folded) && reading.score < PROVEN_SCORE) {
      yield* draft.say(ANSWER_WORDS[language].refuses, 0.8);
    } else if (!tool || reading.score < LEAST_SCORE) {
      if (!draft.isEmpty && searchText(clause.words, language) === '') return;
      yield* faulty ? this.excuse(turn, clause) : this.admit(turn, clause.raw);
    } else if (draft.toolCalls < MOST_TOOL_CALLS && !draft.hasRun(tool.name, reading.input)) {
      yield* this.run(tool, candidate, turn);
    }
  }

  private async *run(
    tool: SkilledTool,
    { clause, reading }: Candidate,
    turn: Turn,
  ): AsyncIterable<TurnEvent> {
    const { draft } = turn;
    yield draft.startTool(tool.name, reading.input);
    const outcome = await this.execute(tool, reading.input, clause, turn);
    yield draft.finishTool(tool.name, outcome?.result.ok ?? false);
    if (!outcome) {
      yield* this.excuse(turn, clause);
      return;
    }
    const { result, said } = outcome;
    for (const citation of result.citations) yield* draft.cite(citation);
    draft.remember(tool.name, said, result.ok);
    if (said.confidence < UNSURE) draft.leaveOpen(clause.raw.slice(0, LONGEST_QUESTION));
    yield* draft.say(said.text, said.confidence);
    const reason = handoffReason(result.data);
    if (tool.name === 'handoff' && reason) yield draft.handOff(reason);
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
    } catch {
      return null;
    }
  }

  private *admit({ draft, language, clauses }: Turn, question: string): Iterable<TurnEvent> {
    const said = ANSWER_WORDS[language];
    draft.leaveOpen(question.trim().slice(0, LONGEST_QUESTION));
    draft.offerPerson();
    const isAlone = draft.isEmpty || clauses.length < 2;
    yield* draft.say(isAlone ? said.unknown : said.unknownToo(quote(question, LONGEST_ECHO)), 0.2);
  }

  private *excuse({ draft, language }: Turn, clause: Clause): Iterable<TurnEvent> {
    draft.degrade(clause.raw.slice(0, LONGEST_QUESTION));
    yield* draft.say(ANSWER_WORDS[language].fault, 0.2);
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
  const clauses = splitClauses(request.text, language, entitiesOf(request.text, tenant).spans);
  const { conversationId, visitorId } = request;
  const context: ToolContext = { tenant, conversationId, visitorId, now: new Date(request.at) };
  return { request, tenant, tools, context, language, clauses, draft };
}

/** Nothing but courtesies; a "yes" to the offer of a person is more than that. */
function isChat({ clauses, draft }: Turn): boolean {
  if (draft.memory.offered && clauses.some(({ folded }) => ACCEPTS.test(folded))) return false;
  return clauses.every((clause) => readSmallTalk(clause) !== null);
}

function entitiesOf(text: string, { country }: TenantProfile) {
  return findEntities(text, { country, orderExpected: true });
}

function isStory({ clause, tool, reading }: Candidate): boolean {
  const isServed = tool?.name === 'order_status' || tool?.name === 'handoff';
  if (isServed && reading.score >= STORY_SCORE) return false;
  return reading.score < STORY_LEAST || TELLS.test(clause.folded);
}

const HANDOFF_REASONS: readonly HandoffReason[] = ['asked_for', 'anger', 'listed_topic'];

function handoffReason(data: unknown): HandoffReason | null {
  const reason = typeof data === 'object' && data !== null && 'reason' in data ? data.reason : null;
  return HANDOFF_REASONS.find((each) => each === reason) ?? null;
}
