import { readFile } from 'node:fs/promises';
import { BACKUP_KINDS } from '../../platform/metrics/label-values.js';

export type BackupKind = (typeof BACKUP_KINDS)[number];

/** What backups and restores have noted. Times in milliseconds since 1970. */
export interface BackupStatus {
  /** The last good one of each kind. */
  backups: Partial<Record<BackupKind, { at: number; bytes: number | null }>>;
  /** When a backup was last restored and found whole; null when never. */
  restoredAt: number | null;
}

/** More than any such file has. */
const MOST_BYTES = 65_536;
export const NOTHING_NOTED: BackupStatus = { backups: {}, restoredAt: null };

/**
 * Reads `{"backups": {"dump": {"at": "2026-12-01T03:00:00Z", "bytes": 1024}}, "restore": {"at": "…"}}`, which a backup
 * writes when it is over. Kinds and fields that are not known are passed over.
 * @param file empty: nothing is known
 * @returns nothing for a file that does not exist
 * @throws what reading the file throws, and SyntaxError when it is no JSON
 */
export async function readBackupStatus(file: string): Promise<BackupStatus> {
  if (file === '') return NOTHING_NOTED;
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '{}';
    throw error;
  });
  if (text.length > MOST_BYTES) throw new Error('The file is too long for a status of backups.');
  const { backups, restore } = (JSON.parse(text) ?? {}) as { backups?: unknown; restore?: unknown };
  const known = BACKUP_KINDS.flatMap((kind) => {
    const noted = fieldOf(backups, kind);
    const at = timeOf(fieldOf(noted, 'at'));
    return at === null ? [] : [[kind, { at, bytes: sizeOf(fieldOf(noted, 'bytes')) }] as const];
  });
  return { backups: Object.fromEntries(known), restoredAt: timeOf(fieldOf(restore, 'at')) };
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

function timeOf(value: unknown): number | null {
  const at = typeof value === 'string' ? Date.parse(value) : NaN;
  return Number.isNaN(at) ? null : at;
}

function sizeOf(value: unknown): number | null {
  return typeof value === 'number' && value >= 0 ? value : null;
}

/** The later of both of each kind, and the later restore. */
export function newest(one: BackupStatus, other: BackupStatus): BackupStatus {
  const backups = { ...one.backups };
  for (const kind of BACKUP_KINDS) {
    const candidate = other.backups[kind];
    if (candidate && candidate.at > (backups[kind]?.at ?? -Infinity)) backups[kind] = candidate;
  }
  const restores = [one.restoredAt, other.restoredAt].filter((at) => at !== null);
  return { backups, restoredAt: restores.length === 0 ? null : Math.max(...restores) };
}
