// Loaded into a process of the product (NODE_OPTIONS=--import): records each statement that it sends, once, with the
// values of its first call. So a statement added later is checked without a change here.
import { appendFileSync } from 'node:fs';
import process from 'node:process';
import pg from 'pg';

const file = process.env.RECORD_STATEMENTS ?? '';
/** @type {Set<string>} */
const known = new Set();

/**
 * @param {unknown} role
 * @param {unknown} first  a statement's text, or an object that holds it
 * @param {unknown} second
 */
function note(role, first, second) {
  const { text, values } =
    typeof first === 'string'
      ? { text: first, values: second }
      : /** @type {{text?: unknown, values?: unknown}} */ (first);
  if (typeof text !== 'string' || known.has(text)) return;
  known.add(text);
  appendFileSync(file, `${JSON.stringify({ role, text, values: Array.isArray(values) ? values : [] })}\n`);
}

const query = /** @type {(...args: unknown[]) => unknown} */ (Reflect.get(pg.Client.prototype, 'query'));

Object.defineProperty(pg.Client.prototype, 'query', {
  value: /** @this {pg.Client} @param {unknown[]} args */ function (...args) {
    note(this.user, args[0], args[1]);
    return query.apply(this, args);
  },
});
