import type { Clause } from '../../../assistant/clause.js';
import { wordWeight } from '../../../language/text/stop-words.js';
import { isArabicScript, nameSkeleton } from '../../../language/search/name-skeleton.js';
import { fold, words } from '../../../language/text/fold.js';
import { conceptsIn, coverage } from '../../../language/search/search-text.js';
import { filterInSlices } from '../../../platform/time/yield-now.js';
import type { FoundProduct, ProductHit } from '../../search/catalog-search.port.js';
import { compoundParts } from '../../../language/search/literal-words.js';
import { namedThing } from '../named-thing.js';
import { synonymsOf } from '../own-words.js';
import { freeOf } from './facts/exclusions.js';
import { ageFit, saidOf, textOf } from './facts/facts.js';
import type { ProductQuestion } from './question.js';
import type { ProductSearchInput } from './input.js';

const IS_ABSENT = 0.4;
const IS_MEANT = 0.7;
const SHORTEST_STEM = 3;
const SHORTEST_NAME = 5;
/** Half of a compound is not a match: coffee is not a coffee machine. */
const IS_IT = 0.55;

/**
 * Removes products that share only a describing word with the thing asked for.
 * @param isForeign asked in another language than the shop's, which has another word for the thing but the same name
 */
export async function ofThatName(
  hits: ProductHit[],
  clause: Clause,
  isForeign: boolean,
): Promise<ProductHit[]> {
  const thing = namedThing(clause);
  if (!thing) return hits;
  const synonyms = synonymsOf(clause);
  return filterInSlices(hits, ({ product }) => {
    const text = textOf(product);
    const covered = synonyms.coveredBy(text, thing.words);
    return (
      covered.has(thing.words.indexOf(thing.head)) ||
      coverage(thing.head, text) >= IS_IT ||
      (isForeign && thing.words.some((word) => isProperName(word, product.name))) ||
      thing.words.some((word) => isTranslated(word, text) || isCompoundOf(word, text))
    );
  });
}

/** "Arándanos Bluecrop": a name that is in no table, word for word. */
export function isProperName(word: string, name: string): boolean {
  return isNameLike(word) && words(fold(name)).includes(word);
}

function isNameLike(word: string): boolean {
  return word.length >= SHORTEST_NAME && conceptsIn([word]).size === 0 && wordWeight(word) === 1;
}

/** Products with a name that the question writes in the other script, and that word: "Yirgacheffe", "يرغاتشيف". */
export function inOtherScript(
  products: readonly FoundProduct[],
  asked: readonly string[],
): { product: FoundProduct; word: string }[] {
  const skeletons = asked.filter(isNameLike).map((word) => ({ word, skeleton: nameSkeleton(word) }));
  const names = skeletons.filter(({ skeleton }) => skeleton !== '');
  if (names.length === 0) return [];
  return products.flatMap((product) => {
    const written = words(fold(product.name)).map(nameSkeleton);
    const met = names.find(
      ({ word, skeleton }) => isOtherScript(word, product.name) && written.includes(skeleton),
    );
    return met ? [{ product, word: met.word }] : [];
  });
}

function isOtherScript(word: string, name: string): boolean {
  return isArabicScript(word) !== isArabicScript(name);
}

/** Whether every part of the compound occurs: "Käsemesser" in "couteau à fromage". */
function isCompoundOf(word: string, text: string): boolean {
  const parts = compoundParts(word);
  return parts.length > 0 && parts.every((part) => coverage(part, text) >= IS_MEANT);
}

/** A match by concept in another language, where the parts of a name need not correspond. */
function isTranslated(word: string, text: string): boolean {
  return coverage(word, text) >= IS_MEANT && !fold(text).includes(word.slice(0, SHORTEST_STEM));
}

/** Whether a word of the name is missing: a board game for "video games". */
export function isOnlyNear(product: FoundProduct, clause: Clause): boolean {
  const text = textOf(product);
  const named = namedThing(clause)?.words ?? [];
  if (named.some((word) => isTranslated(word, text))) return false;
  const covered = synonymsOf(clause).coveredBy(text, named);
  return named.some((word, at) => !covered.has(at) && coverage(word, text) < IS_ABSENT);
}

/** Yes, no, or unknown, for a question about one product. */
export function judge(
  product: FoundProduct,
  { text, age, synonyms }: ProductQuestion,
  input: ProductSearchInput,
): void {
  const fit = age === null ? 0 : ageFit(product, age);
  if (fit !== 0) {
    input.affirms = fit === 1;
    return;
  }
  const all = text.split(' ');
  const named = synonyms.coveredBy(product.name, all);
  const asked = all
    .filter((word, at) => !named.has(at) && coverage(word, product.name) < IS_ABSENT)
    .join(' ');
  if (asked === '') return;
  const said = freeOf(product, asked) === 1 ? false : saidOf(product, asked, synonyms);
  if (said !== null) input.affirms = said;
  else if (coverage(asked, textOf(product), synonyms) < IS_ABSENT) input.unanswered = true;
}

/** Removes products said not to suit the age, unless none would remain. */
export async function suiting(hits: ProductHit[], age: number | undefined): Promise<FoundProduct[]> {
  const products = hits.map(({ product }) => product);
  if (age === undefined) return products;
  const fitting = await filterInSlices(products, (product) => ageFit(product, age) !== -1);
  return fitting.length > 0 ? fitting : products;
}
