// Loaded into a process of the product (NODE_OPTIONS=--import): writes down each statement that it sends, once, with
// the values of its first call. So a statement added later is looked at without a word here.
import { appendFileSync } from 'node:fs';
import pg from 'pg';

const file = process.env.RECORD_STATEMENTS ?? '';
/** @type {Set<string>} */
const known = new Set();

/** @typedef {{text?: unknown, values?: unknown[]}} Statement */
/** @typedef {(this: pg.Client, ...args: unknown[]) => unknown} Query */

const prototype = /** @type {{query: Query}} */ (/** @type {unknown} */ (pg.Client.prototype));
const { query } = prototype;

prototype.query = function (...args) {
  const [first, second] = args;
  const { text, values } =
    typeof first === 'string' ? { text: first, values: second } : /** @type {Statement} */ (first);
  if (typeof text === 'string' && !known.has(text)) {
    known.add(text);
    appendFileSync(file, `${JSON.stringify({ role: this.user, text, values: Array.isArray(values) ? values : [] })}\n`);
  }
  return query.apply(this, args);
};
