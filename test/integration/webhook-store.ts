import { randomUUID } from 'node:crypto';
import type { TestingModule } from '@nestjs/testing';
import pg from 'pg';
import { VisitorErasureRepository } from '../../src/conversations/visitors/visitor-erasure.repository.js';
import { newId } from '../../src/kernel/ids.js';
import { Outbox } from '../../src/platform/queueing/outbox.js';
import { OwedDeliveriesRepository } from '../../src/webhooks/delivering/owed-deliveries.repository.js';
import { WebhookTendHandler } from '../../src/webhooks/tending/webhook-tend.handler.js';
import { WebhookTendingRepository } from '../../src/webhooks/tending/webhook-tending.repository.js';
import type { DeliveryAttempt, OwedDelivery } from '../../src/webhooks/webhook.types.js';
import { WebhookDeliveriesRepository } from '../../src/webhooks/webhook-deliveries.repository.js';
import { WebhookSweeper } from '../../src/webhooks/webhook-sweeper.js';
import { WebhooksRepository } from '../../src/webhooks/webhooks.repository.js';
import { asTenant, openPlatform } from './platform-app.js';
import { patient } from './store-urls.js';
import { ThrowawayDatabase } from './throwaway-database.js';

/** What one statement has changed. */
export interface Change {
  table: string;
  rows: number;
  transaction: string;
}

/** Counts the rows of each statement on a table, whoever sends it; those that a foreign key sends too. */
export async function watchStatements(client: pg.Client, tables: readonly string[]): Promise<void> {
  await client.query(`
    CREATE TABLE changes (changed text, rows integer, transaction xid8 DEFAULT pg_current_xact_id());
    CREATE FUNCTION note_change() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
    BEGIN
      INSERT INTO public.changes (changed, rows) SELECT TG_TABLE_NAME, count(*) FROM old_rows;
      RETURN NULL;
    END $$`);
  for (const table of tables)
    for (const operation of ['UPDATE', 'DELETE'])
      await client.query(`CREATE TRIGGER note_${operation} AFTER ${operation} ON ${table}
        REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION note_change()`);
}

/** Since the last look, without statements that have changed nothing. */
export async function changesOf(client: pg.Client): Promise<Change[]> {
  const { rows } = await client.query<Change>(
    `WITH gone AS (DELETE FROM changes RETURNING *)
     SELECT changed AS table, rows, transaction::text FROM gone WHERE rows > 0`,
  );
  return rows;
}

/** The product's own code for webhooks on a database of its own, and what a test puts there. */
export class WebhookStore {
  readonly tenantId = randomUUID();

  private constructor(
    readonly client: pg.Client,
    readonly platform: TestingModule,
    private readonly database: ThrowawayDatabase,
  ) {}

  static async open(): Promise<WebhookStore> {
    const database = await ThrowawayDatabase.createMigrated();
    const client = new pg.Client({ connectionString: database.superuserUrl });
    await client.connect();
    const platform = await openPlatform(
      { DATABASE_URL: patient(database.appUrl), DATABASE_PLATFORM_URL: database.platformUrl },
      [
        ...[OwedDeliveriesRepository, WebhooksRepository, WebhookDeliveriesRepository],
        ...[WebhookTendingRepository, WebhookTendHandler, VisitorErasureRepository, Outbox],
        WebhookSweeper,
      ],
    );
    const store = new WebhookStore(client, platform, database);
    await store.business(store.tenantId);
    return store;
  }

  async close(): Promise<void> {
    await this.platform.close();
    await this.client.end();
    await this.database.drop();
  }

  /** Reverts this migration, and all later ones. */
  async revert(migration: string): Promise<void> {
    await this.database.revert(migration);
  }

  async migrate(): Promise<void> {
    await this.database.migrate('up');
  }

  async business(id: string): Promise<void> {
    await this.client.query(
      `INSERT INTO tenants (id, slug, name, locale, timezone, currency, assistant, widget)
       VALUES ($1::uuid, 'shop-' || $1::text, 'Shop', 'en', 'Europe/Dublin', 'EUR', '{}', '{}')`,
      [id],
    );
  }

  /** @returns the id of an active webhook */
  async webhook(tenantId = this.tenantId): Promise<string> {
    const id = newId();
    await this.client.query(
      `WITH w AS (INSERT INTO webhook_endpoints (tenant_id, id, url, description, events)
         VALUES ($1, $2, 'https://hooks.example/', '', '{order.updated}') RETURNING tenant_id, id)
       INSERT INTO webhook_secrets (tenant_id, id, endpoint_id, sealed_secret)
       SELECT tenant_id, gen_random_uuid(), id, '\\x00' FROM w`,
      [tenantId, id],
    );
    return id;
  }

  /** Events that each of these webhooks is owed. @returns the deliveries' ids, in the order in which they were owed */
  async owe(webhooks: string[], count: number, conversation: string | null = null): Promise<string[]> {
    const { rows } = await this.client.query<{ id: string }>(
      `WITH e AS (
         INSERT INTO webhook_events (tenant_id, id, type, data, conversation_id, correlation_id)
         SELECT $1, uuidv7(), 'order.updated', '{}', $4, 'c-1' FROM generate_series(1, $3) RETURNING id),
       d AS (
         INSERT INTO webhook_deliveries (tenant_id, id, endpoint_id, event_id, next_attempt_at)
         SELECT $1, uuidv7(), w, e.id, now() FROM e, unnest($2::uuid[]) w RETURNING id),
       o AS (
         INSERT INTO outbox (tenant_id, id, kind, reference, correlation_id)
         SELECT $1, d.id, 'webhook.deliver', d.id, 'c-1' FROM d)
       SELECT id FROM d ORDER BY id`,
      [this.tenantId, webhooks, count, conversation],
    );
    return rows.map(({ id }) => id);
  }

  as<T>(work: () => T): T {
    return asTenant(this.tenantId, work);
  }

  get deliveries(): OwedDeliveriesRepository {
    return this.platform.get(OwedDeliveriesRepository);
  }

  async owed(id: string): Promise<OwedDelivery> {
    const owed = await this.as(() => this.deliveries.owed(id));
    if (!owed) throw new Error('It is owed no more.');
    return owed;
  }

  /** The job that looks after what waits for a webhook, as the relay would send it. */
  async tend(webhookId: string): Promise<void> {
    const [job] = await this.jobs('webhook.tend', webhookId);
    const handler = this.platform.get(WebhookTendHandler);
    await this.as(() =>
      handler.handle({
        ...{ outboxId: job?.id ?? randomUUID(), reference: webhookId },
        alone: () => Promise.resolve(),
      }),
    );
  }

  async jobs(kind: string, reference?: string): Promise<{ id: string; reference: string; waits: number }[]> {
    const { rows } = await this.client.query<{ id: string; reference: string; waits: number }>(
      `SELECT id, reference, EXTRACT(epoch FROM COALESCE(sent_at, created_at) - now())::float AS waits FROM outbox
       WHERE kind = $1 AND ($2::uuid IS NULL OR reference = $2)`,
      [kind, reference ?? null],
    );
    return rows;
  }

  /** Of PostgreSQL, in seconds. */
  async now(): Promise<number> {
    const { rows } = await this.client.query<{ now: number }>(
      `SELECT EXTRACT(epoch FROM now())::float AS now`,
    );
    return rows[0]?.now ?? NaN;
  }

  /** Numbers of a webhook's deliveries by their status. */
  async statuses(webhookId: string): Promise<Record<string, number>> {
    const { rows } = await this.client.query<{ status: string; count: number }>(
      `SELECT status, count(*)::integer AS count FROM webhook_deliveries WHERE endpoint_id = $1 GROUP BY status`,
      [webhookId],
    );
    return Object.fromEntries(rows.map(({ status, count }) => [status, count]));
  }
}

/** A call as the caller reports it. */
export function callOf(status: number, more: Partial<DeliveryAttempt> = {}): DeliveryAttempt {
  return {
    ...{ at: new Date(), durationMs: 20, url: 'https://hooks.example/', requestHeaders: {}, status },
    ...{ problem: null, responseHeaders: { server: 'x' }, responseBody: 'I have read: quixotic' },
    ...more,
  };
}

export const AGAIN = { reason: 'It answered 500.', pauseMs: 5_000, retryAfterSeconds: null };
