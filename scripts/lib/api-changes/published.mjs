import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../system/commands.mjs';
import { ROOT } from '../system/paths.mjs';
import { withoutTexts } from './changes.mjs';

/** The documents, with what a reader calls them. */
export const DOCUMENTS = /** @type {const} */ ([
  ['openapi.json', 'The API of businesses and their visitors'],
  ['admin-openapi.json', 'The API of the platform’s operator'],
]);

const FOLDER = 'docs/published';
const LOG = 'docs/api-changes.md';
const CORRECTIONS = `${FOLDER}/corrections.json`;
/** Before the entries of the log. */
const ENTRIES = '<!-- entries -->\n';

/** @param {string} name */
export function currentDocument(name) {
  return JSON.parse(readFileSync(join(ROOT, name), 'utf8'));
}

/**
 * What the log has told of a document so far; null before its first entry.
 * @param {string} name
 */
export function publishedDocument(name) {
  const file = join(ROOT, FOLDER, name);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}

/**
 * What it had told one commit before, which a change of this one cannot have touched; null without git or that commit.
 * @param {string} name
 */
export async function publishedBefore(name) {
  const { code, output } = await run('git', ['show', `HEAD^1:${FOLDER}/${name}`], { cwd: ROOT }).catch(
    () => ({
      code: 1,
      output: '',
    }),
  );
  return code === 0 ? JSON.parse(output) : null;
}

/** @returns {import('./changes.mjs').Correction[]} */
export function readCorrections() {
  return JSON.parse(readFileSync(join(ROOT, CORRECTIONS), 'utf8'));
}

/** @param {import('./changes.mjs').Correction[]} corrections */
export function writeCorrections(corrections) {
  writeFileSync(join(ROOT, CORRECTIONS), `${JSON.stringify(corrections, null, 2)}\n`);
}

/** @param {string} name */
export function publish(name) {
  const document = withoutTexts(currentDocument(name));
  writeFileSync(join(ROOT, FOLDER, name), `${JSON.stringify(document, null, 1)}\n`);
}

/**
 * Puts lines at the top of the log, under the heading of their day, which may stand there already.
 * @param {string} day  `YYYY-MM-DD`
 * @param {string} title  of the document
 * @param {readonly string[]} lines
 */
export function addToLog(day, title, lines) {
  const file = join(ROOT, LOG);
  writeFileSync(file, withEntry(readFileSync(file, 'utf8'), day, title, lines));
}

/**
 * @param {string} log
 * @param {string} day
 * @param {string} title
 * @param {readonly string[]} lines
 * @returns {string}
 */
export function withEntry(log, day, title, lines) {
  const at = log.indexOf(ENTRIES) + ENTRIES.length;
  const head = log.slice(0, at);
  const rest = log.slice(at);
  const entry = `\n### ${title}\n\n${lines.join('\n')}\n`;
  const heading = `\n## ${day}\n`;
  return rest.startsWith(heading)
    ? `${head}${heading}${entry}${rest.slice(heading.length)}`
    : `${head}${heading}${entry}${rest}`;
}
