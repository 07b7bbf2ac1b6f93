import { LOOK_MS, LONGEST_STALL_MS, StallJudge } from './stall-judge.js';

describe('the judgement whether the event loop is blocked', () => {
  let now: number;
  let judge: StallJudge;

  beforeEach(() => {
    now = 50_000;
    judge = new StallJudge(now);
  });

  /** Looks repeatedly for `ms`. @returns the first verdict that is not null. */
  function lookFor(ms: number, beats: () => number, isDebugged = false): number | null {
    for (const end = now + ms; now < end;) {
      now += LOOK_MS;
      const verdict = judge.look(now, beats(), isDebugged);
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
    judge.look(now, 7, false);
    now += 3_600_000;
    expect(judge.look(now, 7, false)).toBeNull();
    expect(lookFor(LONGEST_STALL_MS - LOOK_MS, () => 7)).toBeNull();
    expect(lookFor(LOOK_MS, () => 7)).toBe(LONGEST_STALL_MS);
  });

  it('is no while a debugger may have paused it', () => {
    expect(lookFor(60_000, () => 7, true)).toBeNull();
  });
});
