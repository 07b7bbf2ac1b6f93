import * as fc from 'fast-check';
import { hashOf, hashOfNumber, IdTable } from './id-table.js';

/** Few hash values, so that keys collide. */
const HASHES = [0, 1, 2 ** 31, 2 ** 32 - 1];

describe('a table of ids', () => {
  it.each([
    ['by good hashes', hashOf],
    ['by hashes that meet', (key: string) => HASHES[key.length % HASHES.length] ?? 0],
  ])('finds what was added and not removed, %s', (_, hash) => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.string({ maxLength: 4 }), fc.boolean()), { maxLength: 400, size: 'max' }),
        (steps) => {
          const keys: string[] = [];
          const table = new IdTable((id) => hash(keys[id] ?? ''));
          const expected = new Map<string, number>();
          const find = (key: string) => table.find(hash(key), (id) => keys[id] === key);
          for (const [key, isAdded] of steps) {
            const id = expected.get(key);
            if (isAdded && id === undefined) {
              table.add(keys.push(key) - 1);
              expected.set(key, keys.length - 1);
            } else if (!isAdded && id !== undefined) {
              table.remove(id);
              expected.delete(key);
            }
          }
          expect(table.size).toBe(expected.size);
          for (const [key] of steps) expect(find(key)).toBe(expected.get(key));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('spreads keys with few collisions', () => {
    const texts = Array.from({ length: 5000 }, (_, n) => `word-${n}`);
    const numbers = Array.from({ length: 5000 }, (_, n) => n * 2 ** 32 + 7);
    const places = (hashes: number[]) => new Set(hashes.map((hash) => hash >>> 16)).size;
    expect(places(texts.map(hashOf))).toBeGreaterThan(4000);
    expect(places(numbers.map(hashOfNumber))).toBeGreaterThan(4000);
  });
});
