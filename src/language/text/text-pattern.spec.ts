import { LETTERS, LETTERS_OR_NUMBERS, textPattern } from './text-pattern.js';

/** Every character: no code point that is unassigned, half of a pair or private. */
const CHARACTERS = Array.from({ length: 0xf0000 }, (_, code) => code).filter((code) =>
  /[^\p{Cn}\p{Cs}\p{Co}]/u.test(String.fromCodePoint(code)),
);
/** Scripts and signs that visitors write in the assistant's languages, with their neighbours, and all emoji. */
const EXACT: readonly (readonly [number, number])[] = [
  [0x0000, 0x06ff],
  [0x2000, 0x2bff],
  [0x3000, 0x33ff],
  [0xfe00, 0xfe6f],
  [0xfeff, 0xffef],
  [0x1d000, 0x1d2bf],
  [0x1f000, 0x1ffff],
];

function isExact(code: number): boolean {
  return EXACT.some(([from, to]) => code >= from && code <= to);
}

function hexadecimal(codes: number[]): string[] {
  return codes.map((code) => code.toString(16));
}

describe.each([
  ['letters', LETTERS, /^\p{L}$/u],
  ['letters and numbers', LETTERS_OR_NUMBERS, /^[\p{L}\p{N}]$/u],
])('the ranges of %s', (_, ranges, exact) => {
  const few = new RegExp(`^[${ranges}]$`, 'u');
  const differing = CHARACTERS.filter((code) => {
    const sign = String.fromCodePoint(code);
    return few.test(sign) !== exact.test(sign);
  });

  it('lack none', () => {
    expect(hexadecimal(differing.filter((code) => exact.test(String.fromCodePoint(code))))).toEqual([]);
  });

  it('have no more in the scripts of the assistant, among signs and emoji', () => {
    expect(hexadecimal(differing.filter(isExact))).toEqual([]);
  });

  it.each(['।', '॥', '฿', '។', '៛', '။', '።', '。', '、', '，', '！', '？', '₹', '№', '™', '℃'])(
    'have no %s',
    (sign) => {
      expect(few.test(sign)).toBe(false);
    },
  );
});

describe('textPattern', () => {
  it('writes the classes as ranges, in sets and outside', () => {
    expect(textPattern('(?<![\\p{L}\\p{N}@])a\\p{L}{0,3}[^\\p{L}]', 'u').source).toBe(
      `(?<![${LETTERS_OR_NUMBERS}@])a[${LETTERS}]{0,3}[^${LETTERS}]`,
    );
  });

  it('leaves what only looks like a class or a set', () => {
    const source = '\\\\p\\[\\p{N}\\p{Lu}[\\]\\p{M}]\\]';
    expect(textPattern(source, 'gu').source).toBe(source);
    expect(textPattern('\\p{L}\\p{N}', 'u').source).toBe(`[${LETTERS}]\\p{N}`);
    expect(textPattern('\\[\\p{L}', 'u').source).toBe(`\\[[${LETTERS}]`);
  });

  it('keeps the flags', () => {
    expect(textPattern('a', 'giu').flags).toBe('giu');
  });
});
