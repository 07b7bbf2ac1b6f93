import { RecentNames } from './recent-names.js';

describe('recent names', () => {
  it('are as many as are kept, and the least recent one goes', () => {
    const names = new RecentNames(2);
    for (const name of ['a', 'b', 'a', 'c']) names.note(name, true);
    expect(['a', 'b', 'c'].map((name) => names.has(name))).toEqual([true, false, true]);
  });

  it('are dropped when they are not to be kept', () => {
    const names = new RecentNames(2);
    names.note('a', true);
    names.note('a', false);
    expect(names.has('a')).toBe(false);
  });
});
