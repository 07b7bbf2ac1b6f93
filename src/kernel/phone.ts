import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/min';

/**
 * A phone number in national or international form as E.164, or null when it cannot be one.
 * @param country ISO 3166-1 alpha-2 for national forms; null accepts international ones only.
 */
export function toE164(text: string, country: string | null): string | null {
  const parsed = parsePhoneNumberFromString(text, (country ?? undefined) as CountryCode | undefined);
  return parsed?.isPossible() === true ? parsed.number : null;
}
