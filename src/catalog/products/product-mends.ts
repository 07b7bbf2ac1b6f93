import { mendRow, firstOf, type Mend, type MendValue } from '../../platform/bulk/mend-row.js';
import {
  code,
  emptyAsNull,
  inTurn,
  lineUpTo,
  nullAsAbsent,
  textList,
  textMap,
  withScheme,
} from '../../platform/bulk/mend-values.js';
import { TEXT_MAP } from '../../platform/http/validation/declared-formats.js';
import { LONGEST_NAME, LONGEST_SENT } from '../text-lengths.types.js';
import { PRODUCT_STATUSES } from './product.types.js';
import { writtenPrice } from './written-price.js';

const map = textMap(TEXT_MAP.maxProperties, TEXT_MAP.keyLength, TEXT_MAP.maxLength);
const WHOLE = /^[+-]?\d{1,9}(?:[.,]0{1,3})?$/u;

/** A count as shops write it: "3", "3.0", less than nothing for oversold goods, pieces of a thing sold by weight. */
const stock: MendValue = (value) => {
  if (value === null || value === undefined) return null;
  const count = typeof value === 'string' && WHOLE.test(value.trim()) ? Number.parseInt(value, 10) : value;
  if (typeof count !== 'number' || !Number.isFinite(count)) return null;
  const kept = Math.max(0, Math.floor(count));
  if (kept === value) return null;
  if (count < 0) return { value: 0, code: 'stock_below_zero', detail: `${count} was read as 0: sold out.` };
  return { value: kept, code: 'stock_read', detail: `It was read as ${kept}.` };
};

const currency: MendValue = (value) => {
  if (typeof value !== 'string') return null;
  const plain = value.trim().toUpperCase();
  return plain === value ? null : { value: plain, code: 'currency_read', detail: `It was read as ${plain}.` };
};

const ARCHIVED = new Set(['draft', 'inactive', 'hidden', 'private', 'unpublished', 'archive']);
const ACTIVE = new Set(['published', 'publish', 'enabled', 'visible']);

const status: MendValue = (value) => {
  if (typeof value !== 'string') return null;
  const word = value.trim().toLowerCase();
  const read = ARCHIVED.has(word) ? 'archived' : ACTIVE.has(word) ? 'active' : word;
  if (read === value || !PRODUCT_STATUSES.some((each) => each === read)) return null;
  return { value: read, code: 'status_read', detail: `It was read as ${read}.` };
};

function price(currencyOfRow: string, locale: string): MendValue {
  return (value) => {
    const read = writtenPrice(value, currencyOfRow, locale);
    if (read === null || read === value) return null;
    return { value: read, code: 'price_read', detail: `It was read as ${read} ${currencyOfRow}.` };
  };
}

/**
 * Mends values of a product's row whose meaning is clear; everything else is left to validation.
 * @param business its currency is that of rows without one, its locale decides how figures are written
 */
export function mendProduct(
  row: unknown,
  business: { currency: string; locale: string },
): { row: unknown; mends: Mend[] } {
  return mendRow(row, {
    sku: code,
    parentSku: inTurn(emptyAsNull, code),
    name: inTurn(code, lineUpTo(LONGEST_NAME)),
    description: firstOf(nullAsAbsent, lineUpTo(LONGEST_SENT)),
    price: price(currencyOf(row, business.currency), business.locale),
    currency: firstOf(nullAsAbsent, currency),
    stock: firstOf(emptyAsNull, stock),
    url: firstOf(emptyAsNull, withScheme),
    imageUrl: firstOf(emptyAsNull, withScheme),
    tags: firstOf(nullAsAbsent, textList(50, 100)),
    attributes: firstOf(nullAsAbsent, map),
    options: firstOf(nullAsAbsent, map),
    status: firstOf(nullAsAbsent, status),
  });
}

function currencyOf(row: unknown, own: string): string {
  const given =
    typeof row === 'object' && row !== null ? (row as { currency?: unknown }).currency : undefined;
  return typeof given === 'string' && /^\s*[a-z]{3}\s*$/iu.test(given) ? given.trim().toUpperCase() : own;
}
