import { matchesOf } from './matches.js';

describe('matchesOf', () => {
  it.each([
    ['a1 b22 c', /\d+/gu],
    ['none', /\d+/gu],
    ['ab😀c', /x*/gu],
    ['ab😀c', /x*/g],
    ['', /x*/gu],
    ['aaa', /(?<=a)a/g],
  ])('finds in %j what matchAll does', (text, pattern) => {
    const expected = [...text.matchAll(pattern)];
    expect(matchesOf(text, pattern)).toEqual(expected);
    expect(matchesOf(text, pattern)).toEqual(expected);
  });

  it('refuses a pattern that would find the first match for ever', () => {
    expect(() => matchesOf('a', /a/u)).toThrow('needs the flag "g"');
  });
});
