import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { newId } from '../../kernel/ids.js';
import { ProductFamilies } from '../variants/product-families.js';
import { KnowledgeIndex, type IndexableProduct } from './knowledge-index.js';

const BUSINESSES = 6;
const ROUNDS = 3;
const PRODUCTS = 200;
const MOST_BYTES = 450_000;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

function heldBytes(): number {
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** One of 1500 invented words of a business. */
function word(business: number, n: number): string {
  return (((business * 1500 + (n % 1500)) * 2654435761) % 2 ** 32).toString(36).replace(/\d/g, 'e');
}

/** Made before a measurement: families share these texts with the index of words, which counts them. */
const ids = Array.from({ length: BUSINESSES * PRODUCTS }, newId);

/** Described in twenty words each. */
function products(business: number): IndexableProduct[] {
  const words = (from: number, count: number) =>
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

/** The same in sizes: so many in a row are variants of one. */
function variants(business: number, each: number): IndexableProduct[] {
  return products(business).map((product, n) => {
    const stem = [0, 7, 19].map((more) => word(business, Math.floor(n / each) * 3 + more)).join(' ');
    return { ...product, name: `${stem} – ${n % each} cm` };
  });
}

function familiesOf(members: readonly IndexableProduct[]): ProductFamilies {
  const families = new ProductFamilies();
  for (const member of members) families.put(member);
  return families;
}

interface Measured {
  held: number;
  counted: number;
}

/** Bytes of one on the heap, and as it counts them itself. */
function measure(make: (business: number) => { bytes: number }): Measured {
  const before = heldBytes();
  const made = Array.from({ length: BUSINESSES }, (_, n) => make(n));
  const held = (heldBytes() - before) / BUSINESSES;
  return { held, counted: made.reduce((sum, { bytes }) => sum + bytes, 0) / BUSINESSES };
}

/**
 * The median of rounds, because what earlier files of this process leave behind goes at any moment; behind one that
 * does not count, because the words it meets first stay in caches of the process, which are no part of an index.
 */
function median(make: (business: number) => { bytes: number }): Measured {
  measure(make);
  const rounds = Array.from({ length: ROUNDS }, () => measure(make));
  rounds.sort((one, other) => one.held - other.held);
  return rounds[Math.floor(ROUNDS / 2)] ?? { held: 0, counted: 0 };
}

describe('the index of a business with 200 products', () => {
  it('takes less than half a megabyte, and as much as its own estimate', () => {
    const { held, counted } = median((business) => KnowledgeIndex.build(products(business), []));
    expect(held).toBeLessThan(MOST_BYTES);
    expect(Math.abs(counted / held - 1)).toBeLessThan(0.3);
  });

  it.each([
    ['that are no variants', products],
    ['each alone in its family', (business: number) => variants(business, 1)],
    ['five to a family', (business: number) => variants(business, 5)],
    ['forty to a family', (business: number) => variants(business, 40)],
  ])('takes as much for families as they estimate, of products %s', (_, members) => {
    const { held, counted } = median((business) => familiesOf(members(business)));
    expect(Math.abs(counted / held - 1)).toBeLessThan(0.3);
  });
});
