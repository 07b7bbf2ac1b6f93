import { waitSeconds } from './prefer.js';

describe('Prefer: wait (RFC 7240)', () => {
  it.each([
    [undefined, 30],
    ['', 30],
    ['respond-async', 30],
    ['wait', 30],
    ['wait=', 30],
    ['wait=soon', 30],
    ['wait=-1', 30],
    ['await=5', 30],
    ['x-wait=5', 30],
    ['wait=0', 0],
    ['wait=10', 10],
    ['WAIT=10', 10],
    ['wait = 10', 10],
    ['wait="10"', 10],
    ['respond-async, wait=10', 10],
    ['respond-async,wait=10', 10],
    ['wait=10; foo=bar', 10],
    ['wait=60', 60],
    ['wait=61', 60],
    ['wait=99999', 60],
    ['wait=999999999', 60],
  ])('%j is %i seconds', (prefer, seconds) => {
    expect(waitSeconds(prefer)).toBe(seconds);
  });
});
