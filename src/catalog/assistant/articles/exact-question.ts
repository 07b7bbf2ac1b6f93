import { distance } from 'fastest-levenshtein';
import { oncePerClause, type Clause } from '../../../assistant/clause.js';
import { isSameWord } from '../../../language/search/literal-words.js';
import { fold, words } from '../../../language/text/fold.js';
import { isStopWord, wordWeight } from '../../../language/text/stop-words.js';
import { matchForm } from '../../../language/text/word-forms.js';

/** Share of an article's question that must be asked, function words included: "how much", "when". */
const LEAST_ASKED = 0.75;
const SHORTEST_WITH_TYPO = 5;
/** Longer questions are stories. */
const MOST_WORDS = 40;
const TALK = 0.2;

/**
 * Whether a clause asks the question nearly word for word: courtesies aside, each word of one is in the other, perhaps
 * inflected or with a typing error.
 */
export function isExactly(clause: Clause, question: string): boolean {
  const wanted = words(fold(question)).map(wordOf(clause));
  if (wanted.length === 0 || clause.words.length > MOST_WORDS) return false;
  const asked = askedWords(clause);
  if (!subjectsIn(asked).every((word) => isAmong(word, wanted))) return false;
  const met = wanted.filter((word) => isAmong(word, asked));
  return met.length >= wanted.length * LEAST_ASKED && subjectsIn(wanted).every((word) => met.includes(word));
}

interface Word {
  form: string;
  isSubject: boolean;
}

const askedWords = oncePerClause((clause: Clause): Word[] => clause.words.map(wordOf(clause)));

function wordOf({ language }: Clause): (word: string) => Word {
  return (word) => ({
    form: matchForm(word),
    isSubject: !isStopWord(word, language) && wordWeight(word) > TALK,
  });
}

function subjectsIn(all: readonly Word[]): Word[] {
  return all.filter(({ isSubject }) => isSubject);
}

function isAmong({ form }: Word, all: readonly Word[]): boolean {
  return all.some(
    (each) =>
      isSameWord(each.form, form) || (form.length >= SHORTEST_WITH_TYPO && distance(each.form, form) === 1),
  );
}
