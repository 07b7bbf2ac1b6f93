import { planOf } from './plan.mjs';
import { PLUGS } from './plugs.mjs';

const MINUTE = 60_000;
const SEEDS = Array.from({ length: 200 }, (_, seed) => seed);

describe('the plan of a seed', () => {
  test('is the same each time, and another one for another seed', () => {
    expect(planOf(7, MINUTE)).toEqual(planOf(7, MINUTE));
    expect(planOf(8, MINUTE)).not.toEqual(planOf(7, MINUTE));
  });

  test('never pulls two plugs of one target at once, and ends in time', () => {
    for (const seed of SEEDS) {
      const until = new Map<string, number>();
      for (const { atMs, lastsMs, plug } of planOf(seed, 10 * MINUTE)) {
        const { target } = PLUGS[plug];
        expect(atMs).toBeGreaterThanOrEqual(until.get(target) ?? 0);
        expect(lastsMs).toBeGreaterThan(0);
        expect(atMs + lastsMs).toBeLessThan(10 * MINUTE);
        until.set(target, atMs + lastsMs);
      }
    }
  });

  test('pulls every plug sooner or later', () => {
    const pulled = new Set(SEEDS.flatMap((seed) => planOf(seed, MINUTE).map(({ plug }) => plug)));
    expect([...pulled].sort()).toEqual(Object.keys(PLUGS).sort());
  });
});
