import { isNewEnough } from './embedded-redis.mjs';

describe('the oldest Redis that will do', () => {
  it.each([
    ['Redis server v=7.0.15 sha=00000000:0 malloc=jemalloc-5.3.0 bits=64', true],
    ['Redis server v=6.2.0', true],
    ['Redis server v=6.0.16', false],
    ['Server v=8.1.1 sha=00000000:1', true],
    ['5.0.7', false],
    ['10.0.1', true],
    ['nonsense', false],
  ])('%s: %s', (text, expected) => expect(isNewEnough(text)).toBe(expected));
});
