/**
 * Code points of `\p{L}` and `\p{N}` in few ranges. V8 writes some 7 KB of machine code for each exact class, most of it
 * for surrogate pairs, and takes about a millisecond; for these ranges 600 bytes and a tenth of that. They are exact in
 * the scripts of the assistant's languages, in Greek, Cyrillic, Hebrew and kana, and among punctuation, symbols and
 * emoji. In other scripts marks, rare signs and code points without a character are letters too; their sentence marks
 * and signs of currencies are none.
 */
const LETTERS_AND_NUMBERS = `
  0030-0039 0041-005A 0061-007A 00AA 00B2-00B3 00B5 00B9-00BA 00BC-00BE 00C0-00D6 00D8-00F6 00F8-02C1 02C6-02D1
  02E0-02E4 02EC 02EE 0370-0374 0376-037D 037F 0386 0388-03F5 03F7-0481 048A-0559 0560-0588 05D0-05F2 0620-064A
  0660-0669 066E-066F 0671-06D3 06D5 06E5-06E6 06EE-06FC 06FF 0710-07F5 07FA 0800-0828 0840-0858 0860-0887 0889-088F
  08A0-08C9 0900-0963 0966-0E3E 0E40-0E59 0E80-0F00 0F20-1049 1050-10FA 10FC-135F 1369-167F 1681-17D3 17D7 17DC-17FF
  180F-1FBC 1FBE 1FC2-1FCC 1FD0-1FDB 1FE0-1FEC 1FF2-1FFC 2070-2079 207F-2089 2090-209C 2102 2107 210A-2113 2115
  2119-211D 2124 2126 2128 212A-212D 212F-2139 213C-213F 2145-2149 214E 2150-2189 2460-249B 24EA-24FF 2776-2793
  2C00-2CF8 2CFD-2DFF 2E2F 3005-3007 3021-3029 3031-3035 3038-303C 3041-3096 309D-309F 30A1-30FA 30FC-318E 3192-3195
  31A0-31BF 31F0-31FF 3220-3229 3248-324F 3251-325F 3280-3289 32B1-32BF 3400-D7FF F900-FD3D FD50-FDFB FE70-FEFC
  FF10-FF19 FF21-FF3A FF41-FF5A FF66-FFDC 10000-1CCFF 1D2C0-1EFFF 1F100-1F10C 1FBF0-1FBF9 20000-3FFFF`;
const LETTERS_ALONE = `
  0041-005A 0061-007A 00AA 00B5 00BA 00C0-00D6 00D8-00F6 00F8-02C1 02C6-02D1 02E0-02E4 02EC 02EE 0370-0374 0376-037D
  037F 0386 0388-03F5 03F7-0481 048A-0559 0560-0588 05D0-05F2 0620-064A 066E-066F 0671-06D3 06D5 06E5-06E6 06EE-06EF
  06FA-06FC 06FF 0710-07B1 07CA-07F5 07FA 0800-0828 0840-0858 0860-0887 0889-088F 08A0-08C9 0900-0963 0966-0E3E
  0E40-0E59 0E80-0F00 0F20-1049 1050-10FA 10FC-135F 1369-167F 1681-17D3 17D7 17DC-17FF 180F-1FBC 1FBE 1FC2-1FCC
  1FD0-1FDB 1FE0-1FEC 1FF2-1FFC 2071 207F 2090-209C 2102 2107 210A-2113 2115 2119-211D 2124 2126 2128 212A-212D
  212F-2139 213C-213F 2145-2149 214E 2183-2184 2C00-2CF8 2CFD-2DFF 2E2F 3005-3006 3031-3035 303B-303C 3041-3096
  309D-309F 30A1-30FA 30FC-318E 31A0-31BF 31F0-31FF 3400-D7FF F900-FD3D FD50-FDFB FE70-FEFC FF21-FF3A FF41-FF5A
  FF66-FFDC 10000-1CCFF 1D2C0-1EFFF 20000-3FFFF`;

/** What stands for `\p{L}` in a set. */
export const LETTERS = setOf(LETTERS_ALONE);
/** What stands for `\p{L}\p{N}` in a set. */
export const LETTERS_OR_NUMBERS = setOf(LETTERS_AND_NUMBERS);

/** The parts of a source that matter here: an escaped sign, the classes, the beginning or end of a set. */
const PART = /\\p\{L\}(?:\\p\{N\})?|\\[^]|[[\]]/g;

/**
 * A regular expression for texts: `\p{L}`, and in a set `\p{L}\p{N}`, are written as few ranges. Other classes stay.
 * @param source without `[` in a set but escaped
 * @param flags with `u`
 * @throws SyntaxError
 */
export function textPattern(source: string, flags: string): RegExp {
  let isInSet = false;
  const written = source.replace(PART, (part) => {
    if (part === '[' || part === ']') isInSet = part === '[';
    else if (part.startsWith('\\p{L}')) return classFor(part, isInSet);
    return part;
  });
  return new RegExp(written, flags);
}

/** @param part `\p{L}` or `\p{L}\p{N}`, which outside a set are two characters */
function classFor(part: string, isInSet: boolean): string {
  const hasNumbers = part.endsWith('\\p{N}');
  if (isInSet) return hasNumbers ? LETTERS_OR_NUMBERS : LETTERS;
  return `[${LETTERS}]${hasNumbers ? '\\p{N}' : ''}`;
}

/** @param ranges hexadecimal, separated by blanks */
function setOf(ranges: string): string {
  const sign = (hexadecimal: string): string => String.fromCodePoint(parseInt(hexadecimal, 16));
  return ranges
    .trim()
    .split(/\s+/)
    .map((range) => range.split('-').map(sign).join('-'))
    .join('');
}
