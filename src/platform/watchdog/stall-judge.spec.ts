import { LOOK_MS, LONGEST_SILENCE_MS, LONGEST_STALL_MS, StallJudge } from './stall-judge.js';

describe('the judgement whether the event loop is blocked', () => {
  let now: number;
  let waitedMs: number;
  let judge: StallJudge;

  beforeEach(() => {
    now = 50_000;
    waitedMs = 1_000;
    judge = new StallJudge(now, waitedMs);
  });

  /** Looks repeatedly for `ms`. @returns the first verdict that is not null. */
  function lookFor(ms: number, beats: () => number, isDebugged = false, waiting = 0): number | null {
    for (const end = now + ms; now < end;) {
      now += LOOK_MS;
      waitedMs += waiting * LOOK_MS;
      const verdict = judge.look({ now, beats: beats(), isDebugged, waitedMs });
      if (verdict !== null) return verdict;
    }
    return null;
  }

  it('is no while the heart beats', () => {
    let beats = 0;
    expect(lookFor(60_000, () => (beats += 1))).toBeNull();
  });

  it('is yes after 5 s without a beat, and no earlier', () => {
    lookFor(10_000, () => Math.floor(now / 500));
    expect(lookFor(LONGEST_STALL_MS - LOOK_MS, () => 7)).toBeNull();
    expect(lookFor(2 * LOOK_MS, () => 7)).toBe(LONGEST_STALL_MS);
  });

  it('is no when the machine slept or the process was suspended', () => {
    lookFor(LOOK_MS, () => 7);
    now += 3_600_000;
    expect(lookFor(LONGEST_STALL_MS, () => 7)).toBeNull();
    expect(lookFor(LOOK_MS, () => 7)).toBe(LONGEST_STALL_MS);
  });

  it('is no while a debugger may have paused it', () => {
    expect(lookFor(60_000, () => 7, true)).toBeNull();
  });

  it('is no while the loop waits for a core most of the time, for up to a minute', () => {
    lookFor(10_000, () => Math.floor(now / 500), false, 0.9);
    expect(lookFor(LONGEST_SILENCE_MS - LOOK_MS, () => 7, false, 0.95)).toBeNull();
    expect(lookFor(2 * LOOK_MS, () => 7, false, 0.95)).toBe(LONGEST_SILENCE_MS);
  });

  it('is yes for one that computes for ever on a machine that gives it half a core', () => {
    lookFor(10_000, () => Math.floor(now / 500), false, 0.5);
    expect(lookFor(60_000, () => 7, false, 0.5)).toBe(2 * LONGEST_STALL_MS);
  });
});
