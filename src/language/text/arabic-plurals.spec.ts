import { singular } from './arabic-plurals.js';

describe('singular', () => {
  it.each([
    ['سجاجيد', 'سجاده'],
    ['المرايا', 'مراه'],
    ['ومصابيح', 'مصباح'],
    ['سجاده', 'سجاده'],
    ['records', 'records'],
  ])('%s is %s', (plural, one) => {
    expect(singular(plural)).toBe(one);
  });
});
