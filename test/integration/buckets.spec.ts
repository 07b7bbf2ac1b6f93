import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { Redis } from 'ioredis';
import { CELLS, type Bucket, type Verdict } from '../../src/platform/limits/bucket.js';
import { LocalBuckets } from '../../src/platform/limits/local-buckets.js';
import { RedisBuckets } from '../../src/platform/limits/redis-buckets.js';
import { REDIS_CLOCK, TAKE_SCRIPT } from '../../src/platform/limits/take-script.js';
import { rounds } from '../support/depth.js';
import { eventually } from '../support/eventually.js';
import { storeUrl } from './store-urls.js';

const CALLS = 1000;
/** A window that no test reaches the end of, however slow the machine is. */
const LONG_MS = 6_000_000;
/** 2026-11-23T09:00:00Z. */
const NINE = 1_795_424_400_000;

interface Step {
  /** Milliseconds since the previous step. */
  after: number;
  /** The buckets that the request counts in. */
  from: number[];
}

describe('buckets in Redis', () => {
  const clients: Redis[] = [];
  let shared: RedisBuckets[];

  beforeAll(() => {
    for (let n = 0; n < 3; n += 1) clients.push(new Redis(storeUrl('REDIS_URL')));
    shared = clients.map((client) => new RedisBuckets(client));
  });

  afterAll(() => {
    for (const client of clients) client.disconnect();
  });

  function fresh(size: number, windowMs: number): Bucket {
    return { name: 'tenant', key: `limit:test:${randomUUID()}`, size, windowMs };
  }

  function burst(buckets: Bucket[], calls = CALLS): Promise<Verdict[]> {
    return Promise.all(
      Array.from({ length: calls }, async (_, n) => {
        const verdict = await shared[n % shared.length]?.take(buckets);
        if (!verdict) throw new Error('No client.');
        return verdict;
      }),
    );
  }

  function admittedOf(verdicts: Verdict[]): number {
    return verdicts.filter(({ admitted }) => admitted).length;
  }

  async function redisNow(): Promise<number> {
    const [seconds, micros] = (await clients[0]?.time()) as unknown as [string, string];
    return Number(seconds) * 1000 + Number(micros) / 1000;
  }

  /** The window follows Redis's clock, so its end is computed from that clock. */
  function untilRedisTime(at: number): Promise<number> {
    return eventually(async () => {
      const now = await redisNow();
      return now >= at && now;
    });
  }

  it('admit exactly their size of 1,000 parallel calls over three clients, and return to each what remains', async () => {
    const bucket = fresh(400, LONG_MS);
    const verdicts = await burst([bucket]);
    expect(admittedOf(verdicts)).toBe(400);
    const remaining = verdicts
      .filter(({ admitted }) => admitted)
      .map(({ standings }) => standings[0]?.remaining);
    expect(remaining.sort((a, b) => Number(a) - Number(b))).toEqual(Array.from({ length: 400 }, (_, n) => n));
  });

  it('hold no more than their size in any window, also around the edge of one', async () => {
    // A machine that is so slow that the first burst outlasts its window tells nothing.
    const { bucket, began, first } = await eventually(async () => {
      const tried = await burstAtEdge(fresh(400, 2_400));
      return (await redisNow()) < tried.began + tried.bucket.windowMs && tried;
    });
    expect(first).toBe(400);
    for (;;) {
      const verdicts = await burst([bucket]);
      const now = await redisNow();
      if (now >= began + bucket.windowMs) break;
      expect([Math.round(now - began), admittedOf(verdicts)]).toEqual([expect.any(Number), 0]);
    }
  });

  /** Shortly before the end of a clock-aligned window: a fixed-window counter would start again right after it. */
  async function burstAtEdge(bucket: Bucket): Promise<{ bucket: Bucket; began: number; first: number }> {
    const toEdge = bucket.windowMs - ((await redisNow()) % bucket.windowMs);
    const start = toEdge > 300 ? (await redisNow()) + toEdge - 150 : 0;
    const began = await untilRedisTime(start);
    return { bucket, began, first: admittedOf(await burst([bucket])) };
  }

  it('admit exactly their size again once the window has passed', async () => {
    /** Null for one that has outlasted the window, which a busy machine does now and then. */
    const within = async (bucket: Bucket): Promise<Verdict[] | null> => {
      const began = await redisNow();
      const verdicts = await burst([bucket]);
      return (await redisNow()) < began + bucket.windowMs ? verdicts : null;
    };
    const admitted = await eventually(async () => {
      const bucket = fresh(100, 2_400);
      const first = await within(bucket);
      const longest = Math.max(0, ...(first ?? []).map(({ standings }) => standings[0]?.resetsInMs ?? 0));
      await untilRedisTime((await redisNow()) + longest + 10);
      const second = await within(bucket);
      return first && second && [admittedOf(first), admittedOf(second)];
    });
    expect(admitted).toEqual([100, 100]);
  });

  it('take from all or from none', async () => {
    const [wide, narrow] = [fresh(1000, LONG_MS), fresh(10, LONG_MS)];
    expect(admittedOf(await burst([wide, narrow]))).toBe(10);
    expect(admittedOf(await burst([narrow, wide]))).toBe(0);
    const [left] = await burst([wide], 1);
    expect(left?.standings[0]?.remaining).toBe(1000 - 10 - 1);
  });

  it('of size zero admit nobody, and one that was made smaller admits again when there is room', async () => {
    expect(admittedOf(await burst([fresh(0, LONG_MS)], 3))).toBe(0);
    const bucket = fresh(10, LONG_MS);
    await burst([bucket], 10);
    const [verdict] = await burst([{ ...bucket, size: 5 }], 1);
    expect(verdict).toMatchObject({ admitted: false, standings: [{ remaining: 0 }] });
    expect(admittedOf(await burst([{ ...bucket, size: 12 }], 10))).toBe(2);
  });

  it('leave no keys: every key expires a cell after its window', async () => {
    const bucket = fresh(5, LONG_MS);
    await burst([bucket], 1);
    const ttl = (await clients[0]?.pttl(bucket.key)) ?? -1;
    expect(ttl).toBeGreaterThan(LONG_MS - LONG_MS / CELLS);
    expect(ttl).toBeLessThanOrEqual(LONG_MS + LONG_MS / CELLS);
  });

  describe('against a model', () => {
    const SIZES = [3, 7, 12];
    const WINDOW = 6000;
    const steps = fc.array(
      fc.record({
        after: fc.oneof(fc.nat(20), fc.nat(1500), fc.constantFrom(100, 5999, 6000, 6001, 6100)),
        from: fc.subarray([0, 1, 2], { minLength: 1 }),
      }),
      { minLength: 1, maxLength: 60 },
    );

    function bucketsOf(run: string): Bucket[] {
      return SIZES.map((size, n) => ({
        name: 'tenant',
        key: `limit:model:${run}:${n}`,
        size,
        windowMs: WINDOW,
      }));
    }

    it('the script and the in-memory version agree, and neither admits too many or refuses without need', async () => {
      const clock = { now: NINE };
      const client = new Redis(storeUrl('REDIS_URL'));
      clients.push(client);
      const timed = timedBuckets(client);
      await fc.assert(
        fc.asyncProperty(steps, async (run) => {
          const buckets = bucketsOf(randomUUID());
          const local = new LocalBuckets();
          const logs: number[][] = SIZES.map(() => []);
          for (const step of run) {
            clock.now += step.after;
            const taken = step.from.map((n) => buckets[n] as Bucket);
            const verdict = await timed(taken, clock.now);
            expect(verdict).toEqual(local.take(taken, clock.now));
            check(step, verdict, logs, clock.now);
          }
        }),
        { numRuns: rounds(60, 1_000) },
      );
    });

    /** The model keeps a log of every admitted request, which is the definition of a sliding window. */
    function check({ from }: Step, { admitted, standings }: Verdict, logs: number[][], now: number): void {
      const within = (n: number, length: number) => (logs[n] ?? []).filter((at) => at > now - length).length;
      if (admitted) {
        for (const n of from) expect(within(n, WINDOW)).toBeLessThan(SIZES[n] ?? 0);
        for (const n of from) logs[n]?.push(now);
      } else {
        const full = from.some((n) => within(n, WINDOW + WINDOW / CELLS) >= (SIZES[n] ?? 0));
        expect(full).toBe(true);
      }
      for (const { resetsInMs } of standings) {
        expect(resetsInMs).toBeGreaterThan(0);
        expect(resetsInMs).toBeLessThanOrEqual(WINDOW);
      }
    }

    /** The script with a clock that the test sets. */
    function timedBuckets(client: Redis): (buckets: Bucket[], now: number) => Promise<Verdict> {
      expect(TAKE_SCRIPT.split(REDIS_CLOCK)).toHaveLength(2);
      return (buckets, now) => {
        const time = `{ ${Math.floor(now / 1000)}, ${(now % 1000) * 1000} }`;
        return new RedisBuckets(client, TAKE_SCRIPT.replace(REDIS_CLOCK, time)).take(buckets);
      };
    }
  });
});
