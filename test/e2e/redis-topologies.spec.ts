import type { Cluster } from 'ioredis';
import { mastersOf, openRedis } from '../../src/platform/redis/redis-connection.js';
import { startConversation } from '../support/businesses.js';
import { eventually, until } from '../support/eventually.js';
import type { FrontdeskProcess } from '../support/frontdesk-process.js';
import { Follower } from './follower.js';
import { RedisCluster, RedisSentinels } from './redis-topologies.js';
import { onStage, type Stage } from './stage.js';
import { TestAuthority } from '../support/test-authority.js';
import { ask, tell } from './turns.js';

function isReady(frontdesk: FrontdeskProcess): Promise<boolean> {
  return fetch(new URL('/health/ready', frontdesk.url)).then(({ status }) => status === 200);
}

test('on a cluster a turn is answered and streamed, schedules run, a business is erased, and the process ends', () =>
  onStage(async (stage: Stage) => {
    const cluster = await RedisCluster.start();
    try {
      const frontdesk = await stage.start({ REDIS_URL: cluster.url, REDIS_CACHE_URL: stage.redis.url });
      const [shop, other] = [await stage.business(frontdesk), await stage.business(frontdesk)];
      const nodes = async (): Promise<number> => {
        const streams = await cluster.keysOf(`t:${shop.id}:events:*`);
        return streams.filter((count) => count > 0).length;
      };
      // Until their streams are on several nodes.
      for (let n = 0; n < 6 || (n < 30 && (await nodes()) < 2); n += 1) {
        const follower = new Follower(shop.api, await startConversation(shop.api));
        const { turn } = await tell(shop.api, follower.conversationId, 'hello');
        await follower.expectOneAnswer(String(turn?.id));
      }
      await ask(other.api, await startConversation(other.api), 'hello');
      expect(await nodes()).toBeGreaterThan(1);
      // Queues are on one, limits and kept answers in the other Redis.
      expect((await cluster.keysOf('{bull}*')).filter((count) => count > 0)).toHaveLength(1);
      expect(await cluster.keysOf('*limit*')).toEqual([0, 0, 0]);
      expect((await stage.redis.dump(`t:${shop.id}:limit`)).length).toBeGreaterThan(0);
      expect(await stage.redis.dump('bull')).toEqual([]);
      const { body } = await stage.admin(frontdesk).get<{ data: { waiting: number }[] }>('/admin/v1/queues');
      expect(body.data.map(({ waiting }) => waiting)).toEqual(body.data.map(() => 0));
      const erased = await stage.admin(frontdesk).delete(`/admin/v1/tenants/${shop.id}?confirm=${shop.slug}`);
      expect(erased.status).toBe(202);
      await eventually(async () => (await cluster.keysOf(`t:${shop.id}:*`)).every((count) => count === 0));
      expect((await cluster.keysOf(`t:${other.id}:events:*`)).some((count) => count > 0)).toBe(true);
      expect(await frontdesk.stop()).toBe(0);
    } finally {
      await cluster.close();
    }
  }));

test('when Sentinels make the replica the master, what was taken meanwhile is answered', () =>
  onStage(async (stage: Stage) => {
    const trio = await RedisSentinels.start();
    try {
      const frontdesk = await stage.start({ REDIS_URL: trio.url });
      const shop = await stage.business(frontdesk);
      const id = await startConversation(shop.api);
      await ask(shop.api, id, 'hello');
      await trio.killMaster();
      const follower = new Follower(shop.api, await startConversation(shop.api));
      const { turn } = await tell(shop.api, follower.conversationId, 'hello');
      await follower.expectOneAnswer(String(turn?.id));
      await eventually(() => isReady(frontdesk));
      expect(await frontdesk.stop()).toBe(0);
    } finally {
      await trio.close();
    }
  }));

test('while a master of the cluster is away, nothing takes the others for all of them', async () => {
  const cluster = await RedisCluster.start();
  const client = openRedis(cluster.url, { maxRetriesPerRequest: 1 });
  client.on('error', () => undefined);
  try {
    const masters = await eventually(() => mastersOf(client).catch(() => null));
    await Promise.all(masters.map((master) => master.ping()));
    expect(masters).toHaveLength(3);
    await cluster.killOne();
    await until('the lost one is forgotten', () => (client as unknown as Cluster).nodes().length === 2);
    await expect(mastersOf(client)).rejects.toThrow();
  } finally {
    client.disconnect();
    await cluster.close();
  }
});

describe('over TLS', () => {
  const authority = new TestAuthority('redis');
  afterAll(() => authority.remove());

  function secured(...names: string[]) {
    return { ...authority.sign('server', names), authority: authority.certificate.cert };
  }

  async function answersOn(stage: Stage, url: string): Promise<void> {
    const frontdesk = await stage.start({
      ...{ REDIS_URL: url, REDIS_CACHE_URL: stage.redis.url },
      NODE_EXTRA_CA_CERTS: authority.certificate.cert,
    });
    const shop = await stage.business(frontdesk);
    await ask(shop.api, await startConversation(shop.api), 'hello');
    await eventually(() => isReady(frontdesk));
    expect(await frontdesk.stop()).toBe(0);
  }

  test('a cluster whose certificate has a name and no address answers', () =>
    onStage(async (stage: Stage) => {
      const cluster = await RedisCluster.start(secured('DNS:localhost'));
      try {
        await answersOn(stage, cluster.url);
        expect((await cluster.keysOf('{bull}*')).some((count) => count > 0)).toBe(true);
      } finally {
        await cluster.close();
      }
    }));

  test('Sentinels are asked, and their master answers', () =>
    onStage(async (stage: Stage) => {
      const trio = await RedisSentinels.start(secured('DNS:localhost', 'IP:127.0.0.1'));
      try {
        await answersOn(stage, trio.url);
      } finally {
        await trio.close();
      }
    }));
});
