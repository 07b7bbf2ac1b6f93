import { join } from 'node:path';
import { mustRun } from '../system/commands.mjs';
import { ROOT } from '../system/paths.mjs';

const RUNNER = join(import.meta.dirname, 'run-migrations.mjs');

/**
 * Runs the migrations in a process of their own, so that the launcher carries no ORM.
 * @param {string} ownerUrl
 * @param {'up' | 'down' | 'show'} direction
 * @returns {Promise<string[]>} one line per migration that was run, reverted or listed
 */
export async function migrate(ownerUrl, direction) {
  const output = await mustRun(
    'Migrating the database',
    process.execPath,
    ['--disable-warning=ExperimentalWarning', RUNNER, direction],
    {
      cwd: ROOT,
      env: { ...process.env, DATABASE_OWNER_URL: ownerUrl },
    },
  );
  return output.trim().split('\n').filter(Boolean);
}
