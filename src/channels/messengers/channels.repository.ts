import { Injectable } from '@nestjs/common';
import { currentTenantId } from '../../platform/context/request-context.js';
import { ifMatch, withVersion } from '../../platform/database/row-version.js';
import { TenantDb } from '../../platform/database/tenant-db.js';
import type { Account } from './channel-adapter.port.js';
import { ChannelSecrets } from './channel-secrets.js';
import type { Channel, ChannelSettings, MessengerKind, OpenChannel, RefusalReason } from './channel.types.js';

interface ChannelRow {
  id: string;
  kind: MessengerKind;
  name: string;
  enabled: boolean;
  account_id: string;
  account_name: string | null;
  settings: Record<string, unknown>;
  sealed_secrets: Buffer | null;
  secrets_at: Date;
  failing_since: Date | null;
  failure: string | null;
  last_received_at: Date | null;
  last_refused_at: Date | null;
  last_refused_reason: RefusalReason | null;
  created_at: Date;
  updated_at: Date;
  row_version: bigint;
}

export interface NewChannel {
  id: string;
  kind: MessengerKind;
  name: string;
  account: Account;
  settings: ChannelSettings;
}

export interface ChannelChange {
  name?: string;
  enabled?: boolean;
  account?: Account;
  settings?: ChannelSettings;
}

const COLUMNS = `id, kind, name, enabled, account_id, account_name, settings, sealed_secrets, secrets_at, failing_since,
  failure, last_received_at, last_refused_at, last_refused_reason, created_at, updated_at, row_version`;
/** A stranger who knows the address must not cause a write with each request. */
const NOTED_EVERY = `interval '5 seconds'`;
/** What a channel whose settings were stored is until the platform has been told. */
const UNTOLD = 'The platform was not told where to deliver: its process stopped. Test the channel.';
const CHATS = 'SELECT id FROM channel_chats WHERE channel_id = $1';

@Injectable()
export class ChannelsRepository {
  constructor(
    private readonly db: TenantDb,
    private readonly secrets: ChannelSecrets,
  ) {}

  /** @param most channels that a business may have @returns false when there are too many */
  create({ id, kind, name, account, settings }: NewChannel, most: number): Promise<boolean> {
    return this.db.transaction(async (sql) => {
      // Two at once would both find room.
      await sql.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
        `channels ${currentTenantId()}`,
      ]);
      const rows = await sql.query(
        `INSERT INTO channels (tenant_id, id, kind, name, account_id, account_name, settings, sealed_secrets, failure,
         failure_of, failing_since)
       SELECT $1, $2, $3, $4, $5, $6, $7::jsonb, $8, $10, 'receiving', now() WHERE (SELECT count(*) FROM channels) < $9 RETURNING id`,
        [
          ...[currentTenantId(), id, kind, name, account.id, account.name],
          ...[JSON.stringify(settings.open), this.secrets.seal(id, settings.secret), most, UNTOLD],
        ],
      );
      return rows.length > 0;
    });
  }

  async list(limit: number, after: string | undefined, kind?: MessengerKind): Promise<Channel[]> {
    const rows = await this.db.query<ChannelRow>(
      `SELECT ${COLUMNS} FROM channels WHERE ($2::uuid IS NULL OR id < $2) AND ($3::text IS NULL OR kind = $3)
       ORDER BY id DESC LIMIT $1`,
      [limit, after ?? null, kind ?? null],
    );
    return rows.map((row) => this.toChannel(row));
  }

  async get(id: string): Promise<Channel | null> {
    const row = await this.row(id);
    return row ? this.toChannel(row) : null;
  }

  /** With its secrets. */
  async open(id: string): Promise<OpenChannel | null> {
    const row = await this.row(id);
    return row ? this.toOpen(row) : null;
  }

  /** The channels of these accounts, with their secrets. */
  async ofAccounts(kind: MessengerKind, accountIds: readonly string[]): Promise<OpenChannel[]> {
    const rows = await this.db.query<ChannelRow>(
      `SELECT ${COLUMNS} FROM channels WHERE kind = $1 AND account_id = ANY ($2) ORDER BY id`,
      [kind, accountIds],
    );
    return rows.map((row) => this.toOpen(row));
  }

  private async row(id: string): Promise<ChannelRow | undefined> {
    const [row] = await this.db.query<ChannelRow>(`SELECT ${COLUMNS} FROM channels WHERE id = $1`, [id]);
    return row;
  }

  /**
   * What is left out stays. With other settings the channel fails until `noteFailure` says that the platform was told.
   * @returns false when there is no such channel
   */
  async update(id: string, { name, enabled, account, settings }: ChannelChange): Promise<boolean> {
    const rows = await this.db.query(
      `UPDATE channels SET name = COALESCE($2, name), enabled = COALESCE($3, enabled),
         account_name = COALESCE($4, account_name), settings = COALESCE($5::jsonb, settings),
         sealed_secrets = COALESCE($6, sealed_secrets),
         failure = CASE WHEN $6::bytea IS NULL THEN failure ELSE $7 END,
         failure_of = CASE WHEN $6::bytea IS NULL THEN failure_of ELSE 'receiving' END,
         failing_since = CASE WHEN $6::bytea IS NULL THEN failing_since ELSE COALESCE(failing_since, now()) END,
         secrets_at = CASE WHEN $6::bytea IS NULL THEN secrets_at ELSE now() END, updated_at = now()
       WHERE id = $1 AND ${ifMatch()} RETURNING id`,
      [
        ...[id, name ?? null, enabled ?? null, account?.name ?? null],
        settings ? JSON.stringify(settings.open) : null,
        ...[settings ? this.secrets.seal(id, settings.secret) : null, UNTOLD],
      ],
    );
    return rows.length > 0;
  }

  /** Before what cannot be taken back is done. @throws DomainError `changed_meanwhile` */
  async requireMatch(id: string): Promise<void> {
    await this.db.query(`SELECT FROM channels WHERE id = $1 AND ${ifMatch()}`, [id]);
  }

  /** What was said stays; what is owed to the platform is owed no more. */
  remove(id: string): Promise<boolean> {
    return this.db.transaction(async (sql) => {
      // Nothing new is owed in them meanwhile.
      await sql.query(`${CHATS} ORDER BY id FOR UPDATE`, [id]);
      await sql.query(
        `DELETE FROM outbox WHERE kind = 'channel.deliver'
           AND reference IN (SELECT id FROM channel_deliveries WHERE channel_id = $1 AND status = 'queued')`,
        [id],
      );
      await sql.query(`DELETE FROM channel_deliveries WHERE channel_id = $1 OR chat_id IN (${CHATS})`, [id]);
      await sql.query('DELETE FROM channel_chats WHERE channel_id = $1', [id]);
      const rows = await sql.query(`DELETE FROM channels WHERE id = $1 AND ${ifMatch()} RETURNING id`, [id]);
      return rows.length > 0;
    });
  }

  async noteReceived(id: string): Promise<void> {
    await this.db.query(
      `UPDATE channels SET last_received_at = now()
       WHERE id = $1 AND (last_received_at IS NULL OR last_received_at < now() - ${NOTED_EVERY})`,
      [id],
    );
  }

  async noteRefusal(id: string, reason: RefusalReason): Promise<void> {
    await this.db.query(
      `UPDATE channels SET last_refused_at = now(), last_refused_reason = $2
       WHERE id = $1 AND (last_refused_at IS NULL OR last_refused_at < now() - ${NOTED_EVERY}
         OR last_refused_reason <> $2)`,
      [id, reason],
    );
  }

  /** @param failure why nothing can be sent or received, in plain words; null when all is well */
  async noteFailure(id: string, failure: string | null, of: 'sending' | 'receiving'): Promise<void> {
    await this.db.query(
      `UPDATE channels SET failure = $2, failure_of = CASE WHEN $2::text IS NULL THEN NULL ELSE $3 END,
         failing_since = CASE WHEN $2::text IS NULL THEN NULL ELSE COALESCE(failing_since, now()) END
       WHERE id = $1 AND (failure IS DISTINCT FROM $2 OR failure_of IS DISTINCT FROM $3)`,
      [id, failure, of],
    );
  }

  /** What sending tells: a channel that receives nothing is not well because it can send. @param failure as above */
  async noteSending(id: string, failure: string | null): Promise<void> {
    await this.db.query(
      `UPDATE channels SET failure = $2, failure_of = CASE WHEN $2::text IS NULL THEN NULL ELSE 'sending' END,
         failing_since = CASE WHEN $2::text IS NULL THEN NULL ELSE COALESCE(failing_since, now()) END
       WHERE id = $1 AND failure IS DISTINCT FROM $2 AND failure_of IS DISTINCT FROM 'receiving'`,
      [id, failure],
    );
  }

  /** What reading tells; it says nothing of sending. @param failure as above */
  async noteReceiving(id: string, failure: string | null): Promise<void> {
    await this.db.query(
      `UPDATE channels SET failure = $2, failure_of = CASE WHEN $2::text IS NULL THEN NULL ELSE 'receiving' END,
         failing_since = CASE WHEN $2::text IS NULL THEN NULL ELSE COALESCE(failing_since, now()) END
       WHERE id = $1 AND failure IS DISTINCT FROM $2 AND ($2::text IS NOT NULL OR failure_of = 'receiving')`,
      [id, failure],
    );
  }

  private toOpen(row: ChannelRow): OpenChannel {
    const { id, kind, enabled, account_id: accountId, settings: open, sealed_secrets: sealed } = row;
    return { id, kind, enabled, accountId, settings: { open, secret: this.secrets.open(id, sealed) } };
  }

  private toChannel(row: ChannelRow): Channel {
    const { failing_since: since, failure, last_refused_at: at, last_refused_reason: reason } = row;
    const channel = {
      ...{ id: row.id, kind: row.kind, name: row.name, enabled: row.enabled, settings: row.settings },
      account: { id: row.account_id, name: row.account_name },
      secrets: Object.keys(this.secrets.open(row.id, row.sealed_secrets)).sort(),
      secretsAt: row.secrets_at,
      failure: since && failure !== null ? { since, reason: failure } : null,
      lastReceivedAt: row.last_received_at,
      lastRefused: at && reason ? { at, reason } : null,
      ...{ createdAt: row.created_at, updatedAt: row.updated_at },
    };
    return withVersion(channel, row.row_version);
  }
}
