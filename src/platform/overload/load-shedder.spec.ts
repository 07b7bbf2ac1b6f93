import { Logger } from '@nestjs/common';
import type { Urgency } from '../context/request-context.js';
import type { DomainError } from '../../kernel/errors.js';
import type { LoadMeter } from './load-meter.js';
import { LoadShedder } from './load-shedder.js';

const URGENCIES: Urgency[] = ['low', 'normal', 'high', 'always'];

describe('refusing requests', () => {
  const warn = jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);

  beforeEach(() => warn.mockClear());
  afterAll(() => warn.mockRestore());

  function shedderAt(pressure: number): LoadShedder {
    return new LoadShedder({ pressure, loopDelayMs: 0 } as LoadMeter);
  }

  /** What `count` requests are answered. @returns the errors */
  function refusals(shedder: LoadShedder, urgency: Urgency, count: number): DomainError[] {
    return Array.from({ length: count }).flatMap(() => {
      try {
        shedder.admit(urgency);
        return [];
      } catch (error) {
        return [error as DomainError];
      }
    });
  }

  // Of 100 requests of each urgency.
  it.each([
    [0, [0, 0, 0, 0]],
    [1, [0, 0, 0, 0]],
    [1.5, [50, 0, 0, 0]],
    [2, [100, 0, 0, 0]],
    [3, [100, 50, 0, 0]],
    [4, [100, 100, 0, 0]],
    [6, [100, 100, 50, 0]],
    [8, [100, 100, 100, 0]],
    [1_000, [100, 100, 100, 0]],
  ])('at %d times the limit', (pressure, expected) => {
    const shedder = shedderAt(pressure);
    expect(URGENCIES.map((urgency) => refusals(shedder, urgency, 100).length)).toEqual(expected);
    expect(URGENCIES.map((urgency) => shedder.refused[urgency])).toEqual(expected);
  });

  it('spreads the times to come back', () => {
    const seconds = refusals(shedderAt(2), 'low', 99).map(({ retryAfterSeconds }) => retryAfterSeconds);
    expect([1, 2, 3].map((each) => seconds.filter((second) => second === each).length)).toEqual([33, 33, 33]);
  });

  it('is logged once in ten seconds', () => {
    refusals(shedderAt(2), 'low', 1_000);
    expect(warn).toHaveBeenCalledTimes(1);
  });
});
