import { randomUUID } from 'node:crypto';
import { withClient } from '../stores/bootstrap-database.mjs';
import { messageOf } from '../system/terminal.mjs';

/** What a line of the table takes. */
const LONGEST = 500;

/**
 * @typedef {object} Outcome
 * @property {string} [backup]  its name
 * @property {string} [takenAt]
 * @property {number} [bytes]
 * @property {string} [warning]
 */

/**
 * Does a backup or a drill and writes down how it went, for health and metrics.
 * @template {Outcome} T
 * @param {string} backupUrl
 * @param {'backup' | 'drill'} kind
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function recorded(backupUrl, kind, work) {
  const startedAt = new Date();
  /** @type {T} */
  let outcome;
  try {
    outcome = await work();
  } catch (error) {
    // What went wrong counts, also when the database, which may be the cause, cannot be told.
    await record(backupUrl, kind, startedAt, {}, messageOf(error)).catch(() => undefined);
    throw error;
  }
  await record(backupUrl, kind, startedAt, outcome, null);
  return outcome;
}

/**
 * @param {string} url
 * @param {'backup' | 'drill'} kind
 * @param {Date} startedAt
 * @param {Outcome} outcome
 * @param {string | null} error
 */
async function record(url, kind, startedAt, outcome, error) {
  await withClient(url, async (client) => {
    // Older than this table is a database before its next migration.
    /** @type {{rows: {there: boolean}[]}} */
    const { rows } = await client.query(`SELECT to_regclass('public.backup_runs') IS NOT NULL AS there`);
    if (!rows[0]?.there) return;
    const { backup = null, takenAt = null, bytes = null, warning = null } = outcome;
    await client.query(
      `INSERT INTO backup_runs (id, kind, started_at, finished_at, ok, backup, taken_at, bytes, seconds, warning, error)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, left($10, ${LONGEST}), left($11, ${LONGEST}))`,
      [
        ...[randomUUID(), kind, startedAt, new Date(), error === null, backup, takenAt, bytes],
        ...[(Date.now() - startedAt.getTime()) / 1000, warning, error],
      ],
    );
  });
}
