import { canonicalEmail, spellingsOf } from './email.js';

describe('an e-mail address', () => {
  it.each([
    ['neil@shop.example', 'neil@shop.example'],
    ['Neil@SHOP.example', 'neil@shop.example'],
    ['neil@shop.example.', 'neil@shop.example'],
    ["o'neil@shop.example", "o'neil@shop.example"],
    ['a+b/c_d=e&f@shop.example', 'a+b/c_d=e&f@shop.example'],
    ['"neil"@shop.example', 'neil@shop.example'],
    ['"neil smith"@shop.example', '"neil smith"@shop.example'],
    [String.raw`"a\"b"@shop.example`, String.raw`"a\"b"@shop.example`],
    ['MÜNEIL@shop.example', 'müneil@shop.example'],
    ['mu\u0308neil@shop.example', 'müneil@shop.example'],
    ['müller@münchen.example', 'müller@münchen.example'],
    ['müller@MÜNCHEN.example', 'müller@münchen.example'],
    ['müller@xn--mnchen-3ya.example', 'müller@münchen.example'],
    ['نيل@مثال.إختبار', 'نيل@مثال.إختبار'],
    ['ΟΔΟΣ@ΟΔΟΣ.example', 'οδοσ@οδοσ.example'],
  ])('%s is %s', (text, canonical) => {
    expect(canonicalEmail(text)).toBe(canonical);
    expect(canonicalEmail(canonical)).toBe(canonical);
  });

  it.each([
    '',
    '@',
    '@shop.example',
    'neil@',
    'neil',
    'neil@shop',
    'neil@127.0.0.1',
    'neil@shop.1',
    'neil@0x7f.0x1',
    'neil@a_b.example',
    'neil@-shop.example',
    'neil@shop-.example',
    'neil@shop..example',
    '.neil@shop.example',
    'neil.@shop.example',
    'ne..il@shop.example',
    'ne il@shop.example',
    'ne@il@shop.example',
    'neil(me)@shop.example',
    '"neil@shop.example',
    '""@shop.example',
    `${'n'.repeat(65)}@shop.example`,
    `neil@${'s'.repeat(64)}.example`,
    `neil@${'shop.'.repeat(60)}example`,
  ])('%s is none', (text) => expect(canonicalEmail(text)).toBeNull());

  it.each([
    ['full-width letters', 'ｎeil@shop.example'],
    ['a full-width letter in the domain', 'neil@ｓhop.example'],
    ['a full-width letter beside one of another alphabet', 'neil@ｍünchen.example'],
    ['a long s', 'neil@ſhop.example'],
    ['a Kelvin sign', '\u212Aevin@shop.example'],
    ['a zero-width space', 'ne\u200Bil@shop.example'],
    ['a soft hyphen in the domain', 'neil@sh\u00ADop.example'],
    ['a Cyrillic letter', 'nеil@shop.example'],
    ['a dotless i', 'neıl@shop.example'],
    ['another full stop', 'neil@shop。example'],
  ])('with %s it is not the plain one', (_, text) => {
    const plain = text.normalize('NFKC').replace('е', 'e').replace('ı', 'i').replace('。', '.');
    expect(canonicalEmail(text)).not.toBe(canonicalEmail(plain.replace(/[\u200B\u00AD]/g, '')));
  });

  it('may be stored with its domain in Unicode or in ASCII', () => {
    expect(spellingsOf('müller@münchen.example')).toEqual([
      'müller@münchen.example',
      'müller@xn--mnchen-3ya.example',
    ]);
    expect(spellingsOf('neil@shop.example')).toEqual(['neil@shop.example']);
  });
});
