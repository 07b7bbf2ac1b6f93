import { foldDigits } from '../language/text/fold.js';

/**
 * An order number in the forms in which it is compared. Case, blanks, hyphens and every other sign do not count, and
 * digits of every script are equal.
 */
export interface OrderNumberKeys {
  /** Letters and digits: `AB260012` of "AB/26-0012". */
  key: string;
  /** Without the leading zeros of each group of digits: `AB2612`. */
  loose: string;
  /** The digits of `loose`: `2612`; null when it has none. */
  digits: string | null;
}

/** @param number as stored, or as a visitor wrote it */
export function orderNumberKeys(number: string): OrderNumberKeys {
  // NFKC makes letters of "№".
  const groups = foldDigits(number.replace(/№/g, ' ').normalize('NFKC').toUpperCase())
    .replace(/\p{M}+/gu, '')
    .split(/[^\p{L}\p{N}]+/u);
  const loose = groups.map((group) => group.replace(/(?<!\d)0+(?=\d)/g, '')).join('');
  return { key: groups.join(''), loose, digits: loose.replace(/\D/g, '') || null };
}

export function orderNumberKey(number: string): string {
  return orderNumberKeys(number).key;
}

/**
 * Whether a visitor may mean the stored number by the one they wrote: the same, without leading zeros, without its
 * letters ("2041" for "CC-2041"), or with letters before a number that has none ("order-2041"). The repository asks
 * the same of its indexed columns. It is enough only beside the contact of that order.
 */
export function mayMean(written: OrderNumberKeys, stored: OrderNumberKeys): boolean {
  return (
    written.key === stored.key ||
    written.loose === stored.loose ||
    written.loose === stored.digits ||
    (stored.digits === stored.loose && written.digits === stored.loose)
  );
}
