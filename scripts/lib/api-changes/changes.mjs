import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../system/commands.mjs';
import { PlainError } from '../system/terminal.mjs';

/**
 * One change of an operation, as oasdiff tells it.
 * @typedef {object} Change
 * @property {string} id  its kind, such as `endpoint-added`
 * @property {string} text
 * @property {1 | 2 | 3} level  3 breaks a client, 2 may
 * @property {string} [operation]  the method
 * @property {string} [path]
 */

/**
 * A difference that oasdiff takes for a break and that is none: the document was wrong before, and the product is the same.
 * @typedef {object} Correction
 * @property {string} id
 * @property {string} operation  such as `GET /v1/orders`
 * @property {string} text
 * @property {string} why
 */

const BREAKING = 2;

/** Where docs/api.md promises more or less than oasdiff: new values come without notice, and no field or header goes. */
const LEVELS = {
  'response-property-enum-value-added': 'info',
  'response-mediatype-enum-value-added': 'info',
  'response-optional-property-removed': 'err',
  'optional-response-header-removed': 'err',
};

/** What only explains, or is an example: left out of what is compared and kept. */
const TEXTS = new Set(['description', 'summary', 'example', 'examples']);

/**
 * A document without its texts and examples.
 * @param {unknown} value
 * @param {boolean} [isNamed]  whether the keys are names that the API has given
 * @returns {unknown}
 */
export function withoutTexts(value, isNamed = false) {
  if (Array.isArray(value)) return value.map((each) => withoutTexts(each));
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => isNamed || !TEXTS.has(key));
  return Object.fromEntries(kept.map(([key, each]) => [key, withoutTexts(each, key === 'properties')]));
}

/**
 * What differs between two documents.
 * @param {string} oasdiff  its program
 * @param {unknown} before
 * @param {unknown} after
 * @returns {Promise<Change[]>}
 * @throws PlainError when one of them cannot be read
 */
export async function changesBetween(oasdiff, before, after) {
  const folder = mkdtempSync(join(tmpdir(), 'frontdesk-api-changes-'));
  try {
    const files = [before, after].map((document, place) => {
      const file = join(folder, `${place}.json`);
      writeFileSync(file, JSON.stringify(withoutTexts(document)));
      return file;
    });
    const levels = join(folder, 'levels.txt');
    writeFileSync(
      levels,
      Object.entries(LEVELS)
        .map((level) => `${level.join(' ')}\n`)
        .join(''),
    );
    // A reference with a description stands in an `allOf`.
    const args = ['changelog', ...files, '--flatten-allof', '--format', 'json', '--severity-levels', levels];
    const { code, output } = await run(oasdiff, args);
    if (code !== 0) throw new PlainError(`oasdiff failed (exit code ${code}):\n${output}`);
    return JSON.parse(output);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {Change} change */
export function operationOf({ operation = '', path = '' }) {
  return `${operation} ${path}`.trim();
}

/**
 * The breaks among changes, without those that only correct the document.
 * @param {readonly Change[]} changes
 * @param {readonly Correction[]} corrections
 * @returns {Change[]}
 */
export function breaksAmong(changes, corrections) {
  const isCorrection = (/** @type {Change} */ change) =>
    corrections.some(
      ({ id, operation, text }) =>
        id === change.id && text === change.text && operation === operationOf(change),
    );
  return changes.filter((change) => change.level >= BREAKING && !isCorrection(change));
}

/** More operations with the same change are counted, not listed. */
const MOST_LISTED = 4;

/** How oasdiff ends a text about an answer. */
const OF_A_STATUS = / for the response status `\d{3}`$/u;

/**
 * The lines of a changelog: each change once, with its operations. One that several answers share, as every problem body does, is told without their statuses.
 * @param {readonly Change[]} changes
 * @returns {string[]}
 */
export function linesOf(changes) {
  const byText = Map.groupBy(changes, ({ text }) => text.replace(OF_A_STATUS, ''));
  return [...byText].map(([shared, same]) => {
    const texts = new Set(same.map(({ text }) => text));
    const [only = shared] = texts;
    const text = texts.size > 1 ? shared : only;
    const operations = [...new Set(same.map(operationOf))].filter((each) => each !== '');
    const listed = operations.slice(0, MOST_LISTED).map((each) => `\`${each}\``);
    const more = operations.length - listed.length;
    const where = more > 0 ? `${listed.join(', ')} and ${more} more` : listed.join(', ');
    return where === '' ? `- ${text}` : `- ${where}: ${text}`;
  });
}
