import { contentWords } from '../../../language/text/stop-words.js';
import type { Clause } from '../../../assistant/clause.js';
import { GENERIC, NAMES_SUBJECT, POINTS_THERE, PRONOUNS } from './words/patterns.js';

const LONGEST_FOLLOW_UP = 8;

/** A short question about what was just shown: with a pronoun, or without a subject. */
export function pointsBack(clause: Clause): boolean {
  if (clause.words.length > LONGEST_FOLLOW_UP) return false;
  if (PRONOUNS[clause.language].test(clause.folded)) return true;
  const named = NAMES_SUBJECT[clause.language];
  return named !== null && !named.test(clause.folded);
}

/** "How much are the drinks then?" */
export function pointsThere({ folded }: Clause): boolean {
  return POINTS_THERE.test(folded);
}

/** "Is it free?": a question that does not name its topic. */
export function lacksTopic(clause: Clause): boolean {
  if (clause.words.length > LONGEST_FOLLOW_UP) return false;
  if (!clause.words.some((word) => GENERIC.has(word))) return false;
  return contentWords(clause.words, clause.language).every((word) => GENERIC.has(word));
}
