import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../system/paths.mjs';
import { PlainError } from '../system/terminal.mjs';

/**
 * What stands beside one variable in a config class.
 * @typedef {{env: string, description: string, default?: string, secret?: boolean}} Setting
 */

const BEGIN = '<!-- config:begin -->';
const END = '<!-- config:end -->';

/** Every setting of the built config classes, in the order in which they are declared. */
export async function readSettings() {
  /** @type {{CONFIG_CLASSES: object[]}} */
  const { CONFIG_CLASSES } = await importBuilt('config.module.js');
  /** @type {{settingsOf: (type: object) => Map<string, Setting>}} */
  const { settingsOf } = await importBuilt('setting.js');
  return CONFIG_CLASSES.flatMap((type) => [...settingsOf(type).values()]);
}

/** @param {string} file */
function importBuilt(file) {
  return import(pathToFileURL(join(ROOT, 'dist', 'config', file)).href);
}

/**
 * The settings as a Markdown table.
 * @param {Setting[]} settings
 */
export function configTable(settings) {
  return ['| variable | default | description |', '| --- | --- | --- |', ...settings.map(rowOf)].join('\n');
}

/** @param {Setting} setting */
function rowOf({ env, description, default: fallback, secret }) {
  const shown = fallback === undefined ? '**required**' : fallback === '' ? '' : `\`${fallback}\``;
  const text = `${description}.${secret ? ' Secret.' : ''}`;
  return `| ${[`\`${env}\``, shown, text].map(cell).join(' | ')} |`;
}

/** @param {string} text */
function cell(text) {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}

/**
 * A page with the table put between its markers.
 * @param {string} page
 * @param {string} table
 */
export function withTable(page, table) {
  const [begin, end] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (begin < 0 || end < begin) throw new PlainError(`README.md has no ${BEGIN} … ${END} to fill.`);
  return `${page.slice(0, begin + BEGIN.length)}\n\n${table}\n\n${page.slice(end)}`;
}

/**
 * Lines that the two pages do not share, for a person to see what is stale.
 * @param {string} current
 * @param {string} wanted
 */
export function changedLines(current, wanted) {
  const [old, fresh] = [current.split('\n'), wanted.split('\n')];
  return [
    ...old.filter((line) => !fresh.includes(line)).map((line) => `- ${line}`),
    ...fresh.filter((line) => !old.includes(line)).map((line) => `+ ${line}`),
  ];
}
