import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { newId } from '../../kernel/ids.js';
import { KnowledgeIndex, type IndexableProduct } from './knowledge-index.js';

const BUSINESSES = 6;
const ROUNDS = 3;
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

/** Two hundred, described in twenty words each. */
function products(business: number): IndexableProduct[] {
  const words = (from: number, count: number) =>
    Array.from({ length: count }, (_, n) => word(business, from * 31 + n * n * 17 + n));
  return Array.from({ length: 200 }, (_, n) => ({
    id: newId(),
    sku: `P-${n}`,
    name: words(n % 90, 3).join(' '),
    description: words(n, 20).join(' '),
    tags: words(n % 7, 2),
    attributes: { glaze: word(business, n % 11) },
  }));
}

/** Bytes of an index on the heap, and as it counts them itself. */
function measure(): { held: number; counted: number } {
  const before = heldBytes();
  const indexes = Array.from({ length: BUSINESSES }, (_, n) => KnowledgeIndex.build(products(n), []));
  const held = (heldBytes() - before) / BUSINESSES;
  return { held, counted: indexes.reduce((sum, { bytes }) => sum + bytes, 0) / BUSINESSES };
}

describe('the index of a business with 200 products', () => {
  it('takes less than half a megabyte, and as much as its own estimate', () => {
    KnowledgeIndex.build(products(0), []).products('mug', 5);
    // The median: what earlier files of this process leave behind goes at any moment.
    const rounds = Array.from({ length: ROUNDS }, measure).sort((one, other) => one.held - other.held);
    const { held, counted } = rounds[1] ?? { held: 0, counted: 0 };
    expect(held).toBeLessThan(MOST_BYTES);
    expect(Math.abs(counted / held - 1)).toBeLessThan(0.3);
  });
});
