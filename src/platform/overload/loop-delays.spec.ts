import { LoopDelays } from './loop-delays.js';

describe('the standing delay of the event loop', () => {
  function after(...medians: number[]): number {
    const delays = new LoopDelays();
    for (const median of medians) delays.add(median);
    return delays.standing;
  }

  it.each([
    ['nothing yet', [], 0],
    ['two windows', [80, 80], 0],
    ['three late windows', [80, 60, 70], 60],
    ['one long task', [0, 2_000, 0], 0],
    ['a window without delay', [80, 80, 80, 1], 1],
    ['late windows after others', [1, 1, 80, 60, 90], 60],
  ])('after %s', (_, medians, standing) => {
    expect(after(...medians)).toBe(standing);
  });
});
