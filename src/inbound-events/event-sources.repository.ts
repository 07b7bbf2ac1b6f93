import { Injectable } from '@nestjs/common';
import { currentTenantId } from '../platform/context/request-context.js';
import { ifMatch, withVersion } from '../platform/database/row-version.js';
import { TenantDb, type TenantTransaction } from '../platform/database/tenant-db.js';
import type { EventSource, EventSourceKind, RefusalReason } from './event.types.js';

interface SourceRow {
  id: string;
  kind: EventSourceKind;
  name: string;
  enabled: boolean;
  last_received_at: Date | null;
  last_refused_at: Date | null;
  last_refused_reason: RefusalReason | null;
  created_at: Date;
  updated_at: Date;
  row_version: bigint;
  secret_at: Date | null;
  secret_ends: string | null;
  previous: Date | null;
}

/** What a delivery is checked with. */
export interface SourceForDelivery {
  kind: EventSourceKind;
  enabled: boolean;
  /** Those that are valid now. */
  secrets: { id: string; sealed: Buffer }[];
}

export interface NewSource {
  id: string;
  kind: EventSourceKind;
  name: string;
}

export interface NewSecret {
  id: string;
  sealed: Buffer;
  lastFour: string | null;
}

/** What is left out does not count. */
export interface SourceFilter {
  kind?: EventSourceKind;
  name?: string;
}

/** A new secret, and for how long those before it stay valid. */
export interface SecretRotation {
  secret: NewSecret;
  overlapHours: number;
}

const LIVE = '(k.expires_at IS NULL OR k.expires_at > now())';
const SELECT = `SELECT s.id, s.kind, s.name, s.enabled, s.last_received_at, s.last_refused_at, s.last_refused_reason,
    s.created_at, s.updated_at, s.row_version, k.created_at AS secret_at, k.last_four AS secret_ends,
    (SELECT max(k.expires_at) FROM event_source_secrets k WHERE k.source_id = s.id AND k.expires_at > now()) AS previous
  FROM event_sources s LEFT JOIN event_source_secrets k
    ON k.tenant_id = s.tenant_id AND k.source_id = s.id AND k.expires_at IS NULL`;

/** A stranger who knows the address must not cause a write with each request. */
const NOTED_EVERY = `interval '5 seconds'`;

@Injectable()
export class EventSourcesRepository {
  constructor(private readonly db: TenantDb) {}

  /** @param most sources that a business may have @returns false when there are too many */
  create(source: NewSource, secret: NewSecret | null, most: number): Promise<boolean> {
    return this.db.transaction(async (sql) => {
      const added = await sql.query(
        `INSERT INTO event_sources (tenant_id, id, kind, name)
         SELECT $1, $2, $3, $4 WHERE (SELECT count(*) FROM event_sources) < $5 RETURNING id`,
        [currentTenantId(), source.id, source.kind, source.name, most],
      );
      if (added.length > 0 && secret) await insertSecret(sql, source.id, secret);
      return added.length > 0;
    });
  }

  async list(limit: number, after: string | undefined, { kind, name }: SourceFilter): Promise<EventSource[]> {
    const rows = await this.db.query<SourceRow>(
      `${SELECT} WHERE ($2::uuid IS NULL OR s.id < $2) AND ($3::text IS NULL OR s.kind = $3)
         AND ($4::text IS NULL OR s.name = $4)
       ORDER BY s.id DESC LIMIT $1`,
      [limit, after ?? null, kind ?? null, name ?? null],
    );
    return rows.map(toSource);
  }

  async get(id: string): Promise<EventSource | null> {
    const [row] = await this.db.query<SourceRow>(`${SELECT} WHERE s.id = $1`, [id]);
    return row ? toSource(row) : null;
  }

  /**
   * What is left out stays. A new secret comes beside those before it, which end after so many hours.
   * @param most secrets that may be valid at once
   */
  update(
    id: string,
    { name, enabled }: { name?: string; enabled?: boolean },
    rotation: SecretRotation | null,
    most: number,
  ): Promise<'changed' | 'missing' | 'too many secrets'> {
    return this.db.transaction(async (sql) => {
      const found = await sql.query(
        `SELECT FROM event_sources WHERE id = $1 AND ${ifMatch()} FOR NO KEY UPDATE`,
        [id],
      );
      if (found.length === 0) return 'missing';
      if (rotation && !(await rotate(sql, id, rotation, most))) return 'too many secrets';
      await sql.query(
        `UPDATE event_sources SET name = COALESCE($2, name), enabled = COALESCE($3, enabled), updated_at = now()
         WHERE id = $1`,
        [id, name ?? null, enabled ?? null],
      );
      return 'changed';
    });
  }

  async remove(id: string): Promise<boolean> {
    return this.db.transaction(async (sql) => {
      await sql.query(
        `DELETE FROM outbox WHERE id IN (SELECT id FROM event_deliveries WHERE source_id = $1 AND status = 'queued')`,
        [id],
      );
      const rows = await sql.query(`DELETE FROM event_sources WHERE id = $1 AND ${ifMatch()} RETURNING id`, [
        id,
      ]);
      return rows.length > 0;
    });
  }

  async forDelivery(id: string): Promise<SourceForDelivery | null> {
    const rows = await this.db.query<{
      kind: EventSourceKind;
      enabled: boolean;
      id: string | null;
      sealed: Buffer | null;
    }>(
      `SELECT s.kind, s.enabled, k.id, k.sealed_secret AS sealed
       FROM event_sources s LEFT JOIN event_source_secrets k
         ON k.tenant_id = s.tenant_id AND k.source_id = s.id AND ${LIVE}
       WHERE s.id = $1 ORDER BY k.created_at DESC`,
      [id],
    );
    const [first] = rows;
    if (!first) return null;
    const secrets = rows.flatMap((row) =>
      row.id !== null && row.sealed !== null ? [{ id: row.id, sealed: row.sealed }] : [],
    );
    return { kind: first.kind, enabled: first.enabled, secrets };
  }

  async noteRefusal(id: string, reason: RefusalReason): Promise<void> {
    await this.db.query(
      `UPDATE event_sources SET last_refused_at = now(), last_refused_reason = $2
       WHERE id = $1 AND (last_refused_at IS NULL OR last_refused_at < now() - ${NOTED_EVERY}
         OR last_refused_reason <> $2)`,
      [id, reason],
    );
  }
}

/** @returns false, and changes none, when there would be too many */
async function rotate(
  sql: TenantTransaction,
  id: string,
  { secret, overlapHours }: SecretRotation,
  most: number,
): Promise<boolean> {
  const live = await sql.query(`SELECT FROM event_source_secrets k WHERE source_id = $1 AND ${LIVE}`, [id]);
  if (overlapHours > 0 && live.length >= most) return false;
  await sql.query('DELETE FROM event_source_secrets WHERE source_id = $1 AND expires_at <= now()', [id]);
  await sql.query(
    `UPDATE event_source_secrets SET expires_at = LEAST(expires_at, now() + $2::integer * interval '1 hour')
     WHERE source_id = $1`,
    [id, overlapHours],
  );
  await insertSecret(sql, id, secret);
  return true;
}

async function insertSecret(sql: TenantTransaction, sourceId: string, secret: NewSecret): Promise<void> {
  await sql.query(
    `INSERT INTO event_source_secrets (tenant_id, id, source_id, sealed_secret, last_four)
     VALUES ($1, $2, $3, $4, $5)`,
    [currentTenantId(), secret.id, sourceId, secret.sealed, secret.lastFour],
  );
}

function toSource(row: SourceRow): EventSource {
  const { secret_at: createdAt, last_refused_at: at, last_refused_reason: reason } = row;
  return withVersion(
    {
      id: row.id,
      kind: row.kind,
      name: row.name,
      enabled: row.enabled,
      secret: createdAt && { createdAt, lastFour: row.secret_ends, previousExpiresAt: row.previous },
      lastReceivedAt: row.last_received_at,
      lastRefused: at && reason ? { at, reason } : null,
      createdAt: row.created_at,
      updatedAt: row.updated_at,
    },
    row.row_version,
  );
}
