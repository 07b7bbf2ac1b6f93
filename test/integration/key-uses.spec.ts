import { randomUUID } from 'node:crypto';
import type { TestingModule } from '@nestjs/testing';
import pg from 'pg';
import { newId } from '../../src/kernel/ids.js';
import { PlatformDb } from '../../src/platform/database/platform-db.js';
import { mintedKey } from '../../src/tenants/keys/api-key.minting.js';
import { defaultAssistant, defaultWidget } from '../../src/tenants/default-settings.js';
import { TenantRegistryRepository } from '../../src/tenants/tenant-registry.repository.js';
import { openPlatform } from './platform-app.js';
import { ThrowawayDatabase } from './throwaway-database.js';

const NOW = new Date('2030-01-01T12:00:00Z');

describe('the last use of keys', () => {
  let database: ThrowawayDatabase;
  let superuser: pg.Client;
  let platform: TestingModule;
  let registry: TenantRegistryRepository;

  beforeAll(async () => {
    database = await ThrowawayDatabase.createMigrated();
    superuser = new pg.Client({ connectionString: database.superuserUrl });
    await superuser.connect();
    platform = await openPlatform({
      DATABASE_URL: database.appUrl,
      DATABASE_PLATFORM_URL: database.platformUrl,
    });
    registry = new TenantRegistryRepository(platform.get(PlatformDb));
  });

  afterAll(async () => {
    await platform.close();
    await superuser.end();
    await database.drop();
  });

  /** A business with two keys. */
  async function newKeys(): Promise<{ tenantId: string; ids: string[] }> {
    const keys = ['First', 'Second'].map((name) =>
      mintedKey({ name, kind: 'live', scopes: ['*'], expiresAt: null, requestsPerMinute: null }),
    );
    const tenantId = newId();
    await registry.create(
      {
        ...{
          id: tenantId,
          slug: `shop-${randomUUID()}`,
          name: 'Shop',
          locale: 'en',
          timezone: 'Europe/Dublin',
        },
        ...{ currency: 'EUR', status: 'active', plan: 'standard', ownerEmail: null },
        ...{ assistant: defaultAssistant('Shop', 'en'), widget: defaultWidget() },
      },
      keys,
    );
    return { tenantId, ids: keys.map(({ id }) => id) };
  }

  function save(tenantId: string, ids: string[], at = NOW): Promise<void> {
    return registry.saveUses(ids.map((keyId) => ({ tenantId, keyId, at })));
  }

  async function lastUses(ids: string[]): Promise<(string | undefined)[]> {
    const { rows } = await superuser.query<{ id: string; last_used_at: Date | null }>(
      'SELECT id, last_used_at FROM api_keys WHERE id = ANY ($1)',
      [ids],
    );
    return ids.map((id) => rows.find((row) => row.id === id)?.last_used_at?.toISOString());
  }

  it('is written at most once a minute, and never with an earlier time', async () => {
    const { tenantId, ids } = await newKeys();
    const at = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
    for (const seconds of [0, 59, -100]) await save(tenantId, ids, at(seconds));
    expect(await lastUses(ids)).toEqual([NOW.toISOString(), NOW.toISOString()]);
    await save(tenantId, ids.slice(1), at(60));
    expect(await lastUses(ids)).toEqual([NOW.toISOString(), at(60).toISOString()]);
  });

  it.each([0, 1])('waits for nobody who holds a key, and is told of the others (%p)', async (held) => {
    const { tenantId, ids } = await newKeys();
    await superuser.query('BEGIN');
    await superuser.query('SELECT FROM api_keys WHERE id = $1 FOR UPDATE', [ids[held]]);
    try {
      await save(tenantId, ids);
    } finally {
      await superuser.query('COMMIT');
    }
    const expected = [0, 1].map((index) => (index === held ? undefined : NOW.toISOString()));
    expect(await lastUses(ids)).toEqual(expected);
  });
});
