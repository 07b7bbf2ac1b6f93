import pg from 'pg';
import { CHANNELS, type Channel } from '../../src/conversations/conversation.types.js';
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

  it.each(CHANNELS.filter((channel) => !OPENED_AT_WILL.includes(channel)))(
    '%s has a unique index, so that parallel first messages meet in one conversation',
    async (channel) => {
      const indexes = await definitions(
        `SELECT indexdef AS definition FROM pg_indexes WHERE tablename = 'conversations'`,
      );
      const own = `\\(tenant_id, visitor_id\\) WHERE \\(+channel = '${channel}'`;
      expect(
        indexes.filter((index) => /^CREATE UNIQUE/.test(index) && new RegExp(own).test(index)),
      ).toHaveLength(1);
    },
  );
});
