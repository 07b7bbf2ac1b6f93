import { toE164 } from '../../kernel/phone.js';
import { readingsOfEmail } from '../../language/entities/email-scanner.js';
import type { ToolContext } from '../../assistant/chat-tool.js';
import type { OrderProof } from '../order-lookup.port.js';
import type { OrderClues } from './reading.js';

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

/** What a look-up needs of the tool's input. */
export interface NumbersAndProof extends GivenProof {
  numbers: string[];
  /** The phone number was written as an order number might be. */
  guessed?: boolean;
}

/**
 * The input with the numbers that may be phone numbers. Of two numbers without a contact, in one message or the second
 * as the answer when a contact was asked for, the last that may be a phone number is tried as that.
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

/** A guess that proved nothing is an order number again. */
export function withoutGuess<Input extends NumbersAndProof>(input: Input): Input {
  const { guessed, phone, ...rest } = input;
  return guessed && phone ? ({ ...rest, numbers: [...rest.numbers, phone] } as unknown as Input) : input;
}

/** Digits that are given as an order number and may be a phone number. */
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
