import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { ChannelDeliverySweeper } from '../../src/channels/messengers/sending/channel-delivery-sweeper.js';
import { CHANNELS, type Channel } from '../../src/conversations/conversation.types.js';
import type { PlatformDb } from '../../src/platform/database/platform-db.js';
import { ThrowawayDatabase } from './throwaway-database.js';

/** The business itself opens these, as many as it likes. */
const OPENED_AT_WILL: Channel[] = ['api'];

/** What a new channel needs of the schema: its migration is missing when this fails. */
describe('a channel of conversations', () => {
  let database: ThrowawayDatabase;
  let client: pg.Client;

  beforeAll(async () => {
    database = await ThrowawayDatabase.createMigrated();
    client = new pg.Client({ connectionString: database.superuserUrl });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  async function definitions(sql: string): Promise<string[]> {
    return (await client.query<{ definition: string }>(sql)).rows.map(({ definition }) => definition);
  }

  it('is one of those that the table accepts, and no other is', async () => {
    const [check = ''] = await definitions(
      `SELECT pg_get_constraintdef(oid) AS definition FROM pg_constraint WHERE conname = 'conversations_channel_check'`,
    );
    expect([...check.matchAll(/'(\w+)'/g)].map(([, name]) => name).sort()).toEqual([...CHANNELS].sort());
  });

  it('forgets what became of a message after 30 days, with its parts, and nothing that is owed', async () => {
    const tenant = randomUUID();
    await client.query(
      `INSERT INTO tenants (id, slug, name, locale, timezone, currency, assistant, widget)
       VALUES ($1::uuid, 'shop-' || $1::text, 'Shop', 'en', 'Europe/Dublin', 'EUR', '{}', '{}')`,
      [tenant],
    );
    for (const [status, days] of [
      ...([
        ['queued', 90],
        ['sent', 60],
        ['failed', 31],
        ['read', 29],
      ] as const),
    ])
      await client.query(
        `WITH d AS (
           INSERT INTO channel_deliveries (tenant_id, id, channel_id, chat_id, seq, status, created_at)
           SELECT $1, gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 1, $2, now() - $3::integer * interval '1 day'
           RETURNING tenant_id, id, channel_id)
         INSERT INTO channel_parts (tenant_id, delivery_id, part, channel_id, external_id)
         SELECT tenant_id, id, 0, channel_id, 'x' FROM d`,
        [tenant, status, days],
      );
    const platform = new pg.Client({ connectionString: database.platformUrl });
    await platform.connect();
    const query = async (sql: string, values: unknown[]) =>
      (await platform.query(sql, values)).rows as unknown[];
    await new ChannelDeliverySweeper({ query } as unknown as PlatformDb).run();
    await platform.end();
    expect(
      await definitions(`SELECT d.status AS definition FROM channel_deliveries d ORDER BY d.created_at`),
    ).toEqual(['queued', 'read']);
    expect(await definitions('SELECT external_id AS definition FROM channel_parts')).toHaveLength(2);
  });

  it.each(CHANNELS.filter((channel) => !OPENED_AT_WILL.includes(channel)))(
    '%s has a unique index, so that parallel first messages meet in one conversation',
    async (channel) => {
      const indexes = await definitions(
        `SELECT indexdef AS definition FROM pg_indexes WHERE tablename = 'conversations'`,
      );
      const own = `\\(tenant_id, visitor_id\\) WHERE .*channel = '${channel}'`;
      expect(
        indexes.filter((index) => /^CREATE UNIQUE/.test(index) && new RegExp(own).test(index)),
      ).toHaveLength(1);
    },
  );
});
