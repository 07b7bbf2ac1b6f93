import { requireUtf8 } from './utf8-body.js';

function refusal(bytes: Buffer): string {
  try {
    requireUtf8(bytes);
  } catch (error) {
    return (error as Error).message;
  }
  return '';
}

describe('bytes of a body', () => {
  it.each(['{}', '{"name":"Grün 🧦 مرحبا"}', '\uFEFF{}', ''])('%j is UTF-8', (text) => {
    expect(refusal(Buffer.from(text, 'utf8'))).toBe('');
  });

  it('that are Latin-1 are refused with the place of the first', () => {
    expect(refusal(Buffer.from('{"name":"Grün"}', 'latin1'))).toBe(
      'Byte 11 of the body (line 1, byte 12 of it) is no UTF-8. Send the body in UTF-8; it may be in Latin-1 or Windows-1252.',
    );
    const long = Buffer.concat([
      Buffer.from('é'.repeat(100_001)),
      Buffer.from([0xe9]),
      Buffer.from('x'.repeat(1000)),
    ]);
    expect(refusal(long)).toContain('Byte 200002 ');
    expect(refusal(Buffer.concat([Buffer.from('"a'), Buffer.from([0xf0, 0x9f])]))).toContain('Byte 2 ');
  });

  it('are not told in the refusal', () => {
    const said = refusal(Buffer.from('{\n "email": "secret@example.com",\n "name": "Zoé"}', 'latin1'));
    expect(said).toContain('(line 3, byte 13 of it)');
    expect(said).not.toMatch(/secret|example|name|Zo|0xE9/i);
  });

  it('that are UTF-16 are refused by name, with and without a mark', () => {
    const little = Buffer.from('{"a":1}', 'utf16le');
    for (const bytes of [
      little,
      Buffer.concat([Buffer.from([0xff, 0xfe]), little]),
      Buffer.from(little).swap16(),
    ])
      expect(refusal(bytes)).toContain('UTF-16');
  });
});
