import type { SkilledTool } from '../../assistant/skill.js';
import type { AnswerKey } from './answer-store.port.js';
import { keyOf, type CommonQuestion } from './common-question.js';
import { tellingWords } from './question-words.js';

/** A single word tells too little: "the parking?" may be about its price. */
const LEAST_WORDS = 2;
/** Of an input: texts and weights. The words that tell questions apart are compared by themselves. */
const TEXTS: ReadonlySet<string> = new Set(['query', 'evidence', 'like', 'margin']);

/** A call that the built-in responder has made of a question. */
export interface ReadCall {
  tool: Pick<SkilledTool, 'name' | 'ownsVisitorData' | 'endsConversation' | 'dependsOnNow'>;
  input: unknown;
}

/**
 * Equal for two questions that the built-in responder reads alike, call for call with the same sources, days, amounts and
 * kinds of answer, and whose telling words are the same in the same order. Null when the question was not read at all, or
 * is about the visitor.
 * @param calls of the built-in responder, in their order
 */
export function nearKey(
  { scope, tenant, text, language }: Pick<CommonQuestion, 'scope' | 'tenant' | 'text' | 'language'>,
  calls: readonly ReadCall[],
): AnswerKey | null {
  if (calls.length === 0 || calls.some(({ tool }) => tool.ownsVisitorData || tool.endsConversation))
    return null;
  const isTimed = calls.every(({ tool }) => tool.dependsOnNow);
  const words = tellingWords(text, language, isTimed);
  if (words.length < LEAST_WORDS) return null;
  const read = calls.map(({ tool, input }) => [tool.name, JSON.stringify(input, withoutTexts)]);
  return keyOf(tenant.id, [...scope, 'near', read, words]);
}

function withoutTexts(key: string, value: unknown): unknown {
  return TEXTS.has(key) ? undefined : value;
}
