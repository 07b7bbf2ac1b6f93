import { Temporal } from 'temporal-polyfill';
import type { ToolContext } from '../../../assistant/chat-tool.js';
import { sayDay } from '../../../language/text/phrasing.js';
import { fold } from '../../../language/text/fold.js';
import { languageOfSpeech, type Speech } from '../../../language/speech.js';
import { findMoments } from '../../../language/time/find-moments.js';
import type { ProductSearchData, ProductSearchInput } from './input.js';
import { isAvailable, type ProductView } from './view.js';
import { PRODUCT_SENTENCES } from './words/words.js';
import type { CatalogSearch, FoundProduct } from '../../search/catalog-search.port.js';
import { goodsWordsOf, LEAST_SCORE, SHOWN } from './ranking.js';

/** Least search score of an alternative, which only needs to share some words. */
const LEAST_ALIKE = 0.1;
/** Its price is not more than so many times higher or lower. */
const PRICE_FACTOR = 2.5;
const CANDIDATES = 20;

export interface Restock {
  text: string;
  /** No text of the product states a day. */
  isUnknown: boolean;
}

/** When the first product is back, as its texts state it; null when it, or one of its variants, is not sold out. */
export function restockOf(
  { products }: ProductSearchData,
  speech: Speech,
  context: ToolContext,
): Restock | null {
  const [product] = products;
  if (!product || !isSoldOut(product)) return null;
  const { restockOn, restockUnknown } = PRODUCT_SENTENCES[speech];
  const day = statedDay(product, speech, context);
  return day === null
    ? { text: restockUnknown, isUnknown: true }
    : { text: restockOn(sayDay(day, speech)), isUnknown: false };
}

function isSoldOut({ available, variants }: ProductView): boolean {
  return variants ? variants.each.some((each) => !each.available) : !available;
}

/** The first day to come in the product's texts, `YYYY-MM-DD`; null without one. */
function statedDay(
  { description, attributes }: ProductView,
  speech: Speech,
  { tenant, now }: ToolContext,
): string | null {
  const here = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(tenant.timezone);
  const calendar = {
    now: here,
    language: languageOfSpeech(speech),
    country: tenant.country,
    locale: tenant.locale,
  };
  const text = [description, ...Object.values(attributes)].join('\n');
  const days = findMoments(fold(text), calendar).flatMap((moment) =>
    moment.kind === 'day' && moment.by === 'date' ? [moment.date] : [],
  );
  const next = days.find((day) => Temporal.PlainDate.compare(day, here.toPlainDate()) >= 0);
  return next?.toString() ?? null;
}

/** What is in stock when all that is shown is sold out. */
export async function alternativesTo(
  catalog: CatalogSearch,
  shown: FoundProduct[],
  input: ProductSearchInput,
): Promise<FoundProduct[]> {
  const [first] = shown;
  if (input.mode !== 'find' || !first || shown.some(isAvailable)) return [];
  for (const text of [input.query ?? '', goodsWordsOf(first)]) {
    if (text.trim() === '') continue;
    const hits = await catalog.products({ text, limit: SHOWN, inStock: true });
    const fitting = hits
      .filter(({ product, score }) => isAvailable(product) && score >= LEAST_SCORE)
      .slice(0, 2);
    if (fitting.length > 0) return fitting.map(({ product }) => product);
  }
  return alikeInStock(catalog, first);
}

/** If nothing of the same kind is in stock: products with common words and about the same price. */
async function alikeInStock(catalog: CatalogSearch, product: FoundProduct): Promise<FoundProduct[]> {
  const text = `${product.name} ${product.description}`;
  const hits = await catalog.products({ text, limit: CANDIDATES, inStock: true });
  return hits
    .filter(({ product: other, score }) => isAvailable(other) && score >= LEAST_ALIKE)
    .map(({ product: other }) => other)
    .filter((other) => Number(other.priceMinor) <= Number(product.priceMinor) * PRICE_FACTOR)
    .filter((other) => Number(product.priceMinor) <= Number(other.priceMinor) * PRICE_FACTOR)
    .slice(0, 2);
}
