import { findConcepts, type FoundConcept } from '../retail/concept-matcher.js';
import { fold, words } from '../text/fold.js';
import { wordWeight } from '../text/stop-words.js';
import { matchForm } from '../text/word-forms.js';

/** A search term: one word, or the words of a phrase. */
export interface Term {
  form: string;
  concepts: string[];
  /** Of the first part of a compound. */
  modifiers: string[];
  weight: number;
}

/** Concepts of how or where, not what: they have a low weight next to the subject. */
const VAGUE_CONCEPTS = new Set(['processing_time', 'abroad']);
const GENERAL_CONCEPTS = new Set(['payment', 'free_of_charge']);
const VAGUE_WEIGHT = 0.4;
/** Limit of letters per word; the rest is ignored. */
export const LONGEST_WORD = 64;
/** Limit of words per question. */
const MOST_WORDS = 500;
/** Limit of different terms per search; those with the highest weights are kept. */
const MOST_TERMS = 100;

/** The match forms of a text's words, cut to the limit. */
export function wordsToCompare(text: string, limit: number): string[] {
  return words(fold(text))
    .slice(0, limit)
    .map((word) => (word.length > LONGEST_WORD ? word.slice(0, LONGEST_WORD) : word));
}

/** Cache size: one question is searched in products and articles, and weighed against many texts one by one. */
const MOST_KNOWN = 16;
const known = new Map<string, readonly Term[]>();

/** The terms of a question; the words of a phrase ("bring … back") become one term with its concept. */
export function termsOf(text: string): readonly Term[] {
  const terms = known.get(text) ?? readTerms(text);
  known.delete(text);
  known.set(text, terms);
  for (const oldest of known.keys()) if (known.size > MOST_KNOWN) known.delete(oldest);
  return terms;
}

function readTerms(text: string): Term[] {
  const raw = wordsToCompare(text, MOST_WORDS);
  const forms = raw.map(matchForm);
  const found = findConcepts(forms);
  const all = [...collectTerms(raw, forms, found).values()];
  lowerGeneral(all);
  if (all.length <= MOST_TERMS) return all;
  return all.toSorted((a, b) => b.weight - a.weight).slice(0, MOST_TERMS);
}

function collectTerms(raw: string[], forms: string[], found: FoundConcept[]): Map<string, Term> {
  const terms = new Map<string, Term>();
  const inPhrase = new Set(found.filter(({ at }) => at.length > 1).flatMap(({ at }) => at));
  const single = Map.groupBy(
    found.filter(({ at }) => at.length === 1),
    ({ at }) => at[0],
  );
  forms.forEach((form, index) => {
    if (inPhrase.has(index)) return;
    const own = single.get(index) ?? [];
    const concepts = own.filter(({ isModifier }) => !isModifier).map(({ id }) => id);
    const modifiers = own.filter(({ isModifier }) => isModifier).map(({ id }) => id);
    const weight = concepts.some((id) => VAGUE_CONCEPTS.has(id))
      ? VAGUE_WEIGHT
      : wordWeight(raw[index] ?? form);
    terms.set(form, { form, concepts, modifiers, weight });
  });
  for (const { id, at } of found) {
    if (at.length < 2) continue;
    const form = at.map((index) => forms[index]).join('+');
    const weight = VAGUE_CONCEPTS.has(id) ? VAGUE_WEIGHT : 1;
    const term = terms.get(form) ?? { form, concepts: [], modifiers: [], weight };
    term.concepts.push(id);
    terms.set(form, term);
  }
  return terms;
}

/** "Pay" has a low weight next to what is paid for. */
function lowerGeneral(terms: Term[]): void {
  if (!terms.some(({ weight, concepts }) => weight === 1 && !isGeneral(concepts))) return;
  for (const term of terms) if (term.weight === 1 && isGeneral(term.concepts)) term.weight = VAGUE_WEIGHT;
}

function isGeneral(concepts: readonly string[]): boolean {
  return concepts.length > 0 && concepts.every((id) => GENERAL_CONCEPTS.has(id));
}
