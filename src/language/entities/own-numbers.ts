import { matchesOf } from '../text/matches.js';
import { overlaps, type Span } from './contacts.js';
import { orderWords } from './words/words.js';

/** How the business's own order numbers look. It must not tell whether there is a certain number. */
export interface OwnNumberForm {
  /** Whether a text has the form of one. */
  fits(written: string): boolean;
  /** Whether several of them share these letters: the "CC" of "CC-2041". */
  hasLetters(letters: string): boolean;
  /** Whether letters and digits follow each other as in one of them. */
  hasShape(written: string): boolean;
}

const WORD = '[\\p{L}\\p{N}]{1,40}';
const JOINT = '[-‐‑‒–—−_/.:#]';
/** Letters and digits, with single signs between them: `K4T9-22QX`, `2027.0043`, `ord_01HX`. */
const TOKEN = new RegExp(`(?<![\\p{L}\\p{N}@])${WORD}(?:${JOINT}${WORD}){0,8}(?![\\p{L}\\p{N}@])`, 'gu');
/** Between the pieces of a number that is written with blanks: "2027 AB 031", "2027 - AB - 031". */
const BETWEEN = new RegExp(`^\\s{0,2}${JOINT}?\\s{0,2}$`, 'u');
const LONGEST_BETWEEN = 5;
const DIGITS_BEFORE = /\d[)\s/.-]{0,4}[+(]{0,2}$/u;
/** A phone number that begins as one dials. */
const DIALLED_AFTER = /^\s{1,4}[+(]{0,2}[0+]/u;
const DIGITS_AFTER = /^[\s/.(+-]{0,4}\d/u;
const MOST_PIECES = 5;
const LONGEST_LETTERS = 6;
/** A message of at most so many words besides contacts is the reply to "please send me your order number". */
const MOST_WORDS_OF_REPLY = 4;
/** Shorter ones are too often something else: "A4", "500". */
const LEAST_SURE = 5;
const LEAST_IN_PIECES = 6;

const LABEL = `(?:${orderWords('numberWords')}|№|${orderWords('linking')}|${orderWords('labels')})(?![\\p{L}])`;
const NOUN = `(?:(?<!\\p{L})(?:${orderWords('nouns')})|(?:${orderWords('ordered')}))`;
const BEFORE = new RegExp(`${NOUN}(?:[\\s:.,=(#-]{1,5}${LABEL}){0,3}[\\s:.,=(#-]{0,5}$`, 'iu');
const LONGEST_LABEL = 60;

const DATE = /^(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d{1,2}-\d{1,2})$/;
const TIME = /^\d{1,2}[:.]\d{2}$/;
/** "10cm", "2nd", "9am", "500ml", "3XL". */
const MEASURE = /^\d{1,5}(?:[.,]\d{1,3})?\p{L}{1,4}$/u;
const AMOUNT_AFTER = /^\s?(?:[€$£¥%]|eur|usd|gbp|chf)/iu;
const AMOUNT_BEFORE = /[€$£¥]\s?$/u;
/** No word of the five languages has four such letters in a row but for a few compounds. */
const NO_WORD = /[bcdfghjklmnpqrstvwxz]{4}/i;
const NO_WORD_AT_ALL = /[bcdfghjklmnpqrstvwxz]{5}/i;

interface Candidate extends Span {
  written: string;
  pieces: readonly string[];
}

interface Surroundings {
  text: string;
  form: OwnNumberForm;
  /** A number was asked for, or a contact stands beside it. */
  hasContact: boolean;
  /** The message is a short reply. */
  isReply: boolean;
  /** The message is one word. */
  isAlone: boolean;
  /** Most of it is not in capitals, so that capitals mean something. */
  hasSmallLetters: boolean;
  phones: readonly Span[];
}

/**
 * Finds order numbers in the business's own form that no general form fits: letters only, one digit, digits with dots,
 * pieces with blanks between them. Bare digits are left to the general forms.
 * @param text with digits as 0-9
 * @param taken addresses and the like, which no number overlaps
 * @param phones digits that may be a phone number
 * @param replyExpected a number was asked for, or a contact stands beside it
 */
export function findOwnNumbers(
  text: string,
  form: OwnNumberForm,
  taken: readonly Span[],
  phones: readonly Span[],
  replyExpected: boolean,
): Candidate[] {
  const tokens = matchesOf(text, TOKEN)
    .map((match) => ({ start: match.index, end: match.index + match[0].length }))
    .filter((token) => !taken.some((other) => overlaps(token, other)));
  const around: Surroundings = {
    ...{ text, form, phones },
    hasContact: replyExpected,
    isReply: replyExpected && tokens.length <= MOST_WORDS_OF_REPLY,
    isAlone: replyExpected && tokens.length === 1,
    hasSmallLetters: /\p{Ll}{3}/u.test(text),
  };
  const found: Candidate[] = [];
  for (let at = 0; at < tokens.length;) {
    const candidate = longestAt(tokens, at, around);
    if (candidate) found.push(candidate);
    at += candidate?.pieces.length ?? 1;
  }
  return found;
}

function longestAt(tokens: readonly Span[], at: number, around: Surroundings): Candidate | null {
  for (let count = Math.min(MOST_PIECES, tokens.length - at); count > 0; count -= 1) {
    const pieces = tokens.slice(at, at + count);
    const candidate = joined(pieces, around.text);
    if (candidate && isNumber(candidate, around)) return candidate;
  }
  return null;
}

/** The pieces as one text, or null when there is more than a blank or a sign between two. */
function joined(pieces: readonly Span[], text: string): Candidate | null {
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (!first || !last) return null;
  const isOne = pieces.every((piece, index) => {
    const end = pieces[index - 1]?.end ?? piece.start;
    return piece.start - end <= LONGEST_BETWEEN && BETWEEN.test(text.slice(end, piece.start));
  });
  if (!isOne) return null;
  const span = { start: first.start, end: last.end };
  return {
    ...span,
    written: text.slice(span.start, span.end),
    pieces: pieces.map(({ start, end }) => text.slice(start, end)),
  };
}

function isNumber(candidate: Candidate, around: Surroundings): boolean {
  const { written, pieces } = candidate;
  if (!around.form.fits(written) || DATE.test(written) || isAmount(candidate, around.text)) return false;
  if (!/\p{N}/u.test(written)) return pieces.length === 1 && isLettersOnly(candidate, around);
  if (!/\p{L}/u.test(written)) return isDigitsOnly(candidate, around);
  if (pieces.length > 1) return isInPieces(candidate, around);
  const isDoubtful = written.length < LEAST_SURE || MEASURE.test(written);
  return !isDoubtful || around.isReply || isLabelled(candidate, around.text);
}

function isLettersOnly(candidate: Candidate, around: Surroundings): boolean {
  const { written } = candidate;
  if (around.isAlone || (around.hasSmallLetters && isCapital(written))) return true;
  if (around.isReply || isLabelled(candidate, around.text)) return NO_WORD.test(written);
  return NO_WORD_AT_ALL.test(written);
}

/**
 * Digits with signs or blanks, or at most two. Those beside other digits are no order number but behind its label:
 * they may belong to a phone number, which then is another one.
 */
function isDigitsOnly(candidate: Candidate, around: Surroundings): boolean {
  const { written, pieces } = candidate;
  if (/^\d{3,}$/.test(written)) return false;
  const { text } = around;
  const isBesideOthers = isBesideDigits(candidate, text);
  if (isLabelled(candidate, text)) {
    const isWhole = pieces.length === 1 || !isBesideOthers || DIALLED_AFTER.test(text.slice(candidate.end));
    return isWhole && !isDialled(candidate, text);
  }
  if (isBesideOthers) return false;
  if (around.isReply) return !isPhone(candidate, around) || !isDialled(candidate, around.text);
  if (pieces.length > 1) return isLongInPieces(candidate, around);
  return (
    pieces.length === 1 && written.length >= LEAST_SURE && !TIME.test(written) && !isPhone(candidate, around)
  );
}

/** "2027 0043" of a business whose numbers are "2027.0043", beside a contact: too many digits for two other figures. */
function isLongInPieces(candidate: Candidate, around: Surroundings): boolean {
  const digits = candidate.written.replace(/\D/gu, '').length;
  const isOwn = digits >= LEAST_IN_PIECES && around.form.hasShape(candidate.written);
  return around.hasContact && isOwn && (!isPhone(candidate, around) || !isDialled(candidate, around.text));
}

/** "2027 AB 031": with digits, and letters that are no words; not two numbers beside each other. */
function isInPieces({ written, pieces }: Candidate, { form }: Surroundings): boolean {
  if (pieces.filter((piece) => form.fits(piece)).length > 1) return false;
  // Beside or between digits a word would hardly have the length of the letters there.
  const isAround = [pieces[0], pieces.at(-1)].every((piece) => piece && /\p{N}/u.test(piece));
  const hasShape = isAround && form.hasShape(written);
  return pieces.every((piece) => {
    const letters = piece.replace(/\P{L}/gu, '');
    if (letters.length > LONGEST_LETTERS) return false;
    return hasShape || isCapital(piece) || form.hasLetters(letters);
  });
}

/** In capitals, or without letters; scripts without capitals have none. */
function isCapital(piece: string): boolean {
  return piece === piece.toUpperCase() && !/\p{Lo}/u.test(piece);
}

function isPhone(candidate: Candidate, { phones }: Surroundings): boolean {
  return phones.some((phone) => overlaps(phone, candidate));
}

/** As one dials: with a 0 or a +. */
function isDialled({ start, end }: Span, text: string): boolean {
  return /^[+(]{0,2}0/.test(text.slice(start, end)) || /[+(]$/.test(text.slice(0, start));
}

function isBesideDigits({ start, end }: Span, text: string): boolean {
  const before = text.slice(Math.max(0, start - LONGEST_BETWEEN), start);
  const after = text.slice(end, end + LONGEST_BETWEEN);
  return DIGITS_BEFORE.test(before) || DIGITS_AFTER.test(after);
}

function isAmount({ start, end }: Span, text: string): boolean {
  return (
    AMOUNT_AFTER.test(text.slice(end, end + 5)) ||
    AMOUNT_BEFORE.test(text.slice(Math.max(0, start - 2), start))
  );
}

/** Whether "my order number is" precedes it. */
function isLabelled({ start }: Span, text: string): boolean {
  return BEFORE.test(text.slice(Math.max(0, start - LONGEST_LABEL), start));
}
