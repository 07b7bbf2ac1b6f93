import { overlaps, type Span } from './contacts.js';
import { LANGUAGES } from '../language.js';
import { fold, foldDigits } from '../text/fold.js';
import { isStopWord } from '../text/stop-words.js';
import { isCounted } from './prices.js';
import { findOwnNumbers, type OwnNumberForm } from './own-numbers.js';
import { orderWords, PHONE_WORDS } from './words/words.js';
import { matchesOf } from '../text/matches.js';

export interface FoundOrderNumber extends Span {
  /** As written, trimmed, without a leading `#`. */
  number: string;
}

/** The form of the business's own numbers, and digits that may be a phone number. */
export interface OwnNumbers {
  form: OwnNumberForm;
  phones: readonly Span[];
  /** A number was asked for, or a contact stands beside it. */
  replyExpected: boolean;
}

const TOKEN = String.raw`#?\s?(?:[a-z]{1,6}[-_/ .]?)?\d{2,}(?:[-_/][a-z0-9]{1,8})*`;

const NUMBER_WORD = `(?:${orderWords('numberWords')}|№)`;
const LINKING = `(?:${orderWords('linking')})`;
const ANY_LINKING = `(?:${orderWords('linking')}|${orderWords('linkingPast')})`;
const LABEL = `(?:${NUMBER_WORD}|${LINKING}|${orderWords('labels')})(?![\\p{L}])`;
const ENDS = '(?![\\p{L}\\p{N}@%€$£])';

const AFTER_ORDER_WORD = new RegExp(
  `(?<!\\p{L})(?:${orderWords('nouns')})(?:[\\s:.,=(#-]+${LABEL}){0,3}[\\s:.,=(-]*(${TOKEN})${ENDS}`,
  'giu',
);
const AFTER_NUMBER_WORD = new RegExp(
  `(?<!\\p{L})${NUMBER_WORD}[\\s:.=(#-]*${ANY_LINKING}?[\\s:]*(${TOKEN})${ENDS}`,
  'giu',
);

/** How far from the beginning of digits their unit is read. */
const UNIT_REACH = 40;

const STANDS_ALONE = '(?<![\\p{L}\\p{N}@./#+-])';
/** Shapes that are almost always references: letters with digits, groups of digits, `#1001`. */
const SHAPES = [
  '#\\s?\\d{2,}(?:-\\d+)*',
  '(?:#\\s?)?[a-z]{1,6}[-/]\\d{1,10}(?:-[a-z0-9]{1,8})*',
  '[a-z]{1,5}_?\\d{4,12}(?:-\\d+)*',
  '\\d{3,8}-\\d{3,8}(?:-\\d{2,8})*',
].join('|');
const SHAPED = new RegExp(`${STANDS_ALONE}(?:${SHAPES})(?![\\p{L}\\p{N}@])`, 'giu');
const CAPITALS_AND_DIGITS = /(?<![\p{L}\p{N}@./#+-])[A-Z]{2,4} \d{3,10}(?![\p{L}\p{N}@])/gu;
const MEASURE = '\\s?(?:€|eur|usd|cm|mm|ml|kg|g\\b)';
const BARE_DIGITS = new RegExp(
  `(?<![\\p{L}\\p{N}@.,/#+€$£-])\\d{3,14}(?![\\p{L}\\p{N}@%€$£]|[.,:/]\\d|${MEASURE})`,
  'giu',
);
const SPACED_SHAPE = /^\s*#?\s?([a-z]{1,6}[\s-]?\d{2,10}(?:[\s-]\d{1,10})*)\s*[.!?]*$/giu;

/** A message of only a number (and a contact) when one is expected: two digits are enough. */
const ONLY_DIGITS = new RegExp(
  `^[\\s,;.:-]*(?:${NUMBER_WORD}[.:]?\\s*)?#?\\s*(\\d{2,14})[\\s,;.:!?-]*$`,
  'iu',
);
const LONGEST_ONLY = 60;

const PHONE_WORD = new RegExp(
  `(?:${PHONE_WORDS})\\s*(?:${NUMBER_WORD}|${NUMBER_WORD} ${LINKING}|${LINKING}|:)?[\\s:]*$`,
  'iu',
);

const SHAPED_WORDS = new RegExp(`^(?:${ANY_LINKING}|${orderWords('notCodes')})[ _-]`, 'iu');

const AFTER_ORDERED = new RegExp(
  `(?:${orderWords('ordered')})[\\s:.#]{0,5}${NUMBER_WORD}?[\\s:.#]{0,5}$`,
  'iu',
);

/**
 * Finds order numbers in the shapes that shops use: `CC-2041`, `#1001`, `100023`, `A-1023-2026`, "order no. 55".
 * @param expected the conversation is about an order, so that plain digits may be its number
 * @param apart phone numbers that an order number with blanks must not overlap
 * @param own the business's own form, found before any other
 */
export function findOrderNumbers(
  text: string,
  expected: boolean,
  taken: readonly Span[],
  apart: readonly Span[] = [],
  own?: OwnNumbers,
): FoundOrderNumber[] {
  const digits = foldDigits(text);
  const found: FoundOrderNumber[] = [];
  if (own) collectOwn(digits, own, taken, found);
  collect(digits, AFTER_ORDER_WORD, taken, found);
  if (expected && found.length === 0) collect(digits, SPACED_SHAPE, [...taken, ...apart], found);
  if (expected && found.length === 0) collectOnly(digits, taken, found);
  collect(digits, SHAPED, taken, found);
  collect(digits, CAPITALS_AND_DIGITS, taken, found);
  if (!expected) return sorted(found);
  collect(digits, AFTER_NUMBER_WORD, taken, found);
  if (found.length === 0) collect(digits, BARE_DIGITS, taken, found);
  return sorted(found);
}

function collectOwn(
  text: string,
  { form, phones, replyExpected }: OwnNumbers,
  taken: readonly Span[],
  found: FoundOrderNumber[],
): void {
  for (const { written, start, end } of findOwnNumbers(text, form, taken, phones, replyExpected)) {
    if (!isAfterPhoneWord(text, start)) add({ number: written, start, end }, taken, found);
  }
}

/** The number of a message that has only a number and contacts. */
function collectOnly(text: string, taken: readonly Span[], found: FoundOrderNumber[]): void {
  const left = blanked(text, taken).trimEnd();
  const trimmed = left.trimStart();
  // Longer texts contain more than a number.
  if (trimmed.length > LONGEST_ONLY) return;
  const number = ONLY_DIGITS.exec(trimmed)?.[1];
  if (number === undefined) return;
  const start = left.length - trimmed.length + trimmed.lastIndexOf(number);
  add({ number, start, end: start + number.length }, taken, found);
}

function collect(text: string, pattern: RegExp, taken: readonly Span[], found: FoundOrderNumber[]): void {
  for (const match of matchesOf(text, pattern)) {
    const written = withoutWord(match[1] ?? match[0]);
    const start = match.index + match[0].lastIndexOf(written);
    if (isAfterPhoneWord(text, start) || PHONE_WORD.test(lettersOf(written))) continue;
    if (SHAPED_WORDS.test(written) || looksLikeDate(written)) continue;
    if (pattern === BARE_DIGITS && isCounted(fold(text.slice(start + written.length, start + UNIT_REACH))))
      continue;
    add({ number: written, start, end: start + written.length }, taken, found);
  }
}

const WORD_BEFORE = /^(\p{Ll}{1,6})[ .](?=\d)/u;

/** "die 8801", "la 8801", "its 8801": the word is no part of the number. In capitals it is. */
function withoutWord(written: string): string {
  const [before = '', word = ''] = WORD_BEFORE.exec(written) ?? [];
  const isWord = LANGUAGES.some((language) => isStopWord(fold(word), language));
  return isWord ? written.slice(before.length) : written;
}

/** Whether "my phone is" precedes this position. */
export function isAfterPhoneWord(text: string, start: number): boolean {
  return PHONE_WORD.test(text.slice(Math.max(0, start - 40), start));
}

const LONGEST_LABEL = 60;

/** Whether "my order number is" precedes this position. */
export function isAfterOrderWord(text: string, start: number): boolean {
  return AFTER_ORDERED.test(text.slice(Math.max(0, start - LONGEST_LABEL), start));
}

/** The text with those spans blanked, which keeps positions. */
function blanked(text: string, taken: readonly Span[]): string {
  return taken.reduce(
    (rest, { start, end }) => rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end),
    text,
  );
}

function add(candidate: FoundOrderNumber, taken: readonly Span[], found: FoundOrderNumber[]): void {
  if ([...taken, ...found].some((other) => overlaps(candidate, other))) return;
  found.push({ ...candidate, number: candidate.number.replace(/^#\s?/, '').trim() });
}

/** The leading letters: the "tel" of "tel 312-555-0142" shows that it is no order number. */
function lettersOf(written: string): string {
  return /^\p{L}*/u.exec(written)?.[0] ?? '';
}

function looksLikeDate(written: string): boolean {
  return /^\d{4}-(?:0\d|1[0-2])-[0-3]\d$/.test(written);
}

function sorted(found: FoundOrderNumber[]): FoundOrderNumber[] {
  return found.sort((a, b) => a.start - b.start);
}
