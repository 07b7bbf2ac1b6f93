import { minorDigits } from '../../kernel/money.js';
import { writingOf, type Speech } from '../speech.js';

const moneyFormats = new Map<string, Intl.NumberFormat>();
const dayFormats = new Map<Speech, Intl.DateTimeFormat>();
const listFormats = new Map<string, Intl.ListFormat>();

/** An amount, formatted for the language, with the currency's number of decimals. */
export function sayMoney(minor: bigint, currency: string, speech: Speech): string {
  const key = `${speech} ${currency}`;
  const format = moneyFormats.get(key) ?? newMoneyFormat(speech, currency);
  moneyFormats.set(key, format);
  return plain(format.format(decimalText(minor, minorDigits(currency)) as unknown as number));
}

function newMoneyFormat(speech: Speech, currency: string): Intl.NumberFormat {
  // Arabic currency abbreviations end in full stops, which look wrong inside a sentence.
  const currencyDisplay = speech === 'ar' ? 'name' : 'narrowSymbol';
  return new Intl.NumberFormat(writingOf(speech).locale, {
    style: 'currency',
    currency,
    currencyDisplay,
    useGrouping: 'min2',
  });
}

function decimalText(minor: bigint, digits: number): string {
  const text = minor
    .toString()
    .replace('-', '')
    .padStart(digits + 1, '0');
  const amount = digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
  return minor < 0n ? `-${amount}` : amount;
}

/** @param date `YYYY-MM-DD` */
export function sayDay(date: string, speech: Speech): string {
  let format = dayFormats.get(speech);
  if (!format) {
    const locale = writingOf(speech).locale;
    format = new Intl.DateTimeFormat(locale, {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      timeZone: 'UTC',
    });
    dayFormats.set(speech, format);
  }
  return plain(format.format(new Date(`${date}T00:00:00Z`)));
}

/** `a, b and c` in the language. */
export function sayList(
  items: readonly string[],
  speech: Speech,
  type: 'conjunction' | 'disjunction' = 'conjunction',
): string {
  const key = `${speech} ${type}`;
  const format = listFormats.get(key) ?? new Intl.ListFormat(writingOf(speech).locale, { type });
  listFormats.set(key, format);
  return format.format(items);
}

/** Makes a business's free text safe inside a sentence: one line, no control or direction marks, of limited length. */
export function quote(text: string, longest = 300): string {
  const line = plain(text)
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
  return line.length <= longest ? line : `${line.slice(0, longest - 1).trimEnd()}…`;
}

/** The same with its lines, of which empty ones and blanks around are left out. */
export function quoteLines(text: string, longest = 300): string {
  const lines = text.split(/[\n\r]/u).map((line) => quote(line, longest));
  const whole = lines.filter((line) => line !== '').join('\n');
  return whole.length <= longest ? whole : `${whole.slice(0, longest - 1).trimEnd()}…`;
}

export function sentence(text: string): string {
  return /[.!?…:؟]["”»)]?$/u.test(text) ? text : `${text}.`;
}

function plain(text: string): string {
  return text.replace(/[\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069]/g, '').replace(/[\u00A0\u202F]/g, ' ');
}
