import { distance } from 'fastest-levenshtein';
import { oncePerClause, type Clause } from '../../../assistant/clause.js';
import type { Synonyms } from '../../../language/search/synonyms.js';
import { isSameWord } from '../../../language/search/same-word.js';
import { fold, words } from '../../../language/text/fold.js';
import { isStopWord, wordWeight } from '../../../language/text/stop-words.js';
import { matchForm } from '../../../language/text/word-forms.js';

/** Share of an article's question that must be asked, function words included: "how much", "when". */
const LEAST_ASKED = 0.75;
const SHORTEST_WITH_TYPO = 5;
/** Longer questions are stories. */
const MOST_WORDS = 40;
const TALK = 0.2;

/** By the words themselves, or by words that mean the same for the business. */
export type Sameness = 'words' | 'synonyms';

/** How a clause asks an article's question nearly word for word; null when it does not. */
export function sameness(clause: Clause, question: string, synonyms: Synonyms): Sameness | null {
  if (isExactly(clause, question)) return 'words';
  if (synonyms.isEmpty || clause.words.length > MOST_WORDS) return null;
  const asked = withGroups(askedWords(clause), synonyms);
  const wanted = withGroups(words(fold(question)).map(wordOf(clause)), synonyms);
  return isSameQuestion(asked, wanted) ? 'synonyms' : null;
}

/** The words of a group are the same word. */
function withGroups(all: readonly Word[], synonyms: Synonyms): Word[] {
  const found = synonyms.find(all.map(({ form }) => form));
  const groups = new Map(found.map(({ group, at }) => [at[0], group]));
  const inPhrase = new Set(found.flatMap(({ at }) => at.slice(1)));
  return all.flatMap((word, index): Word[] => {
    if (inPhrase.has(index)) return [];
    const group = groups.get(index);
    return [group === undefined ? word : { form: `=${group}`, isSubject: true }];
  });
}

/**
 * Whether a clause asks the question nearly word for word: courtesies aside, each word of one is in the other, perhaps
 * inflected or with a typing error.
 */
export function isExactly(clause: Clause, question: string): boolean {
  if (clause.words.length > MOST_WORDS) return false;
  return isSameQuestion(askedWords(clause), words(fold(question)).map(wordOf(clause)));
}

function isSameQuestion(asked: readonly Word[], wanted: readonly Word[]): boolean {
  if (wanted.length === 0) return false;
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
