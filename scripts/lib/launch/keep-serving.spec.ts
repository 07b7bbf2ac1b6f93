import { keepServing } from './keep-serving.mjs';

const MINUTE = 60_000;

describe('serving on when the app ends', () => {
  let now: number;
  let starts: number;
  let closing: AbortController;
  const stop = () => Promise.resolve();
  const clock = { now: () => now, firstPauseMs: 1 };

  beforeEach(() => {
    now = 0;
    starts = 0;
    closing = new AbortController();
    jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  });
  afterEach(() => jest.restoreAllMocks());

  /** An app that has already ended, this much later on the clock. */
  function ended(afterMs: number) {
    now += afterMs;
    return { exited: Promise.resolve('The app has ended by itself.'), stop };
  }

  function startAgain(afterMs: number) {
    starts += 1;
    return Promise.resolve(ended(afterMs));
  }

  it('starts it again five times within ten minutes, and then says that somebody must look', async () => {
    const serving = keepServing(ended(0), () => startAgain(1_000), closing.signal, clock);
    await expect(serving).rejects.toThrow(/ended by itself\. It was started again 5 times/);
    expect(starts).toBe(5);
  });

  it('starts it again for ever when it ends now and then', async () => {
    const serving = keepServing(
      ended(0),
      () => {
        if (starts === 40) closing.abort();
        return startAgain(5 * MINUTE);
      },
      closing.signal,
      clock,
    );
    await serving;
    expect(starts).toBe(41);
  });

  it('starts nothing when the app was stopped', async () => {
    closing.abort();
    await keepServing(ended(0), () => startAgain(0), closing.signal, clock);
    expect(starts).toBe(0);
  });
});
