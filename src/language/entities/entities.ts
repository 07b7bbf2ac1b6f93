import { findPhones, overlaps, type FoundPhone, type Span } from './contacts.js';
import { findEmails, findUnreadable, type FoundEmail } from './email-scanner.js';
import {
  findOrderNumbers,
  isAfterOrderWord,
  isAfterPhoneWord,
  type FoundOrderNumber,
} from './order-numbers.js';
import type { OwnNumberForm } from './own-numbers.js';
import { isCounted } from './prices.js';
import { fold } from '../text/fold.js';
import { matchesOf } from '../text/matches.js';

/** The identifiers in a text. */
export interface Entities {
  orderNumbers: string[];
  /** Whole and canonical (`kernel/email`). */
  emails: string[];
  /** E.164 */
  phones: string[];
  /** The phones as written, in the same order: their digits may still be an order number. */
  writtenPhones: string[];
  /** Order numbers that may also be phone numbers. */
  phoneLikeNumbers: string[];
  /** Their positions: sorted, without overlaps. */
  spans: Span[];
  /** Words that look like addresses but are not valid: nothing inside them may be read. */
  unreadable: Span[];
}

export interface EntityOptions {
  /** ISO 3166-1 alpha-2 of the business, for national phone numbers. */
  country: string | null;
  /** The conversation is about an order: plain digits may be its number. */
  orderExpected: boolean;
  /** The conversation waits for a contact: digits are read as a phone number first. */
  contactExpected?: boolean;
  /**
   * The conversation has a contact and waits for the order number: bare digits are the number, even with a leading 0.
   */
  numberExpected?: boolean;
  /** The form of the business's own order numbers; constant during a turn. */
  ownForm?: OwnNumberForm;
  /** With `ownForm`: a number was asked for, or a contact stands beside it. */
  replyExpected?: boolean;
}

const LINK = /https?:\/\/\S+/giu;

/** The part of the scan that does not depend on what the conversation expects: addresses and possible phone numbers. */
export interface EntityScan {
  text: string;
  emails: FoundEmail[];
  unreadable: Span[];
  /** Addresses, invalid addresses and links: nothing inside them may be read. */
  taken: Span[];
  dialled: FoundPhone[];
}

/** Finds e-mail addresses, order numbers and phone numbers; none overlaps another. */
export function findEntities(text: string, options: EntityOptions): Entities {
  return readEntities(scanEntities(text, options.country), options);
}

/** @param country ISO 3166-1 alpha-2 of the business, for national phone numbers */
export function scanEntities(text: string, country: string | null): EntityScan {
  const emails = findEmails(text);
  const links = matchesOf(text, LINK).map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  const unreadable = findUnreadable(text, emails);
  const taken: Span[] = [...emails, ...unreadable, ...links];
  return { text, emails, unreadable, taken, dialled: phonesIn(text, country, taken) };
}

function phonesIn(text: string, country: string | null, taken: readonly Span[]): FoundPhone[] {
  return findPhones(text, country, taken).filter((phone) => !isAmount(phone, text));
}

/** How far behind a figure its unit is read. */
const UNIT_REACH = 24;

/** "987123456 euro": digits without a separator or a leading 0 before a word of money or people. */
function isAmount({ written, end }: FoundPhone, text: string): boolean {
  return /^[1-9]\d+$/.test(written) && isCounted(fold(text.slice(end, end + UNIT_REACH)));
}

/** As `findEntities`, from a scan for the same country. */
export function readEntities(scan: EntityScan, options: EntityOptions): Entities {
  const { text, emails, unreadable, taken, dialled } = scan;
  const early = dialled.filter((phone) => isCertain(phone, text, options));
  const numbers = numbersBeside(dialled, text, options, [...taken, ...early]);
  const beside = numbers.length === 0 ? dialled : phonesIn(text, options.country, [...taken, ...numbers]);
  const phones = beside.filter((phone) => isExplained(phone, numbers));
  return {
    orderNumbers: unique(numbers.map((found) => found.number)),
    emails: unique(emails.map((found) => found.email)),
    phones: unique(phones.map((found) => found.phone)),
    writtenPhones: unique(phones.map((found) => found.written)),
    phoneLikeNumbers: unique(
      numbers.filter((number) => isDialled(number, dialled, numbers)).map(({ number }) => number),
    ),
    spans: [...emails, ...numbers, ...phones].sort((a, b) => a.start - b.start),
    unreadable,
  };
}

/** The order numbers, given the digits that may be phone numbers. */
function numbersBeside(
  dialled: readonly FoundPhone[],
  text: string,
  { orderExpected, ownForm, replyExpected = false }: EntityOptions,
  taken: readonly Span[],
): FoundOrderNumber[] {
  const apart = dialled.filter(({ beside, start }) => beside && beside.start < start);
  const own = ownForm && { form: ownForm, phones: dialled, replyExpected };
  const find = (others: readonly Span[]): FoundOrderNumber[] =>
    findOrderNumbers(text, orderExpected, [...taken, ...others], apart, own);
  let numbers = find([]);
  if (!orderExpected || numbers.length === 0) return numbers;
  const whole = dialled.filter((phone) => isInPieces(phone, numbers));
  if (whole.length > 0) numbers = find(whole);
  const isLikePhone = (number: Span): boolean => dialled.some((phone) => isSame(phone, number));
  // Next to a certain phone number these digits are the order number; other digits are not.
  const isOpen = !dialled.some((phone) => taken.includes(phone));
  if (isOpen && numbers.every(isLikePhone)) numbers = [...numbers, ...find([...whole, ...numbers])];
  const known = [...taken, ...whole, ...numbers];
  const guessed = dialled
    .filter((phone) => !known.some((other) => overlaps(phone, other)) && isLikeNumbers(phone, text, numbers))
    .map(({ written, start, end }) => ({ number: written, start, end }));
  return [...numbers, ...guessed].sort((a, b) => a.start - b.start);
}

/** Digits of which less than half would be the order number: "612" of "612 34 56 78". */
function isInPieces(phone: FoundPhone, numbers: readonly FoundOrderNumber[]): boolean {
  const pieces = numbers.filter((number) => overlaps(number, phone));
  const isInside = pieces.every(({ start, end }) => start >= phone.start && end <= phone.end);
  const digits = pieces.reduce((sum, { number }) => sum + number.length, 0);
  // "55 15123020523" is an order number and a phone number.
  if (/\d{5}/.test(phone.written)) return false;
  return pieces.length > 0 && isInside && digits * 2 < phone.written.replace(/\D/g, '').length;
}

/** "10023456 and 10023457": as long as an order number in the text, and not marked as a phone number. */
function isLikeNumbers(phone: FoundPhone, text: string, numbers: readonly FoundOrderNumber[]): boolean {
  const { written, start, beside } = phone;
  if (beside || !/^[1-9]\d+$/.test(written) || isAfterPhoneWord(text, start)) return false;
  return numbers.some(({ number }) => /^\d+$/.test(number) && Math.abs(number.length - written.length) <= 1);
}

function isSame(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end;
}

/** Phones that win over order numbers: begin with `+`, `00` or `0`, or any digits while a contact is awaited. */
function isCertain(phone: FoundPhone, text: string, options: EntityOptions): boolean {
  const { written, beside } = phone;
  const digits = written.replace(/\D/g, '').length;
  const isGrouped = /[\s()./-]/.test(written);
  if (/^[+0(]/.test(written) && digits >= 8) {
    if (options.numberExpected && !/^(?:\+|00)/.test(written) && !isGrouped && !beside) return false;
    return isGrouped || !isAfterOrderWord(text, phone.start);
  }
  return Boolean(options.contactExpected) && digits >= 7;
}

/**
 * Whether digits next to a phone number, not an order number, may belong to it: then the phone number is incomplete.
 */
function isExplained({ beside }: FoundPhone, numbers: readonly FoundOrderNumber[]): boolean {
  return !beside || numbers.some((number) => overlaps(number, beside));
}

function isDialled(
  number: Span,
  phones: readonly FoundPhone[],
  numbers: readonly FoundOrderNumber[],
): boolean {
  return phones.some((phone) => isSame(phone, number) && isExplained(phone, numbers));
}

function unique(values: string[]): string[] {
  return [...new Set(values)];
}
