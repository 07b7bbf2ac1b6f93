import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { PlainError } from '../system/terminal.mjs';

/** One call takes 500 rows and 4 MB. */
const MOST_ROWS = 200;
const MOST_BYTES = 3_000_000;
const MOST_TOLD = 20;

/**
 * @typedef {{index: number, pointer?: string, field?: string, code: string, detail: string}} Told
 * @typedef {{created: number, updated: number, unchanged: number, errors: Told[], warnings: Told[]}} Summary
 */

/**
 * @typedef {{kind: 'products' | 'orders', format: string, rows: object[], warnings: {line: number, column: string, detail: string}[]}} Read
 * @typedef {Summary & {timezone: string, detail?: string}} Answer as far as it is read; which fields there are depends on the call
 */

/**
 * Reads the file, sends its rows in calls of the API, and prints what became of them.
 * @param {{file: string, url: string, key: string, reader: string}} options
 * @returns {Promise<number>} the exit code: 1 when a row was refused
 */
export async function loadExport({ file, url, key, reader }) {
  /** @type {{readExport: (bytes: Uint8Array, options: {timezone: string}) => Read, UnreadableFile: new () => Error}} */
  const { readExport, UnreadableFile } = await import(pathToFileURL(reader).href);
  const call = caller(url, key);
  const { timezone } = await call('GET', '/v1/tenant');
  /** @type {Read} */
  let read;
  try {
    read = readExport(readFileSync(file), { timezone });
  } catch (error) {
    if (error instanceof UnreadableFile) throw new PlainError(error.message);
    throw error;
  }
  console.log(`${read.format}: ${read.rows.length} ${read.kind} in ${file}`);
  for (const { line, column, detail } of read.warnings.slice(0, MOST_TOLD))
    console.log(`  line ${line}${column ? `, ${column}` : ''}: ${detail}`);
  const total = await sendAll(call, read.kind, read.rows);
  tell(total, read.warnings.length);
  return total.errors.length > 0 ? 1 : 0;
}

/**
 * @param {ReturnType<typeof caller>} call
 * @param {'products' | 'orders'} kind
 * @param {object[]} rows
 * @returns {Promise<Summary>} of all calls; the indexes are those of the file's rows
 */
async function sendAll(call, kind, rows) {
  /** @type {Summary} */
  const total = { created: 0, updated: 0, unchanged: 0, errors: [], warnings: [] };
  let start = 0;
  for (const chunk of chunksOf(rows)) {
    const { created, updated, unchanged, errors, warnings } = await call('PUT', `/v1/${kind}`, {
      [kind]: chunk,
    });
    total.created += created;
    total.updated += updated;
    total.unchanged += unchanged;
    const from = start;
    /** @param {Told} told */
    const inFile = (told) => ({ ...told, index: told.index + from });
    total.errors.push(...errors.map(inFile));
    total.warnings.push(...warnings.map(inFile));
    start += chunk.length;
  }
  return total;
}

/**
 * @param {object[]} rows
 * @returns {object[][]}
 */
function chunksOf(rows) {
  /** @type {object[][]} */
  const chunks = [];
  let bytes = Infinity;
  for (const row of rows) {
    const size = Buffer.byteLength(JSON.stringify(row));
    const last = chunks.at(-1);
    if (last && last.length < MOST_ROWS && bytes + size <= MOST_BYTES) {
      last.push(row);
      bytes += size;
    } else {
      chunks.push([row]);
      bytes = size;
    }
  }
  return chunks;
}

/**
 * @param {Summary} total
 * @param {number} readOtherwise
 */
function tell({ created, updated, unchanged, errors, warnings }, readOtherwise) {
  console.log(
    `${created} created, ${updated} updated, ${unchanged} unchanged, ${errors.length} refused, ${warnings.length + readOtherwise} warnings`,
  );
  for (const { index, pointer, detail } of errors.slice(0, MOST_TOLD))
    console.log(`  refused: row ${index} ${pointer ?? ''}: ${detail}`);
  for (const { index, field, detail } of warnings.slice(0, MOST_TOLD))
    console.log(`  row ${index}, ${field ?? ''}: ${detail}`);
}

/**
 * @param {string} url
 * @param {string} key
 */
function caller(url, key) {
  /**
   * @param {string} method
   * @param {string} path
   * @param {object} [body]
   * @returns {Promise<Answer>} the body; a bulk call in which every row failed answers 422 with its summary
   */
  return async (method, path, body) => {
    const response = await fetch(url + path, {
      method,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    }).catch(() => {
      throw new PlainError(`Nothing answers at ${url}. Start Frontdesk (npm start), or give --url.`);
    });
    const answer = /** @type {Answer} */ (await response.json());
    if (response.ok || (response.status === 422 && 'created' in answer)) return answer;
    // Another server at this address answers in another form.
    const told = Array.isArray(answer.errors) ? answer.errors : [];
    const problems = told.map(({ pointer, detail }) => ` ${pointer}: ${detail}`);
    throw new PlainError(
      `${method} ${path} answered ${response.status}: ${answer.detail ?? ''}${problems.join('')}`,
    );
  };
}
