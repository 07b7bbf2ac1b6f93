import type { Language } from '../language.js';
import { findConcepts, type FoundConcept } from '../retail/concept-matcher.js';
import { fold, words } from '../text/fold.js';
import { contentWords } from '../text/stop-words.js';
import { Synonyms } from './synonyms.js';
import { TrigramIndex } from './trigram-index.js';
import { matchForm } from '../text/word-forms.js';

/**
 * The words of a question to search for: content words, and the function words of a phrase ("bring … back").
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

/** The beneficiary of a need is not its subject. */
const BENEFICIARIES = new Set(['pets', 'children']);

/** Ids of the concepts in a question. */
export function conceptsIn(asked: readonly string[]): Set<string> {
  return conceptsAmong(findConcepts(asked.map(matchForm)));
}

/** Ids of the concepts in a text; with synonyms also those of the words that mean the same. */
export function conceptsOf(text: string, synonyms = Synonyms.none): Set<string> {
  const written = words(fold(text));
  const own = conceptsIn(written);
  return synonyms.isEmpty ? own : new Set([...own, ...synonyms.conceptsIn(written.map(matchForm))]);
}

/** As `conceptsIn`, from concepts that were already found. */
export function conceptsAmong(found: readonly FoundConcept[]): Set<string> {
  const needy = new Set(found.filter(({ isNeed }) => isNeed).flatMap(({ at }) => at));
  const named = found.filter(({ id, at }) => !BENEFICIARIES.has(id) || !at.some((index) => needy.has(index)));
  return new Set(named.map(({ id }) => id));
}

/** Of longer texts, characters after these are not compared: it would take too long without a pause. */
const LONGEST_COVERED = 20_000;

/** The share of a question's words that a text covers, 0..1. */
export function coverage(question: string, text: string, synonyms?: Synonyms): number {
  return indexOf(text.slice(0, LONGEST_COVERED)).search(question, 1, synonyms)[0]?.score ?? 0;
}

/** Cached: single words are compared with the same text, name or article repeatedly. */
const MOST_TEXTS = 4;
const texts = new Map<string, TrigramIndex>();

function indexOf(text: string): TrigramIndex {
  const index = texts.get(text) ?? TrigramIndex.build([{ id: 'text', fields: [{ text, weight: 1 }] }]);
  texts.delete(text);
  texts.set(text, index);
  for (const oldest of texts.keys()) if (texts.size > MOST_TEXTS) texts.delete(oldest);
  return index;
}
