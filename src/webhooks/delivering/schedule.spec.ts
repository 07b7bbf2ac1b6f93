import { holdAfter, MOST_ATTEMPTS, pauseAfter, PAUSES_MS } from './schedule.js';

const HOUR_MS = 3_600_000;

describe('the pauses of a delivery', () => {
  it('grow over 24 hours, then it is given up', () => {
    const whole = PAUSES_MS.reduce((sum, pause) => sum + pause, 0);
    expect(whole / HOUR_MS).toBeGreaterThan(23.5);
    expect(whole / HOUR_MS).toBeLessThan(24);
    expect([...PAUSES_MS].sort((a, b) => a - b)).toEqual(PAUSES_MS);
    expect(pauseAfter(MOST_ATTEMPTS - 1)).not.toBeNull();
    expect(pauseAfter(MOST_ATTEMPTS)).toBeNull();
  });

  it('differ by a fifth, so that what failed together is not tried together', () => {
    expect(pauseAfter(1, () => 0)).toBe(4_000);
    expect(pauseAfter(1, () => 1)).toBe(6_000);
  });
});

describe('a receiver that fails', () => {
  it('is left alone from its fifth failure on, for five minutes at most', () => {
    expect([1, 4, 5, 6, 7, 40].map((failures) => holdAfter(failures, null))).toEqual([
      ...[0, 0, 5_000, 10_000, 20_000, 300_000],
    ]);
  });

  it('is left alone for as long as it wants, an hour at most', () => {
    expect(holdAfter(1, 90)).toBe(90_000);
    expect(holdAfter(1, 86_400)).toBe(HOUR_MS);
    expect(holdAfter(40, 1)).toBe(300_000);
  });
});
