import fc from 'fast-check';
import type { ProvenOrder } from './proof-forms.js';

const LOOK_ALIKES: Readonly<Record<string, string>> = {
  ...{ a: 'аɑａ𝐚4', b: 'ЬƄｂ', c: 'сϲｃ', d: 'ԁｄ', e: 'еｅ𝑒3', f: 'ｆ', g: 'ɡｇ', h: 'һｈ', i: 'іıｉ1l' },
  ...{ j: 'јｊ', k: '\u212Aκｋ', l: 'ӏｌI1', m: 'ｍ', n: 'ոｎ', o: 'оοｏ0', p: 'рｐ', r: 'ｒг', s: 'ѕſｓ' },
  ...{
    t: 'ｔ',
    u: 'υｕ',
    x: 'хｘ',
    '.': '．。․',
    '@': '＠﹫',
    "'": 'ʼ＇′',
    '-': '‑–－',
    _: '＿',
    '/': '⁄／',
  },
};
const BEFORE = [
  ...[
    'x',
    'mü',
    'ñ',
    'ß',
    'é',
    'и',
    'λ',
    '1',
    '٧',
    "o'",
    "'",
    'o’',
    'foo/',
    '/',
    '+',
    'a+',
    '=',
    'a=',
    '&',
    '_',
    '-',
  ],
  ...[
    '.',
    '..',
    'a.',
    '%',
    '!',
    '#',
    '$',
    '€',
    '^',
    '~',
    '*',
    '`',
    '{',
    '|',
    'foo@',
    '@',
    'foo\\',
    '"x"',
    '"a".',
    'x\u0301',
  ],
  ...[
    'foo‑',
    'foo–',
    'foo‐',
    'foo·',
    'foo．',
    'foo＿',
    'foo－',
    'foo＠',
    'x\u200B',
    'x\u00AD',
    'x\u200D',
    'x\u2060',
    '¬',
  ],
];
const AFTER = [
  ...[
    'x',
    'ü',
    'и',
    '1',
    '٧',
    '-',
    '-x',
    '.x',
    '.org',
    '_',
    '_x',
    '/x',
    '+x',
    '=x',
    '&x',
    '%x',
    '#x',
    '$',
    '@',
    '@x.example',
  ],
  ...[
    "'x",
    '\\x',
    '‑x',
    '–x',
    '·x',
    '．x',
    '＿',
    '\u200Bx',
    '\u00ADx',
    '\u0301',
    '\u200Dx',
    '~',
    '^',
    '*',
    '|x',
  ],
];
const INSIDE = [
  '\u200B',
  '\u200D',
  '\u2060',
  '\u00AD',
  '\u0301',
  '\u0323',
  '\uFE0F',
  '\u034F',
  ' ',
  '\n',
  'x',
  '..',
  '@',
  'é',
];

/** Another address derived from the order's; a mail server would not treat any of them as the same. */
export function mutatedEmail({ email }: ProvenOrder): fc.Arbitrary<string> {
  const letters = Array.from(email);
  const at = email.lastIndexOf('@');
  const place = fc.integer({ min: 1, max: letters.length - 1 });
  const other = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz0123456789üñłжعλ');
  return fc
    .oneof(
      fc.constantFrom(...BEFORE).map((prefix) => prefix + email),
      fc.tuple(other, other).map(([a, b]) => a.replace('ع', 'ж') + b.replace('ع', 'ж') + email),
      fc.constantFrom(...AFTER).map((suffix) => email + suffix),
      fc
        .tuple(other, fc.constantFrom('', '.', '+', '_'))
        .map(([letter, sign]) => inLocal(email, sign + letter)),
      fc
        .tuple(other, fc.constantFrom('', '.', '-'))
        .map(([letter, sign]) => `${email.slice(0, at + 1)}${letter}${sign}${email.slice(at + 1)}`),
      place.map((index) => letters.toSpliced(index, 1).join('')),
      place.map((index) => letters.toSpliced(index, 0, letters[index] ?? '').join('')),
      fc.tuple(place, other).map(([index, letter]) => letters.with(index, letter).join('')),
      place.map((index) =>
        letters
          .with(index, letters[index - 1] ?? '')
          .with(index - 1, letters[index] ?? '')
          .join(''),
      ),
      fc
        .tuple(place, fc.constantFrom(...INSIDE))
        .map(([index, text]) => letters.toSpliced(index, 0, text).join('')),
      fc.tuple(place, fc.nat(4)).map(([index, which]) => lookAlike(letters, index, which)),
    )
    .filter(
      (mutated) =>
        sameMail(mutated) !== sameMail(email) && !/ @|@ /.test(mutated) && !mutated.includes(`'${email}'`),
    );
}

function inLocal(email: string, text: string): string {
  const end = email.lastIndexOf('@') - (email.includes('"@') ? 1 : 0);
  return email.slice(0, end) + text + email.slice(end);
}

function lookAlike(letters: string[], index: number, which: number): string {
  const forms = Array.from(LOOK_ALIKES[letters[index] ?? ''] ?? 'ж');
  return letters.with(index, forms[which % forms.length] ?? '').join('');
}

/** The same address: other case, Unicode composition, a dot after it; a blank beside the "@" is a typing error. */
function sameMail(text: string): string {
  return text.toLowerCase().normalize('NFC').replace(/\.$/, '');
}

/** Another number derived from the order's, in any spelling. */
export function mutatedPhone(order: ProvenOrder): fc.Arbitrary<string> {
  const digit = fc.constantFrom(...'0123456789');
  return fc
    .tuple(fc.constantFrom(order.phone, order.national, order.national.replace(/\D/g, '')), fc.nat(40))
    .chain(([written, seed]) => {
      const letters = Array.from(written);
      const places = letters.flatMap((letter, index) => (/\d/.test(letter) ? [index] : []));
      const index = places[seed % places.length] ?? 0;
      const before = places[(seed % places.length) - 1] ?? index;
      return fc.oneof(
        digit.map((each) => each + written),
        digit.map((each) => written + each),
        digit.map((each) => `${written} ${each}`),
        digit.map((each) => (written.startsWith('+') ? each + written.slice(1) : `${each} ${written}`)),
        fc.tuple(digit, digit).map(([a, b]) => `${written} ${a}${b} ${b}${a}`),
        fc.tuple(digit, digit).map(([a, b]) => `${written} ${a}${b}${a}`),
        fc.tuple(digit, digit).map(([a, b]) => `${a}${b} ${written.replace('+', '')}`),
        fc.tuple(digit, digit).map(([a, b]) => `${a}${b}-${written}`),
        fc.constant(letters.toSpliced(index, 1).join('')),
        digit.map((each) => letters.with(index, each).join('')),
        digit.map((each) => letters.toSpliced(index, 0, each).join('')),
        fc.constant(
          letters
            .with(index, letters[before] ?? '')
            .with(before, letters[index] ?? '')
            .join(''),
        ),
        fc.constantFrom('O', 'o', 'l', 'I', 'х', '²', '𝟎').map((each) => letters.with(index, each).join('')),
        fc.constantFrom('x', '#', '@', '_', 'é', 'и').map((each) => each + written),
        fc.constantFrom('x', '@', '_', '%', '€', 'é', 'и').map((each) => written + each),
        fc
          .constantFrom('+44', '+1', '0044', '+49', '+999')
          .map((each) => each + written.replace(/^\+?\d/, '')),
      );
    })
    .filter((mutated) => !sameDigits(mutated, order));
}

/** The digits of the number itself, with or without a prefix. */
function sameDigits(text: string, { phone, national, country }: ProvenOrder): boolean {
  const own = national.replace(/\D/g, '').replace(/^0/, '');
  const digits = text.replace(/\D/g, '');
  const code = phone.slice(1, phone.length - own.length);
  const isPlain = !/[^\d+()\s./-]/.test(text);
  const trunk = country === 'US' ? '1' : '0';
  const ways = ['', '0', code, `00${code}`].flatMap((each) => [each, each + trunk]);
  return isPlain && digits.endsWith(own) && ways.includes(digits.slice(0, digits.length - own.length));
}
