import { withVersion } from '../../database/row-version.js';
import { entityTagOf, versionsIn } from './entity-tag.js';

describe('If-Match', () => {
  it.each([
    [undefined, undefined],
    ['*', '*'],
    [' * ', '*'],
    ['"3"', '- 3'],
    ['"3-Rk1vcm5pbmdTdGFy", "4-_-1vcm5pbmdTdGFy"', '- 3 4'],
    ['"3-short", "3-Rk1vcm5pbmdTdGFyIsLong"', '-'],
    ['"3", "12"', '- 3 12'],
    ['"3" ,W/"4","five"', '- 3'],
    ['""', '-'],
    ['"a,b", "3"', '- 3'],
    [`"${'9'.repeat(19)}"`, '-'],
  ])('%s names %s', (header, versions) => {
    expect(versionsIn(header)).toBe(versions);
  });

  it.each(['', '3', '"3', 'W/3', '"3" "4"', '"3",', '*, "3"', "'3'", '"a b"', '"3"; DROP'])(
    'is refused as malformed: %s',
    (header) => {
      const problem = { pointer: '/headers/If-Match', code: 'malformed_if_match' };
      expect(() => versionsIn(header)).toThrow(
        expect.objectContaining({
          ...{ category: 'malformed', code: 'malformed_if_match' },
          problems: [expect.objectContaining(problem)],
        }) as Error,
      );
    },
  );
});

describe('ETag', () => {
  it('begins with the version of the answer, which JSON leaves out and a copy keeps', () => {
    const answer = withVersion({ name: 'Mug' }, 3n);
    expect(entityTagOf(answer)).toMatch(/^"3-[\w-]{16}"$/);
    expect(entityTagOf({ ...answer, price: '1.00' })).toMatch(/^"3-/);
    expect(JSON.stringify(answer)).toBe('{"name":"Mug"}');
    expect(versionsIn(entityTagOf(answer))).toBe('- 3');
  });

  it('is another one for another content of the same version, and the same for the same', () => {
    const tag = (name: string) => entityTagOf(withVersion({ name }, 3n));
    expect(tag('Mug')).toBe(tag('Mug'));
    expect(tag('Mug')).not.toBe(tag('Cup'));
  });

  it.each([[undefined], [null], ['text'], [{}], [[]]])(
    'is absent of an answer without a version: %p',
    (body) => {
      expect(entityTagOf(body)).toBeUndefined();
    },
  );
});
