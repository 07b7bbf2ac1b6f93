import type { PlatformDb } from '../../platform/database/platform-db.js';
import { NOTHING_NOTED, type BackupStatus } from './backup-status.js';

/** PostgreSQL: the table does not exist, in an installation from before it. */
const NO_TABLE = '42P01';

interface RunsRow {
  taken_at: Date | null;
  bytes: string | number | bigint | null;
  restored_at: Date | null;
}

/** What `npm run backup` and its drill have noted in the database. */
export async function readBackupRuns(db: PlatformDb): Promise<BackupStatus> {
  const [row] = await db
    .query<RunsRow>(
      `SELECT b.taken_at, b.bytes,
         (SELECT max(d.finished_at) FROM backup_runs d WHERE d.kind = 'drill' AND d.ok) AS restored_at
       FROM (SELECT) one LEFT JOIN LATERAL (
         SELECT r.taken_at, r.bytes FROM backup_runs r WHERE r.kind = 'backup' AND r.ok
         ORDER BY r.taken_at DESC LIMIT 1) b ON true`,
    )
    .catch((error: unknown) => {
      if ((error as { code?: unknown }).code === NO_TABLE) return [];
      throw error;
    });
  if (!row) return NOTHING_NOTED;
  const { taken_at: takenAt, bytes, restored_at: restoredAt } = row;
  return {
    backups: takenAt
      ? { backup: { at: takenAt.getTime(), bytes: bytes === null ? null : Number(bytes) } }
      : {},
    restoredAt: restoredAt?.getTime() ?? null,
  };
}
