import { codedAtStart, preferredCoding, variantsOf } from './codings.js';

describe('preferredCoding', () => {
  it.each([
    [undefined, null],
    ['', null],
    ['identity', null],
    ['gzip', 'gzip'],
    ['gzip, deflate, br, zstd', 'br'],
    ['br;q=0, gzip', 'gzip'],
    ['gzip;q=1.0, br;q=0.5', 'gzip'],
    ['GZIP ; Q=0.2', 'gzip'],
    ['*', 'br'],
    ['*;q=0', null],
    ['br;q=nonsense', null],
    ['identity, gzip;q=0.5', null],
    ['deflate', null],
  ])('of %j is %j', (accepted, coding) => {
    expect(preferredCoding(accepted, ['br', 'gzip'])).toBe(coding);
  });
});

describe('codedAtStart', () => {
  it('leaves out what would not become smaller', () => {
    expect(codedAtStart('text/plain', Buffer.from('short'))).toEqual({});
    expect(codedAtStart('image/png', Buffer.alloc(9000))).toEqual({});
  });

  it('gives each form a tag of its own', () => {
    const content = Buffer.alloc(9000, 'frontdesk ');
    const tags = variantsOf(content, codedAtStart('text/html', content)).map(({ tag }) => tag);
    expect(new Set(tags).size).toBe(3);
  });
});
