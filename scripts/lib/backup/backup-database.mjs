import { withDatabaseUrls } from '../stores/owner-url.mjs';
import { PlainError } from '../system/terminal.mjs';

/**
 * What backups need of an installation.
 * @typedef {object} BackupDatabase
 * @property {string} app  as frontdesk_app
 * @property {string} backup  as frontdesk_backup
 */

/**
 * Gives work the database of this installation: `DATABASE_URL` with `DATABASE_BACKUP_URL`; where `DATABASE_URL` names a
 * superuser, the roles that `npm start` made; else the embedded server, which is started for it when it does not run.
 * @template T
 * @param {import('../system/paths.mjs').DataLayout} layout
 * @param {(database: BackupDatabase) => Promise<T>} work
 * @returns {Promise<T>}
 */
export function withBackupDatabase(layout, work) {
  const { DATABASE_URL: app, DATABASE_BACKUP_URL: backup } = process.env;
  if (backup && !app)
    throw new PlainError('DATABASE_BACKUP_URL is set: set DATABASE_URL too, as frontdesk_app.');
  if (app && backup) return work({ app, backup });
  return withDatabaseUrls(layout, async (urls) => {
    if (urls.backup) return work({ app: urls.app, backup: urls.backup });
    throw new PlainError(
      'Set DATABASE_BACKUP_URL: the same database as frontdesk_backup, which may read all of it.',
    );
  });
}
