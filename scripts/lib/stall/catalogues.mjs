import { filled, lettersOf } from './texts.mjs';

/** @typedef {{path: string, body: unknown}} Upload */
/** @typedef {{name: string, uploads: Upload[]}} Catalogue */

const PRODUCTS = 20;
const PRODUCTS_PER_CALL = 10;
const ATTRIBUTES = 50;
const ARTICLES = 50;
const CLOSURES = 366;
const DAY_MS = 86_400_000;
const PLAIN_WORDS =
  'red blue green oak linen shoe jacket lamp bowl kettle wool soft large small garden kitchen winter summer light heavy';

/**
 * Catalogues that a shop could upload to make its own questions, and so everybody's, slow. Each is sent unchanged; the
 * product may refuse or cut parts of it.
 * @returns {Catalogue[]}
 */
export function hostileCatalogues() {
  return [
    productsOf('long digits', () => '7'.repeat(5000), '7'.repeat(1000)),
    productsOf('dotted digits', () => filled('1.', 5000), filled('1,', 1000)),
    productsOf('digits and units', () => filled('12 cm x 3,5 kg ', 5000), filled('45 x 30 mm ', 1000)),
    productsOf('one long word', (index) => filled(lettersOf(index), 5000), 'a'.repeat(1000)),
    productsOf('words of 99 letters', longWords, longWords(0).slice(0, 1000)),
    productsOf('brackets and tags', () => filled('<p>([{', 5000), filled('a-(,', 1000)),
    productsOf('nuts and negations', () => filled('contains no nuts, without nuts, ', 5000), 'no nuts '),
    articlesOf('articles of one word', (index) => filled(lettersOf(index), 8000)),
    articlesOf('articles of digits', () => filled('10:30-11.5/', 8000)),
    closures(),
  ];
}

/** @param {number} index */
function longWords(index) {
  return Array.from({ length: 50 }, (_, word) => filled(lettersOf(index * 50 + word), 99)).join(' ');
}

/**
 * @param {string} name
 * @param {(index: number) => string} description
 * @param {string} attribute
 * @returns {Catalogue}
 */
function productsOf(name, description, attribute) {
  const attributes = Object.fromEntries(
    Array.from({ length: ATTRIBUTES }, (_, index) => [`weight ${index}`, attribute]),
  );
  const products = Array.from({ length: PRODUCTS }, (_, index) => ({
    sku: `H-${index}`,
    name: `${description(index).slice(0, 150)} ${index}`,
    description: description(index),
    price: '10.00',
    attributes,
  }));
  return { name, uploads: inCalls('products', products, PRODUCTS_PER_CALL) };
}

/**
 * @param {string} name
 * @param {(index: number) => string} answer
 * @returns {Catalogue}
 */
function articlesOf(name, answer) {
  const articles = Array.from({ length: ARTICLES }, (_, index) => ({
    externalId: `h-${index}`,
    question: answer(index).slice(0, 400),
    answer: answer(index),
  }));
  return { name, uploads: inCalls('articles', articles, ARTICLES) };
}

/** @returns {Catalogue} */
function closures() {
  const rows = Array.from({ length: CLOSURES }, (_, index) => ({
    date: new Date(Date.now() + index * DAY_MS).toISOString().slice(0, 10),
    reason: filled(lettersOf(index), 200),
  }));
  return { name: 'a year of closures', uploads: [{ path: '/v1/closures', body: { closures: rows } }] };
}

/**
 * Products like those of a real shop.
 * @param {number} from
 * @param {number} count
 * @param {string} mark  a word in each product, so that a second upload changes all of them
 */
export function plainProducts(from, count, mark) {
  const words = PLAIN_WORDS.split(' ');
  const word = (/** @type {number} */ index) => words[index % words.length] ?? '';
  return Array.from({ length: count }, (_, offset) => {
    const index = from + offset;
    const said = Array.from({ length: 24 }, (_each, place) => word(index * 7 + place * (1 + (index % 5))));
    return {
      sku: `P-${index}`,
      name: `${word(index)} ${word(index * 3 + 1)} ${lettersOf(index)} ${index}`,
      description: `${said.join(' ')} ${lettersOf(index * 11)} ${mark}`,
      price: `${10 + (index % 90)}.00`,
      stock: index % 30,
      attributes: { colour: word(index), size: String(30 + (index % 20)), weight: `${index % 9},5 kg` },
    };
  });
}

/**
 * @param {'products' | 'articles'} kind
 * @param {unknown[]} rows
 * @param {number} perCall
 * @returns {Upload[]}
 */
function inCalls(kind, rows, perCall) {
  const calls = Math.ceil(rows.length / perCall);
  return Array.from({ length: calls }, (_, call) => ({
    path: `/v1/${kind}`,
    body: { [kind]: rows.slice(call * perCall, (call + 1) * perCall) },
  }));
}
