import { distance } from 'fastest-levenshtein';
import type { Clause } from '../../../assistant/clause.js';
import { fold, words } from '../../../language/text/fold.js';
import { contentWords, wordWeight } from '../../../language/text/stop-words.js';
import { matchForm } from '../../../language/text/word-forms.js';
import { LiteralWords } from '../../../language/search/literal-words.js';

/** Share of an article's question that must be asked, function words included: "how much", "when". */
const LEAST_ASKED = 0.75;
const SHORTEST_WITH_TYPO = 5;
/** Longer questions are stories. */
const MOST_WORDS = 40;

/**
 * Whether a clause asks the question nearly word for word: function words and courtesies aside, each word of one is in
 * the other, perhaps inflected or with a typing error.
 */
export function isExactly(clause: Clause, question: string): boolean {
  const wanted = words(fold(question));
  if (wanted.length === 0 || clause.words.length > MOST_WORDS) return false;
  const asked = new LiteralWords(clause.folded);
  const met = wanted.filter((word) => isAmong(word, asked, clause.forms));
  if (met.length < wanted.length * LEAST_ASKED) return false;
  const titled = new LiteralWords(question);
  const forms = wanted.map(matchForm);
  return (
    subjectOf(wanted, clause).every((word) => met.includes(word)) &&
    subjectOf(clause.words, clause).every((word) => isAmong(word, titled, forms))
  );
}

function subjectOf(all: readonly string[], { language }: Clause): string[] {
  return contentWords(all, language).filter((word) => wordWeight(word) > 0.2);
}

function isAmong(word: string, literal: LiteralWords, forms: readonly string[]): boolean {
  if (literal.has(word)) return true;
  const form = matchForm(word);
  return form.length >= SHORTEST_WITH_TYPO && forms.some((each) => distance(each, form) === 1);
}
