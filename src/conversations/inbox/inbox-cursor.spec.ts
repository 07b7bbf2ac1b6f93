import { fromCursorId, toCursorId } from './inbox-cursor.js';

const ID = '019aa7d2-bead-7000-8000-6f5e4d3c2b1a';

describe('a place of the inbox', () => {
  it('goes into a cursor and comes back, to the microsecond', () => {
    const cursor = toCursorId(1_764_765_123_456_789n, ID);
    expect(cursor).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(fromCursorId(cursor)).toEqual({ micros: '1764765123456789', idEnd: '80006f5e4d3c2b1a' });
  });

  it('is that of the epoch as well', () => {
    expect(fromCursorId(toCursorId(0n, ID)).micros).toBe('0');
  });
});
