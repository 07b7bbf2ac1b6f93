import { MOST_PASSAGES } from '../../../language/passages/passages.js';
import { newId } from '../../../kernel/ids.js';
import { idOfPart, idsOfParts, partOfId, storedParts } from './part-vectors.js';

describe('the ids of passages', () => {
  it('are UUIDs of their own, from which the row is known', () => {
    const rows = Array.from({ length: 50 }, () => newId());
    const ids = rows.flatMap(idsOfParts);
    expect(new Set(ids).size).toBe(rows.length * MOST_PASSAGES);
    for (const [at, id] of ids.entries()) {
      expect(id).toMatch(/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/u);
      expect(partOfId(id)).toEqual({ id: rows[Math.floor(at / MOST_PASSAGES)], part: at % MOST_PASSAGES });
    }
  });

  it('of the first passage is that of the row', () => {
    const id = newId();
    expect(idOfPart({ id, part: 0 })).toBe(id);
  });

  it('are those of the passages that have a vector', () => {
    const id = newId();
    const bytes = Buffer.from(new Float32Array([3, 4]).buffer);
    const stored = storedParts({ id, vectors: [null, bytes, Buffer.alloc(0), bytes] }, new Float32Array(2));
    expect(stored.map((each) => partOfId(each.id))).toEqual([
      { id, part: 1 },
      { id, part: 3 },
    ]);
    expect(storedParts({ id, vectors: null }, new Float32Array(2))).toEqual([]);
  });
});
