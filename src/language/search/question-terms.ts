import { findConcepts, type FoundConcept } from '../retail/concept-matcher.js';
import { figuresOf } from '../numbers/spelled-figures.js';
import { fold, words } from '../text/fold.js';
import { wordWeight } from '../text/stop-words.js';
import { matchForm } from '../text/word-forms.js';
import { textPattern } from '../text/text-pattern.js';
import { ARABIC_FORMS } from '../text/words/forms/ar.js';
import { countryOf } from './places.js';
import { NAMES } from './words/words.js';
import { Synonyms, type FoundSynonym, type Phrase } from './synonyms.js';

/** A search term: one word, or the words of a phrase. */
export interface Term {
  form: string;
  concepts: string[];
  /** Of the first part of a compound. */
  modifiers: string[];
  weight: number;
  /** A figure that is written in words: it may be no number, so that a text without it lacks nothing. */
  isSpelled?: boolean;
  /** What the business says besides: the term stands in groups of its synonyms. */
  synonyms?: TermSynonyms;
}

/** What means the same as a term. */
export interface TermSynonyms {
  /** The words of the term, in match form. */
  own: Phrase;
  groups: readonly number[];
  phrases: readonly Phrase[];
  /** Concepts of these that the term itself has not. */
  concepts: readonly string[];
}

/** Concepts of how or where, not what: they have a low weight next to the subject. */
const VAGUE_CONCEPTS = new Set(['processing_time', 'abroad']);
const GENERAL_CONCEPTS = new Set(['payment', 'free_of_charge']);
const VAGUE_WEIGHT = 0.4;
const NUMERIC = /^\d+$/u;
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
/** By the synonyms of the business that is asked. */
const known = new WeakMap<Synonyms, Map<string, readonly Term[]>>();

/**
 * The terms of a question; the words of a phrase ("bring … back") become one term with its concept, and those of a
 * business's own phrase one with its synonyms.
 */
export function termsOf(text: string, synonyms = Synonyms.none): readonly Term[] {
  const texts = known.get(synonyms) ?? new Map<string, readonly Term[]>();
  known.set(synonyms, texts);
  const terms = texts.get(text) ?? readTerms(text, synonyms);
  texts.delete(text);
  texts.set(text, terms);
  for (const oldest of texts.keys()) if (texts.size > MOST_KNOWN) texts.delete(oldest);
  return terms;
}

function readTerms(text: string, synonyms: Synonyms): Term[] {
  const raw = wordsToCompare(text, MOST_WORDS);
  const forms = raw.map(matchForm).map(nameWithoutParticle);
  const found = findConcepts(forms);
  const terms = collectTerms(raw, forms, found);
  for (const synonym of synonyms.find(forms)) addSynonym(terms, forms, synonym, synonyms);
  const all = [...terms.values()];
  lowerGeneral(all);
  if (all.length <= MOST_TERMS) return all;
  return all.toSorted((a, b) => b.weight - a.weight).slice(0, MOST_TERMS);
}

/** "لقطر" is "to Qatar", "بفيزا" "by Visa": a name is compared without the letter written onto it. */
function nameWithoutParticle(form: string): string {
  if (!PARTICLE.test(form) || isKnownName(form)) return form;
  const bare = form.slice(1);
  return isKnownName(bare) ? bare : form;
}

const PARTICLE = textPattern(`^${ARABIC_FORMS.particles}(?=\\p{L}{3})`, 'u');

function isKnownName(form: string): boolean {
  return countryOf(form) !== null || NAMES.has(form);
}

/** The words of a phrase are one term from then on. */
function addSynonym(
  terms: Map<string, Term>,
  forms: readonly string[],
  { group, at }: FoundSynonym,
  synonyms: Synonyms,
): void {
  const own = at.map((index) => forms[index] ?? '');
  const form = own.join('+');
  const parts = own.flatMap((part) => terms.get(part) ?? []);
  const term = terms.get(form) ?? (own.length > 1 ? joined(form, parts) : null);
  if (!term) return;
  if (own.length > 1) for (const part of own) terms.delete(part);
  terms.set(form, { ...term, synonyms: withGroup(term, own, group, synonyms) });
}

function joined(form: string, parts: readonly Term[]): Term | null {
  if (parts.length === 0) return null;
  return { form, concepts: [], modifiers: [], weight: Math.max(...parts.map(({ weight }) => weight)) };
}

function withGroup(
  { concepts, synonyms: before }: Term,
  own: Phrase,
  group: number,
  all: Synonyms,
): TermSynonyms {
  return {
    own,
    groups: [...(before?.groups ?? []), group],
    phrases: [...(before?.phrases ?? []), ...all.others(group, own)],
    concepts: [...(before?.concepts ?? []), ...all.conceptsOf(group).filter((id) => !concepts.includes(id))],
  };
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
    const figures = own.length === 0 ? figuresOf(raw[index] ?? '') : [];
    if (figures.length === 0) terms.set(form, { form, concepts, modifiers, weight });
    for (const figure of figures) {
      const each = matchForm(figure);
      terms.set(each, { form: each, concepts, modifiers, weight, isSpelled: NUMERIC.test(each) });
    }
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
