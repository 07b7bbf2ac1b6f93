import { remember, type RecentRead } from './recent-reads.js';

const LIMITS = { maxAgeMs: 5_000, maxEntries: 3 };

describe('what was read recently', () => {
  let cache: Map<string, RecentRead<string>>;
  let reads: PromiseWithResolvers<string | null>[];

  beforeEach(() => {
    jest.useFakeTimers();
    [cache, reads] = [new Map(), []];
  });
  afterEach(() => jest.useRealTimers());

  function ask(key = 'a'): Promise<string | null> {
    return remember(cache, LIMITS, key, () => {
      reads.push(Promise.withResolvers());
      return reads.at(-1)?.promise ?? Promise.resolve(null);
    });
  }

  async function answer(value: string | null): Promise<void> {
    reads.at(-1)?.resolve(value);
    await jest.advanceTimersByTimeAsync(0);
  }

  it('is read once, also for those who come while it is being read', async () => {
    const both = [ask(), ask()];
    await answer('1');
    expect(await Promise.all(both)).toEqual(['1', '1']);
    expect(await ask()).toBe('1');
    expect(reads).toHaveLength(1);
  });

  it('is read anew before it is too old, and nobody waits for that', async () => {
    void ask();
    await answer('1');
    jest.advanceTimersByTime(2_500);
    expect(await ask()).toBe('1');
    expect(await ask()).toBe('1');
    expect(reads).toHaveLength(2);
    await answer('2');
    expect(await ask()).toBe('2');
    jest.advanceTimersByTime(2_499);
    expect(await ask()).toBe('2');
    expect(reads).toHaveLength(2);
  });

  it('is never older than its age: who comes then waits', async () => {
    void ask();
    await answer('1');
    jest.advanceTimersByTime(2_500);
    await ask();
    jest.advanceTimersByTime(2_500);
    const late = ask();
    expect(reads).toHaveLength(3);
    await answer('3');
    expect(await late).toBe('3');
    // The slow one in between tells what was before.
    reads[1]?.resolve('2');
    await jest.advanceTimersByTimeAsync(0);
    expect(await ask()).toBe('3');
  });

  it.each<[string, () => Promise<void>, number]>([
    ['is gone', () => answer(null), 3],
    ['cannot be read', async () => reads.at(-1)?.reject(new Error('away')), 3],
  ])('and %s when it is read anew, is asked for again', async (_, end, expected) => {
    void ask();
    await answer('1');
    jest.advanceTimersByTime(2_500);
    await ask();
    await end();
    await jest.advanceTimersByTimeAsync(0);
    void ask();
    expect(reads).toHaveLength(expected);
  });

  it('and was forgotten while it was read anew stays forgotten', async () => {
    void ask();
    await answer('1');
    jest.advanceTimersByTime(2_500);
    await ask();
    cache.delete('a');
    await answer('old');
    expect(cache.has('a')).toBe(false);
  });
});
