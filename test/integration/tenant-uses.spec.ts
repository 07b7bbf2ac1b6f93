import { randomUUID } from 'node:crypto';
import type { TestingModule } from '@nestjs/testing';
import { RedisClients } from '../../src/platform/redis/redis-clients.js';
import { platformKey } from '../../src/platform/redis/redis-keys.js';
import { TenantUses } from '../../src/platform/weaviate/tenant-uses.js';
import { eventually } from '../support/eventually.js';
import { openPlatform } from './platform-app.js';

const HOUR_MS = 60 * 60 * 1000;

describe('the last uses of tenants of Weaviate', () => {
  let platform: TestingModule;
  let redis: RedisClients['commands'];
  /** Of a process that answers questions, and of one that does not. */
  let busy: TenantUses;
  let idle: TenantUses;
  let tenantId: string;

  beforeAll(async () => {
    // Longer than a request waits: the machine may be busy.
    platform = await openPlatform({ REDIS_COMMAND_TIMEOUT_MS: '10000' });
    redis = platform.get(RedisClients).commands;
  });
  beforeEach(() => {
    busy = new TenantUses(platform.get(RedisClients));
    idle = new TenantUses(platform.get(RedisClients));
    tenantId = randomUUID();
  });
  afterEach(() => idle.forget([tenantId]));
  afterAll(() => platform.close());

  const key = platformKey('search-used');
  const lastUse = async () => Number(await redis.zscore(key, tenantId));

  it('are those of all processes: an idle one leaves awake what another uses', async () => {
    const [cold, old] = [randomUUID(), Date.now() - 2 * HOUR_MS];
    await redis.zadd(key, old, tenantId, old, cold);
    busy.note(tenantId);
    await eventually(async () => (await lastUse()) > old);
    expect(await idle.unusedOf([tenantId, cold], HOUR_MS)).toEqual([cold]);
    idle.forget([cold]);
    await eventually(async () => (await redis.zscore(key, cold)) === null);
  });

  it('count from now on where none is known', async () => {
    expect(await idle.unusedOf([tenantId], HOUR_MS)).toEqual([]);
    expect(Date.now() - (await lastUse())).toBeLessThan(HOUR_MS / 2);
    expect(await idle.unusedOf([tenantId], 0)).toEqual([tenantId]);
  });

  it('are told once in a while, again after they were forgotten, and never backwards', async () => {
    const later = Date.now() + HOUR_MS;
    await redis.zadd(key, later, tenantId);
    busy.note(tenantId);
    await platform.get(RedisClients).counting.ping();
    expect(await lastUse()).toBe(later);
    await redis.zrem(key, tenantId);
    busy.note(tenantId);
    await platform.get(RedisClients).counting.ping();
    expect(await redis.zscore(key, tenantId)).toBeNull();
    busy.forget([tenantId]);
    busy.note(tenantId);
    await eventually(async () => (await redis.zscore(key, tenantId)) !== null);
  });

  it('are read in batches of a bounded length', async () => {
    const names = Array.from({ length: 1_200 }, () => randomUUID());
    expect(await idle.unusedOf(names, 0)).toHaveLength(1_200);
    idle.forget(names);
    await eventually(async () => (await redis.zmscore(key, ...names)).every((time) => time === null));
  });

  it('are dropped after a day', async () => {
    await redis.zadd(key, Date.now() - 25 * HOUR_MS, tenantId);
    await idle.unusedOf([], HOUR_MS);
    expect(await redis.zscore(key, tenantId)).toBeNull();
  });

  it('are not known without Redis, where nothing may be put to rest', async () => {
    const fail = () => Promise.reject(new Error('away'));
    const client = { zadd: fail, zrem: fail, zremrangebyscore: fail };
    const away = new TenantUses({ cache: client, counting: client } as unknown as RedisClients);
    expect(() => away.note(tenantId)).not.toThrow();
    expect(() => away.forget([tenantId])).not.toThrow();
    await expect(away.unusedOf([tenantId], 0)).rejects.toThrow('away');
  });
});
