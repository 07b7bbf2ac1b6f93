import { parseAmount } from '../../../../kernel/money.js';
import type { Clause } from '../../../../assistant/clause.js';
import type { Speech } from '../../../../language/speech.js';
import { quote, sayList, sayMoney } from '../../../../language/text/phrasing.js';
import { VARIANT_SENTENCES } from '../../../variants/words/words.js';
import { PRODUCT_SENTENCES } from '../words/words.js';
import type { ProductView, VariantsView, VariantView } from '../view.js';
import { askedVariants, type AskedVariants } from './asked-values.js';
import { sizesNotTold, toldSizes } from './told-sizes.js';

const LONGEST_NAME = 160;
const LONGEST_VALUE = 60;
/** Values in one list; a longer one says how many more there are. */
const MOST_LISTED = 12;
const FEW = 5;
/** Variants of which each price is told. */
const MOST_PRICED = 6;

/**
 * The answer to a question for variants of one product: "in L?", "the blue one", "size 45".
 * @param count whether the number of pieces is wanted
 * @returns null when it asks for no variant
 */
export function sayAskedVariant(product: ProductView, clause: Clause, count: boolean): string | null {
  const { speech } = clause;
  if (!product.variants) return sayNotTold(product, clause);
  const asked = askedVariants(clause, product);
  if (!asked) return null;
  const { variants } = product;
  const [only] = asked.chosen;
  if (!only || asked.missing.length > 0) return sayNotMade(product, asked, speech);
  if (asked.chosen.length > 1) return sayVariants(narrowed(product, variants, asked), speech);
  const told = sayVariant(product, variants, only, speech, count);
  const left = only.available ? '' : sayOthers(variants, only, product.currency, speech);
  return [told, left].filter((part) => part !== '').join(' ');
}

/**
 * All variants of a product in one line: its price, what there is, what is sold out.
 * @param isListed beside other products, where the prices of all variants would be too much
 */
export function sayVariants(product: ProductView, speech: Speech, isListed = false): string {
  const name = quote(product.name, LONGEST_NAME);
  const { variants } = product;
  if (!variants) return `${name}.`;
  const parts = [
    priceOf(variants.each, product.currency, speech),
    ...stockParts(variants, speech),
    isListed ? '' : pricesOf(variants, product.currency, speech),
  ];
  return `${name}: ${parts.filter((part) => part !== '').join('; ')}.`;
}

/** "S, M and L", or "S, M and 5 more" when there are more than an answer lists. */
export function listOf(values: readonly string[], speech: Speech, most = MOST_LISTED): string {
  const shown = values.slice(0, most).map((value) => quote(value, LONGEST_VALUE));
  const left = values.length - shown.length;
  return sayList(left > 0 ? [...shown, VARIANT_SENTENCES[speech].more(left)] : shown, speech);
}

function sayNotMade(product: ProductView, asked: AskedVariants, speech: Speech): string {
  const { notMade } = VARIANT_SENTENCES[speech];
  const value = sayList(asked.missing.length > 0 ? asked.missing : asked.values, speech);
  return `${notMade(quote(product.name, LONGEST_NAME), value)} ${sayVariants(product, speech)}`;
}

function sayNotTold(product: ProductView, clause: Clause): string | null {
  const { speech } = clause;
  const told = toldSizes(product);
  const lacking = told ? sizesNotTold(clause, told) : [];
  if (!told || lacking.length === 0) return null;
  const { notMade, instead } = VARIANT_SENTENCES[speech];
  const name = quote(product.name, LONGEST_NAME);
  return `${notMade(name, sayList(lacking, speech))} ${instead(quote(told.written, LONGEST_VALUE))}`;
}

function sayVariant(
  product: ProductView,
  { dimensions }: VariantsView,
  variant: VariantView,
  speech: Speech,
  count: boolean,
): string {
  const values = dimensions.flatMap(({ name }) => variant.values[name] ?? []);
  const name = `${quote(product.name, LONGEST_NAME)} (${quote(values.join(', '), LONGEST_VALUE)})`;
  const price = priceOf([variant], product.currency, speech);
  const parts = [price, stateOf(variant, speech, count)].filter((part) => part !== '');
  const told = parts.length > 0 ? `${name}: ${parts.join(', ')}.` : `${name}.`;
  const facts = Object.entries(variant.facts ?? {}).map(
    ([fact, value]) => `${quote(fact, 60)}: ${quote(value, 120)}`,
  );
  return facts.length > 0 ? `${told} ${facts.join(', ')}.` : told;
}

/** The product with only the variants asked for, named by what was asked: "T-Shirt (blue)". */
function narrowed(product: ProductView, { dimensions }: VariantsView, asked: AskedVariants): ProductView {
  const open = dimensions.filter(({ values }) => !values.some((value) => asked.values.includes(value)));
  const name = `${product.name} (${asked.values.join(', ')})`;
  return { ...product, name, variants: { dimensions: open, each: asked.chosen } };
}

/** What is in stock in place of one variant, by what tells it from that one, with prices where they differ. */
function sayOthers(variants: VariantsView, gone: VariantView, currency: string, speech: Speech): string {
  const { inStock } = VARIANT_SENTENCES[speech];
  const others = variants.each.filter(({ id, available }) => id !== gone.id && available);
  const labels = labelsOf(variants, others);
  if (others.length === 0 || labels.length === 0) return '';
  const isSamePrice = others.every(({ price }) => price === gone.price);
  const prices = isSamePrice ? '' : labelledPrices(variants, others, currency, speech);
  const text = [inStock(listOf(labels, speech)), prices].filter((part) => part !== '').join('; ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** What is in stock, what is only said to exist because its stock is not tracked, and what is sold out. */
function stockParts(variants: VariantsView, speech: Speech): string[] {
  const { inStock, offered, soldOut, allSoldOut } = VARIANT_SENTENCES[speech];
  const labels = (fits: (variant: VariantView) => boolean): string[] =>
    labelsOf(variants, variants.each.filter(fits));
  const [kept, open, gone] = [
    labels(({ stock, available }) => stock !== null && available),
    labels(({ stock }) => stock === null),
    labels(({ available }) => !available),
  ];
  const parts = [
    kept.length > 0 ? inStock(listOf(kept, speech)) : '',
    open.length > 0 ? offered(listOf(open, speech)) : '',
  ];
  if (kept.length + open.length === 0) return [allSoldOut, offered(listOf(gone, speech))];
  return [...parts, gone.length > 0 ? soldOut(listOf(gone, speech), gone.length) : ''];
}

/** Each value once; of several dimensions "blue (S, M)". */
function labelsOf({ dimensions, each }: VariantsView, some: readonly VariantView[]): string[] {
  const varying = dimensions.filter(({ name }) => new Set(each.map(({ values }) => values[name])).size > 1);
  const [first, ...others] = [...varying].sort((one, other) => one.values.length - other.values.length);
  if (!first) return some.length > 0 ? dimensions.slice(0, 1).flatMap(({ values }) => values) : [];
  const valuesOf = (variants: readonly VariantView[], { name, values }: typeof first): string[] =>
    values.filter((value) => variants.some((variant) => variant.values[name] === value));
  return valuesOf(some, first).map((value) => {
    const own = some.filter((variant) => variant.values[first.name] === value);
    const rest = others.map((dimension) => valuesOf(own, dimension).join(', ')).filter((part) => part !== '');
    return rest.length > 0 ? `${value} (${rest.join('; ')})` : value;
  });
}

/** Of few variants with different prices: "50 ml: €28, 100 ml: €44", the cheapest first. */
function pricesOf(variants: VariantsView, currency: string, speech: Speech): string {
  const prices = new Set(variants.each.map(({ price }) => price).filter((price) => price !== null));
  return prices.size < 2 ? '' : labelledPrices(variants, variants.each, currency, speech);
}

/** "Red: €17, blue: €19", the cheapest first; empty of too many. */
function labelledPrices(
  variants: VariantsView,
  some: readonly VariantView[],
  currency: string,
  speech: Speech,
): string {
  const prices = [...new Set(some.flatMap(({ price }) => (price === null ? [] : [price])))];
  if (some.length > MOST_PRICED) return '';
  const minor = (price: string): bigint => parseAmount(price, currency) ?? 0n;
  return prices
    .toSorted((one, other) => Number(minor(one) - minor(other)))
    .map((price) => {
      const labels = labelsOf(
        variants,
        some.filter((variant) => variant.price === price),
      );
      return `${listOf(labels, speech)}: ${sayMoney(minor(price), currency, speech)}`;
    })
    .join(', ');
}

/** The price of all, or the lowest with "from"; '' when none has one. */
function priceOf(variants: readonly VariantView[], currency: string, speech: Speech): string {
  const prices = variants.flatMap(({ price }) =>
    price === null ? [] : (parseAmount(price, currency) ?? []),
  );
  const [lowest] = [...prices].sort((one, other) => (one < other ? -1 : 1));
  if (lowest === undefined) return '';
  const text = sayMoney(lowest, currency, speech);
  return prices.some((price) => price !== lowest) ? VARIANT_SENTENCES[speech].from(text) : text;
}

function stateOf({ available, stock }: VariantView, speech: Speech, count: boolean): string {
  const { soldOut, inStock, fewLeft, countLeft } = PRODUCT_SENTENCES[speech];
  if (!available) return soldOut;
  if (stock === null) return '';
  if (count) return countLeft(stock);
  return stock <= FEW ? fewLeft(stock) : inStock;
}
