import { oncePerClause, type Clause } from '../../../assistant/clause.js';
import { words } from '../../../language/text/fold.js';
import { conceptKind } from '../../../language/retail/concept-matcher.js';
import { findPriceRange, type PriceRange } from '../../../language/entities/prices.js';
import { conceptsAmong, conceptsIn, conceptsOf, searchText } from '../../../language/search/search-text.js';
import { wordWeight } from '../../../language/text/stop-words.js';
import { singular } from '../../../language/text/arabic-plurals.js';
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
  SUPERLATIVES,
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
}

const CHILD_BELOW = 15;
const BEGINS_ON = new RegExp(`^${CONTINUES.source}`, 'u');

/** @param shop the business's name: the kind of goods in it does not distinguish the shop's products */
export const readProductQuestion = oncePerClause(productQuestion);

function productQuestion(clause: Clause, currency: string, shop: string): ProductQuestion {
  const { folded } = clause;
  const range = findPriceRange(folded, currency);
  const sort = CHEAPEST.test(folded) ? 'price-asc' : DEAREST.test(folded) ? 'price-desc' : null;
  const compares = COMPARES.test(folded);
  const rest = range ? `${folded.slice(0, range.start)} ${folded.slice(range.end)}` : folded;
  const extreme = sort ? null : askedExtreme(folded);
  const bound = askedBound(folded);
  const unbound = bound ? withoutMeasures(rest) : rest;
  const asked = wordsOf(clause, extreme || bound ? withoutExtreme(unbound) : unbound)
    .map(singular)
    .filter((word) => !((sort ?? compares) && isSuperlative(word)));
  const found = clause.conceptsOfWords(asked);
  const concepts = conceptsAmong(found);
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
  const excluded = excludedIn(folded);
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
    isDangerous: isDangerousIn(folded, excluded),
    hasCue:
      age !== null ||
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
  };
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
