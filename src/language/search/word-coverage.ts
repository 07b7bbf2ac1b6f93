import { conceptKind, narrowerConcepts, widerConcepts } from '../retail/concept-matcher.js';
import { LiteralWords } from './literal-words.js';
import { isSameWord } from './same-word.js';
import { countryOf, speaksOfCountry } from './places.js';
import { termsOf, type Term } from './question-terms.js';
import { conceptsOf, coverage } from './search-text.js';
import { LANGUAGES } from '../language.js';
import { fold, words } from '../text/fold.js';
import { contentWords } from '../text/stop-words.js';
import { matchForm } from '../text/word-forms.js';
import { Synonyms } from './synonyms.js';
import { ANIMALS, NAMES } from './words/words.js';

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
/** Of a compound of which the text has the last part alone, behind another first one. */
const OF_OTHER_COMPOUND = 0.5;
/** A figure tells one thing from another more than most words do. */
const FIGURE_WEIGHT = 0.6;
/** A missing name counts as two missing words: nothing else in the question can make up for it. */
const NAME_WEIGHT = 2;
/** An unknown word beside the word for the goods tells which of them: "makita batteries". */
const QUALIFIER_WEIGHT = 2;
const NO_NAMES: ReadonlySet<string> = new Set();
const NO_GROUPS: ReadonlySet<number> = new Set();
/** Talk and articles have less. */
const LEAST_WEIGHT = 0.2;
const GOODS_IN_SERVICE = 0.5;
/** Longer questions tell a story. */
const MOST_ASKED = 16;
/** Words of a title that one word stands in place of: "stylos plume". */
const MOST_REPLACED = 2;
/** Of a word that the text has by another word of the business's synonyms. */
const BY_SYNONYM = 0.9;
const FIGURE = /^\d+$/u;

/** What a text is about, which decides how much a missing word counts. */
export type AboutWhat = 'goods' | 'service';

/**
 * @param asked the words of a question to search for
 * @param names folded words that are written as proper names
 * @param synonyms words of the business that cover each other, less than a word covers itself
 * @param title of the text: goods of the same sort in it are what the text is about
 * @param about of a service's text, missing goods and figures count little: "I bought a torch 3 weeks ago, can I return it?"
 */
export function coverWords(
  asked: string,
  text: string,
  about: AboutWhat = 'goods',
  names: ReadonlySet<string> = NO_NAMES,
  synonyms = Synonyms.none,
  title = text,
): WordCoverage {
  const literal = new LiteralWords(text);
  const terms = termsOf(asked, synonyms);
  const groups = terms.some((term) => term.synonyms) ? synonyms.groupsIn(text) : NO_GROUPS;
  const read = { text, literal, concepts: conceptsOf(text), groups };
  const sum: WordCoverage = { all: 0, covered: 0, byMeaning: 0, lacking: 0, unfamiliar: 0 };
  const hyphenated = about === 'service' ? hyphenatedIn(title) : null;
  for (const [at, term] of terms.entries()) {
    const weight = weightOf(term);
    if (weight < LEAST_WEIGHT || (about === 'service' && FIGURE.test(term.form))) continue;
    const isPart = hyphenated !== null && isPartOfAnother(term, terms, hyphenated);
    const share = isPart || isOtherCompound(term, about, read) ? 0 : shareOf(term, read);
    if (term.isSpelled && share === 0) continue;
    sum.all += weight;
    sum.covered += weight * share;
    if (share > 0 && !isLiteral(term, literal)) sum.byMeaning += weight * share;
    const isOther =
      share === 0 &&
      (isOtherOfKind(term, read) ||
        isOtherCompound(term, about, read) ||
        (about === 'service' && isInPlaceOfAnother(term, terms, title)));
    const isNamed = isOther || isName(term) || names.has(term.form);
    const missing = weight * (1 - share) * (isNamed ? NAME_WEIGHT : 1);
    if (about === 'service' && isGoods(term) && !isOther) sum.unfamiliar += missing * GOODS_IN_SERVICE;
    else if (isNamed || isFamiliar(term)) sum.lacking += missing;
    else sum.unfamiliar += missing * (isBesideGoods(terms, at) ? QUALIFIER_WEIGHT : 1);
  }
  return sum;
}

function weightOf({ form, weight }: Term): number {
  if (FIGURE.test(form)) return FIGURE_WEIGHT;
  return countryOf(form) === null ? weight : 1;
}

/** 1, a half, or 0. */
function shareOf(term: Term, read: Read): number {
  const { form, synonyms } = term;
  if (read.literal.has(form) || (synonyms && isLiteral(term, read.literal))) return 1;
  if (synonyms?.groups.some((group) => read.groups.has(group))) return BY_SYNONYM;
  const share = shareWithoutSynonyms(term, read);
  if (!synonyms || share >= BY_SYNONYM) return share;
  return Math.max(share, BY_SYNONYM * shareByMeaning(synonyms, read.concepts));
}

function shareWithoutSynonyms(term: Term, read: Read): number {
  const { form } = term;
  const { text, literal, concepts } = read;
  if (isLiteral(term, literal)) return 1;
  if (FIGURE.test(form)) return 0;
  const country = countryOf(form);
  if (country !== null) return speaksOfCountry(text, country) ? 1 : 0;
  // Another name of the same kind does not cover it; the word for the kind may.
  if (NAMES.has(form) || isOtherOfKind(term, read)) return 0;
  const byMeaning = shareByMeaning(term, concepts);
  if (byMeaning === 1 || form.includes('+')) return byMeaning;
  const alike = coverage(form, text);
  if (alike >= HAS) return literal.hasOtherCompound(form) ? Math.max(byMeaning, OF_OTHER_COMPOUND) : 1;
  return alike >= HAS_HALF ? 0.5 : byMeaning;
}

/** A text about the same, one of its members or a remedy has the word; one about something wider has half of it. */
function shareByMeaning(
  { concepts: asked }: { concepts: readonly string[] },
  told: ReadonlySet<string>,
): number {
  const isTold = (id: string): boolean => told.has(id);
  if (asked.some((id) => isTold(id) || narrowerConcepts(id).some(isTold))) return 1;
  return asked.some((id) => widerConcepts(id).some(isTold)) ? 0.5 : 0;
}

/**
 * The text names others of its kind, and not this one: it speaks of dogs and not of cats, of cards and not of Apple Pay.
 * What it says need not hold for this one.
 */
function isOtherOfKind({ form, concepts: asked }: Term, { text, concepts }: Read): boolean {
  const animal = ANIMALS.findIndex((names) => names.test(form));
  if (animal >= 0) {
    const folded = fold(text);
    return !ANIMALS[animal]?.test(folded) && ANIMALS.some((names) => names.test(folded));
  }
  if (asked.length === 0 || asked.some((id) => concepts.has(id) || widerConcepts(id).length === 0))
    return false;
  return [...concepts].some((told) => asked.some((id) => isSibling(id, told)));
}

/** Of a service: "drinking water" is not tested where "pond water" is, as German has them. */
function isOtherCompound(
  { form, concepts: asked }: Term,
  about: AboutWhat,
  { literal, concepts }: Read,
): boolean {
  if (about !== 'service' || asked.some((id) => concepts.has(id))) return false;
  return literal.hasOtherCompound(form);
}

function isSibling(one: string, other: string): boolean {
  const wider = widerConcepts(other);
  return widerConcepts(one).some((id) => id !== other && wider.includes(id)) && !wider.includes(one);
}

/**
 * The question is the title but for this word, which stands in place of another one: "do you repair lamps?" beside "do
 * you repair pens?". Whatever the word means, what holds for the other need not hold for it.
 */
function isInPlaceOfAnother(term: Term, terms: readonly Term[], title: string): boolean {
  const told = new LiteralWords(title);
  const others = terms.filter((each) => each !== term && isTelling(each.form));
  if (
    term.weight < 1 ||
    terms.length > MOST_ASKED ||
    /\d/u.test(term.form) ||
    others.length === 0 ||
    !others.every((each) => isLiteral(each, told))
  )
    return false;
  const said = new LiteralWords(terms.map(({ form }) => form.replaceAll('+', ' ')).join(' '));
  const replaced = words(fold(title)).filter((word) => isTelling(word) && !said.has(word));
  return replaced.length > 0 && replaced.length <= MOST_REPLACED;
}

/** The words of a title with hyphens, in match form: those that stand alone, and the parts of compounds. */
interface Hyphenated {
  alone: readonly string[];
  compounds: readonly (readonly string[])[];
}

function hyphenatedIn(text: string): Hyphenated | null {
  if (!text.includes('-')) return null;
  const tokens = fold(text).split(/[^\p{L}\p{N}-]+/u);
  const parts = tokens.map((token) =>
    token
      .split('-')
      .filter((part) => part !== '')
      .map(matchForm),
  );
  const compounds = parts.filter((each) => each.length > 1);
  if (compounds.length === 0) return null;
  return { alone: parts.flatMap((each) => (each.length === 1 ? each : [])), compounds };
}

/**
 * The title has the word only as a part of a compound that means another thing: "do you take cheques?" beside "gift-cheques".
 */
function isPartOfAnother({ form }: Term, terms: readonly Term[], { alone, compounds }: Hyphenated): boolean {
  const having = compounds.filter((parts) => parts.some((part) => isSameWord(part, form)));
  if (having.length === 0 || alone.some((word) => isSameWord(word, form))) return false;
  const isAsked = (part: string): boolean => terms.some((each) => isSameWord(each.form, part));
  return having.every((parts) => parts.some((part) => isTelling(part) && !isAsked(part)));
}

/** Content in every language: the title may be in any. */
function isTelling(word: string): boolean {
  return LANGUAGES.every((language) => contentWords([word], language).length > 0);
}

/** A text, parsed once for all words of a question. */
interface Read {
  text: string;
  literal: LiteralWords;
  concepts: ReadonlySet<string>;
  /** Groups of the business's synonyms of which it has a word. */
  groups: ReadonlySet<number>;
}

function isLiteral({ form }: Term, literal: LiteralWords): boolean {
  return form.split('+').every((part) => literal.has(part));
}

function isName({ form }: Term): boolean {
  return countryOf(form) !== null || NAMES.has(form);
}

function isGoods(term: Term): boolean {
  const concepts = allConceptsOf(term);
  return concepts.length > 0 && concepts.every((id) => conceptKind(id) === 'product');
}

/** With those of the business's synonyms: its own word for a thing is a word for the thing. */
function allConceptsOf({ concepts, synonyms }: Term): readonly string[] {
  return synonyms ? [...concepts, ...synonyms.concepts] : concepts;
}

function isBesideGoods(terms: readonly Term[], at: number): boolean {
  return [terms[at - 1], terms[at + 1]].some((beside) => beside !== undefined && isGoods(beside));
}

function isFamiliar(term: Term): boolean {
  return allConceptsOf(term).length > 0 || FIGURE.test(term.form) || isName(term);
}
