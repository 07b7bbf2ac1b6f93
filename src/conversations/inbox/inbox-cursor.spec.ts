import { placeOf, toCursorId } from './inbox-cursor.js';

const ID = '019aa7d2-bead-7000-8000-6f5e4d3c2b1a';

describe('a place of the inbox', () => {
  it('goes into a cursor and comes back, to the microsecond', () => {
    const cursor = toCursorId(1_764_765_123_456_789n, ID);
    expect(cursor).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(placeOf('recent', cursor)).toEqual({
      at: '2025-12-03T12:32:03.456789Z',
      idEnd: '80006f5e4d3c2b1a',
    });
  });

  it('keeps zeros in front', () => {
    expect(placeOf('waiting', toCursorId(7n, ID)).at).toBe('1970-01-01T00:00:00.000007Z');
  });

  it('is before every row without a cursor, and the id itself where ids are the order', () => {
    expect(placeOf('waiting', undefined)).toEqual({ at: '-infinity', idEnd: null });
    expect(placeOf('recent', undefined)).toEqual({ at: 'infinity', idEnd: null });
    expect(placeOf('started', undefined)).toEqual({ at: null, idEnd: null });
    expect(placeOf('started', ID)).toEqual({ at: null, idEnd: ID });
  });
});
