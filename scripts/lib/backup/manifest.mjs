/**
 * What is written beside each dump, in the same snapshot: how a restored database is judged.
 * @typedef {object} Manifest
 * @property {1} format
 * @property {string} name
 * @property {string} takenAt  the moment of the snapshot, ISO 8601
 * @property {number} seconds  that it took
 * @property {string} serverVersion  such as `18.4`
 * @property {number} serverMajor
 * @property {string} schema  the newest migration in it
 * @property {boolean} isSealed
 * @property {import('./sealing.mjs').StoredFile} dump  of everything, as pg_dump -Fc writes it
 * @property {Record<string, import('./sealing.mjs').StoredFile>} tenantFiles  by tenant
 * @property {Record<string, string>} slugs  by tenant
 * @property {import('./sums.mjs').DatabaseSums} sums
 */

export const MANIFEST = 'manifest.json';

/** How far a backup may be from the one of the day before. */
const MOST_CHANGE = 0.2;
/** Bytes below which a change of size means nothing. */
const SMALL_BYTES = 1024 * 1024;

/** @param {Manifest} manifest */
export function bytesOf({ dump, tenantFiles }) {
  return [dump, ...Object.values(tenantFiles)].reduce((sum, { bytes }) => sum + bytes, 0);
}

/**
 * What looks wrong beside the backup before: a size or a number of tables that changed by more than a fifth.
 * @param {Manifest} manifest
 * @param {Manifest | undefined} before
 * @returns {string | undefined} a sentence
 */
export function suspicion(manifest, before) {
  if (!before) return undefined;
  const [tables, tablesBefore] = [manifest.sums.tables.length, before.sums.tables.length];
  const [bytes, bytesBefore] = [manifest.dump.plainBytes, before.dump.plainBytes];
  const told = [];
  if (isFar(tables, tablesBefore)) told.push(`${tables} tables after ${tablesBefore}`);
  if (isFar(bytes, bytesBefore) && Math.abs(bytes - bytesBefore) > SMALL_BYTES)
    told.push(`${bytes} bytes after ${bytesBefore}`);
  const [rows, rowsBefore] = [rowsOf(manifest), rowsOf(before)];
  if (rows < rowsBefore * (1 - MOST_CHANGE) && bytes < bytesBefore)
    told.push(`${rows} rows after ${rowsBefore}`);
  return told.length > 0
    ? `It differs from ${before.name} by more than 20 %: ${told.join(', ')}.`
    : undefined;
}

/**
 * @param {number} now
 * @param {number} before
 */
function isFar(now, before) {
  return Math.abs(now - before) > before * MOST_CHANGE;
}

/** @param {Manifest} manifest */
export function rowsOf({ sums }) {
  return [sums.platform, ...Object.values(sums.tenants)]
    .flatMap((tables) => Object.values(tables))
    .reduce((sum, [rows]) => sum + rows, 0);
}

/** The number of a migration, by which schemas are ordered. @param {string} schema */
export function schemaNumber(schema) {
  return Number(/\d{13}$/.exec(schema)?.[0] ?? 0);
}
