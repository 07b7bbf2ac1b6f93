import { ATEXT, canonicalEmail, MAX_EMAIL, MAX_LOCAL_PART } from '../../kernel/email.js';
import type { Span } from './contacts.js';
import { AT_WORDS, DOT_WORDS } from './words/words.js';
import { matchesOf } from '../text/matches.js';

export interface FoundEmail extends Span {
  /** The address as a whole, canonical (`kernel/email`). */
  email: string;
  /** Canonical: the whole address, and the one without attached letters of another script. Never empty. */
  readings: readonly string[];
}

/** "@" or its spelled-out form in brackets (against spam); one blank next to it is tolerated as a typing error. */
const BLANK_BESIDE = '[^\\S\\r\\n\\uFEFF]?';
const NAMED_AT = `[([{]\\s?(?:${AT_WORDS})\\s?[)\\]}]`;
const AT = new RegExp(`${BLANK_BESIDE}(?:@|${NAMED_AT})${BLANK_BESIDE}`, 'giu');
const DOT = new RegExp(`[ \\t]?[([{]\\s?(?:${DOT_WORDS})\\s?[)\\]}][ \\t]?`, 'iuy');

/** Scripts without blanks between words, or with prefixed particles; none looks like Latin. */
const GLUED_SCRIPTS =
  '\\p{sc=Arab}\\p{sc=Hebr}\\p{sc=Hani}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Hang}\\p{sc=Thai}\\p{sc=Laoo}' +
  '\\p{sc=Khmr}\\p{sc=Mymr}';
const GLUED = new RegExp(`[${GLUED_SCRIPTS}\\u0640\\u30FC]|[\\u064B-\\u065F\\u0670]`, 'u');
const LETTER = /[\p{L}\p{M}]/u;
const ALPHANUMERIC = /[\p{L}\p{N}]/u;
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/u;
const MAX_HIDDEN = 8;
/** U+FEFF is excluded: it is invisible. */
const BLANK = /[^\S\uFEFF]/u;
const EMOJI_PROPERTIES = '\\p{Extended_Pictographic}\\p{Regional_Indicator}\\p{Emoji_Modifier}';
const EMOJI = new RegExp(`[${EMOJI_PROPERTIES}\\u2190-\\u2BFF]`, 'u');
const ASCII_SEPARATORS = '()<>[\\]:;,';
const ARABIC_SEPARATORS = '\\u060C\\u061B\\u061F';
const QUOTES = '\\u00AB\\u00BB\\u2018\\u201A-\\u201F\\u2039\\u203A';
const WIDE_SEPARATORS =
  '\\u3001\\u3002\\u3008-\\u3011\\uFF01\\uFF08\\uFF09\\uFF0C\\uFF1A-\\uFF1C\\uFF1E\\uFF1F';
const SPANISH_OPENERS = '\\u00A1\\u00BF';
const BULLET_AND_ELLIPSIS = '\\u2022\\u2026';
const SEPARATORS = [
  ASCII_SEPARATORS,
  ARABIC_SEPARATORS,
  SPANISH_OPENERS,
  QUOTES,
  WIDE_SEPARATORS,
  BULLET_AND_ELLIPSIS,
].join('');
/** Always ends a word. Non-ASCII dashes, dots and apostrophes are not here: they may also join words. */
const SEPARATOR = new RegExp(`[${SEPARATORS}]`, 'u');
/** May follow a domain directly: they cannot be part of one. */
const AFTER_DOMAIN = /[!?"]/;
/** Not part of a word when next to a blank or an end of the text; the only ASCII character is the quotation mark. */
const PUNCTUATION = /(?![!-~\p{Pc}\u2010-\u2013\uFE63\uFF0D])\p{P}|"/u;
const DOMAIN = /[\p{L}\p{M}\p{N}.-]/u;
/** Quotes and markup, if at both ends of the address; at one end only they belong to the local part. */
const OPENING = /^['*_`~{|]+/;
const CLOSING: Readonly<Record<string, string>> = { '{': '}' };
const POSSESSIVE = /^['’](?:s(?![\p{L}\p{N}])|(?![\p{L}\p{N}]))/u;

/**
 * Finds e-mail addresses. Each is read completely or not at all: adjacent characters that may belong to an address must
 * never be cut off, because the rest is somebody else's address. Linear time: at most one address per "@".
 */
export function findEmails(text: string): FoundEmail[] {
  const found: FoundEmail[] = [];
  for (const match of matchesOf(text, AT)) {
    const email = readAround(text, match.index, match.index + match[0].length);
    if (email && email.start >= (found.at(-1)?.end ?? 0)) found.push(email);
  }
  return found;
}

/**
 * Words with an "@" that are not valid addresses. Other readers must not split them: the part after a "!" or "." could
 * be read as somebody else's address.
 */
export function findUnreadable(text: string, emails: readonly Span[]): Span[] {
  const words: Span[] = [];
  let next = 0;
  let least = 0;
  for (const { index } of matchesOf(text, AT)) {
    while ((emails[next]?.end ?? Infinity) <= index) least = emails[next++]?.end ?? least;
    const isRead = index >= (emails[next]?.start ?? Infinity);
    if (isRead || index < least) continue;
    const word = wordAround(text, index, least);
    words.push(word);
    least = word.end;
  }
  return words;
}

function wordAround(text: string, at: number, least: number): Span {
  let start = text[at - 1] === '"' ? Math.max(least, openingQuote(text, at)) : at;
  let end = at + 1;
  while (start > least && at - start <= MAX_EMAIL && isWithin(before(text, start)))
    start -= before(text, start).length;
  while (end - at <= MAX_EMAIL && isWithin(after(text, end))) end += after(text, end).length;
  return { start, end };
}

function isWithin(character: string): boolean {
  return character !== '' && !BLANK.test(character) && !SEPARATOR.test(character);
}

/** The readings of a text that is one address, such as a tool's parameter; empty when it is not. */
export function readingsOfEmail(text: string): readonly string[] {
  const [first, ...others] = findEmails(text);
  return first && others.length === 0 ? first.readings : [];
}

/** One side of the address: complete, and without attached letters of another script. */
interface Side {
  whole: string | null;
  cut: string | null;
  /** End of everything that may belong to it. */
  end: number;
  /** End of the shortest reading. */
  cutAt: number;
}

function readAround(text: string, atStart: number, atEnd: number): FoundEmail | null {
  const local = text[atStart - 1] === '"' ? readQuoted(text, atStart) : readLocal(text, atStart);
  const domain = local && readDomain(text, atEnd);
  if (!local || !domain) return null;
  const marks = OPENING.exec(local.whole ?? '')?.[0] ?? '';
  const isMarked = marks !== '' && text.startsWith(closingOf(marks), domain.end);
  if (isMarked) local.whole = local.whole?.slice(marks.length) ?? null;
  if (!isClearAfter(text, domain.end + (isMarked ? marks.length : 0))) domain.whole = null;
  const pairs: [string | null, string | null][] = [
    [local.whole, domain.whole],
    [local.cut ?? local.whole, domain.cut ?? domain.whole],
  ];
  const readings = [...new Set(pairs.flatMap(([left, right]) => joined(left, right) ?? []))];
  const [email] = readings;
  return email === undefined ? null : { email, readings, start: local.cutAt, end: domain.cutAt };
}

function joined(local: string | null, domain: string | null): string | null {
  return local === null || domain === null ? null : canonicalEmail(`${local}@${domain}`);
}

function closingOf(marks: string): string {
  return Array.from(marks, (mark) => CLOSING[mark] ?? mark)
    .reverse()
    .join('');
}

/** Scans left from the "@", over everything that may belong to a local part. */
function readLocal(text: string, atStart: number): Side | null {
  let end = atStart;
  let cutAt = -1;
  while (atStart - end <= MAX_EMAIL) {
    const each = before(text, end);
    if (!isLocal(each) && !isApostrophe(text, end)) break;
    if (cutAt < 0 && isGluedLetter(each) && startsWord(after(text, end))) cutAt = end;
    end -= each.length;
  }
  const isWhole = end < atStart && atStart - end <= MAX_EMAIL && isClear(text, end, before);
  if (!isWhole && cutAt < 0) return null;
  const whole = isWhole ? plain(text.slice(end, atStart)) : null;
  return cutAt < 0
    ? { whole, cut: null, end, cutAt: end }
    : { whole, cut: plain(text.slice(cutAt, atStart)), end, cutAt };
}

/** Phone keyboards insert ’ as the apostrophe of o’neil@. */
function plain(local: string): string {
  return local.replace(/’/g, "'");
}

function isApostrophe(text: string, at: number): boolean {
  return before(text, at) === '’' && isLocal(before(text, at - 1)) && isLocal(after(text, at));
}

function readQuoted(text: string, atStart: number): Side | null {
  const end = openingQuote(text, atStart);
  if (end === atStart || !isClear(text, end, before)) return null;
  return { whole: text.slice(end, atStart), cut: null, end, cutAt: end };
}

/** Start of the quoted string that ends at this position; the position itself when there is none. */
function openingQuote(text: string, at: number): number {
  const least = Math.max(0, at - MAX_LOCAL_PART);
  let start = at - 2;
  while (start >= least && (text[start] !== '"' || text[start - 1] === '\\')) start -= 1;
  return start < least ? at : start;
}

/** Scans right from the "@"; excludes dots that end a sentence. */
function readDomain(text: string, start: number): Side | null {
  let [domain, end] = ['', start];
  let cut: string | null = null;
  let cutAt = -1;
  while (domain.length <= MAX_EMAIL) {
    const each = after(text, end);
    const dot = DOMAIN.test(each) ? '' : dotAt(text, end);
    if (dot === '' && !DOMAIN.test(each)) break;
    if (cut === null && isGluedLetter(each) && startsWord(domain.at(-1) ?? '') && domain.includes('.'))
      [cut, cutAt] = [domain, end];
    domain += dot === '' ? each : '.';
    end += (dot || each).length;
  }
  const dots = /\.{0,9}$/.exec(domain)?.[0].length ?? 0;
  const whole = domain.slice(0, domain.length - dots);
  return whole === '' ? null : { whole, cut, end, cutAt: cut === null ? end - dots : cutAt };
}

/** The dot at this position, also spelled out as "(dot)"; '' when there is none. */
function dotAt(text: string, at: number): string {
  DOT.lastIndex = at;
  return DOT.exec(text)?.[0] ?? '';
}

function isLocal(character: string): boolean {
  return character === '.' || ATEXT.test(character);
}

/** Letters only: digits of those scripts may belong to the address. */
function isGluedLetter(character: string): boolean {
  return GLUED.test(character) && LETTER.test(character);
}

function startsWord(character: string): boolean {
  return ALPHANUMERIC.test(character) && !GLUED.test(character);
}

function isClearAfter(text: string, at: number): boolean {
  const each = after(text, at);
  return AFTER_DOMAIN.test(each) || POSSESSIVE.test(text.slice(at, at + 4)) || isClear(text, at, after);
}

type Neighbour = (text: string, at: number) => string;

/** Whether the neighbouring character cannot belong to an address that begins or ends here. */
function isClear(text: string, at: number, neighbour: Neighbour): boolean {
  const step = neighbour === before ? -1 : 1;
  let place = at;
  let each = neighbour(text, place);
  const isHidden = INVISIBLE.test(each);
  for (let hidden = 0; INVISIBLE.test(each) && hidden < MAX_HIDDEN; hidden += 1) {
    place += step * each.length;
    each = neighbour(text, place);
  }
  if (isHidden && isLocal(each)) return isGluedLetter(each);
  if (each === '' || [BLANK, SEPARATOR, EMOJI].some((clear) => clear.test(each))) return true;
  if (isGluedLetter(each)) return true;
  if (!PUNCTUATION.test(each)) return false;
  const beyond = neighbour(text, place + step * each.length);
  return !isLocal(beyond) || isGluedLetter(beyond);
}

function before(text: string, at: number): string {
  if (at <= 0) return '';
  const isPair = /[\uDC00-\uDFFF]/.test(text[at - 1] ?? '') && /[\uD800-\uDBFF]/.test(text[at - 2] ?? '');
  return text.slice(at - (isPair ? 2 : 1), at);
}

function after(text: string, at: number): string {
  const codePoint = text.codePointAt(at);
  return codePoint === undefined ? '' : String.fromCodePoint(codePoint);
}
