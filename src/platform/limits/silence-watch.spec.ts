import { setImmediate } from 'node:timers/promises';
import { SilenceWatch } from './silence-watch.js';

/** A promise and the function that resolves it. */
function pending(): { answer: Promise<string>; give: (text: string) => void } {
  let give: (text: string) => void = () => undefined;
  const answer = new Promise<string>((resolve) => (give = resolve));
  return { answer, give };
}

function holdUpLoop(milliseconds: number): void {
  const until = performance.now() + milliseconds;
  while (performance.now() < until);
}

describe('waiting for a store', () => {
  it('returns the answer, or the store’s own error', async () => {
    const watch = new SilenceWatch(100);
    await expect(watch.listen(Promise.resolve('yes'))).resolves.toBe('yes');
    await expect(watch.listen(Promise.reject(new Error('no')))).rejects.toThrow('no');
  });

  it('ends for all callers once nothing has arrived for the whole timeout', async () => {
    const watch = new SilenceWatch(50);
    const began = performance.now();
    const results = await Promise.allSettled([
      watch.listen(pending().answer),
      watch.listen(pending().answer),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(performance.now() - began).toBeGreaterThanOrEqual(45);
    await expect(watch.listen(pending().answer)).rejects.toThrow('Nothing was heard for 50 ms.');
  });

  it('goes on while anything arrives', async () => {
    const watch = new SilenceWatch(100);
    const slow = pending();
    const waiting = watch.listen(slow.answer);
    for (let n = 0; n < 20; n += 1) {
      // oxlint-disable-next-line house/no-sleep-in-tests -- answers at intervals are what is tested
      await watch.listen(new Promise((resolve) => setTimeout(resolve, 15)));
    }
    slow.give('late');
    await expect(waiting).resolves.toBe('late');
  });

  it('does not blame the store for a blocked event loop', async () => {
    const watch = new SilenceWatch(50);
    const slow = pending();
    const waiting = watch.listen(slow.answer);
    for (let n = 0; n < 3; n += 1) {
      holdUpLoop(100);
      await setImmediate();
    }
    slow.give('unread until now');
    await expect(waiting).resolves.toBe('unread until now');
  });
});
