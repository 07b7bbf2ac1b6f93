import { findPhones, overlaps, type FoundPhone, type Span } from './contacts.js';
import { findEmails, findUnreadable, type FoundEmail } from './email-scanner.js';
import {
  findOrderNumbers,
  isAfterOrderWord,
  isAfterPhoneWord,
  type FoundOrderNumber,
} from './order-numbers.js';

/** What a message says that stands for exactly one thing. */
export interface Entities {
  orderNumbers: string[];
  /** Whole and canonical (`kernel/email`). */
  emails: string[];
  /** E.164 */
  phones: string[];
  /** The phones as written, in the same order: digits that may be an order number after all. */
  writtenPhones: string[];
  /** Order numbers that are written like a phone number as well. */
  phoneLikeNumbers: string[];
  /** Where they stand, in order, without overlaps. */
  spans: Span[];
  /** Words that might be addresses and cannot be read: nothing inside them is anything else. */
  unreadable: Span[];
}

export interface EntityOptions {
  /** ISO 3166-1 alpha-2 of the business, for national phone numbers. */
  country: string | null;
  /** The conversation is about an order: plain digits may be its number. */
  orderExpected: boolean;
  /** The conversation waits for a contact: digits are a phone number before they are an order number. */
  contactExpected?: boolean;
  /** The conversation has a contact and waits for the number: digits by themselves are that, even with a 0 first. */
  numberExpected?: boolean;
}

const LINK = /https?:\/\/\S+/giu;

/** What of a text is the same whatever is expected: its addresses, and what might be phone numbers beside them. */
export interface EntityScan {
  text: string;
  emails: FoundEmail[];
  unreadable: Span[];
  /** Addresses, unreadable words and links: nothing inside them is anything else. */
  taken: Span[];
  dialled: FoundPhone[];
}

/** E-mail addresses, order numbers and phone numbers of a text, none of which reads a part of another. */
export function findEntities(text: string, options: EntityOptions): Entities {
  return readEntities(scanEntities(text, options.country), options);
}

/** @param country ISO 3166-1 alpha-2 of the business, for national phone numbers */
export function scanEntities(text: string, country: string | null): EntityScan {
  const emails = findEmails(text);
  const links = [...text.matchAll(LINK)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  const unreadable = findUnreadable(text, emails);
  const taken: Span[] = [...emails, ...unreadable, ...links];
  return { text, emails, unreadable, taken, dialled: findPhones(text, country, taken) };
}

/** As `findEntities`, of what was scanned for the same country. */
export function readEntities(scan: EntityScan, options: EntityOptions): Entities {
  const { text, emails, unreadable, taken, dialled } = scan;
  const early = dialled.filter((phone) => isCertain(phone, text, options));
  const numbers = numbersBeside(dialled, text, options, [...taken, ...early]);
  const beside = numbers.length === 0 ? dialled : findPhones(text, options.country, [...taken, ...numbers]);
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

/** The order numbers of a text in which these digits may be phone numbers. */
function numbersBeside(
  dialled: readonly FoundPhone[],
  text: string,
  { orderExpected }: EntityOptions,
  taken: readonly Span[],
): FoundOrderNumber[] {
  const apart = dialled.filter(({ beside, start }) => beside && beside.start < start);
  const find = (others: readonly Span[]): FoundOrderNumber[] =>
    findOrderNumbers(text, orderExpected, [...taken, ...others], apart);
  let numbers = find([]);
  if (!orderExpected || numbers.length === 0) return numbers;
  const whole = dialled.filter((phone) => isInPieces(phone, numbers));
  if (whole.length > 0) numbers = find(whole);
  const isLikePhone = (number: Span): boolean => dialled.some((phone) => isSame(phone, number));
  // Beside a certain phone number these are the order number, and further digits explain nothing.
  const isOpen = !dialled.some((phone) => taken.includes(phone));
  if (isOpen && numbers.every(isLikePhone)) numbers = [...numbers, ...find([...whole, ...numbers])];
  const known = [...taken, ...whole, ...numbers];
  const guessed = dialled
    .filter((phone) => !known.some((other) => overlaps(phone, other)) && isLikeNumbers(phone, text, numbers))
    .map(({ written, start, end }) => ({ number: written, start, end }));
  return [...numbers, ...guessed].sort((a, b) => a.start - b.start);
}

/** Digits of which only the smaller part would be order numbers: "612" of "612 34 56 78". */
function isInPieces(phone: FoundPhone, numbers: readonly FoundOrderNumber[]): boolean {
  const pieces = numbers.filter((number) => overlaps(number, phone));
  const isInside = pieces.every(({ start, end }) => start >= phone.start && end <= phone.end);
  const digits = pieces.reduce((sum, { number }) => sum + number.length, 0);
  // "55 15123020523" is an order number and a phone number.
  if (/\d{5}/.test(phone.written)) return false;
  return pieces.length > 0 && isInside && digits * 2 < phone.written.replace(/\D/g, '').length;
}

/** "10023456 and 10023457": digits as long as an order number in the text, that nothing marks as a phone number. */
function isLikeNumbers(phone: FoundPhone, text: string, numbers: readonly FoundOrderNumber[]): boolean {
  const { written, start, beside } = phone;
  if (beside || !/^[1-9]\d+$/.test(written) || isAfterPhoneWord(text, start)) return false;
  return numbers.some(({ number }) => /^\d+$/.test(number) && Math.abs(number.length - written.length) <= 1);
}

function isSame(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end;
}

/** Phones before any order number: dialled with `+`, `00` or `0` first, or any digits while a contact is awaited. */
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

/** Digits beside a phone number that are no order number may be of the phone number: then it is not known whole. */
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
