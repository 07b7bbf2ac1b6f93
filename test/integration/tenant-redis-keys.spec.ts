import { randomUUID } from 'node:crypto';
import type { TestingModule } from '@nestjs/testing';
import { RedisClients } from '../../src/platform/redis/redis-clients.js';
import { keysOfVisitor, tenantKey } from '../../src/platform/redis/redis-keys.js';
import { TenantRedisKeys } from '../../src/platform/redis/tenant-redis-keys.js';
import { openPlatform } from './platform-app.js';

const MANY = 5_000;
/** Much shorter than one command for that many keys would take. */
const MOST_ARGUMENTS = 500;

describe('erasing keys in Redis', () => {
  let platform: TestingModule;
  let redis: RedisClients['commands'];
  let keys: TenantRedisKeys;

  beforeAll(async () => {
    // Thousands of commands at once are no request's path.
    platform = await openPlatform({ REDIS_COMMAND_TIMEOUT_MS: '30000' });
    redis = platform.get(RedisClients).commands;
    keys = platform.get(TenantRedisKeys);
  });
  afterEach(() => jest.restoreAllMocks());
  afterAll(() => platform.close());

  async function fill(names: string[]): Promise<void> {
    const pipeline = redis.pipeline();
    for (const name of names) pipeline.set(name, 'x');
    await pipeline.exec();
  }

  it('deletes a visitor’s keys of every kind and of each conversation, no others, and does not scan', async () => {
    const [tenantId, visitorId, neighbour] = [randomUUID(), randomUUID(), randomUUID()];
    const conversations = Array.from({ length: MANY }, () => randomUUID());
    const own = keysOfVisitor(tenantId, visitorId, conversations);
    const others = [
      ...keysOfVisitor(tenantId, neighbour, [randomUUID()]),
      ...keysOfVisitor(randomUUID(), visitorId, conversations.slice(0, 5)),
      tenantKey(tenantId, 'limit', 'tenant'),
    ];
    await fill([...own, ...others]);
    const scans = jest.spyOn(redis, 'scan');
    const unlinks = jest.spyOn(redis, 'unlink');

    expect(await keys.eraseVisitor(tenantId, visitorId, conversations)).toBe(own.length);

    expect(scans).not.toHaveBeenCalled();
    expect(Math.max(...unlinks.mock.calls.map((names) => names.length))).toBeLessThanOrEqual(MOST_ARGUMENTS);
    expect(await redis.exists(...own)).toBe(0);
    expect(await redis.exists(...others)).toBe(others.length);
  });

  it('deletes all keys of a tenant page by page and reports each page', async () => {
    const [tenantId, other] = [randomUUID(), randomUUID()];
    const own = Array.from({ length: MANY }, () => tenantKey(tenantId, 'events', randomUUID()));
    await fill([...own, tenantKey(other, 'limit', 'tenant')]);
    const onBatch = jest.fn((_gone: number) => Promise.resolve());
    expect(await keys.erase(tenantId, onBatch)).toBe(MANY);
    expect(onBatch.mock.calls.length).toBeGreaterThan(2);
    expect(await redis.exists(tenantKey(other, 'limit', 'tenant'))).toBe(1);
    expect(await keys.erase(tenantId, onBatch)).toBe(0);
  });
});
