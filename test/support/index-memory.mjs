// Prints, as JSON, the bytes on the heap of search indexes and families of variants, and as they count them themselves:
// a process of its own, run with --expose-gc on the built product, because in a test's process what earlier files leave
// behind goes at any moment.
import { join } from 'node:path';

const BUSINESSES = 6;
const PRODUCTS = 200;
const ROUNDS = 3;

const built = join(process.cwd(), 'dist');
/** @type {typeof import('../../src/kernel/ids.js')} */
const { newId } = await import(join(built, 'kernel/ids.js'));
/** @type {typeof import('../../src/catalog/search/knowledge-index.js')} */
const { KnowledgeIndex } = await import(join(built, 'catalog/search/knowledge-index.js'));
/** @type {typeof import('../../src/catalog/variants/product-families.js')} */
const { ProductFamilies } = await import(join(built, 'catalog/variants/product-families.js'));

/** Made before a measurement: families share these texts with the index of words, which counts them. */
const ids = Array.from({ length: BUSINESSES * PRODUCTS }, () => newId());

/**
 * One of 1500 invented words of a business.
 * @param {number} business
 * @param {number} n
 */
function word(business, n) {
  return (((business * 1500 + (n % 1500)) * 2654435761) % 2 ** 32).toString(36).replace(/\d/g, 'e');
}

/**
 * Described in twenty words each.
 * @param {number} business
 */
function products(business) {
  /** @type {(from: number, count: number) => string[]} */
  const words = (from, count) =>
    Array.from({ length: count }, (_, n) => word(business, from * 31 + n * n * 17 + n));
  return Array.from({ length: PRODUCTS }, (_, n) => ({
    id: ids[business * PRODUCTS + n] ?? '',
    sku: `P-${n}`,
    name: words(n % 90, 3).join(' '),
    description: words(n, 20).join(' '),
    tags: words(n % 7, 2),
    attributes: { glaze: word(business, n % 11) },
  }));
}

/**
 * The same in sizes: so many in a row are variants of one.
 * @param {number} business
 * @param {number} each
 */
function variants(business, each) {
  return products(business).map((product, n) => {
    const stem = [0, 7, 19].map((more) => word(business, Math.floor(n / each) * 3 + more)).join(' ');
    return { ...product, name: `${stem} – ${n % each} cm` };
  });
}

/** @param {ReturnType<typeof products>} members */
function familiesOf(members) {
  const families = new ProductFamilies();
  for (const member of members) families.put(member);
  return families;
}

function heldBytes() {
  for (let round = 0; round < 3; round += 1) globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** @param {(business: number) => {bytes: number}} make */
function measure(make) {
  const before = heldBytes();
  const made = Array.from({ length: BUSINESSES }, (_, n) => make(n));
  const held = (heldBytes() - before) / BUSINESSES;
  return { held, counted: made.reduce((sum, { bytes }) => sum + bytes, 0) / BUSINESSES };
}

/**
 * The median of rounds behind one that does not count: the words it meets first stay in caches of the process, which
 * are no part of an index.
 * @param {(business: number) => {bytes: number}} make
 */
function median(make) {
  measure(make);
  const rounds = Array.from({ length: ROUNDS }, () => measure(make));
  return rounds.sort((one, other) => one.held - other.held)[Math.floor(ROUNDS / 2)];
}

console.log(
  JSON.stringify({
    index: median((business) => KnowledgeIndex.build(products(business), [])),
    noVariants: median((business) => familiesOf(products(business))),
    alone: median((business) => familiesOf(variants(business, 1))),
    fives: median((business) => familiesOf(variants(business, 5))),
    forties: median((business) => familiesOf(variants(business, 40))),
  }),
);
