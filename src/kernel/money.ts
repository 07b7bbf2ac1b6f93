/**
 * Money is a bigint of minor units in one currency. Outside the process it is always text (`"38.00"`, JOD `"8.000"`).
 */
export interface Money {
  minor: bigint;
  /** ISO 4217. */
  currency: string;
}

const digitsByCurrency = new Map<string, number>();

/** Decimal places of a currency's minor unit, from ICU: 2 for EUR, 3 for JOD, 0 for JPY. */
export function minorDigits(currency: string): number {
  const known = digitsByCurrency.get(currency);
  if (known !== undefined) return known;
  const { maximumFractionDigits } = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
  }).resolvedOptions();
  const digits = maximumFractionDigits ?? 2;
  digitsByCurrency.set(currency, digits);
  return digits;
}

/** `"38"`, `"38.0"` and `"38.00"` to minor units; null when it is no amount of that currency. */
export function parseAmount(text: string, currency: string): bigint | null {
  const match = /^(-?)(\d{1,13})(?:\.(\d+))?$/.exec(text);
  if (!match) return null;
  const [, sign = '', whole = '0', fraction = ''] = match;
  const digits = minorDigits(currency);
  if (fraction.length > digits && /[1-9]/.test(fraction.slice(digits))) return null;
  const minor = BigInt(whole + fraction.slice(0, digits).padEnd(digits, '0'));
  return sign ? -minor : minor;
}

/** Minor units to the decimal text of the API, always with the currency's full number of places. */
export function formatAmount({ minor, currency }: Money): string {
  const digits = minorDigits(currency);
  const negative = minor < 0n;
  const text = (negative ? -minor : minor).toString().padStart(digits + 1, '0');
  const amount = digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
  return negative ? `-${amount}` : amount;
}

const groupsByDots = new Map<string, boolean>();

/**
 * "1.200" as a locale writes it that groups by dots: "1200". Null for other texts, and for a currency with three places,
 * of which it may be a decimal amount.
 * @param locale BCP 47
 * @param currency ISO 4217
 */
export function dottedThousands(text: string, locale: string, currency: string): string | null {
  if (!/^[1-9]\d{0,2}(?:\.\d{3}){1,3}$/.test(text) || minorDigits(currency) > 2) return null;
  let groups = groupsByDots.get(locale);
  if (groups === undefined) {
    const parts = new Intl.NumberFormat(locale).formatToParts(1_234_567);
    groups = parts.some(({ type, value }) => type === 'group' && value === '.');
    groupsByDots.set(locale, groups);
  }
  return groups ? text.replaceAll('.', '') : null;
}
