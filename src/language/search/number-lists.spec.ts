import * as fc from 'fast-check';
import { NumberLists } from './number-lists.js';

type Step =
  | { list: number; value: number }
  | { list: number; removed: number }
  | { cleared: number }
  | 'compact';

const LIST = fc.nat({ max: 100 });
const STEPS: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 12, arbitrary: fc.record({ list: LIST, value: fc.oneof(fc.nat(9), fc.nat(2 ** 32 - 1)) }) },
    { weight: 5, arbitrary: fc.record({ list: LIST, removed: fc.nat() }) },
    { weight: 1, arbitrary: fc.record({ cleared: LIST }) },
    { weight: 1, arbitrary: fc.constant('compact' as const) },
  ),
  { maxLength: 400, size: 'max' },
);

const sorted = (numbers: Iterable<number>) => [...numbers].sort((a, b) => a - b);

describe('lists of numbers in one block', () => {
  it('hold the same numbers as separate lists', () => {
    fc.assert(
      fc.property(STEPS, (steps) => {
        const lists = new NumberLists();
        const expected = new Map<number, number[]>();
        const of = (list: number) => expected.get(list) ?? [];
        for (const step of steps) {
          if (step === 'compact') lists.compact();
          else if ('cleared' in step) {
            lists.clear(step.cleared);
            expected.delete(step.cleared);
          } else if ('value' in step) {
            lists.push(step.list, step.value);
            expected.set(step.list, [...of(step.list), step.value]);
          } else if (lists.lengthOf(step.list) > 0) {
            const at = step.removed % lists.lengthOf(step.list);
            const value = lists.numbersOf(step.list)[at];
            lists.removeAt(step.list, at);
            expected.set(step.list, of(step.list).toSpliced(of(step.list).indexOf(value ?? -1), 1));
          }
        }
        const all = Array.from({ length: 101 }, (_, list) => list);
        expect(all.map((list) => sorted(lists.numbersOf(list)))).toEqual(all.map((list) => sorted(of(list))));
      }),
      { numRuns: 100 },
    );
  });
});
