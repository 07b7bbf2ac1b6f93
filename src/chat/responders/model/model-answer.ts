import { confidenceOf, UNSURE } from '../../../assistant/confidence.js';
import type { ToolResult } from '../../../assistant/chat-tool.js';
import type { Answer, ConversationMemory, HandoffReason } from '../../chat-engine.port.js';
import type { ModelTurn } from './model-turn.js';
import { usedCitations } from './calls/used-citations.js';

/** How a model's turn has ended, beside its text. */
export interface Ending {
  /** The last paragraph offers a person, which a "yes" accepts. */
  offersPerson: boolean;
  isIncomplete: boolean;
  handoff: { reason: HandoffReason; memory: ConversationMemory } | null;
}

const LONGEST_QUESTION = 300;

/** The answer of a turn that a model has written. */
export function modelAnswer(turn: ModelTurn, ending: Ending): Answer {
  const { draft, reading, calls, request } = turn;
  const { text } = draft;
  // Small models repeat what they were given: then it is as sure as it was, and a "yes" means the same.
  if (text.trim() === reading.answer.text.trim() && !ending.handoff)
    return { ...reading.answer, text, tools: toolsOf(turn), ...costOf(turn) };
  const citations = usedCitations(text, resultsOf(turn), reading.message.language);
  const confidence = ending.handoff ? 1 : confidenceIn(turn, citations.length > 0, ending);
  const isSure = confidence >= UNSURE;
  return {
    text,
    citations,
    tools: toolsOf(turn),
    handoff: ending.handoff && { reason: ending.handoff.reason },
    confidence,
    suggestions: isSure ? [] : reading.answer.suggestions,
    memory: ending.handoff?.memory ?? memoryAfter(turn, ending),
    unanswered: isSure ? null : (reading.answer.unanswered ?? request.text.slice(0, LONGEST_QUESTION)),
    degraded: reading.answer.degraded || calls.hasFailed,
    ...costOf(turn),
    ...(ending.isIncomplete && { isIncomplete: true }),
  };
}

/** What the models have cost, and what the check has held back; also of a turn that the built-in responder answers. */
export function costOf({ spending, draft }: ModelTurn): Pick<Answer, 'cost' | 'heldBack'> {
  const { cost } = spending;
  const heldBack = draft.heldBack.length;
  return { ...(cost && { cost }), ...(heldBack > 0 && { heldBack }) };
}

/** Of the built-in responder and of the model, in order. */
export function toolsOf({ reading, ran }: ModelTurn): Answer['tools'] {
  return [...reading.answer.tools, ...ran];
}

/** Of the built-in responder and of the model, in order. */
export function resultsOf({
  reading,
  results,
}: Pick<ModelTurn, 'reading' | 'results'>): ToolResult<unknown>[] {
  const first = reading.calls.flatMap(({ result }) => (result ? [result] : []));
  return [...first, ...results.map(({ result }) => result)];
}

/**
 * The check lets a model state only what the turn's data holds; whether that answers the question is as uncertain as
 * whether it has used a source at all.
 */
function confidenceIn({ draft }: ModelTurn, hasSource: boolean, { isIncomplete }: Ending): number {
  const isUnstated = draft.heldBack.length > 0 || isIncomplete;
  return confidenceOf({ basis: hasSource ? 'written' : 'unsourced', isUnstated });
}

/**
 * Of the built-in reading, so that "and on Sunday?" is understood next, but for its offer, which nobody has read. A
 * question at the end makes the next "yes" more than small talk.
 */
function memoryAfter({ reading, draft }: ModelTurn, { offersPerson }: Ending): ConversationMemory {
  const asked = !offersPerson && /[?؟]\s*$/u.test(draft.text);
  return { ...reading.answer.memory, offered: offersPerson, ...(asked && { model: { asked } }) };
}
