import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { ChannelClaimsRepository } from '../../src/channels/messengers/channel-claims.repository.js';
import { ChannelSecrets } from '../../src/channels/messengers/channel-secrets.js';
import { ChatLeases } from '../../src/channels/messengers/sending/chat-leases.repository.js';
import { OwedMessages } from '../../src/channels/messengers/sending/owed-messages.repository.js';
import { SecurityConfig } from '../../src/config/security.config.js';
import { SealedBoxes } from '../../src/platform/crypto/sealed-boxes.js';
import type { PlatformDb } from '../../src/platform/database/platform-db.js';
import type { TenantDb } from '../../src/platform/database/tenant-db.js';
import { ThrowawayDatabase } from './throwaway-database.js';

const TENANT = randomUUID();
const ACCOUNT = '110201543';

let database: ThrowawayDatabase;
let client: pg.Client;

beforeAll(async () => {
  database = await ThrowawayDatabase.createMigrated();
  client = new pg.Client({ connectionString: database.superuserUrl });
  await client.connect();
  await sql(
    `INSERT INTO tenants (id, slug, name, locale, timezone, currency, assistant, widget)
     VALUES ($1::uuid, 'shop-' || $1::text, 'Shop', 'en', 'Europe/Dublin', 'EUR', '{}', '{}')`,
    [TENANT],
  );
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

async function sql<Row>(text: string, values: unknown[] = []): Promise<Row[]> {
  return (await client.query(text, values)).rows as Row[];
}

const db = { query: sql };

function secretsUnder(appSecret: string): ChannelSecrets {
  return new ChannelSecrets(new SealedBoxes(Object.assign(new SecurityConfig(), { appSecret })));
}

async function storeChannel(): Promise<string> {
  const id = randomUUID();
  await sql(
    `INSERT INTO channels (tenant_id, id, kind, name, account_id) VALUES ($1, $2, 'telegram', 'Shop', $3)`,
    [TENANT, id, ACCOUNT],
  );
  return id;
}

describe('the claim of an account', () => {
  const claims = new ChannelClaimsRepository(db as unknown as PlatformDb);
  const claim = (secrets: ChannelSecrets, channel: string = randomUUID(), holder: string = randomUUID()) =>
    claims.claim('telegram', secrets.accountHash('telegram', ACCOUNT), holder, channel);

  beforeEach(() => sql('DELETE FROM channel_accounts'));
  afterEach(() => sql('DELETE FROM channels'));

  it('is refused to everybody else, also under another APP_SECRET and long after', async () => {
    const channel = await storeChannel();
    expect(await claim(secretsUnder('a'.repeat(32)), channel, TENANT)).toBe(true);
    expect(await claim(secretsUnder('a'.repeat(32)))).toBe(false);
    expect(await claim(secretsUnder('b'.repeat(32)))).toBe(false);
    await sql(`UPDATE channel_accounts SET claimed_at = now() - interval '1 year'`);
    expect(await claim(secretsUnder('b'.repeat(32)))).toBe(false);
    await claims.release(channel);
    expect(await claim(secretsUnder('b'.repeat(32)))).toBe(true);
  });

  it('is free again when its channel was never stored', async () => {
    expect(await claim(secretsUnder('a'.repeat(32)))).toBe(true);
    expect(await claim(secretsUnder('a'.repeat(32)))).toBe(false);
    await sql(`UPDATE channel_accounts SET claimed_at = now() - interval '3 minutes'`);
    expect(await claim(secretsUnder('a'.repeat(32)))).toBe(true);
  });

  it('is made beside a channel that a process of the version before stores, which claims under a key', async () => {
    const store = async (): Promise<string> => {
      await sql('BEGIN');
      try {
        await sql(`SELECT set_config('app.origin', 'c-1', true)`);
        return await storeChannel();
      } finally {
        await sql('COMMIT');
      }
    };
    const channel = await store();
    expect(await claim(secretsUnder('a'.repeat(32)))).toBe(false);
    await sql('DELETE FROM channels');
    await claims.release(channel);
    expect(await claim(secretsUnder('a'.repeat(32)))).toBe(true);
    await expect(store()).rejects.toThrow('The account is connected already.');
    expect(await sql('SELECT FROM channels')).toEqual([]);
  });

  it('of the time before, under a key, holds after the migration', async () => {
    await database.revert('ChannelOutcomes');
    const channel = await storeChannel();
    await sql(
      `INSERT INTO channel_accounts (kind, account_hash, holder, channel_id) VALUES ('telegram', $1, $2, $3)`,
      [Buffer.alloc(32, 7), TENANT, channel],
    );
    await database.migrate('up');
    expect(await claim(secretsUnder('c'.repeat(32)))).toBe(false);
    await claims.release(channel);
    expect(await sql('SELECT 1 FROM channel_accounts')).toEqual([]);
  });
});

describe('a chat', () => {
  const leases = new ChatLeases(db as unknown as TenantDb);
  const owed = new OwedMessages(db as unknown as TenantDb);
  let chat: string;
  let channel: string;

  beforeEach(async () => {
    channel = await storeChannel();
    const visitor = randomUUID();
    chat = randomUUID();
    await sql('INSERT INTO visitors (tenant_id, id) VALUES ($1, $2)', [TENANT, visitor]);
    await sql(
      `INSERT INTO channel_chats (tenant_id, id, channel_id, kind, external_id, visitor_id, last_inbound_at)
       VALUES ($1, $2, $3, 'telegram', '1', $4, now())`,
      [TENANT, chat, channel, visitor],
    );
  });
  afterEach(() => sql('DELETE FROM channels'));

  async function owe(seq: number): Promise<string> {
    const id = randomUUID();
    await sql(
      'INSERT INTO channel_deliveries (tenant_id, id, channel_id, chat_id, seq) VALUES ($1, $2, $3, $4, $5)',
      [TENANT, id, channel, chat, seq],
    );
    return id;
  }

  /** The lease that is held now lasts however long the test takes. */
  const lengthen = () =>
    sql(
      `UPDATE channel_chats SET leased_until = leased_until + interval '1 hour' WHERE id = $1 AND leased_until > now() - interval '10 minutes'`,
      [chat],
    );

  it('is spoken in by one process at a time, and by another one when that has died', async () => {
    const lease = await leases.lease(chat);
    expect(lease).toBe(1);
    await lengthen();
    expect(await leases.lease(chat)).toBeNull();
    await sql(`UPDATE channel_chats SET leased_until = now() - interval '1 second' WHERE id = $1`, [chat]);
    expect(await leases.lease(chat)).toBe(2);
    await lengthen();
    // The one that was thought dead gives nothing back that is not its own.
    await leases.release(chat, 1);
    expect(await leases.lease(chat)).toBeNull();
    await leases.release(chat, 2);
    expect(await leases.lease(chat)).toBe(3);
  });

  it('is told what it is owed in the order in which it was said', async () => {
    const one = await owe(1);
    const two = await owe(2);
    expect((await owed.next(chat))?.id).toBe(one);
    await sql(`UPDATE channel_deliveries SET status = 'sent' WHERE id = $1`, [one]);
    expect((await owed.next(chat))?.id).toBe(two);
    expect(await owed.placeOf(one)).toBeNull();
    expect(await owed.placeOf(two)).toEqual({ chatId: chat, channelId: channel, kind: 'telegram' });
  });
});
