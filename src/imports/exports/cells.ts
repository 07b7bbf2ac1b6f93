import { Temporal } from 'temporal-polyfill';

/** Amounts of one column, which are all written in one way: with a point or with a comma before the cents. */
export type ReadAmount = (cell: string) => string | null;

/** Whether an amount has a comma before its cents: one or two digits after it, and the end. */
export function hasCommaBeforeCents(cell: string): boolean {
  return /,\d{1,2}\D{0,5}$/u.test(cell) && !/\.\d{1,2}\D{0,5}$/u.test(cell);
}

/** Digits in groups: of three, or in India of two before the last three. A sign between others is none of thousands. */
const GROUPED = {
  '.': /^-?\d{1,3}(?:\.\d{2,3}){0,4}\.\d{3}(?:,\d{1,10})?$/u,
  ',': /^-?\d{1,3}(?:,\d{2,3}){0,4},\d{3}(?:\.\d{1,10})?$/u,
};
/** "Rs." and "Fr.", whose point belongs to no number. */
const ABBREVIATION = /\p{L}{1,5}\./gu;

/**
 * How the amounts of a column are read, in which one amount tells how all are written.
 * @returns for each cell the decimal text, or null for what is no amount in this notation, such as 19.99 among those with a comma
 */
export function amountsWith(hasComma: boolean): ReadAmount {
  const [cents, thousands] = hasComma ? ([',', '.'] as const) : (['.', ','] as const);
  return (cell) => {
    const digits = cell.replace(ABBREVIATION, '').replace(/[^\d.,-]/gu, '');
    if (digits.includes(thousands) && !GROUPED[thousands].test(digits)) return null;
    const plain = digits.replaceAll(thousands, '').replace(cents, '.');
    const [whole = '', sign = '', integer = '', fraction = ''] =
      /^(-?)(\d{1,13})(?:\.(\d{1,10}))?$/u.exec(plain) ?? [];
    if (whole === '') return null;
    const kept = fraction
      .replace(/0{1,10}$/u, '')
      .slice(0, 6)
      .padEnd(2, '0');
    return `${sign}${integer}.${kept}`;
  };
}

/** A list with commas, in which a comma of an element is written `\,`. */
export function listOf(cell: string): string[] {
  return cell
    .split(/(?<!\\),/u)
    .map((each) => each.replaceAll('\\,', ',').trim())
    .filter((each) => each !== '');
}

const DAY = '(\\d{4}-\\d{2}-\\d{2})';
const TIME = '(\\d{2}:\\d{2}(?::\\d{2})?)\\s{0,2}(Z|[+-]\\d{2}:?\\d{2})?';
const DATE = new RegExp(`^${DAY}(?:[ T]${TIME})?$`, 'u');

/**
 * "2025-10-07 09:50:26 +0200", "2025-10-07 09:50" and "2025-10-07", which is its first minute, as a time with an offset.
 * @param timezone of times without one
 * @returns null for anything else: other notations could be read in two ways
 */
export function instantOf(cell: string, timezone: string): string | null {
  const [, date = '', time = '00:00', offset] = DATE.exec(cell) ?? [];
  if (date === '') return null;
  try {
    if (offset)
      return Temporal.Instant.from(`${date}T${time}${offset.replace(/^(...)(\d\d)$/u, '$1:$2')}`).toString();
    return Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(timezone).toInstant().toString();
  } catch {
    return null;
  }
}

/** Without the fields that are undefined or an empty text. */
export function given<Row extends object>(row: Row): Row {
  const kept = Object.entries(row).filter(([, value]) => value !== undefined && value !== '');
  return Object.fromEntries(kept) as Row;
}
