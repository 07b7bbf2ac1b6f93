import { Readable } from 'node:stream';
import { createGunzip, createGzip } from 'node:zlib';
import { withClient } from '../../stores/bootstrap-database.mjs';
import { openSealed, writeSealed } from '../sealing.mjs';
import { sumTable } from '../sums.mjs';

/** Rows that are read from PostgreSQL at once. */
const BATCH = 500;
const GZIP = { level: 5 };

/**
 * The file of one tenant: lines of JSON. The first is a `TenantHead`; then for each table a `TableHead` and its rows, one
 * line each, as PostgreSQL's row_to_json writes them.
 * @typedef {object} TenantHead
 * @property {1} format
 * @property {string} tenant
 * @property {string} takenAt
 * @property {string} schema
 *
 * @typedef {object} TableHead
 * @property {string} table
 * @property {string[]} columns
 * @property {number} rows
 * @property {string} sum
 */

/**
 * Writes a file for each tenant that has rows, as the app role: row-level security decides what is in it.
 * @param {object} source
 * @param {string} source.appUrl
 * @param {string} source.snapshot  exported by the transaction that the whole dump is made in
 * @param {{takenAt: string, schema: string, sums: import('../sums.mjs').DatabaseSums}} source.facts
 * @param {string} folder
 * @param {string | undefined} recipient
 * @returns {Promise<Record<string, import('../sealing.mjs').StoredFile>>} by tenant
 */
export async function writeTenantFiles({ appUrl, snapshot, facts }, folder, recipient) {
  /** @type {Record<string, import('../sealing.mjs').StoredFile>} */
  const files = {};
  const tenants = Object.keys(facts.sums.tenants).filter((id) => facts.sums.tenants[id]?.['tenants']);
  await withClient(appUrl, async (client) => {
    for (const tenant of tenants.sort()) {
      await enterSnapshot(client, snapshot, tenant);
      const head = { format: 1, tenant, takenAt: facts.takenAt, schema: facts.schema };
      const lines = Readable.from(linesOf(client, head, Object.keys(facts.sums.tenants[tenant] ?? {})));
      const zipped = createGzip(GZIP);
      lines.on('error', (error) => zipped.destroy(error));
      files[tenant] = await writeSealed(lines.pipe(zipped), folder, `tenants/${tenant}.jsonl.gz`, recipient);
      await client.query('COMMIT');
    }
  });
  return files;
}

/**
 * @param {import('pg').Client} client
 * @param {string} snapshot
 * @param {string} tenant
 */
async function enterSnapshot(client, snapshot, tenant) {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  await client.query(`SET TRANSACTION SNAPSHOT ${client.escapeLiteral(snapshot)}`);
  // The app's own limits are for requests.
  await client.query('SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0');
  await client.query(`SET LOCAL TimeZone = 'UTC'`);
  await client.query(`SELECT set_config('app.current_tenant', $1, true)`, [tenant]);
}

/**
 * @param {import('pg').Client} client
 * @param {object} head
 * @param {string[]} tables  that have rows
 * @returns {AsyncGenerator<string>}
 */
async function* linesOf(client, head, tables) {
  yield `${JSON.stringify(head)}\n`;
  for (const table of tables.sort()) {
    const [rows, sum] = await sumTable(client, table);
    const columns = await columnsOf(client, table);
    yield `${JSON.stringify({ table, columns, rows, sum })}\n`;
    for await (const batch of rowLines(client, table, columns))
      yield batch.map((line) => `${line}\n`).join('');
  }
}

/**
 * The rows of a table that the connected role sees, as one line of JSON each.
 * @param {import('pg').ClientBase} client  in a transaction
 * @param {string} table
 * @param {string[]} columns
 * @returns {AsyncGenerator<string[]>} up to 500 at once
 */
export async function* rowLines(client, table, columns) {
  const names = columns.map((name) => client.escapeIdentifier(name)).join(', ');
  await client.query(
    `DECLARE dumped NO SCROLL CURSOR FOR SELECT row_to_json(x)::text AS line FROM (SELECT ${names} FROM ${table}) x`,
  );
  for (;;) {
    const { rows: batch } = await client.query(`FETCH ${BATCH} FROM dumped`);
    if (batch.length === 0) break;
    yield batch.map(({ line }) => String(line));
  }
  await client.query('CLOSE dumped');
}

/**
 * The columns that can be written.
 * @param {import('pg').ClientBase} client
 * @param {string} table
 * @returns {Promise<string[]>}
 */
export async function columnsOf(client, table) {
  const { rows } = await client.query(
    `SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped
       AND attgenerated = '' ORDER BY attnum`,
    [table],
  );
  return rows.map(({ name }) => name);
}

/**
 * Reads a tenant's file piece by piece.
 * @param {string} path
 * @param {string | undefined} key
 * @param {(head: TenantHead) => void} onHead
 * @param {(table: TableHead, rows: string[]) => Promise<void>} onRows  up to 500 at once; once without rows at each table's begin
 */
export async function readTenantFile(path, key, onHead, onRows) {
  const unzipped = createGunzip();
  const source = await openSealed(path, key);
  source.on('error', (error) => unzipped.destroy(error));
  /** @type {TableHead | undefined} */
  let table;
  /** @type {string[]} */
  let batch = [];
  let left = 0;
  let isFirst = true;
  for await (const line of splitLines(source.pipe(unzipped))) {
    if (isFirst) {
      /** @type {TenantHead} */
      const head = JSON.parse(line);
      onHead(head);
      isFirst = false;
    } else if (left === 0) {
      table = /** @type {TableHead} */ (JSON.parse(line));
      left = table.rows;
      await onRows(table, []);
    } else {
      batch.push(line);
      left -= 1;
      if (table && (batch.length === BATCH || left === 0)) {
        await onRows(table, batch);
        batch = [];
      }
    }
  }
  if (isFirst || left > 0) throw new Error(`${path} ends too early.`);
}

/**
 * Unlike `readline` it ends with the stream's error.
 * @param {Readable} stream
 * @returns {AsyncGenerator<string>}
 */
async function* splitLines(stream) {
  let rest = '';
  stream.setEncoding('utf8');
  for await (const text of stream) {
    const lines = (rest + String(text)).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}
