import type { PlatformDb } from '../../platform/database/platform-db.js';
import { NOTHING_NOTED, type BackupKind, type BackupStatus } from './backup-status.js';

/** PostgreSQL: the table does not exist, in an installation from before it. */
const NO_TABLE = '42P01';

type Bytes = string | number | bigint | null;

interface RunsRow {
  taken_at: Date | null;
  bytes: Bytes;
  base_at: Date | null;
  base_bytes: Bytes;
  /** When the newest piece of the log of changes left the server; null where docker/barman does not send it. */
  wal_at: Date | null;
  restored_at: Date | null;
}

/**
 * What `npm run backup`, its drill and docker/barman have noted in the database, and how far PostgreSQL has sent its log of
 * changes: as long as it has sent none, since it started.
 */
export async function readBackupRuns(db: PlatformDb): Promise<BackupStatus> {
  const [row] = await db
    .query<RunsRow>(
      `SELECT b.taken_at, b.bytes, f.taken_at AS base_at, f.bytes AS base_bytes,
         (SELECT CASE WHEN current_setting('archive_mode') <> 'off' AND current_setting('archive_command') LIKE '%archive-wal.sh %'
            THEN COALESCE(a.last_archived_time, pg_postmaster_start_time()) END FROM pg_stat_archiver a) AS wal_at,
         (SELECT max(d.finished_at) FROM backup_runs d WHERE d.kind = 'drill' AND d.ok) AS restored_at
       FROM (SELECT) one LEFT JOIN LATERAL (
         SELECT r.taken_at, r.bytes FROM backup_runs r WHERE r.kind = 'backup' AND r.ok
         ORDER BY r.taken_at DESC LIMIT 1) b ON true LEFT JOIN LATERAL (
         SELECT r.taken_at, r.bytes FROM backup_runs r WHERE r.kind = 'base' AND r.ok
         ORDER BY r.taken_at DESC LIMIT 1) f ON true`,
    )
    .catch((error: unknown) => {
      if ((error as { code?: unknown }).code === NO_TABLE) return [];
      throw error;
    });
  if (!row) return NOTHING_NOTED;
  return {
    backups: {
      ...noted('backup', row.taken_at, row.bytes),
      ...noted('base', row.base_at, row.base_bytes),
      ...noted('wal', row.wal_at, null),
    },
    restoredAt: row.restored_at?.getTime() ?? null,
  };
}

function noted(kind: BackupKind, at: Date | null, bytes: Bytes): BackupStatus['backups'] {
  return at ? { [kind]: { at: at.getTime(), bytes: bytes === null ? null : Number(bytes) } } : {};
}
