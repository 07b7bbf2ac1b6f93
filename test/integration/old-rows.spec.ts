import { randomUUID } from 'node:crypto';
import type { TestingModule } from '@nestjs/testing';
import pg from 'pg';
import { ChannelDeliverySweeper } from '../../src/channels/messengers/sending/channel-delivery-sweeper.js';
import { TurnTraceSweeper } from '../../src/conversations/turns/traces/turn-trace-sweeper.js';
import { DeliverySweeper } from '../../src/inbound-events/delivery-sweeper.js';
import { PlatformDb } from '../../src/platform/database/platform-db.js';
import { IdempotencySweeper } from '../../src/platform/idempotency/idempotency-sweeper.js';
import { Outbox } from '../../src/platform/queueing/outbox.js';
import { ImportSweeper } from '../../src/imports/files/import-sweeper.js';
import { WebhookSweeper } from '../../src/webhooks/webhook-sweeper.js';
import { openPlatform } from './platform-app.js';
import { ThrowawayDatabase } from './throwaway-database.js';
import { changesOf, watchStatements } from './webhook-store.js';

/** More than two batches, all of one moment; the young ones stay. */
const OLD = 1_100;
const YOUNG = 3;
const AGE = `CASE WHEN n > ${YOUNG} THEN now() - interval '31 days' ELSE now() END`;
const ROWS = `generate_series(1, ${OLD + YOUNG}) n`;

const SWEPT = {
  webhook_events: {
    ...{ sweeper: WebhookSweeper, most: 100, hidden: 'data' },
    fill: `(tenant_id, id, type, data, correlation_id, created_at)
      SELECT $1, gen_random_uuid(), 'order.updated', '{}', 'c', ${AGE} FROM ${ROWS}`,
  },
  event_deliveries: {
    ...{ sweeper: DeliverySweeper, most: 500, hidden: 'body' },
    fill: `(tenant_id, id, source_id, dedupe_key, type, status, created_at)
      SELECT $1, gen_random_uuid(), gen_random_uuid(), n, 'paid', 'applied', ${AGE} FROM ${ROWS}`,
  },
  channel_deliveries: {
    ...{ sweeper: ChannelDeliverySweeper, most: 500, hidden: 'chat_id' },
    fill: `(tenant_id, id, channel_id, chat_id, seq, status, created_at)
      SELECT $1, gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), n, 'sent', ${AGE} FROM ${ROWS}`,
  },
  import_problems: {
    ...{ sweeper: ImportSweeper, most: 500, hidden: 'value' },
    fill: `(tenant_id, id, import_id, severity, line, column_name, code, detail, value, created_at)
      SELECT $1, gen_random_uuid(), gen_random_uuid(), 'error', n, '', 'c', 'd', 'v', ${AGE} FROM ${ROWS}`,
  },
  import_files: {
    ...{ sweeper: ImportSweeper, most: 10, hidden: null },
    fill: `(tenant_id, id, created_at) SELECT $1, gen_random_uuid(), ${AGE} FROM ${ROWS}`,
  },
  turn_traces: {
    ...{ sweeper: TurnTraceSweeper, most: 500, hidden: 'trace' },
    fill: `(tenant_id, turn_id, trace, created_at) SELECT $1, gen_random_uuid(), '{}', ${AGE} FROM ${ROWS}`,
  },
  idempotency_keys: {
    ...{ sweeper: IdempotencySweeper, most: 500, hidden: null },
    fill: `(tenant_id, route, key, request_hash, locked_until, created_at)
      SELECT $1, 'POST /v1/orders', n, '\\x00', now(), ${AGE} FROM ${ROWS}`,
  },
};

describe('old rows', () => {
  const tables = Object.keys(SWEPT) as (keyof typeof SWEPT)[];
  const tenantId = randomUUID();
  let database: ThrowawayDatabase;
  let client: pg.Client;
  let platform: TestingModule;

  beforeAll(async () => {
    database = await ThrowawayDatabase.createMigrated();
    client = new pg.Client({ connectionString: database.superuserUrl });
    await client.connect();
    platform = await openPlatform(
      { DATABASE_URL: database.appUrl, DATABASE_PLATFORM_URL: database.platformUrl },
      [Outbox, ...Object.values(SWEPT).map(({ sweeper }) => sweeper)],
    );
    await watchStatements(client, tables);
    await client.query(
      `INSERT INTO tenants (id, slug, name, locale, timezone, currency, assistant, widget)
       VALUES ($1, 'shop', 'Shop', 'en', 'Europe/Dublin', 'EUR', '{}', '{}')`,
      [tenantId],
    );
  });
  afterAll(async () => {
    await platform.close();
    await client.end();
    await database.drop();
  });

  it.each(tables)('of %s are deleted in batches, each a transaction of its own', async (table) => {
    const { sweeper, most, fill } = SWEPT[table];
    // What they refer to is of no account here.
    await client.query('BEGIN; SET LOCAL session_replication_role = replica');
    await client.query(`INSERT INTO ${table} ${fill}`, [tenantId]);
    await client.query('COMMIT');
    await platform.get(sweeper).run();
    const changes = (await changesOf(client)).filter((change) => change.table === table);
    expect(changes.reduce((sum, { rows }) => sum + rows, 0)).toBe(OLD);
    expect(Math.max(...changes.map(({ rows }) => rows))).toBe(most);
    expect(new Set(changes.map(({ transaction }) => transaction)).size).toBe(changes.length);
    const { rows } = await client.query(`SELECT FROM ${table}`);
    expect(rows).toHaveLength(YOUNG);
  });

  it.each(tables.filter((table) => SWEPT[table].hidden !== null))(
    'of %s are known to the role that deletes them by key and age alone',
    async (table) => {
      const statement = `SELECT ${SWEPT[table].hidden} FROM ${table}`;
      await expect(platform.get(PlatformDb).query(statement)).rejects.toThrow(/permission denied/);
    },
  );
});
