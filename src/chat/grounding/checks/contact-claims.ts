import { findPhones, overlaps, type Span } from '../../../language/entities/contacts.js';
import { findEmails, findUnreadable } from '../../../language/entities/email-scanner.js';
import { foldDigits } from '../../../language/text/fold.js';
import { matchesOf } from '../../../language/text/matches.js';
import { codeKey, type FactBook } from '../facts/fact-book.js';
import { CODE, DATE_LIKE, hostOf, URL, urlKey } from '../facts/fact-reader.js';
import { isPartOfNumber } from '../facts/part-of-number.js';
import type { Visitor } from '../facts/visitor.js';

export interface Wrong {
  kind: string;
  claim: string;
}

/** `name.tld` without `https://`; a label may hold no digit alone, so that "9.30" is none. */
const LABELS = '(?:[\\p{L}\\p{N}-]{1,63}\\.){1,5}\\p{L}{2,24}';
const BARE_HOST = new RegExp(`(?<![\\p{L}\\p{N}@./-])${LABELS}(?:/[^\\s<>")\\]]{0,500})?`, 'giu');
/** "available.The" is a missing blank. */
const MISSING_BLANK = /\p{Ll}\.\p{Lu}/u;
const LINK_TARGET = /\]\(\s{0,3}([^)\s]{0,2000})/gu;
const SCHEME = /^(?:https?:\/\/|mailto:|tel:)/i;
const CAPITALS_ONLY = /^\p{Lu}{2,}[\p{Lu}\d-]{0,38}$/u;
const MOST_PLAIN_DIGITS = 4;

/** What is read as contacts and codes, and what is wrong in it. */
export interface ContactReading {
  wrong: Wrong | null;
  /** Nothing inside them is a figure. */
  taken: readonly Span[];
  /** Keys of the orders that are named. */
  orders: readonly (Span & { key: string })[];
}

/**
 * Checks e-mail addresses, links, phone numbers and codes of a sentence.
 * @param raw the sentence without markup that is dropped
 */
export function readContactClaims(
  raw: string,
  book: FactBook,
  visitor: Visitor,
  country: string | null,
): ContactReading {
  const taken: Span[] = [];
  const target = matchesOf(raw, LINK_TARGET).find(([, url = '']) => !SCHEME.test(url));
  if (target) return { wrong: { kind: 'url', claim: target[1] ?? '' }, taken, orders: [] };
  const wrong = wrongEmail(raw, book, visitor, taken) ?? wrongUrl(raw, book, taken);
  const codes = codesIn(raw, book, visitor, taken);
  const digits = wrong ?? wrongPhone(raw, book, visitor, country, taken) ?? codes.wrong(taken);
  taken.push(...codes.known);
  return { wrong: digits, taken, orders: codes.orders };
}

function wrongEmail(raw: string, book: FactBook, visitor: Visitor, taken: Span[]): Wrong | null {
  const emails = findEmails(raw);
  const unreadable = findUnreadable(raw, emails);
  taken.push(...emails, ...unreadable);
  const unknown = emails.find(({ email }) => !book.emails.has(email) && !visitor.emails.has(email));
  const bad = unknown ?? unreadable[0];
  return bad ? { kind: 'email', claim: raw.slice(bad.start, bad.end) } : null;
}

function wrongUrl(raw: string, book: FactBook, taken: Span[]): Wrong | null {
  const full = matchesOf(raw, URL);
  const isKnown = (url: string): boolean => {
    const host = hostOf(url);
    return book.urls.has(urlKey(url)) || (host !== null && book.hosts.has(host));
  };
  const spans = full.map((match) => ({ start: match.index, end: match.index + match[0].length }));
  taken.push(...spans);
  const bad = full.find(([url]) => !isKnown(url));
  if (bad) return { kind: 'url', claim: bad[0] };
  for (const match of matchesOf(raw, BARE_HOST)) {
    const span = { start: match.index, end: match.index + match[0].length };
    if (taken.some((other) => overlaps(span, other)) || MISSING_BLANK.test(match[0])) continue;
    taken.push(span);
    if (!isKnown(`https://${match[0]}`)) return { kind: 'url', claim: match[0] };
  }
  return null;
}

function wrongPhone(
  raw: string,
  book: FactBook,
  visitor: Visitor,
  country: string | null,
  taken: Span[],
): Wrong | null {
  const codes = matchesOf(raw, CODE)
    .filter(([code]) => book.codes.has(codeKey(code)))
    .map((match) => ({ start: match.index, end: match.index + match[0].length }));
  const phones = findPhones(raw, country, [...taken, ...codes]);
  taken.push(...phones);
  const bad = phones.find(({ phone }) => !book.phones.has(phone) && !visitor.phones.has(phone));
  return bad ? { kind: 'phone', claim: bad.written } : null;
}

interface Codes {
  known: Span[];
  orders: (Span & { key: string })[];
  /** The first code without a source, outside what is taken. */
  wrong: (taken: readonly Span[]) => Wrong | null;
}

function codesIn(raw: string, book: FactBook, visitor: Visitor, taken: readonly Span[]): Codes {
  const known: Span[] = [];
  const orders: (Span & { key: string })[] = [];
  const unknown: (Span & { code: string })[] = [];
  for (const match of matchesOf(raw, CODE)) {
    const [code] = match;
    const span = { start: match.index, end: match.index + code.length };
    if (taken.some((other) => overlaps(span, other)) || DATE_LIKE.test(code)) continue;
    if (isPartOfNumber(raw, span.start, span.end)) continue;
    const key = codeKey(code);
    const owner = book.codes.get(key);
    const isMoney = /^\d{1,4}$/.test(foldDigits(code)) && owner === undefined;
    if (owner !== undefined) {
      known.push(span);
      if (owner?.startsWith('order:')) orders.push({ ...span, key: owner });
    } else if (visitor.codes.has(key) && looksLikeCode(code)) known.push(span);
    else if (!isMoney && looksLikeCode(code)) unknown.push({ ...span, code });
  }
  for (const match of matchesOf(raw, /(?<![\p{L}\p{N}])\p{Lu}{4,40}(?![\p{L}\p{N}])/gu)) {
    const span = { start: match.index, end: match.index + match[0].length };
    const isKnown = book.vocabulary.has(match[0].toLowerCase()) || visitor.words.has(match[0].toLowerCase());
    if (!isKnown && CAPITALS_ONLY.test(match[0])) unknown.push({ ...span, code: match[0] });
  }
  const wrong = (others: readonly Span[]): Wrong | null => {
    const bad = unknown.find((span) => !others.some((other) => overlaps(span, other)));
    return bad ? { kind: 'code', claim: bad.code } : null;
  };
  return { known, orders, wrong };
}

/** Letters with digits in capitals or with a joint ("CC-2041", "WELCOME20"), or more digits than figures have. */
function looksLikeCode(code: string): boolean {
  const digits = foldDigits(code).replace(/\D/g, '');
  if (/^[\p{Nd}]+$/u.test(code)) return digits.length > MOST_PLAIN_DIGITS;
  const letters = code.replace(/[^\p{L}]/gu, '');
  if (/^\p{Nd}/u.test(code) && letters.length <= 4 && !/[-_/]/.test(code)) return false;
  // Arabic particles are written onto numbers.
  if (!/[a-z]/i.test(letters)) return false;
  return letters === letters.toUpperCase() || /[a-z][-_/]?\p{Nd}{2,}/iu.test(code);
}
