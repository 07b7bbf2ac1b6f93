import { toE164 } from '../../kernel/phone.js';
import { readingsOfEmail } from '../../language/entities/email-scanner.js';
import type { ToolContext } from '../../assistant/chat-tool.js';
import type { OrderProof } from '../order-lookup.port.js';
import type { OrderClues } from './reading.js';

/** The visitor's proof of an order, as written. */
export interface GivenProof {
  email?: string;
  /** E.164 or national. */
  phone?: string;
  /** The order numbers that may be the phone number instead. */
  phoneLike?: string[];
  /** Canonical, compared unchanged. */
  verifiedEmail?: string;
}

/** Limit of numbers that are looked up. */
const MOST_NUMBERS = 3;
const LEAST_PHONE_DIGITS = 7;
const DIGITS_ONLY = /^[\d\s().\-/]+$/;

/**
 * The attempts for one number: by the e-mail address, then by the phone number. An attempt contains all readings and
 * counts once: an address with and without attached letters of another script, and two numbers either of which may be
 * the phone number.
 * @param country ISO 3166-1 alpha-2 of the business; null accepts international phone numbers only
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

/** The part of the tool's input that a look-up needs. */
export interface NumbersAndProof extends GivenProof {
  numbers: string[];
  /** The phone number could be an order number. */
  guessed?: boolean;
}

/**
 * Adds the numbers that may be phone numbers. Of two numbers without a contact (in one message, or the second as the
 * reply to a request for a contact), the last possible phone number is tried as one.
 * @param remembered the order numbers given before this message
 */
export function withPhoneLike<Input extends NumbersAndProof>(
  input: Input,
  { all, awaited }: OrderClues,
  remembered: readonly string[],
  { tenant, verifiedEmail }: ToolContext,
): Input {
  const earlier = remembered.filter((number) => !all.orderNumbers.includes(number));
  const phoneLike = [
    ...earlier.filter((number) => mayBePhone(number, tenant.country)),
    ...all.phoneLikeNumbers,
  ];
  const phone = phoneLike.at(-1);
  if (phone === undefined) return input;
  if (input.phone) return { ...input, phoneLike };
  if (input.email || verifiedEmail || all.orderNumbers.length === 0) return input;
  const numbers = [...(awaited ? earlier : []), ...all.orderNumbers].filter((number) => number !== phone);
  return numbers.length === 0
    ? input
    : { ...input, numbers: numbers.slice(-MOST_NUMBERS), phone, phoneLike, guessed: true };
}

/** When the guess proved no order, the number is an order number again. */
export function withoutGuess<Input extends NumbersAndProof>(input: Input): Input {
  const { guessed, phone, ...rest } = input;
  return guessed && phone ? ({ ...rest, numbers: [...rest.numbers, phone] } as unknown as Input) : input;
}

/** Order numbers whose digits may be a phone number. */
function mayBePhone(number: string, country: string | null): boolean {
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
