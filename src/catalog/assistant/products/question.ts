import { oncePerClause, type Clause } from '../../../assistant/clause.js';
import { words } from '../../../language/text/fold.js';
import { conceptKind } from '../../../language/retail/concept-matcher.js';
import { findPriceRange, type PriceRange } from '../../../language/entities/prices.js';
import { conceptsAmong, conceptsIn, conceptsOf, searchText } from '../../../language/search/search-text.js';
import { wordWeight } from '../../../language/text/stop-words.js';
import { singular } from '../../../language/text/arabic-plurals.js';
import type { Synonyms } from '../../../language/search/synonyms.js';
import { matchForm } from '../../../language/text/word-forms.js';
import { properNamesOf } from '../evidence.js';
import { synonymsOf } from '../own-words.js';
import { excludedIn, isDangerousIn } from './facts/exclusions.js';
import { askedAge } from './facts/facts.js';
import {
  askedBound,
  askedExtreme,
  withoutExtreme,
  withoutMeasures,
  type Extreme,
  type MeasureBound,
} from './facts/measures.js';
import {
  ASKS_QUANTITY,
  ASKS_WHETHER,
  CHEAPEST,
  CHOOSES,
  COMPARATIVE,
  COMPARES,
  CONTINUES,
  DEAREST,
  GIFT_PERSONS,
  JOINS,
  LISTS_ALL,
  LISTS_KIND,
  OURS,
  PRODUCT_CUE,
  PRONOUN,
  RESTOCKS,
  RESTOCK_WORDS,
  SUPERLATIVES,
  TOTALS,
} from './words/patterns.js';

/** A clause, interpreted as a question about products. */
export interface ProductQuestion {
  /** Words to search for, without prices, superlatives and function words. */
  text: string;
  /** `text` without words for attributes, unless it has no others. */
  goods: string;
  /** `goods` without what it must not contain, and without an age. */
  subject: string;
  /** `goods` without the shop's own subject. */
  narrowed: string;
  concepts: Set<string>;
  /** Concepts of the attributes asked for: size, weight, care. */
  attributes: string[];
  range: PriceRange | null;
  sort: 'price-asc' | 'price-desc' | null;
  age: number | null;
  /** "The lightest"; null beside a superlative of price. */
  extreme: Extreme | null;
  bound: MeasureBound | null;
  /** Things that it must not contain. */
  excluded: string[];
  /** Words written as proper names, in match form. */
  names: ReadonlySet<string>;
  /** Of the business, as they hold in the clause's language. */
  synonyms: Synonyms;
  /** Somebody must not have what is excluded: an allergy, an illness. */
  isDangerous: boolean;
  hasCue: boolean;
  compares: boolean;
  listsAll: boolean;
  /** Refers to a product mentioned before. */
  pointsBack: boolean;
  continues: boolean;
  wantsCount: boolean;
  /** A yes-no question: "is it …?", "does it …?". */
  asksWhether: boolean;
  /** About the business's own goods, not about goods in general. */
  isOurs: boolean;
  /** Asks for all of a kind: "what cocktails do you have?". */
  listsKind: boolean;
  /** Asks when something comes back that is sold out. */
  restocks: boolean;
  /** Asks what several things cost together. */
  asksTotal: boolean;
}

const CHILD_BELOW = 15;
/** Characters in which it is looked for whether something sold out comes back. */
const LONGEST_WISH = 1_000;
const BEGINS_ON = new RegExp(`^${CONTINUES.source}`, 'u');

/** @param shop the business's name: the kind of goods in it does not distinguish the shop's products */
export const readProductQuestion = oncePerClause(productQuestion);

function productQuestion(clause: Clause, currency: string, shop: string): ProductQuestion {
  const { folded } = clause;
  const range = findPriceRange(folded, currency);
  const compares = COMPARES.test(folded);
  const sort = compares || !comparesWithNothing(clause) ? sortOf(folded) : null;
  const dropsSuperlatives = sort !== null || compares || COMPARATIVE.test(folded);
  const restocks = RESTOCKS.test(folded.slice(0, LONGEST_WISH));
  const rest = range ? `${folded.slice(0, range.start)} ${folded.slice(range.end)}` : folded;
  const extreme = sort ? null : askedExtreme(folded);
  const bound = askedBound(folded);
  const unbound = bound ? withoutMeasures(rest) : rest;
  const asked = wordsOf(clause, extreme || bound ? withoutExtreme(unbound) : unbound)
    .map(singular)
    .filter((word) => !(dropsSuperlatives && isSuperlative(word)))
    .filter((word) => !(restocks && RESTOCK_WORDS.has(word)));
  const found = clause.conceptsOfWords(asked);
  const synonyms = synonymsOf(clause);
  const concepts = new Set([...conceptsAmong(found), ...synonyms.conceptsIn(asked.map(matchForm))]);
  const whole = searchText(asked, found, clause.language);
  const age = askedAge(folded);
  const vague =
    (range ?? sort)
      ? whole
          .split(' ')
          .filter((word) => wordWeight(word) === 1)
          .join(' ')
      : null;
  const child = age !== null && age < CHILD_BELOW ? ' children' : '';
  const named = withoutAttributes(vague ?? whole);
  const goods = (named + child).trim();
  const excluded = excludedIn(rest);
  return {
    text: `${vague ?? whole}${child}`.trim(),
    goods,
    subject: subjectOf(named, excluded, age),
    narrowed: withoutShopWords(goods, shop),
    concepts,
    attributes: [...concepts].filter((id) => conceptKind(id) === 'attribute'),
    range,
    sort,
    age,
    extreme,
    bound,
    excluded,
    names: properNamesOf(clause),
    synonyms,
    isDangerous: isDangerousIn(folded, excluded),
    hasCue:
      age !== null ||
      restocks ||
      LISTS_KIND.test(folded) ||
      PRODUCT_CUE.test(folded) ||
      (CHOOSES.test(folded) && [...concepts].some((id) => conceptKind(id) === 'product')),
    compares,
    listsAll: LISTS_ALL.test(folded),
    pointsBack: PRONOUN.test(folded),
    continues: BEGINS_ON.test(folded) || clause.words.length <= 4,
    wantsCount: ASKS_QUANTITY.test(folded),
    asksWhether: ASKS_WHETHER.test(folded) && !PRODUCT_CUE.test(folded),
    isOurs: OURS.test(folded),
    listsKind: LISTS_KIND.test(folded),
    restocks,
    asksTotal: TOTALS.test(folded),
  };
}

function sortOf(folded: string): ProductQuestion['sort'] {
  if (CHEAPEST.test(folded)) return 'price-asc';
  return DEAREST.test(folded) ? 'price-desc' : null;
}

/** "Is it more expensive?" asks about one thing, "the most expensive" and "which is more expensive" about the range. */
function comparesWithNothing({ folded, searchText: asked }: Clause): boolean {
  if (!COMPARATIVE.test(folded) || CHOOSES.test(folded) || OURS.test(folded)) return false;
  return (
    ASKS_WHETHER.test(folded) || asked.split(' ').every((word) => isSuperlative(word) || saysNothing(word))
  );
}

function saysNothing(word: string): boolean {
  return wordWeight(word) < 1 && conceptsIn([word]).size === 0;
}

/** Who it is for is no part of the thing: an age, a child, that it is a gift. */
function subjectOf(text: string, excluded: readonly string[], age: number | null): string {
  return text
    .split(' ')
    .filter((word) => !excluded.includes(word) && !(age !== null && /^\d+$/.test(word)))
    .filter((word) => !GIFT_PERSONS.has(word) && !namesReceiver(word))
    .join(' ');
}

function namesReceiver(word: string): boolean {
  const concepts = conceptsIn([word]);
  return concepts.has('gift') || concepts.has('children');
}

function isSuperlative(word: string): boolean {
  return SUPERLATIVES.has(word) || CHEAPEST.test(word) || DEAREST.test(word);
}

function withoutShopWords(text: string, shop: string): string {
  const sold = goodsIn(shop);
  const rest = text.split(' ').filter((word) => !goodsIn(word).some((id) => sold.includes(id)));
  return rest.some((word) => wordWeight(word) === 1) ? rest.join(' ') : text;
}

/** Whether it means all products, as "books" at a bookshop. */
export function namesWholeShop(text: string, shop: string): boolean {
  const sold = goodsIn(shop);
  return goodsIn(text).some((id) => sold.includes(id));
}

function goodsIn(text: string): string[] {
  return [...conceptsOf(text)].filter((id) => conceptKind(id) === 'product');
}

function withoutAttributes(text: string): string {
  const rest = text
    .split(' ')
    .filter((word) => ![...conceptsIn([word])].some((id) => conceptKind(id) === 'attribute'));
  return rest.some((word) => wordWeight(word) === 1) ? rest.join(' ') : text;
}

/** The question's text, split at "and", "or" and commas, because it may name several goods. */
export const partsOf = oncePerClause((clause: Clause): string[] =>
  clause.folded
    .split(JOINS)
    .map((part) => {
      const asked = wordsOf(clause, part).filter((word) => !SUPERLATIVES.has(word));
      return searchText(asked, clause.conceptsOfWords(asked), clause.language);
    })
    .filter((part) => part !== ''),
);

/** @param rest the part of the folded clause to use */
function wordsOf(clause: Clause, rest: string): string[] {
  return rest === clause.folded ? clause.words : words(rest);
}
