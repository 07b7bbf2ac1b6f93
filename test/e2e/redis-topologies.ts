import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Redis } from 'ioredis';
import { eventually } from '../support/eventually.js';
import { freePort } from '../support/frontdesk-process.js';
import { noteProcess } from '../support/noted-processes.js';
import { RedisServer, testClient, tlsSettings, type ServerTls } from './redis-server.js';

const SLOTS = 16_384;
const NODES = 3;

async function withClient<T>(
  port: number,
  tls: ServerTls | null,
  work: (redis: Redis) => Promise<T>,
): Promise<T> {
  const redis = testClient(port, tls);
  try {
    return await work(redis);
  } finally {
    redis.disconnect();
  }
}

/** A cluster of three masters without replicas. With TLS its nodes name themselves `localhost`, without it by addresses. */
export class RedisCluster {
  private constructor(
    private readonly nodes: RedisServer[],
    private readonly tls: ServerTls | null,
  ) {}

  static async start(tls: ServerTls | null = null): Promise<RedisCluster> {
    const settings = ['--cluster-enabled', 'yes', '--cluster-node-timeout', '5000'];
    if (tls) settings.push('--tls-cluster', 'yes', '--cluster-announce-hostname', 'localhost');
    if (tls) settings.push('--cluster-preferred-endpoint-type', 'hostname');
    // The port of the nodes' own talk is given, because the usual one, 10,000 above, may be none.
    const nodes: RedisServer[] = [];
    for (let n = 0; n < NODES; n += 1)
      nodes.push(await RedisServer.start([...settings, '--cluster-port', String(await freePort())], tls));
    const cluster = new RedisCluster(nodes, tls);
    await cluster.join();
    return cluster;
  }

  get url(): string {
    const host = this.tls ? 'localhost' : '127.0.0.1';
    const hosts = this.nodes.map(({ port }) => `${host}:${port}`).join(',');
    return `${this.tls ? 'rediss' : 'redis'}+cluster://${hosts}`;
  }

  async killOne(): Promise<void> {
    await this.nodes[0]?.kill();
  }

  /** How many keys each node has under a prefix. */
  keysOf(pattern: string): Promise<number[]> {
    return Promise.all(
      this.nodes.map(({ port }) =>
        withClient(port, this.tls, async (redis) => (await redis.keys(pattern)).length),
      ),
    );
  }

  async close(): Promise<void> {
    await Promise.all(this.nodes.map((node) => node.kill()));
  }

  private async join(): Promise<void> {
    const busPorts = await this.each(async (redis) => Number((await redis.config('GET', 'cluster-port'))[1]));
    await this.each(async (redis, n) => {
      const [from, to] = [Math.ceil((n * SLOTS) / NODES), Math.ceil(((n + 1) * SLOTS) / NODES) - 1];
      await redis.call('CLUSTER', 'ADDSLOTSRANGE', from, to);
      for (const [other, { port }] of this.nodes.entries())
        if (other !== n) await redis.call('CLUSTER', 'MEET', '127.0.0.1', port, busPorts[other] ?? 0);
    });
    await this.each((redis) =>
      eventually(async () => {
        const info = String(await redis.call('CLUSTER', 'INFO'));
        return info.includes('cluster_state:ok') && info.includes(`cluster_known_nodes:${NODES}`);
      }),
    );
  }

  private each<T>(work: (redis: Redis, n: number) => Promise<T>): Promise<T[]> {
    return Promise.all(
      this.nodes.map(({ port }, n) => withClient(port, this.tls, (redis) => work(redis, n))),
    );
  }
}

/** A master, a replica, and three Sentinels that agree within a second or two that the master is gone. */
export class RedisSentinels {
  private constructor(
    private readonly servers: RedisServer[],
    private readonly sentinels: { port: number; process: ChildProcess; dir: string }[],
    private readonly isSecure: boolean,
  ) {}

  static async start(tls: ServerTls | null = null): Promise<RedisSentinels> {
    const master = await RedisServer.start([], tls);
    const replica = await RedisServer.start(['--replicaof', '127.0.0.1', String(master.port)], tls);
    const ports = [await freePort(), await freePort(), await freePort()];
    const trio = new RedisSentinels(
      [master, replica],
      ports.map((port) => startSentinel(port, master.port, tls)),
      tls !== null,
    );
    for (const port of ports) {
      await eventually(() =>
        withClient(port, tls, async (redis) => {
          const state = fieldsOf(await redis.call('SENTINEL', 'MASTER', 'frontdesk'));
          return state['num-other-sentinels'] === '2' && state['num-slaves'] === '1';
        }).catch(() => false),
      );
    }
    return trio;
  }

  get url(): string {
    const hosts = this.sentinels.map(({ port }) => `127.0.0.1:${port}`).join(',');
    return `${this.isSecure ? 'rediss' : 'redis'}+sentinel://${hosts}/frontdesk`;
  }

  async killMaster(): Promise<void> {
    await this.servers[0]?.kill();
  }

  async close(): Promise<void> {
    for (const { process, dir } of this.sentinels) {
      const exited = once(process, 'exit');
      process.kill('SIGKILL');
      await exited;
      rmSync(dir, { recursive: true, force: true });
    }
    await Promise.all(this.servers.map((server) => server.kill()));
  }
}

function startSentinel(port: number, master: number, tls: ServerTls | null) {
  const dir = mkdtempSync(join(tmpdir(), 'frontdesk-sentinel-'));
  const file = join(dir, 'sentinel.conf');
  const settings = [
    ...(tls ? tlsSettings(port, tls).map((setting) => setting.join(' ')) : [`port ${port}`]),
    ...['bind 127.0.0.1', `sentinel monitor frontdesk 127.0.0.1 ${master} 2`],
    ...['sentinel down-after-milliseconds frontdesk 1000', 'sentinel failover-timeout frontdesk 5000'],
  ];
  writeFileSync(file, `${settings.join('\n')}\n`);
  const process = spawn('redis-server', [file, '--sentinel'], { cwd: dir, stdio: 'ignore' });
  noteProcess(process);
  return { port, process, dir };
}

function fieldsOf(reply: unknown): Record<string, string> {
  const list = reply as string[];
  return Object.fromEntries(list.flatMap((name, at) => (at % 2 === 0 ? [[name, list[at + 1] ?? '']] : [])));
}
