import { createHash } from 'node:crypto';
import { linesOf, ROWS_AT_ONCE } from '../../../src/exports/archive/exported-tables.ts';
import { PlainError } from '../system/terminal.mjs';

/**
 * @typedef {import('pg').ClientBase} Client
 * @typedef {import('./archive-file.mjs').Archive} Archive
 * @typedef {import('../../../src/exports/archive/exported-tables.js').ArchivedTable} ArchivedTable
 * @typedef {import('../../../src/exports/archive/exported-tables.js').TableLayout} TableLayout
 */

/**
 * A business that was erased here has left the line of its erasure in the audit log, which stays.
 * @param {Client} client
 * @param {Archive} archive
 * @returns {Promise<string[]>} ids of the lines that are here and not in the archive
 */
export async function notedBefore(client, archive) {
  /** @type {{rows: {id: string}[]}} */
  const { rows } = await client.query('SELECT id FROM audit_log');
  const ids = new Set(rows.map(({ id }) => id));
  if (ids.size === 0) return [];
  for await (const line of archive.lines('audit_log')) {
    /** @type {{id: string}} */
    const { id } = JSON.parse(line);
    ids.delete(id);
  }
  return [...ids];
}

/**
 * Whether an export of what is there now would be the archive, also where triggers have written meanwhile.
 * @param {Client} client
 * @param {(ArchivedTable & {key: TableLayout['key']})[]} tables
 * @param {string[]} noted  ids of the audit log that were there before
 * @throws PlainError that names the table
 */
export async function requireEqual(client, tables, noted) {
  for (const layout of tables) {
    const hash = createHash('sha256');
    const [where, values] =
      layout.table === 'audit_log' ? ['id <> ALL ($1::uuid[])', [noted]] : [undefined, []];
    await client.query(`DECLARE written NO SCROLL CURSOR FOR ${linesOf(layout, where)}`, values);
    for (;;) {
      /** @type {{rows: {line: string}[]}} */
      const { rows } = await client.query(`FETCH ${ROWS_AT_ONCE} FROM written`);
      if (rows.length === 0) break;
      for (const { line } of rows) hash.update(`${line}\n`);
    }
    await client.query('CLOSE written');
    if (hash.digest('hex') !== layout.sha256)
      throw new PlainError(
        `${layout.table} would not be what the archive has: nothing was changed. Report this.`,
      );
  }
}
