import { dottedThousands, minorDigits } from '../../kernel/money.js';

const DECIMAL = /^\d{1,13}(?:\.\d{1,6})?$/u;
/** What may stand around an amount: a sign of currency, an ISO code, "12.–" as in Switzerland. */
const AROUND = /^(\D{0,12}?)(\d[\d.,'’\s]{0,30}?)(?:[.,][-–—]{1,2})?(\D{0,12})$/u;
const GROUPED = /^\d{1,3}(?:([.,'’\s])\d{3})(?:\1\d{3}){0,3}$/u;

/**
 * An amount as shops write it (`"12,50"`, `"€ 1.234,50"`, `12.5`), as the decimal text of the API.
 * @param locale of the business, BCP 47: "1.200" is 1200 where dots group thousands
 * @returns null when it could mean two amounts (`"1,234"`), or names another currency
 */
export function writtenPrice(value: unknown, currency: string, locale: string): string | null {
  if (typeof value === 'number') return fromNumber(value, currency);
  if (typeof value !== 'string' || value.length > 50) return null;
  const text = value.trim();
  if (DECIMAL.test(text)) return dottedThousands(text, locale, currency) ?? text;
  const [, before = '', digits = '', after = ''] = AROUND.exec(text) ?? [];
  if (digits === '' || ![before, after].every((sign) => isOf(sign.trim(), currency))) return null;
  const amount = digits.trim();
  return dottedThousands(amount, locale, currency) ?? decimal(amount, currency);
}

function fromNumber(value: number, currency: string): string | null {
  if (!Number.isFinite(value) || value < 0 || value > 1e12) return null;
  const text = value.toFixed(minorDigits(currency));
  return Number(text) === value ? text : null;
}

/** The last sign is the decimal one when it is followed by as many digits as the currency has, or one fewer. */
function decimal(digits: string, currency: string): string | null {
  const places = minorDigits(currency);
  const at = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
  const fraction = at < 0 ? '' : digits.slice(at + 1);
  const whole = at < 0 ? digits : digits.slice(0, at);
  if (at < 0 || (fraction.length > 0 && fraction.length <= Math.min(places, 2))) {
    if (!/^\d{1,13}$/u.test(whole) && !GROUPED.test(whole)) return null;
    const plain = whole.replace(/\D/gu, '');
    return fraction === '' ? plain : `${plain}.${fraction}`;
  }
  if (places === 0 && GROUPED.test(digits)) return digits.replace(/\D/gu, '');
  // "1.234.567": two equal signs can only group; one alone could be either.
  return GROUPED.test(digits) && digits.length > 7 ? digits.replace(/\D/gu, '') : null;
}

const signs = new Map<string, ReadonlySet<string>>();

/** Whether nothing, or a way to write the currency. */
function isOf(sign: string, currency: string): boolean {
  if (sign === '') return true;
  let known = signs.get(currency);
  if (!known) {
    known = new Set(['symbol', 'narrowSymbol', 'code'].flatMap((display) => signsOf(currency, display)));
    signs.set(currency, known);
  }
  return known.has(sign.toUpperCase());
}

function signsOf(currency: string, display: string): string[] {
  return ['en', 'de', 'fr', 'es', 'ar', 'de-CH'].flatMap((locale) => {
    const format = new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      currencyDisplay: display as 'symbol',
    });
    const part = format.formatToParts(1).find(({ type }) => type === 'currency');
    return part ? [part.value.replace(/[\u200E\u200F]/gu, '').toUpperCase()] : [];
  });
}
