import { verdict, type Bucket } from './bucket.js';
import { FullBuckets } from './full-buckets.js';

const KEY: Bucket = { name: 'key', key: 'k', size: 10, windowMs: 60_000 };
const TENANT: Bucket = { name: 'tenant', key: 't', size: 20, windowMs: 60_000 };

describe('limits that are full', () => {
  let now: number;
  let full: FullBuckets;

  beforeEach(() => {
    now = 1_000;
    full = new FullBuckets(() => now);
  });

  function resets(buckets: Bucket[]): number[] | undefined {
    return full.verdictOf(buckets)?.standings.map(({ resetsInMs }) => resetsInMs);
  }

  it('refuse by themselves until they have room, a second at most', () => {
    full.note([KEY, TENANT], verdict([KEY, TENANT], false, [0, 400, 5, 9_000]));
    now += 399;
    expect(full.verdictOf([KEY, TENANT])).toMatchObject({ admitted: false });
    expect(resets([KEY, TENANT])).toEqual([1, 8_601]);
    now += 1;
    expect(full.verdictOf([KEY, TENANT])).toBeNull();
    full.note([KEY, TENANT], verdict([KEY, TENANT], false, [0, 400, 0, 30_000]));
    now += 999;
    expect(resets([KEY, TENANT])).toEqual([1, 29_001]);
    now += 1;
    expect(full.verdictOf([KEY, TENANT])).toBeNull();
  });

  it('say nothing of others, of larger ones, and of those that had room', () => {
    full.note([KEY], verdict([KEY], false, [0, 400]));
    full.note([TENANT], verdict([TENANT], true, [0, 400]));
    const others = [[TENANT], [KEY, TENANT], [{ ...KEY, size: 11 }], [{ ...KEY, key: 'of another caller' }]];
    for (const each of others) expect(full.verdictOf(each)).toBeNull();
  });

  it('are remembered for 5,000 callers', () => {
    const of = (n: number) => [{ ...KEY, key: `k${n}` }];
    for (let n = 0; n <= 5_000; n += 1) full.note(of(n), verdict(of(n), false, [0, 400]));
    expect(full.verdictOf(of(0))).toBeNull();
    expect(full.verdictOf(of(1))).not.toBeNull();
  });
});
