import type { Language } from '../language.js';
import { findConcepts, type FoundConcept } from '../retail/concept-matcher.js';
import { fold, words } from '../text/fold.js';
import { contentWords } from '../text/stop-words.js';
import { TrigramIndex } from './trigram-index.js';
import { matchForm } from '../text/word-forms.js';

/**
 * The words of a question worth searching for: content words, and the small words of a phrase ("bring … back").
 * @param found the concepts of the same words
 */
export function searchText(
  asked: readonly string[],
  found: readonly FoundConcept[],
  language: Language,
): string {
  const phrases = found.filter(({ at }) => at.length > 1);
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
  return conceptsAmong(findConcepts(asked.map(matchForm)));
}

/** Concepts that a text speaks of, by id. */
export function conceptsOf(text: string): Set<string> {
  return conceptsIn(words(fold(text)));
}

/** As `conceptsIn`, of what was found. */
export function conceptsAmong(found: readonly FoundConcept[]): Set<string> {
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
