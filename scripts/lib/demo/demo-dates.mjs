/** @typedef {import('./business-data.mjs').Business} Business */

/** The day from which the sample orders' dates are counted: the evaluation's questions are asked on it. */
const WRITTEN_ON = '2026-11-23';
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * The business with the dates of its orders as far from today as they are from the day they were written for, so that
 * a demo is never full of late orders. Weekdays are not kept.
 * @param {Business} business
 * @param {Date} now
 * @returns {Business}
 */
export function withCurrentDates(business, now) {
  const days = daysBetween(WRITTEN_ON, today(business.timezone, now));
  return {
    ...business,
    orders: business.orders.map((order) => ({
      ...order,
      ...(order.expectedAt ? { expectedAt: moved(order.expectedAt, days) } : {}),
      ...(order.placedAt
        ? { placedAt: `${moved(order.placedAt.slice(0, 10), days)}${order.placedAt.slice(10)}` }
        : {}),
    })),
  };
}

/**
 * @param {string} timezone  IANA
 * @param {Date} now
 * @returns {string} `YYYY-MM-DD`
 */
function today(timezone, now) {
  return new Intl.DateTimeFormat('sv', { timeZone: timezone, dateStyle: 'short' }).format(now);
}

/**
 * @param {string} from
 * @param {string} to
 */
function daysBetween(from, to) {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

/**
 * @param {string} date
 * @param {number} days
 */
function moved(date, days) {
  return new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);
}
