import type { Language } from '../language.js';
import { findConcepts } from '../retail/concept-matcher.js';
import { fold, words } from '../text/fold.js';
import { contentWords, isStopWord } from '../text/stop-words.js';
import { TrigramIndex } from './trigram-index.js';
import { matchForm } from '../text/word-forms.js';

/** The words of a question worth searching for: content words, and the small words of a phrase ("bring … back"). */
export function searchText(asked: readonly string[], language: Language): string {
  const phrases = findConcepts(asked.map(matchForm)).filter(({ at }) => at.length > 1);
  const inPhrase = new Set(phrases.flatMap(({ at }) => at));
  const kept = asked.filter(
    (word, index) => inPhrase.has(index) || contentWords([word], language).length > 0,
  );
  return kept.join(' ');
}

/** Whom a need is for is not what is asked about. */
const BENEFICIARIES = new Set(['pets', 'children']);

/** Concepts a question speaks of, by id. */
export function conceptsIn(asked: readonly string[]): Set<string> {
  const found = findConcepts(asked.map(matchForm));
  const needy = new Set(found.filter(({ isNeed }) => isNeed).flatMap(({ at }) => at));
  const named = found.filter(({ id, at }) => !BENEFICIARIES.has(id) || !at.some((index) => needy.has(index)));
  return new Set(named.map(({ id }) => id));
}

/** How much of a question's words a text covers, 0..1. */
export function coverage(question: string, text: string): number {
  return indexOf(text).search(question, 1)[0]?.score ?? 0;
}

/** Word by word one text is asked for again and again, beside the name or the article it is weighed against. */
const MOST_TEXTS = 4;
const texts = new Map<string, TrigramIndex>();

function indexOf(text: string): TrigramIndex {
  const index = texts.get(text) ?? TrigramIndex.build([{ id: 'text', fields: [{ text, weight: 1 }] }]);
  texts.delete(text);
  texts.set(text, index);
  for (const oldest of texts.keys()) if (texts.size > MOST_TEXTS) texts.delete(oldest);
  return index;
}

export function hasContent(text: string, language: Language): boolean {
  return words(fold(text)).some((word) => !isStopWord(word, language));
}
