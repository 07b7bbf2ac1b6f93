import { bearerCredential } from './bearer-credential.js';

function refused(header: string | undefined): string {
  try {
    return `taken: ${bearerCredential(header)}`;
  } catch (error) {
    return (error as Error).message;
  }
}

describe('the credential of a request', () => {
  it.each(['Bearer abc', 'bearer abc', 'BEARER   abc', 'Bearer abc '])('is taken from %j', (header) => {
    expect(bearerCredential(header)).toBe('abc');
  });

  it.each([
    [undefined, 'No credential came'],
    ['', 'No credential came'],
    ['fd_live_abc', 'The word "Bearer" is missing'],
    ['Basic YTpi', 'in no other scheme'],
    ['Token abc', 'in no other scheme'],
    ['Bearer', 'must stand one credential'],
    ['Bearer a b', 'must stand one credential'],
    ['Bearer a\tb', 'must stand one credential'],
    [`Bearer ${'a'.repeat(2049)}`, 'at most 2048'],
  ])('is refused of %j with a text of its own', (header, text) => {
    expect(refused(header)).toContain(text);
  });
});
