import { invalid, notFound } from './errors.js';

const problem = (pointer: string) => ({ pointer, code: 'wrong', detail: `${pointer} is wrong.` });

describe('an expected refusal', () => {
  it('of one field says what is wrong with it', () => {
    expect(invalid([problem('/a')])).toMatchObject({
      category: 'invalid',
      code: 'invalid',
      detail: '/a is wrong.',
    });
  });

  it('of several fields counts them and keeps each', () => {
    const error = invalid([problem('/a'), problem('/b')]);
    expect(error.detail).toBe('2 fields of the request are not valid.');
    expect(error.problems).toEqual([problem('/a'), problem('/b')]);
  });

  it('of a thing that is not there names its kind and nothing else', () => {
    expect(notFound('order')).toMatchObject({
      category: 'not-found',
      detail: 'There is no such order.',
      problems: [],
    });
  });
});
