import { createHash } from 'node:crypto';
import { PlainError } from '../../system/terminal.mjs';
import { columnsOf, readTenantFile, rowLines } from './tenant-file.mjs';
import { OWN_COLUMNS } from './tenant-tables.mjs';

/** @typedef {import('./tenant-file.mjs').TableHead} TableHead */

/**
 * How one table of the tenant differs from the backup.
 * @typedef {object} TableChange
 * @property {string} table
 * @property {number} lost  rows of now that the backup does not have: made or changed since
 * @property {number} back  rows of the backup that are not there now: deleted or changed since
 */

/**
 * Compares a tenant, row by row, with its file.
 * @param {import('pg').ClientBase} client  in a transaction of the tenant
 * @param {string[]} tables
 * @param {string} tenant
 * @param {string} path
 * @param {string | undefined} key
 * @returns {Promise<{changes: TableChange[], heads: Map<string, TableHead>}>}  `changes`: of tables that differ
 */
export async function changesSince(client, tables, tenant, path, key) {
  /** @type {Map<string, Set<string>>} */
  const kept = new Map();
  /** @type {Map<string, TableHead>} */
  const heads = new Map();
  let own = '';
  await readTenantFile(
    path,
    key,
    (head) => {
      if (head.tenant !== tenant) throw new PlainError('The file is of another business.');
    },
    async (head, lines) => {
      heads.set(head.table, head);
      const rows = kept.get(head.table) ?? new Set();
      kept.set(head.table, rows);
      for (const line of lines) rows.add(digest(line));
      if (head.table === 'tenants' && lines[0]) own = ownWords(lines[0]);
    },
  );
  /** @type {TableChange[]} */
  const changes = [];
  for (const table of tables) {
    const existing = await columnsOf(client, table);
    const columns = heads.get(table)?.columns ?? existing;
    const rows = kept.get(table) ?? new Set();
    const gone = columns.filter((column) => !existing.includes(column));
    if (gone.length > 0)
      throw new PlainError(
        `${table} has no ${gone.join(', ')} any more: the backup is of an older Frontdesk.`,
      );
    let [now, same] = [0, 0];
    for await (const lines of rowLines(client, table, columns)) {
      now += lines.length;
      same += lines.filter((line) => rows.has(digest(line))).length;
    }
    if (now !== same || rows.size !== same) changes.push({ table, lost: now - same, back: rows.size - same });
  }
  for await (const [line = ''] of rowLines(client, 'tenants', OWN_COLUMNS))
    if (ownWords(line) !== own) changes.push({ table: 'tenants', lost: 1, back: 1 });
  return { changes, heads };
}

/** @param {string} line */
function digest(line) {
  return createHash('sha1').update(line).digest('base64');
}

/** What a business says of itself, of its row. @param {string} line */
function ownWords(line) {
  const row = /** @type {Record<string, unknown>} */ (JSON.parse(line));
  return JSON.stringify(OWN_COLUMNS.map((name) => row[name]));
}
