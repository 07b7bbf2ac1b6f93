import { DeadlinePassed, withDeadline } from './deadline.js';

describe('a deadline', () => {
  it('returns what the work returns, and throws what it throws', async () => {
    await expect(withDeadline(Promise.resolve(7), 1_000, 'Redis')).resolves.toBe(7);
    await expect(withDeadline(Promise.reject(new Error('away')), 1_000, 'Redis')).rejects.toThrow('away');
  });

  it('ends the wait, names what was waited for, and leaves no timer', async () => {
    const never = new Promise<void>(() => undefined);
    const error: unknown = await withDeadline(never, 5, 'Redis').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(DeadlinePassed);
    expect(String(error)).toContain('Redis: no answer in 5 ms');
  });

  it('ignores a late failure', async () => {
    let fail: (error: Error) => void = () => undefined;
    const work = new Promise<void>((_, reject) => (fail = reject));
    await expect(withDeadline(work, 1, 'Redis')).rejects.toThrow(DeadlinePassed);
    fail(new Error('late'));
    await work.catch(() => undefined);
  });
});
