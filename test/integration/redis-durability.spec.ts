import { Redis } from 'ioredis';
import type { RedisConfig } from '../../src/config/redis.config.js';
import { RedisClients } from '../../src/platform/redis/redis-clients.js';
import { RedisDurability } from '../../src/platform/redis/redis-durability.js';
import { RedisServer } from '../e2e/redis-server.js';
import { onStage } from '../e2e/stage.js';
import { FrontdeskProcess } from '../support/frontdesk-process.js';

const EVICTS = /^Redis evicts keys \(allkeys-lru\).*noeviction/;
const FORGETS = /^Redis forgets everything.*appendonly/;

describe('Redis', () => {
  let server: RedisServer;
  let settings: Redis;

  beforeEach(async () => {
    server = await RedisServer.start();
    settings = new Redis(server.url);
  });
  afterEach(async () => {
    settings.disconnect();
    await server.kill();
  });

  async function problem(persistence: RedisConfig['persistence'] = 'required'): Promise<string | null> {
    const config = { url: server.url, commandTimeoutMs: 60_000, persistence } as RedisConfig;
    const clients = new RedisClients(config);
    try {
      return await new RedisDurability(clients, config).problem();
    } finally {
      clients.onApplicationShutdown();
    }
  }

  it('that evicts is a problem', async () => {
    await settings.config('SET', 'maxmemory-policy', 'allkeys-lru');
    expect(await problem()).toMatch(EVICTS);
    expect(await problem('optional')).toMatch(EVICTS);
  });

  it('that keeps nothing over a restart is one, unless that is accepted', async () => {
    expect(await problem()).toMatch(FORGETS);
    expect(await problem('optional')).toBeNull();
  });

  it.each([
    ['appendonly', 'yes'],
    ['save', '900 1'],
  ])('with %s %s is none', async (name, value) => {
    await settings.config('SET', name, value);
    expect(await problem()).toBeNull();
  });

  it('whose settings may not be read is none', async () => {
    await settings.call('ACL', 'SETUSER', 'default', '-config');
    expect(await problem()).toBeNull();
  });
});

test('a process with workers does not start on a Redis that evicts, and says why', () =>
  onStage(async (stage) => {
    const settings = new Redis(stage.redis.url);
    await settings.config('SET', 'maxmemory-policy', 'allkeys-lru');
    settings.disconnect();
    for (const file of ['main.js', 'main.worker.js'] as const) {
      const { exitCode, log } = await FrontdeskProcess.refuse(file, stage.secrets, stage.env());
      expect([file, exitCode]).toEqual([file, 1]);
      expect(log.join('\n')).toContain('set maxmemory-policy to noeviction');
    }
  }));
