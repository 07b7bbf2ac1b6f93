import { isEmail } from 'class-validator';
import { Temporal } from 'temporal-polyfill';
import { isCalendarDate, toUtcInstant } from '../kernel/instants.js';
import { dottedThousands, minorDigits } from '../kernel/money.js';
import { toE164 } from '../kernel/phone.js';
import { firstOf, mendRow, type Mend, type MendValue } from '../platform/bulk/mend-row.js';
import { code, lineUpTo, numberAsText } from '../platform/bulk/mend-values.js';
import type { OrderRow } from './dto/order.dto.js';
import { ORDER_STATUSES } from './order-lookup.port.js';

/** What the mends of a business's orders depend on. */
export interface MendingBusiness {
  /** ISO 3166-1 alpha-2, for national phone numbers. */
  country: string | null;
  currency: string;
  /** BCP 47, for figures: "1.200" is 1200 where dots group thousands. */
  locale: string;
  /** IANA, for times without an offset. */
  timezone: string;
}

/** Mends values of an order as it was sent, so that one odd value does not cost the whole order. */
export function mendOrder(row: unknown, business: MendingBusiness): { row: unknown; mends: Mend[] } {
  const amount = amountIn(currencyOf(row) ?? business.currency, business.locale);
  return mendRow(row, {
    number: code,
    externalId: optional(code),
    status,
    placedAt: optional(instantIn(business.timezone)),
    total: amount,
    customer: {
      name: optional(lineUpTo(200)),
      email: optional(email),
      phone: optional(phoneIn(business.country)),
    },
    items: { sku: optional(code), name: optional(lineUpTo(200)), quantity, unitPrice: optional(amount) },
    lines: { name: optional(lineUpTo(200)), amount: firstOf(withoutSign, amount) },
    expectedAt: optional(date),
    shipments: {
      carrier: lineUpTo(100),
      trackingNumber: code,
      trackingUrl: optional(webUrl),
      status: optional(lineUpTo(100)),
      items: { sku: code, quantity },
    },
    note: optional(lineUpTo(1_000)),
  });
}

/** The items whose sku no product has. @param known the skus that are products' */
export function unknownItems({ items }: OrderRow, known: ReadonlySet<string>): Mend[] {
  return items.flatMap(({ sku, name }, index) => {
    if (!sku || known.has(sku)) return [];
    const detail = `No product has the sku "${sku}". The item is kept as "${name ?? sku}".`;
    return [{ field: `items/${index}/sku`, code: 'unknown_sku', detail }];
  });
}

function currencyOf(row: unknown): string | null {
  const currency = (row as { currency?: unknown } | null)?.currency;
  return typeof currency === 'string' && /^[A-Z]{3}$/.test(currency) ? currency : null;
}

const EMPTY = /^(?:n\.?\/?a\.?|none|null|nil|unknown|-+|—|\/)?$/i;

/** "n/a", "-" and an empty text are no value. */
function optional(mend: MendValue): MendValue {
  return (value) => {
    if (typeof value !== 'string' || !EMPTY.test(value.trim())) return mend(value);
    return leftOut(value, 'It stands for no value');
  };
}

function leftOut(value: string, why: string): ReturnType<MendValue> {
  const shown = value.length > 60 ? `${value.slice(0, 60)}…` : value;
  return {
    value: null,
    code: 'value_left_out',
    detail: `${why}: "${shown}". The order is taken without it.`,
  };
}

const OTHER_SPELLINGS: Readonly<Record<string, string>> = { canceled: 'cancelled', onhold: 'on_hold' };

const status: MendValue = (value) => {
  if (typeof value !== 'string' || value.length > 60) return null;
  const plain = value
    .trim()
    .toLowerCase()
    .replace(/^wc-/, '')
    .replace(/[\s-]+/g, '_');
  const meant = OTHER_SPELLINGS[plain] ?? plain;
  if (meant === value || !ORDER_STATUSES.some((each) => each === meant)) return null;
  return { value: meant, code: 'spelling_mended', detail: `"${value}" was taken as "${meant}".` };
};

/** A blank inside parts the address of one person from that of another, so nothing inside is removed. */
const email: MendValue = (value) => {
  if (typeof value !== 'string' || value.length > 320 || isEmail(value)) return null;
  const plain = value
    .trim()
    .replace(/^mailto:/i, '')
    .replace(/[.,;]$/, '')
    .replace(/^<|>$/g, '')
    .trim();
  if (!isEmail(plain)) return leftOut(value, 'This is no e-mail address');
  return {
    value: plain,
    code: 'spelling_mended',
    detail: 'Blanks and signs around the address were removed.',
  };
};

function phoneIn(country: string | null): MendValue {
  return (value) => {
    const text = typeof value === 'number' ? `${value}` : value;
    if (typeof text !== 'string') return null;
    if (text.length > 40 || toE164(text, country) === null) return leftOut(text, 'This is no phone number');
    return numberAsText(value);
  };
}

const WRITTEN_AMOUNT = /^([^\d,.-]{0,5})(\d{1,13})(?:[.,](\d{1,3}))?([^\d,.-]{0,5})$/u;

/** "12,50", "€12.50" and 12.5; not "1,234", which may be a thousand or one, and not "$12.50" of an order in euro. */
function amountIn(currency: string, locale: string): MendValue {
  return (value) => {
    if (typeof value === 'number') return amountOfNumber(value, currency);
    if (typeof value !== 'string') return null;
    const thousands = thousandsIn(value, currency, locale);
    if (thousands)
      return { value: thousands, code: 'amount_mended', detail: `"${value}" was taken as ${thousands}.` };
    if (/^\d{1,13}(?:\.\d{1,6})?$/.test(value)) return null;
    const [, before = '', whole, fraction = '', after = ''] = WRITTEN_AMOUNT.exec(value.trim()) ?? [];
    if (whole === undefined || fraction.length > Math.min(minorDigits(currency), 2)) return null;
    if (![before, after].every((sign) => isSignOf(sign.trim(), currency))) return null;
    const amount = fraction ? `${whole}.${fraction}` : whole;
    return { value: amount, code: 'amount_mended', detail: `"${value}" was taken as ${amount}.` };
  };
}

/** "1.200" or "1.200 EUR" where dots group thousands. */
function thousandsIn(text: string, currency: string, locale: string): string | null {
  const [, before = '', digits = '', after = ''] =
    /^([^\d.,-]{0,5})([\d.]{1,15})([^\d.,-]{0,5})$/u.exec(text.trim()) ?? [];
  const isOwn = [before, after].every((sign) => isSignOf(sign.trim(), currency));
  return isOwn ? dottedThousands(digits, locale, currency) : null;
}

/** Nothing, or the currency's code or sign. */
function isSignOf(text: string, currency: string): boolean {
  if (text === '' || text.toUpperCase() === currency) return true;
  const format = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  });
  return format.formatToParts(1).some(({ type, value }) => type === 'currency' && value === text);
}

function amountOfNumber(value: number, currency: string): ReturnType<MendValue> {
  const amount = value.toFixed(minorDigits(currency));
  if (!/^\d{1,13}(?:\.\d{1,6})?$/.test(amount) || Number(amount) !== value) return null;
  return { value: amount, code: 'number_read_as_text', detail: `The number was taken as ${amount}.` };
}

/** The kind of a line tells whether it is subtracted. */
const withoutSign: MendValue = (value) => {
  if (typeof value !== 'string' || !/^[-−]\s?\d{1,13}(?:\.\d{1,6})?$/.test(value)) return null;
  return { value: value.replace(/^[-−]\s?/, ''), code: 'sign_removed', detail: 'An amount has no sign.' };
};

const MOST_PLACES = 3;

const quantity: MendValue = (value) => {
  const read = typeof value === 'string' ? readQuantity(value) : value;
  if (typeof read !== 'number' || !Number.isFinite(read)) return null;
  const rounded = Number(read.toFixed(MOST_PLACES));
  if (rounded === value) return null;
  return {
    value: rounded,
    code: 'quantity_mended',
    detail: `${String(value).slice(0, 40)} was taken as ${rounded}.`,
  };
};

function readQuantity(text: string): number | null {
  const plain = text.trim().replace(',', '.');
  return /^\d{1,7}(?:\.\d{1,9})?$/.test(plain) ? Number(plain) : null;
}

const DAY = '(\\d{4}-\\d{2}-\\d{2})';
const TIME_OF_DAY = '(\\d{2}:\\d{2}(?::\\d{2})?)(?:\\.\\d{1,9})?';
const WRITTEN_TIME = new RegExp(`^${DAY}(?:[T ]${TIME_OF_DAY})?\\s?(Z|[+-]\\d{2}:?\\d{2})?$`, 'i');

/** "2026-11-20", "2026-11-20 10:15" and "2026-11-20 10:15:00 +0100": without an offset in the business's time zone. */
function instantIn(timezone: string): MendValue {
  return (value) => {
    if (typeof value !== 'string' || value.length > 40 || toUtcInstant(value) !== null) return null;
    const [, day, time = '00:00', offset] = WRITTEN_TIME.exec(value.trim()) ?? [];
    if (day === undefined || !isCalendarDate(day)) return null;
    const instant = toUtcInstant(
      `${day}T${time}${offset ? withColon(offset) : offsetIn(timezone, `${day}T${time}`)}`,
    );
    if (instant === null) return null;
    return { value: instant, code: 'time_mended', detail: `"${value}" was taken as ${instant}.` };
  };
}

function withColon(offset: string): string {
  return offset.toUpperCase().replace(/^([+-]\d{2}):?(\d{2})$/, '$1:$2');
}

function offsetIn(timezone: string, local: string): string {
  try {
    return Temporal.PlainDateTime.from(local).toZonedDateTime(timezone).offset;
  } catch {
    return 'Z';
  }
}

/** The day of a time. */
const date: MendValue = (value) => {
  if (typeof value !== 'string' || value.length > 40 || isCalendarDate(value)) return null;
  const day = WRITTEN_TIME.exec(value.trim())?.[1];
  if (day === undefined || !isCalendarDate(day)) return null;
  return { value: day, code: 'time_mended', detail: `"${value}" was taken as ${day}.` };
};

const webUrl: MendValue = (value) => {
  if (typeof value !== 'string') return null;
  const plain = value.trim();
  const whole = /^[\w.-]{1,253}\.[a-z]{2,24}(?:[/?]\S{0,2000})?$/i.test(plain) ? `https://${plain}` : plain;
  if (!isWebAddress(whole)) return leftOut(value, 'This is no web address');
  if (whole === value) return null;
  return {
    value: whole,
    code: 'spelling_mended',
    detail: `The address was taken as ${whole.slice(0, 200)}.`,
  };
};

function isWebAddress(text: string): boolean {
  return text.length <= 2_048 && /^https?:\/\//i.test(text) && URL.canParse(text);
}
