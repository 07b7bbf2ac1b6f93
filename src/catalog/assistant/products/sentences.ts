import { parseAmount } from '../../../kernel/money.js';
import { quote, quoteLines, sayMoney, sentence } from '../../../language/text/phrasing.js';
import type { Speech } from '../../../language/speech.js';
import { measureOf, type Extreme } from './facts/measures.js';
import type { Clause } from '../../../assistant/clause.js';
import { isPluralName } from './plural-names.js';
import { sayAskedVariant, sayVariants } from './variants/sentences.js';
import { PRODUCT_SENTENCES } from './words/words.js';
import type { ProductSearchData, ProductSearchInput } from './input.js';
import type { ProductView } from './view.js';

const FEW = 5;
const LONGEST_NAME = 160;
const LONGEST_DESCRIPTION = 600;
const LONGEST_DETAILS = 800;

/** The sentences of a product answer; descriptions are the business's own words. */
export function sayProducts(input: ProductSearchInput, data: ProductSearchData, speech: Speech): string {
  const sentences = PRODUCT_SENTENCES[speech];
  const lines = bodyOf(input, data, speech);
  if (input.affirms !== undefined)
    lines[0] = `${input.affirms ? sentences.yes : sentences.no} ${lines[0] ?? ''}`;
  if (input.near) lines.unshift(sentences.near);
  if (data.overall) lines.unshift(sentences.overall);
  if (data.alternatives.length > 0) {
    lines.push(sentences.alternatives, ...data.alternatives.map((product) => lineOf(product, speech, false)));
  }
  if (
    data.alternatives.length === 0 &&
    input.mode === 'find' &&
    data.products.every(({ available }) => !available)
  )
    lines.push(sentences.noAlternative);
  if (data.beside) lines.push(data.beside.text);
  if (data.sum !== undefined) lines.push(sentences.together(sayPrice(data.sum, data.products, speech)));
  if (input.unmentioned) lines.push(sentences.unmentioned(input.unmentioned));
  if (input.unanswered) lines.push(sentences.noMoreDetails);
  else if (data.more > 0) lines.push(sentences.more(data.more));
  return lines.join('\n');
}

function sayPrice(amount: string, [first]: readonly ProductView[], speech: Speech): string {
  const currency = first?.currency ?? 'EUR';
  return sayMoney(parseAmount(amount, currency) ?? 0n, currency, speech);
}

function bodyOf(input: ProductSearchInput, data: ProductSearchData, speech: Speech): string[] {
  const sentences = PRODUCT_SENTENCES[speech];
  const { products } = data;
  const [first] = products;
  const count = Boolean(input.count);
  if (products.length === 1 && first && input.mode !== 'cheapest' && input.mode !== 'dearest') {
    const lead = input.isNearest ? [headOfList(input, products, speech)] : [];
    return [...lead, paragraphOf(first, speech, count)];
  }
  const lines = products.map((product) => listed(product, speech, count));
  switch (input.mode) {
    case 'compare':
      return [sentences.compared, ...lines, ...verdict(input, products, speech)];
    case 'cheapest':
      return [sentences.cheapest, ...lines];
    case 'dearest':
      return [sentences.dearest, ...lines];
    case 'list':
      return [headOfList(input, products, speech), ...lines];
    default:
      return input.near && input.affirms === undefined ? lines : [sentences.found, ...lines];
  }
}

function headOfList(input: ProductSearchInput, products: ProductView[], speech: Speech): string {
  const { range, ideas, nearest } = PRODUCT_SENTENCES[speech];
  if (!input.minPrice && !input.maxPrice) return ideas;
  const written = rangeOf(input, products, speech);
  return input.isNearest ? nearest(written) : range(written);
}

/**
 * The answer to a question for variants ("in L?", "size 45") of the products found; null when it asks for none, or a
 * comparison or a price was asked for.
 */
export function sayAskedVariants(
  { mode, count }: ProductSearchInput,
  { products }: ProductSearchData,
  clause: Clause,
): string | null {
  if (mode !== 'find') return null;
  const told = products.map((product) => sayAskedVariant(product, clause, Boolean(count)));
  const [first] = told;
  if (products.length === 1) return first ?? null;
  if (!products.every(({ variants }, index) => variants && told[index] !== null)) return null;
  return [PRODUCT_SENTENCES[clause.speech].found, ...told.map((line) => `• ${line}`)].join('\n');
}

function paragraphOf(product: ProductView, speech: Speech, count: boolean): string {
  const head = headOf(product, speech, count);
  const details = detailsOf(product);
  return details === '' ? head : `${head}${details.includes('\n') ? '\n' : ' '}${details}`;
}

function headOf(product: ProductView, speech: Speech, count: boolean): string {
  if (product.variants) return sayVariants(product, speech);
  const { one, priced } = PRODUCT_SENTENCES[speech];
  const name = quote(product.name, LONGEST_NAME);
  const [price, state] = [priceOf(product, speech), stateOf(product, speech, count)];
  if (price !== '' && state !== '') return one(name, price, state, isPluralName(name));
  return price === '' ? withoutPrice(name, state) : priced(name, price, isPluralName(name));
}

function listed(product: ProductView, speech: Speech, count: boolean): string {
  return [`• ${lineOf(product, speech, count)}`, quote(detailsOf(product), LONGEST_DETAILS)]
    .filter((part) => part !== '')
    .join(' ');
}

function lineOf(product: ProductView, speech: Speech, count: boolean): string {
  if (product.variants) return sayVariants(product, speech, true);
  const { line, priced } = PRODUCT_SENTENCES[speech];
  const name = quote(product.name, LONGEST_NAME);
  const [price, state] = [priceOf(product, speech), stateOf(product, speech, count)];
  if (price !== '' && state !== '') return line(name, price, state);
  return price === '' ? withoutPrice(name, state) : priced(name, price, false);
}

function withoutPrice(name: string, state: string): string {
  return state === '' ? `${name}.` : `${name}: ${state}.`;
}

/** The business's own words, with their lines. */
function detailsOf({ description, attributes }: ProductView): string {
  const facts = Object.entries(attributes).map(([name, value]) => `${quote(name, 60)}: ${quote(value, 120)}`);
  const told = quoteLines(description, LONGEST_DESCRIPTION);
  const parts = [told, facts.join(', ')].filter((part) => part !== '');
  return parts.map(sentence).join(told.includes('\n') ? '\n' : ' ');
}

function priceOf({ price, currency }: ProductView, speech: Speech): string {
  return price === null ? '' : sayMoney(parseAmount(price, currency) ?? 0n, currency, speech);
}

/** '' when the stock is not tracked: services and dishes are not in stock. */
function stateOf({ available, stock }: ProductView, speech: Speech, count: boolean): string {
  const { soldOut, inStock, fewLeft, countLeft } = PRODUCT_SENTENCES[speech];
  if (!available) return soldOut;
  if (stock === null) return '';
  if (count) return countLeft(stock);
  return stock <= FEW ? fewLeft(stock) : inStock;
}

function rangeOf({ minPrice, maxPrice }: ProductSearchInput, [first]: ProductView[], speech: Speech): string {
  const { under, over, between } = PRODUCT_SENTENCES[speech];
  const currency = first?.currency ?? 'EUR';
  const low = minPrice ? sayMoney(parseAmount(minPrice, currency) ?? 0n, currency, speech) : '';
  const high = maxPrice ? sayMoney(parseAmount(maxPrice, currency) ?? 0n, currency, speech) : '';
  if (low && high) return between(low, high);
  return high ? under(high) : over(low);
}

function verdict(input: ProductSearchInput, products: ProductView[], speech: Speech): string[] {
  const measured = input.extreme ? measuredVerdict(products, input.extreme, speech) : null;
  return measured ? [measured] : difference(products, input.verdict ?? 'cheaper', speech);
}

function measuredVerdict(products: ProductView[], extreme: Extreme, speech: Speech): string | null {
  for (const dimension of extreme.dimensions) {
    const measured = products.flatMap((product) => {
      const measure = measureOf(product, dimension);
      return measure ? [{ name: quote(product.name, LONGEST_NAME), ...measure }] : [];
    });
    const direction = extreme.wants === 'least' ? 1 : -1;
    const [best, other] = measured.sort((a, b) => direction * (a.value - b.value));
    if (best && other && best.value !== other.value)
      return PRODUCT_SENTENCES[speech].answer(best.name, best.written, other.written);
  }
  return null;
}

function difference([first, second]: ProductView[], wanted: 'cheaper' | 'dearer', speech: Speech): string[] {
  if (!first || !second || first.currency !== second.currency) return [];
  const [a = null, b = null] = [first, second].map(({ price, currency }) =>
    price === null ? null : parseAmount(price, currency),
  );
  if (a === null || b === null || a === b) return [];
  const { cheaperIs, dearerIs } = PRODUCT_SENTENCES[speech];
  const [cheaper, dearer, gap] = a < b ? [first, second, b - a] : [second, first, a - b];
  const [named, say] = wanted === 'dearer' ? [dearer, dearerIs] : [cheaper, cheaperIs];
  return [say(quote(named.name, LONGEST_NAME), sayMoney(gap, first.currency, speech))];
}
