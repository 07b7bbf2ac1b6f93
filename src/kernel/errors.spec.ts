import { defineErrors, describedErrors, invalid, notFound, refusalAgain } from './errors.js';

const problem = (pointer: string) => ({ pointer, code: 'wrong', detail: `${pointer} is wrong.` });

describe('an expected refusal', () => {
  it('of one field describes its problem', () => {
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

  it('of a missing object names its kind and nothing else', () => {
    expect(notFound('order')).toMatchObject({
      category: 'not-found',
      detail: 'There is no such order.',
      problems: [],
    });
  });
});

describe('a list of error codes', () => {
  const definitions = {
    number_taken: { category: 'conflict', logLevel: 'info', meaning: 'Another one has this number.' },
  } as const;
  const ERRORS = defineErrors('things', definitions);

  it('makes errors with the values from the list', () => {
    const error = ERRORS.number_taken('7 is taken.', { retryAfterSeconds: 5 });
    expect(error).toMatchObject({
      category: 'conflict',
      code: 'number_taken',
      logLevel: 'info',
      detail: '7 is taken.',
      retryAfterSeconds: 5,
    });
  });

  it('can be described', () => {
    expect(describedErrors(ERRORS)).toEqual({ feature: 'things', definitions });
    expect(describedErrors({ ...ERRORS })).toBeUndefined();
  });

  it('repeats a stored refusal, logged at debug', () => {
    const stored = {
      category: 'conflict',
      code: 'number_taken',
      detail: '7 is taken.',
      problems: [],
    } as const;
    expect(refusalAgain({ ...stored, problems: [] })).toMatchObject({ ...stored, logLevel: 'debug' });
  });
});
