import type { Language } from '../../language/language.js';
import { questionFrame } from './question-key.js';

/** A question whose meaning is known. */
export interface MeantQuestion {
  id: string;
  question: string;
  /** What its conversation was held in. */
  language: Language | null;
  /** Of length 1. */
  vector: Float32Array;
  /** Of those that mean the same; null of one by itself. */
  groupId: string | null;
}

/**
 * Two questions that may mean the same by their words do so from this cosine on. Measured with the bundled model
 * (`node bench/question-meaning.mjs`): above that of every two questions of different matters.
 */
export const LEAST_ALIKE = 0.92;

/**
 * The one that a question means the same as, the nearest; null when it is a question of its own. Nearness alone tells too
 * little: "Do you sell old gold?" is nearer to "Do you buy old gold?" than to anything that means the same. So by its
 * words it must be possible, see `mayMeanTheSame`: with each of a group, because one answer is given to all of it.
 */
export function meansTheSame(
  asked: Omit<MeantQuestion, 'groupId'>,
  others: readonly MeantQuestion[],
): MeantQuestion | null {
  let [best, most]: [MeantQuestion | null, number] = [null, LEAST_ALIKE];
  for (const other of others) {
    const alike = product(asked.vector, other.vector);
    if (alike < most || other.id === asked.id || !isPossible(asked, other, others)) continue;
    [best, most] = [other, alike];
  }
  return best;
}

function isPossible(
  asked: Omit<MeantQuestion, 'groupId'>,
  { id, groupId }: MeantQuestion,
  others: readonly MeantQuestion[],
): boolean {
  const members = others.filter((each) => each.id === id || (groupId !== null && each.groupId === groupId));
  return members.every((each) => each.id === asked.id || mayMeanTheSame(asked, each));
}

/**
 * Of one language, with the same numbers, names and signs, and with the same of "how much", "when", "where", "must", "not",
 * "from", "before" and "after". And it is said in other words altogether: two questions that share a word and differ in
 * another are near because of the one and ask something else because of the other; so are two of a single word each.
 */
export function mayMeanTheSame(
  asked: Pick<MeantQuestion, 'question' | 'language'>,
  other: Pick<MeantQuestion, 'question' | 'language'>,
): boolean {
  const [one, two] = [asked, other].map(({ question, language }) => questionFrame(question, language));
  if (!one || !two || one.language !== two.language || one.frame !== two.frame) return false;
  return one.words.size + two.words.size > 2 && [...one.words].every((word) => !two.words.has(word));
}

function product(a: Float32Array, b: Float32Array): number {
  if (a.length !== b.length) return -1;
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}
