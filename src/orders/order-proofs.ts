import { toE164 } from '../kernel/phone.js';
import { readingsOfEmail } from '../platform/language/email-scanner.js';
import type { OrderProof } from './order-lookup.js';

/** What a visitor gave to prove an order, as written. */
export interface GivenProof {
  email?: string;
  /** E.164 or national. */
  phone?: string;
  /** Those of the order numbers that may be the phone number instead. */
  phoneLike?: string[];
  /** Canonical, and compared as it is. */
  verifiedEmail?: string;
}

/** As many as are looked up. */
const MOST_NUMBERS = 3;
const LEAST_PHONE_DIGITS = 7;
const DIGITS_ONLY = /^[\d\s().\-/]+$/;

/**
 * The tries for one number, in turn: by the e-mail address, then by the phone number. A try holds every reading of the
 * two things that were given, and counts once: an address with and without the letters of another script written onto
 * it, and two numbers of which either may be the phone number.
 * @param country ISO 3166-1 alpha-2 of the business; null reads international phone numbers only
 */
export function triesFor(number: string, given: GivenProof, country: string | null): OrderProof[][] {
  const { email, phone, phoneLike, verifiedEmail } = given;
  if (verifiedEmail) return [[{ number, email: verifiedEmail }]];
  const byEmail = email ? readingsOfEmail(email).map((each) => ({ number, email: each })) : [];
  return [
    byEmail,
    phone ? readingsOfPhone(number, phone, country, phoneLike?.includes(number) ?? false) : [],
  ].filter((readings) => readings.length > 0);
}

/** Of several numbers the last that may be a phone number, and the others; null when it can be nothing but orders. */
export function guessedPhone(
  numbers: readonly string[],
  phoneLike: readonly string[],
): { numbers: string[]; phone: string } | null {
  const phone = phoneLike.at(-1);
  const others = numbers.filter((number) => number !== phone);
  return phone === undefined || others.length === 0 ? null : { numbers: others.slice(-MOST_NUMBERS), phone };
}

/** Digits that are given as an order number and may be a phone number. */
export function mayBePhone(number: string, country: string | null): boolean {
  return (
    DIGITS_ONLY.test(number) && countDigits(number) >= LEAST_PHONE_DIGITS && toE164(number, country) !== null
  );
}

function readingsOfPhone(
  number: string,
  phone: string,
  country: string | null,
  isPhoneLike: boolean,
): OrderProof[] {
  const readings: OrderProof[] = [];
  const e164 = toE164(phone, country);
  if (e164) readings.push({ number, phone: e164 });
  const swapped = isPhoneLike && DIGITS_ONLY.test(phone) ? toE164(number, country) : null;
  if (swapped) readings.push({ number: phone, phone: swapped });
  return readings;
}

function countDigits(text: string): number {
  return text.replace(/\D/g, '').length;
}
