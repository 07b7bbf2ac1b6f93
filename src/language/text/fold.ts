import { LONGEST_WORD, withoutRuns } from '../../kernel/bounded-text.js';

const ARABIC_FORMS: readonly (readonly [RegExp, string])[] = [
  [/[ٱٲٳ]/g, 'ا'],
  [/[ىی]/g, 'ي'],
  [/ة/g, 'ه'],
  [/ک/g, 'ك'],
  [/[ءـ]/g, ''],
];

const PUNCTUATION: readonly (readonly [RegExp, string])[] = [
  [/[’‘ʼ´`]/g, "'"],
  [/[“”„«»]/g, '"'],
  [/[‐‑‒–—−]/g, '-'],
  [/؟/g, '?'],
  [/،/g, ','],
  [/؛/g, ';'],
  [/٫/g, '.'],
  [/٬/g, ','],
  // Bidirectional marks and zero-width characters carry no meaning and hide words from patterns.
  [/[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\u00AD]/g, ''],
  [/[\u00A0\u202F\u2007\u2009]/g, ' '],
];

const ASCII = /^[ -_a-z{-~\s]*$/;
const ARABIC_DIGIT = /[٠-٩۰-۹]/g;

/** Arabic-Indic and Persian digits as 0-9; everything else stays as written. */
export function foldDigits(text: string): string {
  return text.replace(ARABIC_DIGIT, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));
}

/**
 * Lower case, no accents or vowel signs, one form of each Arabic letter, digits 0-9, plain quotes and dashes.
 * `ä` becomes `a`, `ß` becomes `ss`, `œ` becomes `oe`; punctuation stays. Written-out umlauts (`ae`) are left,
 * because English and French words contain them too: see `foldWrittenUmlauts`. Overlong runs are cut first: every
 * reader reads folded text.
 */
export function fold(text: string): string {
  const bounded = withoutRuns(text);
  if (ASCII.test(bounded)) return bounded.toLowerCase();
  let folded = bounded.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC');
  for (const [pattern, form] of ARABIC_FORMS) folded = folded.replace(pattern, form);
  for (const [pattern, form] of PUNCTUATION) folded = folded.replace(pattern, form);
  return foldDigits(folded).replace(/ß/g, 'ss').replace(/œ/g, 'oe').replace(/æ/g, 'ae');
}

const WRITTEN_UMLAUT = /[uao]e/;

/** German typed without umlaut keys: `oeffnet` → `offnet`, but not `neue`, `bauer`, `quelle` or `aktuell`. */
export function foldWrittenUmlauts(folded: string): string {
  if (!WRITTEN_UMLAUT.test(folded)) return folded;
  return folded
    .replace(/(?<![aeq])ue(?!ll|rst)/g, 'u')
    .replace(/ae/g, 'a')
    .replace(/oe/g, 'o');
}

const WORD = new RegExp(`[\\p{L}\\p{N}]{1,${LONGEST_WORD}}`, 'gu');

/** Runs of letters and digits, in order: `what's` gives `what`, `s`. An overlong run comes in pieces. */
export function words(folded: string): string[] {
  return folded.match(WORD) ?? [];
}
