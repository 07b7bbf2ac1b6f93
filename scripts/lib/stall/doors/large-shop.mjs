import { plainProducts } from '../catalogues.mjs';
import { send } from '../send.mjs';
import { askByWidget } from '../talk.mjs';
import { lettersOf } from '../texts.mjs';

/** @typedef {import('../engine.mjs').Door} Door */
/** @typedef {import('../stage.mjs').Stage} Stage */

const PRODUCTS_PER_CALL = 500;
/** The first answer after an upload of thousands of products may be slow; only a blocked event loop is a failure. */
const PATIENCE_MS = 30_000;
const QUESTION = 'do you have a red wool jacket under 40 euros?';

/**
 * A shop of thousands of products, and a question after each kind of change.
 * @param {Stage} stage
 * @param {{products: number}} size
 * @returns {Door[]}
 */
export function largeShop({ url, large }, { products }) {
  let round = 0;
  const write = async (
    /** @type {string} */ method,
    /** @type {string} */ path,
    /** @type {unknown} */ body,
  ) => (await send(url, large.key, { method, path, raw: JSON.stringify(body) })).status;
  const rows = (/** @type {number} */ from, /** @type {number} */ count) =>
    write('PUT', '/v1/products', { products: plainProducts(from, count, lettersOf(++round)) });
  /** @type {[string, () => Promise<string>][]} */
  const changes = [
    ['one product', () => rows(0, 1)],
    ['a stock', () => write('PUT', '/v1/products', { products: [soldOne(++round)] })],
    ['the shop’s name', () => write('PATCH', '/v1/tenant', { name: `Shop ${lettersOf(++round)}` })],
    ['the opening hours', () => write('PUT', '/v1/opening-hours', { week: oneDay(++round) })],
    ['500 products', () => rows(0, PRODUCTS_PER_CALL)],
  ];
  const calls = Array.from({ length: Math.ceil(products / PRODUCTS_PER_CALL) }, (_, call) => ({
    name: `upload ${call + 1}`,
    send: async () => [await rows(call * PRODUCTS_PER_CALL, PRODUCTS_PER_CALL)],
  }));
  const questions = changes.map(([name, change]) => ({
    name: `a question after a change of ${name}`,
    patienceMs: PATIENCE_MS,
    send: async () => [await change(), ...(await askByWidget(url, large, QUESTION))],
  }));
  const first = {
    name: 'the first question',
    patienceMs: PATIENCE_MS,
    send: () => askByWidget(url, large, QUESTION),
  };
  return [
    { name: `${products} products uploaded`, inputs: calls },
    { name: `a shop of ${products} products`, inputs: [first, ...questions] },
  ];
}

/** @param {number} round */
function soldOne(round) {
  return { ...plainProducts(7, 1, '')[0], stock: round };
}

/** @param {number} round */
function oneDay(round) {
  const close = `${String(12 + (round % 10)).padStart(2, '0')}:00`;
  return { mon: [{ open: '09:00', close }], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
}
