import { LONGEST_WORD } from '../../kernel/bounded-text.js';
import type { Span } from '../entities/contacts.js';
import { findEmails, findUnreadable } from '../entities/email-scanner.js';
import { matchesOf } from '../text/matches.js';
import { ARABIC_LETTERS, ARABIZI, NINE_OF_THE_MAGHREB, OF_THE_MAGHREB } from './words/ar.js';

/** A word in Latin letters, perhaps with the digits that stand for letters; not a part of an address or a code. */
const WORD = new RegExp(
  `(?<![\\p{L}\\p{N}@._#/-])[\\p{Script=Latin}\\d']{1,${LONGEST_WORD}}(?![\\p{L}\\p{N}@_#/-]|\\.\\p{L})`,
  'gu',
);
/** Letters on both sides of a digit that stands for one: "a7ki", not "mp3" or "4gb". */
const DIGIT_INSIDE = /^[a-z]{1,12}[235679][a-z]{2,20}$|^[a-z]{2,12}[235679][a-z]{1,20}$/u;
/** A name that begins with such a letter: "3amman". Units are shorter; a figure of several digits is none. */
const DIGIT_FIRST = /^[3579][a-z]{4,20}$/u;
/** No word of speech: such rows of consonants are codes, as order numbers in small letters are. */
const UNSPEAKABLE = /^[^aeiouy]{3}|[^aeiouy]{4}/u;
/** What signs of a sentence part. */
const TOKEN = /[^\s,;!?…،؛؟()«»“”]+/gu;
const LINK = /:\/\//u;
const ARABIC_LETTER = /\p{Script=Arabic}/u;
const LETTER = /sh|ch|kh|gh|th|dh|ou|oo|ee|[a-z2356789]/gu;
const MAGHREBI: ReadonlySet<string> = new Set(OF_THE_MAGHREB.split(' '));

const CERTAIN = spellingsOf(ARABIZI.certain);
const ALL = new Map([...spellingsOf(ARABIZI.besides), ...CERTAIN]);
/** By consonants: vowels are written in many ways. Shorter ones could be any word. */
const BY_CONSONANTS = new Map(
  [...ALL]
    .map(([spelling, arabic]) => [consonantsOf(spelling), arabic] as const)
    .filter(([key]) => key.length > 1),
);

function spellingsOf(lines: string): Map<string, string> {
  const entries = lines.split('\n').flatMap((line) => {
    const [arabic = '', spellings = ''] = line.split('=');
    return spellings
      .split('|')
      .map((each) => [each.trim(), arabic.trim()] as const)
      .filter(([spelling]) => spelling !== '');
  });
  return new Map(entries);
}

function consonantsOf(word: string): string {
  return word
    .replace(/sh|ch/gu, '$')
    .replace(/kh/gu, '5')
    .replace(/gh/gu, '8')
    .replace(/[aeiouy']/gu, '')
    .replace(/(.)\1/gu, '$1');
}

function arabicOf(word: string): string | undefined {
  return ALL.get(word) ?? (/\d/u.test(word) ? BY_CONSONANTS.get(consonantsOf(word)) : undefined);
}

/**
 * Whether the text is Arabic in Latin letters: "bedi a7ki ma3 7ada". Some words must tell it, because names, codes and
 * words of other languages look alike.
 */
export function isArabizi(text: string): boolean {
  if (ARABIC_LETTER.test(text)) return false;
  const words = wordsOf(text).filter((word) => /[a-z]{2}|\d[a-z]|[a-z]\d/u.test(word));
  if (words.length === 0) return false;
  const known = words.filter((word) => CERTAIN.has(word) || isSpelled(word));
  if (words.length <= 2) return known.some((word) => CERTAIN.has(word));
  const besides = words.filter((word) => ALL.has(word)).length;
  return known.length >= 2 && Math.max(known.length, besides) * 2 >= words.length - 1;
}

function isSpelled(word: string): boolean {
  return DIGIT_INSIDE.test(word) || (/\d/u.test(word) && BY_CONSONANTS.has(consonantsOf(word)));
}

function wordsOf(text: string): string[] {
  const isKept = keptIn(text);
  return matchesOf(text, WORD)
    .filter(({ index }) => !isKept(index))
    .map(([word]) => word.toLowerCase());
}

/** Which places of a text belong to addresses, links and numbers: they are no words, whatever is inside them. */
function keptIn(text: string): (index: number) => boolean {
  const emails = findEmails(text);
  const kept = new Uint8Array(text.length);
  for (const { start, end } of [...emails, ...findUnreadable(text, emails), ...codesIn(text)])
    kept.fill(1, start, end);
  return (index) => kept[index] === 1;
}

/** A digit, and a sign between letters and digits; signs at the ends are those of the sentence. */
function isCode(token: string): boolean {
  if (token.length > LONGEST_WORD) return true;
  const bare = token.replace(/^[^\p{L}\p{N}]{1,40}/u, '').replace(/[^\p{L}\p{N}]{1,40}$/u, '');
  return /\p{N}/u.test(bare) && /[^\p{L}\p{M}\p{N}']/u.test(bare);
}

function codesIn(text: string): Span[] {
  const links = matchesOf(text, /\S+/gu).filter(([token]) => LINK.test(token));
  const codes = matchesOf(text, TOKEN).filter(([token]) => isCode(token));
  return [...links, ...codes].map(({ 0: token, index }) => ({ start: index, end: index + token.length }));
}

/** The known words in Arabic letters, and those that are spelled with digits; names and codes stay. */
export function inArabicLetters(text: string): string {
  const isKept = keptIn(text);
  const nine = wordsOf(text).some((word) => MAGHREBI.has(word)) ? NINE_OF_THE_MAGHREB : ARABIC_LETTERS['9'];
  return text.replace(WORD, (said, index: number) =>
    isKept(index) ? said : wordInArabicLetters(said, nine ?? ''),
  );
}

function wordInArabicLetters(said: string, nine: string): string {
  const word = said.toLowerCase();
  if (!/\p{L}/u.test(word)) return said;
  const hasDigitLetter = DIGIT_INSIDE.test(word) || DIGIT_FIRST.test(word);
  const isSpoken = said === word && hasDigitLetter && !UNSPEAKABLE.test(word);
  return arabicOf(word) ?? byConsonants(word) ?? (isSpoken ? letterByLetter(word, nine) : said);
}

function byConsonants(word: string): string | undefined {
  const key = consonantsOf(word);
  return key.length > 2 ? BY_CONSONANTS.get(key) : undefined;
}

function letterByLetter(word: string, nine: string): string {
  return matchesOf(word.replace(/([a-z])\1/gu, '$1'), LETTER)
    .map(([letter]) => (letter === '9' ? nine : (ARABIC_LETTERS[letter] ?? '')))
    .join('');
}
