import fc from 'fast-check';
import { MOST_WORDS_OF_DOCUMENT, type IndexedDocument } from './document-words.js';
import { INDEX_LIMITS, TrigramIndex } from './trigram-index.js';
import { DOCUMENTS } from './word-table.js';

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f'] as const;
const VOCABULARY = [
  ...['mug', 'mugs', 'speckled', 'stoneware', 'Faltschloss', 'Fahrradschloss', 'Handmühle', 'kettle', 'card'],
  ...[
    'كتاب',
    'كتب',
    'الشحن',
    '12',
    '350',
    'ml',
    'gift',
    'wrapping',
    'bring',
    'back',
    'delivery',
    'aaaaa',
    'aaa',
  ],
];

const documents = fc.record({
  id: fc.constantFrom(...NAMES),
  fields: fc.array(
    fc.record({
      text: fc.array(fc.constantFrom(...VOCABULARY), { maxLength: 6 }).map((words) => words.join(' ')),
      weight: fc.constantFrom(1, 0.9, 0.7),
    }),
    { minLength: 1, maxLength: 3 },
  ),
});
const changes = fc.array(fc.oneof({ weight: 3, arbitrary: documents }, fc.constantFrom(...NAMES)), {
  minLength: 1,
  maxLength: 30,
});
const questions = fc.array(fc.constantFrom(...VOCABULARY, 'spekled', 'muhle', 'unknown'), {
  minLength: 1,
  maxLength: 5,
});

describe('a trigram index with changing documents', () => {
  it('finds the same, in the same order and with the same scores, as a new index of the remaining documents', () => {
    fc.assert(
      fc.property(changes, fc.array(questions, { minLength: 3, maxLength: 3 }), (steps, asked) => {
        const changed = new TrigramIndex();
        const left = new Map<string, IndexedDocument>();
        for (const step of steps) {
          if (typeof step === 'string') {
            changed.remove(step);
            left.delete(step);
          } else {
            changed.put(step);
            left.set(step.id, step);
          }
        }
        const anew = TrigramIndex.build(left.values());
        expect([changed.size, changed.bytes]).toEqual([anew.size, anew.bytes]);
        for (const words of asked) {
          const text = words.join(' ');
          expect(changed.search(text, 4)).toEqual(anew.search(text, 4));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('searches in short steps, by the hundred terms of highest weight, for long questions and similar words too', () => {
    const alike = Array.from({ length: 20_000 }, (_, n) => `aaaaaaaaaaaaaaaaaaaa${n.toString(36)}`);
    const index = new TrigramIndex();
    for (let n = 0; n < alike.length; n += 1_000)
      index.put({ id: `d${n}`, fields: [{ text: alike.slice(n, n + 1_000).join(' '), weight: 1 }] });
    const steps = index.searching(alike.slice(0, 500).join(' ').slice(0, 8_000), 5);
    let worst = 0;
    for (let done = false; !done;) {
      const before = process.cpuUsage();
      done = steps.next().done === true;
      const { user, system } = process.cpuUsage(before);
      worst = Math.max(worst, (user + system) / 1000);
    }
    expect(worst).toBeLessThan(50);
  });

  it('accepts documents up to its limit, and more only after others are removed', () => {
    const index = new TrigramIndex();
    const of = (id: string): IndexedDocument => ({ id, fields: [{ text: 'mug', weight: 1 }] });
    for (let n = 0; n < INDEX_LIMITS.documents; n += 1) index.put(of(`d${n}`));
    expect(index.put(of('more'))).toBe(false);
    expect(index.put(of('d1'))).toBe(true);
    index.remove('d2');
    expect(index.put(of('more'))).toBe(true);
    expect(index.size).toBe(INDEX_LIMITS.documents);
    expect(INDEX_LIMITS.documents).toBeLessThanOrEqual(DOCUMENTS);
  });

  it('indexes a limited number of words per document and letters per word', () => {
    const words = Array.from({ length: MOST_WORDS_OF_DOCUMENT + 1 }, (_, n) => `w${n}`);
    const long = 'abcdefghij'.repeat(800);
    const index = TrigramIndex.build([
      { id: 'many', fields: [{ text: words.join(' '), weight: 1 }] },
      { id: 'long', fields: [{ text: long, weight: 1 }] },
    ]);
    expect(index.search(`${words.at(-2)}`, 5).map(({ id, score }) => [id, score])).toContainEqual([
      'many',
      1,
    ]);
    expect(index.search(`${words.at(-1)}`, 5)[0]?.score).not.toBe(1);
    expect(index.search(long, 5)[0]).toEqual({ id: 'long', score: 1 });
    expect(index.bytes).toBeLessThan(2_000_000);
  });
});
