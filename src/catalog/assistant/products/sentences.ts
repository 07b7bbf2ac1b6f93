import { parseAmount } from '../../../kernel/money.js';
import { quote, sayMoney, sentence } from '../../../language/text/phrasing.js';
import type { Language } from '../../../language/language.js';
import { measureOf, type Extreme } from './facts/measures.js';
import { isPluralName } from './plural-names.js';
import { PRODUCT_WORDS } from './words/words.js';
import type { ProductSearchData, ProductSearchInput } from './input.js';
import type { ProductView } from './view.js';

const FEW = 5;
const LONGEST_NAME = 160;
const LONGEST_DESCRIPTION = 600;

/** The sentences of a product answer; descriptions are the business's own words. */
export function sayProducts(input: ProductSearchInput, data: ProductSearchData, language: Language): string {
  const sentences = PRODUCT_WORDS[language].sentences;
  const lines = bodyOf(input, data, language);
  if (input.affirms !== undefined)
    lines[0] = `${input.affirms ? sentences.yes : sentences.no} ${lines[0] ?? ''}`;
  if (input.near) lines.unshift(sentences.near);
  if (data.overall) lines.unshift(sentences.overall);
  if (data.alternatives.length > 0) {
    lines.push(
      sentences.alternatives,
      ...data.alternatives.map((product) => lineOf(product, language, false)),
    );
  }
  if (
    data.alternatives.length === 0 &&
    input.mode === 'find' &&
    data.products.every(({ available }) => !available)
  )
    lines.push(sentences.noAlternative);
  if (input.unmentioned) lines.push(sentences.unmentioned(input.unmentioned));
  if (input.unanswered) lines.push(sentences.noMoreDetails);
  else if (data.more) lines.push(sentences.more);
  return lines.join('\n');
}

function bodyOf(input: ProductSearchInput, data: ProductSearchData, language: Language): string[] {
  const sentences = PRODUCT_WORDS[language].sentences;
  const { products } = data;
  const [first] = products;
  const count = Boolean(input.count);
  if (products.length === 1 && first && input.mode !== 'cheapest' && input.mode !== 'dearest') {
    const lead = input.isNearest ? [headOfList(input, products, language)] : [];
    return [...lead, paragraphOf(first, language, count)];
  }
  const lines = products.map((product) => listed(product, language, count));
  switch (input.mode) {
    case 'compare':
      return [sentences.compared, ...lines, ...verdict(input, products, language)];
    case 'cheapest':
      return [sentences.cheapest, ...lines];
    case 'dearest':
      return [sentences.dearest, ...lines];
    case 'list':
      return [headOfList(input, products, language), ...lines];
    default:
      return [sentences.found, ...lines];
  }
}

function headOfList(input: ProductSearchInput, products: ProductView[], language: Language): string {
  const { range, ideas, nearest } = PRODUCT_WORDS[language].sentences;
  if (!input.minPrice && !input.maxPrice) return ideas;
  const written = rangeOf(input, products, language);
  return input.isNearest ? nearest(written) : range(written);
}

function paragraphOf(product: ProductView, language: Language, count: boolean): string {
  const { one } = PRODUCT_WORDS[language].sentences;
  const name = quote(product.name, LONGEST_NAME);
  const state = stateOf(product, language, count);
  const head = one(name, priceOf(product, language), state, isPluralName(name));
  return [head, detailsOf(product)].filter((part) => part !== '').join(' ');
}

function listed(product: ProductView, language: Language, count: boolean): string {
  return [`• ${lineOf(product, language, count)}`, detailsOf(product)]
    .filter((part) => part !== '')
    .join(' ');
}

function lineOf(product: ProductView, language: Language, count: boolean): string {
  const { line } = PRODUCT_WORDS[language].sentences;
  return line(
    quote(product.name, LONGEST_NAME),
    priceOf(product, language),
    stateOf(product, language, count),
  );
}

function detailsOf({ description, attributes }: ProductView): string {
  const facts = Object.entries(attributes).map(([name, value]) => `${quote(name, 60)}: ${quote(value, 120)}`);
  const parts = [quote(description, LONGEST_DESCRIPTION), facts.join(', ')].filter((part) => part !== '');
  return parts.map(sentence).join(' ');
}

function priceOf({ price, currency }: ProductView, language: Language): string {
  return sayMoney(parseAmount(price, currency) ?? 0n, currency, language);
}

function stateOf({ available, stock }: ProductView, language: Language, count: boolean): string {
  const { soldOut, inStock, fewLeft, countLeft } = PRODUCT_WORDS[language].sentences;
  if (!available) return soldOut;
  if (stock === null) return inStock;
  if (count) return countLeft(stock);
  return stock <= FEW ? fewLeft(stock) : inStock;
}

function rangeOf(
  { minPrice, maxPrice }: ProductSearchInput,
  [first]: ProductView[],
  language: Language,
): string {
  const { under, over, between } = PRODUCT_WORDS[language].sentences;
  const currency = first?.currency ?? 'EUR';
  const low = minPrice ? sayMoney(parseAmount(minPrice, currency) ?? 0n, currency, language) : '';
  const high = maxPrice ? sayMoney(parseAmount(maxPrice, currency) ?? 0n, currency, language) : '';
  if (low && high) return between(low, high);
  return high ? under(high) : over(low);
}

function verdict(input: ProductSearchInput, products: ProductView[], language: Language): string[] {
  const measured = input.extreme ? measuredVerdict(products, input.extreme, language) : null;
  return measured ? [measured] : difference(products, input.verdict ?? 'cheaper', language);
}

function measuredVerdict(products: ProductView[], extreme: Extreme, language: Language): string | null {
  for (const dimension of extreme.dimensions) {
    const measured = products.flatMap((product) => {
      const measure = measureOf(product, dimension);
      return measure ? [{ name: quote(product.name, LONGEST_NAME), ...measure }] : [];
    });
    const direction = extreme.wants === 'least' ? 1 : -1;
    const [best, other] = measured.sort((a, b) => direction * (a.value - b.value));
    if (best && other && best.value !== other.value)
      return PRODUCT_WORDS[language].sentences.answer(best.name, best.written, other.written);
  }
  return null;
}

function difference(
  [first, second]: ProductView[],
  wanted: 'cheaper' | 'dearer',
  language: Language,
): string[] {
  if (!first || !second || first.currency !== second.currency) return [];
  const [a, b] = [
    parseAmount(first.price, first.currency) ?? 0n,
    parseAmount(second.price, second.currency) ?? 0n,
  ];
  if (a === b) return [];
  const { cheaperIs, dearerIs } = PRODUCT_WORDS[language].sentences;
  const [cheaper, dearer, gap] = a < b ? [first, second, b - a] : [second, first, a - b];
  const [named, say] = wanted === 'dearer' ? [dearer, dearerIs] : [cheaper, cheaperIs];
  return [say(quote(named.name, LONGEST_NAME), sayMoney(gap, first.currency, language))];
}
