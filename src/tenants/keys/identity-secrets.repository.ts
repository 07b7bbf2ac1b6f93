import { Injectable } from '@nestjs/common';
import { TenantDb } from '../../platform/database/tenant-db.js';
import { currentTenantId } from '../../platform/context/request-context.js';

export interface SealedSecret {
  id: string;
  sealed: Buffer;
}

export interface IdentitySecretDates {
  /** Creation time of the newest secret, which has no expiry. */
  createdAt: Date | null;
  /** The latest expiry of the earlier secrets. */
  previousExpiresAt: Date | null;
}

const IS_LIVE = '(expires_at IS NULL OR expires_at > now())';

@Injectable()
export class IdentitySecretsRepository {
  constructor(private readonly db: TenantDb) {}

  /**
   * Adds a secret; earlier ones expire after the overlap, or sooner when that is set already.
   * @returns null, and changes nothing, when `most` secrets are valid already.
   */
  async rotate({ id, sealed }: SealedSecret, overlapHours: number, most: number): Promise<Date | null> {
    return this.db.transaction(async (sql) => {
      // Serialises rotations, so that only the last one's secret has no expiry.
      await sql.query('SELECT FROM tenants FOR NO KEY UPDATE');
      const kept = await sql.query<{ id: string }>(
        `SELECT id FROM identity_secrets WHERE ${IS_LIVE} AND $1::int > 0`,
        [overlapHours],
      );
      if (kept.length >= most) return null;
      await sql.query(
        `UPDATE identity_secrets
         SET expires_at = LEAST(expires_at, clock_timestamp() + make_interval(hours => $1))`,
        [overlapHours],
      );
      await sql.query('DELETE FROM identity_secrets WHERE expires_at <= clock_timestamp()');
      const [row] = await sql.query<{ created_at: Date }>(
        `INSERT INTO identity_secrets (tenant_id, id, sealed_secret, created_at)
         VALUES ($1, $2, $3, clock_timestamp()) RETURNING created_at`,
        [currentTenantId(), id, sealed],
      );
      return row?.created_at ?? null;
    });
  }

  async dates(): Promise<IdentitySecretDates> {
    const [row] = await this.db.query<{ created_at: Date | null; previous: Date | null }>(
      `SELECT max(created_at) FILTER (WHERE expires_at IS NULL) AS created_at, max(expires_at) AS previous
       FROM identity_secrets WHERE ${IS_LIVE}`,
    );
    return { createdAt: row?.created_at ?? null, previousExpiresAt: row?.previous ?? null };
  }

  /** Newest first, because it is the one most probably used. */
  async listLive(): Promise<SealedSecret[]> {
    return this.db.query<SealedSecret>(
      `SELECT id, sealed_secret AS sealed FROM identity_secrets WHERE ${IS_LIVE} ORDER BY created_at DESC`,
    );
  }

  async removeAll(): Promise<void> {
    await this.db.query('DELETE FROM identity_secrets');
  }
}
