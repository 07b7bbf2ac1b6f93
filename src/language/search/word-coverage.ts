import { conceptKind, narrowerConcepts, widerConcepts } from '../retail/concept-matcher.js';
import { LiteralWords } from './literal-words.js';
import { countryOf, speaksOfCountry } from './places.js';
import { termsOf, type Term } from './question-terms.js';
import { conceptsOf, coverage } from './search-text.js';
import { NAMES } from './words/words.js';

/** How a text covers the words of a question; sums of the words' weights, of which each has at most 1. */
export interface WordCoverage {
  /** Of all words. */
  all: number;
  covered: number;
  /** Of covered words that are not in the text themselves: it has one of the same meaning. */
  byMeaning: number;
  /** Of missing words that name something: a thing or service that the tables know, a country, a brand, a figure. */
  lacking: number;
  /** Of other missing words, which may be talk as well as the subject. */
  unfamiliar: number;
}

/** From this share of `coverage` on the text has the word, inflected or with a typing error; half of it below. */
const HAS = 0.6;
const HAS_HALF = 0.4;
/** A figure tells one thing from another more than most words do. */
const FIGURE_WEIGHT = 0.6;
/** A missing name counts as two missing words: nothing else in the question can make up for it. */
const NAME_WEIGHT = 2;
/** Talk and articles have less. */
const LEAST_WEIGHT = 0.2;
const GOODS_IN_SERVICE = 0.5;
const FIGURE = /^\d+$/u;

/** What a text is about, which decides how much a missing word counts. */
export type AboutWhat = 'goods' | 'service';

/**
 * @param asked the words of a question to search for
 * @param about of a service's text, missing goods and figures count little: "I bought a torch 3 weeks ago, can I return it?"
 */
export function coverWords(asked: string, text: string, about: AboutWhat = 'goods'): WordCoverage {
  const literal = new LiteralWords(text);
  const read = { text, literal, concepts: conceptsOf(text) };
  const sum: WordCoverage = { all: 0, covered: 0, byMeaning: 0, lacking: 0, unfamiliar: 0 };
  for (const term of termsOf(asked)) {
    const weight = weightOf(term);
    if (weight < LEAST_WEIGHT || (about === 'service' && FIGURE.test(term.form))) continue;
    const share = shareOf(term, read);
    sum.all += weight;
    sum.covered += weight * share;
    if (share > 0 && !isLiteral(term, literal)) sum.byMeaning += weight * share;
    const missing = weight * (1 - share) * (isName(term) ? NAME_WEIGHT : 1);
    if (about === 'service' && isGoods(term)) sum.unfamiliar += missing * GOODS_IN_SERVICE;
    else sum[isFamiliar(term) ? 'lacking' : 'unfamiliar'] += missing;
  }
  return sum;
}

function weightOf({ form, weight }: Term): number {
  if (FIGURE.test(form)) return FIGURE_WEIGHT;
  return countryOf(form) === null ? weight : 1;
}

/** 1, a half, or 0. */
function shareOf(term: Term, { text, literal, concepts }: Read): number {
  const { form } = term;
  if (literal.has(form)) return 1;
  if (FIGURE.test(form)) return 0;
  const country = countryOf(form);
  if (country !== null) return speaksOfCountry(text, country) ? 1 : 0;
  // Another name of the same kind does not cover it; the word for the kind may.
  if (NAMES.has(form)) return 0;
  const byMeaning = shareByMeaning(term, concepts);
  if (byMeaning === 1 || form.includes('+')) return byMeaning;
  const alike = coverage(form, text);
  return alike >= HAS ? 1 : alike >= HAS_HALF ? 0.5 : byMeaning;
}

/** A text about the same, one of its members or a remedy has the word; one about something wider has half of it. */
function shareByMeaning({ concepts: asked }: Term, told: ReadonlySet<string>): number {
  const isTold = (id: string): boolean => told.has(id);
  if (asked.some((id) => isTold(id) || narrowerConcepts(id).some(isTold))) return 1;
  return asked.some((id) => widerConcepts(id).some(isTold)) ? 0.5 : 0;
}

/** A text, parsed once for all words of a question. */
interface Read {
  text: string;
  literal: LiteralWords;
  concepts: ReadonlySet<string>;
}

function isLiteral({ form }: Term, literal: LiteralWords): boolean {
  return form.split('+').every((part) => literal.has(part));
}

function isName({ form }: Term): boolean {
  return countryOf(form) !== null || NAMES.has(form);
}

function isGoods({ concepts }: Term): boolean {
  return concepts.length > 0 && concepts.every((id) => conceptKind(id) === 'product');
}

function isFamiliar(term: Term): boolean {
  return term.concepts.length > 0 || FIGURE.test(term.form) || isName(term);
}
