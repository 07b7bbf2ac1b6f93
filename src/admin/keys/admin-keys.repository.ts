import { Injectable } from '@nestjs/common';
import { PlatformDb } from '../../platform/database/platform-db.js';
import type { AdminKey, NewAdminKey } from './admin-key.types.js';

export interface AdminKeyRow {
  id: string;
  name: string;
  hint: string;
  created_by: string;
  created_at: Date;
  last_used_at: Date | null;
  revoked_by: string | null;
  revoked_at: Date | null;
}

const COLUMNS = 'id, name, hint, created_by, created_at, last_used_at, revoked_by, revoked_at';

/** The admin keys that are stored. Runs as the platform role. */
@Injectable()
export class AdminKeysRepository {
  constructor(private readonly db: PlatformDb) {}

  /** Newest first, also revoked ones. */
  async list(limit: number, after: string | undefined): Promise<AdminKey[]> {
    const rows = await this.db.query<AdminKeyRow>(
      `SELECT ${COLUMNS} FROM admin_keys WHERE $2::uuid IS NULL OR id < $2 ORDER BY id DESC LIMIT $1`,
      [limit, after ?? null],
    );
    return rows.map(toAdminKey);
  }

  /** @returns null, and stores nothing, when `most` keys are live already. */
  async create(key: NewAdminKey, most: number): Promise<AdminKey | null> {
    const [row] = await this.db.query<AdminKeyRow>(
      `INSERT INTO admin_keys (id, name, hint, secret_hash, created_by)
       SELECT $1, $2, $3, $4, $5 WHERE (SELECT count(*) FROM admin_keys WHERE revoked_at IS NULL) < $6
       RETURNING ${COLUMNS}`,
      [key.id, key.name, key.hint, key.hash, key.createdBy, most],
    );
    return row ? toAdminKey(row) : null;
  }

  /** @returns the id of the live key with this hash. */
  async findId(hash: Buffer): Promise<string | null> {
    const [row] = await this.db.query<{ id: string }>(
      'SELECT id FROM admin_keys WHERE secret_hash = $1 AND revoked_at IS NULL',
      [hash],
    );
    return row?.id ?? null;
  }

  /** Keeps the first revocation. @returns false when there is no such key. */
  async revoke(id: string, by: string): Promise<boolean> {
    const rows = await this.db.query(
      `UPDATE admin_keys SET revoked_at = COALESCE(revoked_at, now()), revoked_by = COALESCE(revoked_by, $2)
       WHERE id = $1 RETURNING id`,
      [id, by],
    );
    return rows.length > 0;
  }

  /** Writes a key's last use at most once a minute, however many processes report it. */
  async saveUse(id: string): Promise<void> {
    await this.db.query(
      `UPDATE admin_keys SET last_used_at = now()
       WHERE id = $1 AND (last_used_at IS NULL OR last_used_at <= now() - interval '1 minute')`,
      [id],
    );
  }
}

function toAdminKey(row: AdminKeyRow): AdminKey {
  return {
    id: row.id,
    name: row.name,
    hint: row.hint,
    createdBy: row.created_by,
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
    revokedBy: row.revoked_by,
    revokedAt: row.revoked_at,
  };
}
