import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../system/paths.mjs';
import { PlainError } from '../system/terminal.mjs';

/** @param {string} file In `dist`. */
export function importBuilt(file) {
  return import(pathToFileURL(join(ROOT, 'dist', file)).href);
}

/**
 * A Markdown table.
 * @param {string[]} heads
 * @param {string[][]} rows
 */
export function tableOf(heads, rows) {
  return [heads, heads.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.map(cell).join(' | ')} |`)
    .join('\n');
}

/** @param {string} text */
function cell(text) {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}

/**
 * A page with the table put between its markers.
 * @param {string} page
 * @param {string} name Of the markers.
 * @param {string} table
 */
export function withTable(page, name, table) {
  const [opening, closing] = [`<!-- ${name}:begin -->`, `<!-- ${name}:end -->`];
  const [begin, end] = [page.indexOf(opening), page.indexOf(closing)];
  if (begin < 0 || end < begin) throw new PlainError(`A page has no ${opening} … ${closing} to fill.`);
  return `${page.slice(0, begin + opening.length)}\n\n${table}\n\n${page.slice(end)}`;
}

/**
 * The lines in which the two pages differ, to show what is stale.
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
