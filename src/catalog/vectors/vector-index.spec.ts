import { VectorIndex, type MeaningHit } from './vector-index.js';

/** A unit vector of pseudo-random directions. */
function vectorOf(seed: number, length = 384): Float32Array {
  let state = seed + 1;
  const vector = Float32Array.from({ length }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647 - 0.5;
  });
  const norm = Math.hypot(...vector);
  return vector.map((value) => value / norm);
}

function search(index: VectorIndex, question: Float32Array, limit = 3): MeaningHit[] | null {
  const steps = index.searching(question, limit);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

describe('the vector index', () => {
  it('finds each vector by itself, after others were replaced and removed', () => {
    const index = new VectorIndex();
    for (let at = 0; at < 200; at += 1) index.put(`id-${at}`, vectorOf(at));
    for (let at = 0; at < 200; at += 3) index.remove(`id-${at}`);
    for (let at = 0; at < 200; at += 7) index.put(`id-${at}`, vectorOf(at + 1_000));
    for (let at = 0; at < 200; at += 1) {
      const vector = vectorOf(at % 7 === 0 ? at + 1_000 : at);
      const isThere = at % 3 !== 0 || at % 7 === 0;
      expect(search(index, vector, 1)?.[0]?.id === `id-${at}`).toBe(isThere);
    }
  });

  it('tells how much nearer a document is than the median', () => {
    const index = new VectorIndex();
    for (let at = 0; at < 101; at += 1) index.put(`id-${at}`, vectorOf(at));
    expect(search(index, vectorOf(5), 1)?.[0]?.margin).toBeCloseTo(1, 1);
    expect(Math.abs(search(index, vectorOf(5), 101)?.[50]?.margin ?? 1)).toBeLessThan(0.02);
  });

  it('sees vectors from the origin: what all have in common counts nothing', () => {
    const common = vectorOf(999);
    const shifted = (seed: number): Float32Array => {
      const own = vectorOf(seed);
      const sum = own.map((value, at) => 0.4 * value + (common[at] ?? 0));
      const norm = Math.hypot(...sum);
      return sum.map((value) => value / norm);
    };
    const index = new VectorIndex();
    for (let at = 0; at < 50; at += 1) index.put(`id-${at}`, shifted(at));
    const before = search(index, shifted(7), 1)?.[0]?.margin ?? 0;
    index.setOrigin(common.map((value) => value * 0.93));
    const after = search(index, shifted(7), 1)?.[0];
    expect(after?.id).toBe('id-7');
    expect(after?.margin).toBeGreaterThan(2 * before);
  });

  it('has no place for vectors of another length, and does not compare with them', () => {
    const index = new VectorIndex();
    expect(index.put('a', vectorOf(1))).toBe(true);
    expect(index.put('b', vectorOf(2, 16))).toBe(false);
    expect(search(index, vectorOf(1, 16))).toBeNull();
    expect(index.size).toBe(1);
  });

  it('knows documents that can have no vector', () => {
    const index = new VectorIndex();
    index.put('a', new Float32Array(0));
    index.put('b', null);
    expect([index.size, index.known]).toEqual([0, 1]);
    index.remove('a');
    expect(index.known).toBe(0);
  });

  it('keeps 10,000 vectors in less than 8 MB', () => {
    const index = new VectorIndex();
    for (let at = 0; at < 10_000; at += 1) index.put(`id-${at}`, vectorOf(at % 50));
    expect(index.bytes).toBeLessThan(8_000_000);
  });
});
