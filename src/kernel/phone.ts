import { parsePhoneNumberFromString, type CountryCode, type PhoneNumber } from 'libphonenumber-js/min';

/** Direction marks and other invisible characters, which phone books and Arabic texts put around numbers. */
const INVISIBLE = /\p{DI}/gu;

/** ASCII, Arabic-Indic, Persian and full-width. */
const TWO_ZEROS = /^(?:00|\u0660\u0660|\u06F0\u06F0|\uFF10\uFF10)\s*(?=\p{Nd})/u;

/** No number has fewer; the parser refuses them by an error, which costs a hundred times as much as counting. */
const TWO_DIGITS = /\p{Nd}\P{Nd}*\p{Nd}/u;
const LEAST_NATIONAL_DIGITS = 7;
/** The 0 or 1 that is dialled before national numbers. */
const TRUNK_PREFIX_DIGITS = 1;

/**
 * A phone number in national or international form as E.164, or null when the text as a whole cannot be one.
 * All code must parse phone numbers with this function, so that stored and typed forms of one number are equal. Accepts
 * possible numbers, not only valid ones, because new ranges and those reserved for fiction are in use too. Digits may
 * be Arabic-Indic, Persian or full-width; `00` stands for `+`; an extension is ignored.
 * @param country ISO 3166-1 alpha-2 for national forms; null accepts international ones only.
 */
export function toE164(text: string, country: string | null): string | null {
  const written = text.replace(INVISIBLE, '').trim().replace(/^tel:/i, '');
  if (!TWO_DIGITS.test(written)) return null;
  const international = written.replace(TWO_ZEROS, '+');
  const phone = parse(international, country) ?? (international === written ? null : parse(written, country));
  return phone?.number ?? null;
}

function parse(text: string, country: string | null): PhoneNumber | null {
  const defaultCountry = (country ?? undefined) as CountryCode | undefined;
  const phone = parsePhoneNumberFromString(text, { defaultCountry, extract: false });
  return phone?.isPossible() === true && isWhole(phone, text) ? phone : null;
}

/**
 * Refuses a result that is shorter than any subscriber's number although the text has more digits: then only a part of
 * the text was read.
 */
function isWhole({ nationalNumber, countryCallingCode }: PhoneNumber, text: string): boolean {
  if (nationalNumber.length >= LEAST_NATIONAL_DIGITS) return true;
  const prefixes = countryCallingCode.length + TRUNK_PREFIX_DIGITS;
  return (text.match(/\p{Nd}/gu)?.length ?? 0) <= nationalNumber.length + prefixes;
}
