const TIME = '(?:[01]\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d(?:\\.(\\d{1,9}))?)?';
/** As far as PostgreSQL's, which is past any zone's. */
const OFFSET = '(?:Z|[+-](?:0\\d|1[0-5]):[0-5]\\d)';
/** RFC 3339 date-time; seconds may be left out. */
const INSTANT = new RegExp(`^(\\d{4}-\\d{2}-\\d{2})T${TIME}${OFFSET}$`);
const DAY = /^(?!0000)\d{4}-\d{2}-\d{2}$/;
const FIRST = Date.parse('0001-01-01T00:00:00Z');
const LAST = Date.parse('9999-12-31T23:59:59.999Z');

/** Whether the text is an existing day as `YYYY-MM-DD`, years 0001 to 9999. */
export function isCalendarDate(text: string): boolean {
  if (!DAY.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/**
 * A time with its offset as UTC, in milliseconds or, where more digits are given, in the microseconds that PostgreSQL
 * keeps: `2026-11-20T10:15:00.000Z`. So later code need not handle offsets.
 * @returns null when the text is not such a time, its day does not exist, or its year in UTC is not 0001 to 9999.
 */
export function toUtcInstant(text: string): string | null {
  const [, day, fraction = ''] = INSTANT.exec(text) ?? [];
  if (day === undefined || !isCalendarDate(day)) return null;
  const time = Date.parse(text);
  if (time < FIRST || time > LAST) return null;
  return new Date(time).toISOString().replace('Z', `${fraction.slice(3, 6)}Z`);
}
