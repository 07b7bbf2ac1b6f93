import { openAsBlob } from 'node:fs';
import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PlainError } from '../system/terminal.mjs';

const MOST_TOLD = 20;
const LOOK_MS = 200;

/**
 * @typedef {{line: number, column: string, detail: string, value: string}} Told
 * @typedef {{id: string, status: string, format: string, kind: string, rows: number, created: number, updated: number,
 *   unchanged: number, failed: number, warningCount: number, detail: string | null, errors: Told[], warnings: Told[]}} Import
 */

/**
 * Has the file imported, waits for it, and prints what became of its rows.
 * @param {{file: string, url: string, key: string}} options
 * @returns {Promise<number>} the exit code: 1 when a row was refused, or the file cannot be read
 */
export async function loadExport({ file, url, key }) {
  const call = caller(url, key);
  const form = new FormData();
  form.set('file', await openAsBlob(file), basename(file));
  let told = await call('POST', '/v1/imports', form);
  const path = `/v1/imports/${told.id}`;
  while (told.status === 'queued' || told.status === 'running') {
    await sleep(LOOK_MS);
    told = await call('GET', path);
  }
  tell(told, file, `${url}${path}/errors`);
  return told.status === 'done' && told.failed === 0 ? 0 : 1;
}

/**
 * @param {Import} told
 * @param {string} file
 * @param {string} errors where all of them are
 */
function tell({ detail, errors: refused, warnings, ...told }, file, errors) {
  console.log(`${told.format} ${told.kind}: ${told.rows} rows in ${file}`);
  if (detail) console.log(`  ${detail}`);
  console.log(
    `${told.created} created, ${told.updated} updated, ${told.unchanged} unchanged, ${told.failed} refused, ${told.warningCount} warnings`,
  );
  for (const each of refused.slice(0, MOST_TOLD)) console.log(`  refused: ${lineOf(each)}`);
  for (const each of warnings.slice(0, MOST_TOLD)) console.log(`  ${lineOf(each)}`);
  if (told.failed + told.warningCount > refused.length + warnings.length) console.log(`  All: GET ${errors}`);
}

/** @param {Told} told */
function lineOf({ line, column, detail }) {
  return `line ${line}${column ? `, ${column}` : ''}: ${detail}`;
}

/**
 * @param {string} url
 * @param {string} key
 */
function caller(url, key) {
  /**
   * @param {string} method
   * @param {string} path
   * @param {FormData} [body]
   * @returns {Promise<Import>}
   */
  return async (method, path, body) => {
    const headers = { authorization: `Bearer ${key}` };
    const response = await fetch(url + path, { method, headers, ...(body ? { body } : {}) }).catch(() => {
      throw new PlainError(`Nothing answers at ${url}. Start Frontdesk (npm start), or give --url.`);
    });
    if (response.ok) return /** @type {Promise<Import>} */ (response.json());
    // Another server at this address answers in another form.
    const answer = /** @type {{detail?: string}} */ (await response.json().catch(() => ({})));
    throw new PlainError(`${method} ${path} answered ${response.status}: ${answer.detail ?? ''}`);
  };
}
