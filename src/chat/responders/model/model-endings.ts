import { Logger } from '@nestjs/common';
import { confidenceOf, UNSURE } from '../../../assistant/confidence.js';
import { EVIDENCE } from '../../../assistant/evidence.js';
import { isSkilled } from '../../../assistant/skill.js';
import type { Answer, ConversationMemory, TurnEvent } from '../../chat-engine.port.js';
import { sentencesOf } from '../../grounding/facts/fact-book.js';
import type { HandoffPromise } from '../../handoff/promise.js';
import { dialogueOf } from '../builtin/arbitration.js';
import { memoryFrom, storedMemory } from '../builtin/turn-memory.js';
import { costOf, modelAnswer, toolsOf } from './model-answer.js';
import type { RoundsEnd } from './model-rounds.js';
import type { ModelTurn } from './model-turn.js';
import { MODEL_SENTENCES } from './words/words.js';

const logger = new Logger('Assistant');

/** Of the built-in answer, whose tools were told of already. */
const OF_ANSWERS = new Set<TurnEvent['type']>(['delta', 'citation', 'handoff']);

const PLAIN = { offersPerson: false, isIncomplete: false, handoff: null };

/** The model has said all that it wanted. */
export function* endDone(turn: ModelTurn): Iterable<TurnEvent> {
  const { draft } = turn;
  yield* draft.finish();
  noteHeldBack(turn);
  if (draft.isEmpty) {
    yield* fallBack(turn);
    return;
  }
  if (draft.heldBack.length > 0) yield* sayAnew(turn);
  yield* citeAndComplete(turn, modelAnswer(turn, PLAIN));
}

/** The visitor has read a part, and there is no more. */
export function* endCut(turn: ModelTurn): Iterable<TurnEvent> {
  const { draft, reading } = turn;
  yield* draft.finish();
  noteHeldBack(turn);
  yield* draft.say(MODEL_SENTENCES[reading.message.speech].cutOff);
  yield* citeAndComplete(turn, modelAnswer(turn, { ...PLAIN, offersPerson: true, isIncomplete: true }));
}

/** The tool words the handoff, not the model. */
export function* endHandedOff(
  turn: ModelTurn,
  { call, reason }: Extract<RoundsEnd, { kind: 'handed-off' }>,
): Iterable<TurnEvent> {
  const { draft, reading } = turn;
  const { tool, input, result } = call;
  if (!tool || !isSkilled(tool) || !result) throw new Error('Only a tool that has run hands off.');
  yield* draft.finish();
  const memory = memoryFrom(reading.answer.memory);
  const dialogue = dialogueOf(tool, reading.clauses, memory);
  const said = tool.say(input, result, reading.message, dialogue, reading.context);
  yield* draft.say(said.text);
  yield { type: 'handoff', reason };
  const kept = handoffMemory(turn, tool.name, said.awaits === true, said.memory);
  yield* citeAndComplete(turn, modelAnswer(turn, { ...PLAIN, handoff: { reason, memory: kept } }));
}

/** Nothing more may be spent, and the business has chosen that a person answers then. */
export function* endOverBudget(turn: ModelTurn, { text, asksEmail }: HandoffPromise): Iterable<TurnEvent> {
  const { reading, tools } = turn;
  const said = `${MODEL_SENTENCES[reading.message.speech].overBudget} ${text}`;
  const tool = tools.find((each) => isSkilled(each) && each.endsConversation)?.name ?? null;
  yield { type: 'started', responder: 'builtin' };
  yield { type: 'delta', text: said };
  yield { type: 'handoff', reason: 'budget' };
  const answer: Answer = {
    ...reading.answer,
    text: said,
    citations: [],
    tools: toolsOf(turn),
    handoff: { reason: 'budget' },
    confidence: confidenceOf(EVIDENCE.courtesy),
    suggestions: [],
    memory: handoffMemory(turn, tool, asksEmail, { asksEmail }),
    ...costOf(turn),
  };
  yield completed(turn, answer);
}

/** The built-in answer, which is there already. @param degraded a model was needed and failed */
export function* fallBack(turn: ModelTurn, degraded = false): Iterable<TurnEvent> {
  const { reading } = turn;
  yield { type: 'started', responder: 'builtin' };
  yield* reading.events.filter(({ type }) => OF_ANSWERS.has(type));
  const answer = {
    ...reading.answer,
    tools: toolsOf(turn),
    degraded: reading.answer.degraded || degraded,
    ...costOf(turn),
  };
  yield completed(turn, answer);
}

/** What was held back is said in the built-in responder's words, where the same tool has the answer. */
function* sayAnew({ draft, reading, results }: ModelTurn): Iterable<TurnEvent> {
  const used = new Set(results.map(({ name }) => name));
  for (const { tool, result, said } of reading.calls) {
    if (!result?.ok || !said || said.confidence < UNSURE || said.awaits) continue;
    if (used.size > 0 && !used.has(tool.name)) continue;
    const missing = notIn(draft.text, said.text);
    if (missing !== '') yield* draft.say(missing);
  }
}

/** The sentences of a text that another one has not said; all of the text when it has said none. */
function notIn(said: string, text: string): string {
  const sentences = sentencesOf(text);
  const missing = sentences.filter((sentence) => !said.includes(sentence));
  if (missing.length === sentences.length) return text;
  return missing.join(text.includes('\n') ? '\n' : ' ');
}

function* citeAndComplete(turn: ModelTurn, answer: Answer): Iterable<TurnEvent> {
  yield* turn.draft.cite(answer.citations);
  yield completed(turn, answer);
}

function completed({ request, tenant, trace, draft }: ModelTurn, answer: Answer): TurnEvent {
  return { type: 'completed', answer, ...trace.tracesFor(request, tenant, draft.heldBack) };
}

function handoffMemory(
  { reading }: ModelTurn,
  tool: string | null,
  asks: boolean,
  own: unknown,
): ConversationMemory {
  const memory = memoryFrom(reading.answer.memory);
  const tools = tool === null || own === undefined ? memory.tools : { ...memory.tools, [tool]: own };
  return storedMemory({ ...memory, tools, awaitedBy: asks ? tool : null, offered: false });
}

/** Without the sentences, which may be about a customer. */
function noteHeldBack({ draft, request }: ModelTurn): void {
  const kinds = draft.heldBack.map(({ kind }) => kind);
  if (kinds.length > 0) logger.warn(`Held back in turn ${request.turnId}: ${kinds.join(', ')}`);
}
