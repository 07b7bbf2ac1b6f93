import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/min';
import { foldDigits } from './fold.js';

/** A piece of a text, `start` inclusive, `end` exclusive, in UTF-16 units of the text. */
export interface Span {
  start: number;
  end: number;
}

export interface FoundEmail extends Span {
  /** Lower case. */
  email: string;
}

export interface FoundPhone extends Span {
  /** E.164 */
  phone: string;
}

// The local part and the top-level domain are ASCII, so that "ali@example.comشكرا" ends where the address ends.
const EMAIL =
  /[a-z0-9][a-z0-9._%+-]*\s?(?:@|[([{]\s?(?:at|arroba|arobase)\s?[)\]}])\s?[a-z0-9\u00E0-\u024F-]+(?:(?:\.|\s?[([{]\s?(?:dot|punkt|punto|point)\s?[)\]}]\s?)[a-z0-9\u00E0-\u024F-]+)*(?:\.|\s?[([{]\s?(?:dot|punkt|punto|point)\s?[)\]}]\s?)[a-z]{2,24}/giu;

const AT = /\s?(?:@|[([{]\s?(?:at|arroba|arobase)\s?[)\]}])\s?/giu;
const DOT = /\s?[([{]\s?(?:dot|punkt|punto|point)\s?[)\]}]\s?/giu;

const PHONE_LIKE = /(?<![\p{L}\p{N}#@-])(?:\+\s?|00)?\(?\d[\d\s()./-]{5,18}\d(?![\p{L}@]*@)/gu;
const DATE_LIKE = /^(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4})$/;

export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

export function findEmails(text: string): FoundEmail[] {
  return [...text.matchAll(EMAIL)].map((match) => ({
    email: match[0].replace(AT, '@').replace(DOT, '.').toLowerCase(),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/**
 * Phone numbers as people type them, national ones read in the business's country.
 * Possible, not only valid, numbers count: numbers reserved for fiction and new ranges are no less somebody's.
 * @param country ISO 3166-1 alpha-2; null finds international numbers only
 * @param taken spans that already mean something else, such as order numbers
 */
export function findPhones(text: string, country: string | null, taken: readonly Span[]): FoundPhone[] {
  const digits = foldDigits(text);
  const phones: FoundPhone[] = [];
  for (const match of digits.matchAll(PHONE_LIKE)) {
    const span = { start: match.index, end: match.index + match[0].length };
    if (DATE_LIKE.test(match[0]) || taken.some((other) => overlaps(span, other))) continue;
    const phone = toE164(match[0], country);
    if (phone) phones.push({ ...span, phone });
  }
  return phones;
}

/** A national or international number as E.164; null when it can be none. */
export function toE164(text: string, country: string | null): string | null {
  const compact = foldDigits(text)
    .trim()
    .replace(/^00/, '+')
    .replace(/^\+\s+/, '+');
  const parsed = parsePhoneNumberFromString(compact, (country ?? undefined) as CountryCode | undefined);
  if (!parsed || !parsed.isPossible() || parsed.nationalNumber.length < 7) return null;
  return parsed.number;
}
