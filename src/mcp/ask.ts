import * as v from 'valibot';
import type { Citation } from '../assistant/chat-tool.js';
import { toolInput, type PublicInput } from '../assistant/tool-input.js';
import type { LoneAnswer } from '../chat/lone-questions.service.js';
import { canonicalTag } from '../kernel/language-tag.js';

export const ASK = 'ask';
/** Characters, as of a message in a conversation. */
export const LONGEST_TEXT = 8000;

const QUESTION_WANTED = `a question of 1 to ${LONGEST_TEXT} characters`;

export const ASK_INPUT = toolInput({
  question: v.pipe(
    v.string(),
    v.check(isQuestion, QUESTION_WANTED),
    v.description("What a customer asks, in the customer's own words and language"),
  ),
  locale: v.optional(
    v.pipe(
      v.string(),
      v.check((tag) => canonicalTag(tag) !== null, 'a language tag such as "de-AT"'),
      v.description('Language of the customer (BCP 47), for a question too short to tell it'),
    ),
  ),
});

export type AskInput = PublicInput<typeof ASK_INPUT>;

/** JSON Schema of `toAnswerView`. */
export const ASK_OUTPUT = {
  type: 'object',
  required: ['answer', 'confidence', 'sources', 'suggestions', 'handoff', 'complete', 'degraded'],
  properties: {
    answer: { type: 'string', description: 'What the assistant would tell the customer.' },
    confidence: {
      type: 'number',
      minimum: 0,
      maximum: 1,
      description: 'The share of such answers that are right.',
    },
    sources: {
      type: 'array',
      description: 'What the answer rests on.',
      items: { type: 'object', required: ['kind', 'id', 'title'] },
    },
    suggestions: {
      type: 'array',
      maxItems: 3,
      items: { type: 'string' },
      description: 'What may be meant, when the answer is not sure: each is a question to ask next.',
    },
    handoff: {
      type: ['object', 'null'],
      description: 'In a conversation a person would take over now. Nobody was told of this question.',
      properties: { reason: { type: 'string' } },
    },
    complete: { type: 'boolean', description: 'False when the answer ends before its end.' },
    degraded: { type: 'boolean', description: 'Something that the answer needs was not available.' },
  },
};

export interface AnswerView {
  answer: string;
  confidence: number;
  sources: Citation[];
  suggestions: string[];
  handoff: { reason: string } | null;
  complete: boolean;
  degraded: boolean;
}

export function toAnswerView({ answer }: LoneAnswer): AnswerView {
  const { text, confidence, citations, suggestions, handoff, isIncomplete, degraded } = answer;
  return {
    answer: text,
    confidence: Math.round(confidence * 100) / 100,
    sources: citations,
    suggestions: suggestions.map((each) => each.text),
    handoff,
    complete: isIncomplete !== true,
    degraded,
  };
}

function isQuestion(text: string): boolean {
  return /\S/u.test(text) && text.length <= LONGEST_TEXT;
}
