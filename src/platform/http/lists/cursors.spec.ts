import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { DomainError } from '../../../kernel/errors.js';
import { Cursors, type ListIdentity } from './cursors.js';

const cursors = new Cursors(randomBytes(32));
const LIST: ListIdentity = {
  owner: 'tenant',
  path: '/v1/orders',
  filters: { status: 'shipped', customer: 'a' },
};
const ANOTHER = 'malformed cursor_of_another_list';

/** The id, or category and code of the refusal. */
function opened(cursor: string, list = LIST, by = cursors): string {
  try {
    return by.open(cursor, list);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    expect(error.problems).toEqual([{ pointer: '/after', code: expect.any(String), detail: error.detail }]);
    return `${error.category} ${error.problems[0]?.code}`;
  }
}

describe('a cursor', () => {
  it('is the id again for its own list', () => {
    fc.assert(fc.property(fc.uuid(), (id) => expect(opened(cursors.seal(id, LIST))).toBe(id)));
  });

  it('does not depend on the order of the filters', () => {
    const id = '019aa7d2-9a02-7000-8000-5a1b7c9d3e20';
    const { status, customer } = LIST.filters;
    expect(opened(cursors.seal(id, LIST), { ...LIST, filters: { customer, status } })).toBe(id);
  });

  it.each<[string, Partial<ListIdentity>]>([
    ['business', { owner: 'other' }],
    ['list', { path: '/v1/products' }],
    ['filter', { filters: { status: 'pending', customer: 'a' } }],
    ['set of filters', { filters: { status: 'shipped' } }],
    ['division of the same texts', { owner: 'tenant"', path: 'v1/orders' }],
  ])('of another %s is refused', (_, other) => {
    const cursor = cursors.seal('019aa7d2-9a02-7000-8000-5a1b7c9d3e20', { ...LIST, ...other });
    expect(opened(cursor)).toBe(ANOTHER);
  });

  it('that was changed in any place, or signed by another key, is refused', () => {
    const cursor = cursors.seal('019aa7d2-9a02-7000-8000-5a1b7c9d3e20', LIST);
    for (let at = 0; at < cursor.length; at += 1) {
      const changed = cursor.slice(0, at) + (cursor[at] === 'A' ? 'B' : 'A') + cursor.slice(at + 1);
      expect([ANOTHER, 'invalid invalid_cursor']).toContain(opened(changed));
    }
    expect(opened(cursor, LIST, new Cursors(randomBytes(32)))).toBe(ANOTHER);
  });

  it.each(['', 'x', '019aa7d2-9a02-7000-8000-5a1b7c9d3e20', 'é'.repeat(35), 'A'.repeat(34), '_'.repeat(35)])(
    'is not %p',
    (text) => {
      expect(opened(text)).toBe('invalid invalid_cursor');
    },
  );
});
