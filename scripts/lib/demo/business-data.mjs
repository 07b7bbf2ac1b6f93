import { readFileSync } from 'node:fs';
import { callFrontdesk } from './frontdesk-client.mjs';
import { PlainError } from '../system/terminal.mjs';

/**
 * One business in the format of the sample files.
 * @typedef {object} Business
 * @property {string} slug
 * @property {string} name
 * @property {string} [color]  of its widget, as the demo page's
 * @property {string} locale
 * @property {string} timezone
 * @property {string} currency
 * @property {Record<string, [string, string][]>} hours  weekday → [open, close] pairs
 * @property {{date: string, reason: string, hours?: [string, string][]}[]} closures
 * @property {Record<string, unknown>[]} articles
 * @property {({sku: string, name: string} & Record<string, unknown>)[]} products
 * @property {SampleOrder[]} orders
 *
 * @typedef {object} SampleOrder
 * @property {string} number
 * @property {string} status
 * @property {string} total
 * @property {string} [name]
 * @property {string} [email]
 * @property {string} [phone]
 * @property {string | null} [expectedAt]
 * @property {string} [placedAt]
 * @property {[string, number][]} items  [sku, quantity]
 * @property {string} [carrier]
 * @property {string} [trackingNumber]
 * @property {string} [note]
 */

/** The API takes at most this many rows in one call. */
const ROWS_PER_CALL = 500;
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/**
 * @param {string} file
 * @returns {Business[]}
 */
export function readBusinesses(file) {
  /** @type {{businesses: Business[]}} */
  const { businesses } = JSON.parse(readFileSync(file, 'utf8'));
  return businesses;
}

/**
 * Uploads a business's hours, closures, articles, products and orders to its tenant.
 * @param {{url: string, key: string}} tenant  `key` is the tenant's secret key
 * @param {Business} business
 */
export async function loadBusiness(tenant, business) {
  await callFrontdesk(tenant, 'PUT', '/v1/opening-hours', { week: weekOf(business) });
  const closures = business.closures.map((closure) => ({
    ...closure,
    hours: intervals(closure.hours ?? []),
  }));
  await callFrontdesk(tenant, 'PUT', '/v1/closures', { closures });
  await putRows(tenant, 'articles', business.articles);
  await putRows(tenant, 'products', business.products);
  await putRows(
    tenant,
    'orders',
    business.orders.map((order) => orderBody(order, business)),
  );
}

/**
 * @param {{url: string, key: string}} tenant
 * @param {'articles' | 'products' | 'orders'} kind
 * @param {unknown[]} rows
 */
async function putRows(tenant, kind, rows) {
  for (let start = 0; start < rows.length; start += ROWS_PER_CALL) {
    /** @type {{errors: {index: number, detail: string}[]}} */
    const { errors } = await callFrontdesk(tenant, 'PUT', `/v1/${kind}`, {
      [kind]: rows.slice(start, start + ROWS_PER_CALL),
    });
    const [first] = errors;
    if (first) throw new PlainError(`Row ${start + first.index} of the ${kind} was refused: ${first.detail}`);
  }
}

/** @param {Business} business */
function weekOf(business) {
  return Object.fromEntries(WEEKDAYS.map((day) => [day, intervals(business.hours[day] ?? [])]));
}

/** @param {[string, string][]} pairs */
function intervals(pairs) {
  return pairs.map(([open, close]) => ({ open, close }));
}

/**
 * @param {SampleOrder} order
 * @param {Business} business
 */
function orderBody(order, business) {
  const { items, name, email, phone, carrier, trackingNumber, ...rest } = order;
  const productName = (/** @type {string} */ sku) =>
    business.products.find((product) => product.sku === sku)?.name;
  return {
    ...rest,
    customer: { name, email, phone },
    items: items.map(([sku, quantity]) => ({ sku, name: productName(sku), quantity })),
    shipments: carrier && trackingNumber ? [{ carrier, trackingNumber }] : [],
  };
}
