import { toPage } from './pagination.js';

const rows = (count: number) => Array.from({ length: count }, (_, index) => ({ id: `id-${index}` }));

describe('a page', () => {
  it('of no rows is the last', () => {
    expect(toPage([], 20)).toEqual({ data: [], page: { next: null, hasMore: false } });
  });

  it('that is exactly full without a surplus row is the last', () => {
    expect(toPage(rows(3), 3)).toEqual({ data: rows(3), page: { next: null, hasMore: false } });
  });

  it('with a surplus row ends before it and continues after its own last', () => {
    expect(toPage(rows(4), 3)).toEqual({ data: rows(3), page: { next: 'id-2', hasMore: true } });
  });
});
