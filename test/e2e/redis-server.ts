import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { freePort } from '../support/frontdesk-process.js';
import { noteProcess } from '../support/noted-processes.js';
import { eventually } from '../support/eventually.js';
import type { Certificate } from '../support/test-authority.js';

/** What a server shows, and by whom it is signed. */
export interface ServerTls extends Certificate {
  authority: string;
}

/** For `redis-server` and its Sentinels: TLS alone. */
export function tlsSettings(port: number, { cert, key, authority }: ServerTls): [string, string][] {
  return [
    ['port', '0'],
    ['tls-port', String(port)],
    ['tls-cert-file', cert],
    ['tls-key-file', key],
    ['tls-ca-cert-file', authority],
    ['tls-auth-clients', 'no'],
    ['tls-replication', 'yes'],
  ];
}

/** A client for the test itself, which tries without end. */
export function testClient(port: number, tls: ServerTls | null): Redis {
  const client = new Redis(port, tls ? 'localhost' : '127.0.0.1', {
    retryStrategy: () => 50,
    ...(tls ? { tls: { ca: readFileSync(tls.authority) } } : {}),
  });
  client.on('error', () => undefined);
  return client;
}

/** A Redis for one test, without persistence: after a kill it starts empty. */
export class RedisServer {
  private server: ChildProcess | null = null;
  private client: Redis | null = null;

  private constructor(
    readonly port: number,
    private readonly settings: string[] = [],
    private readonly tls: ServerTls | null = null,
  ) {}

  /** @param settings further arguments of `redis-server` */
  static async start(settings: string[] = [], tls: ServerTls | null = null): Promise<RedisServer> {
    const redis = new RedisServer(await freePort(), settings, tls);
    await redis.start();
    return redis;
  }

  /** One that outlives the test file. */
  static async startLasting(): Promise<RedisServer> {
    const redis = new RedisServer(await freePort());
    redis.launch(true).unref();
    await redis.connect();
    return redis;
  }

  /** A server started by `startLasting`, perhaps for an earlier file. `kill` leaves it running. */
  static async lent(port: number): Promise<RedisServer> {
    const redis = new RedisServer(port);
    await redis.connect();
    return redis;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}/0`;
  }

  async start(): Promise<void> {
    this.server = this.launch(false);
    await this.connect();
  }

  private launch(detached: boolean): ChildProcess {
    const dir = mkdtempSync(join(tmpdir(), 'frontdesk-redis-'));
    const settings = ['--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
    const ports = this.tls
      ? tlsSettings(this.port, this.tls).flatMap(([name, value]) => [`--${name}`, value])
      : ['--port', String(this.port)];
    const server = spawn('redis-server', [...ports, ...settings, ...this.settings], {
      cwd: dir,
      stdio: 'ignore',
      detached,
    });
    server.once('exit', () => rmSync(dir, { recursive: true, force: true }));
    noteProcess(server);
    return server;
  }

  private async connect(): Promise<void> {
    this.client = testClient(this.port, this.tls);
    await eventually(async () => (await this.client?.ping()) === 'PONG');
  }

  async kill(): Promise<void> {
    this.client?.disconnect();
    const { server } = this;
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    const exited = once(server, 'exit');
    server.kill('SIGKILL');
    await exited;
  }

  /** Suspends the server: connections stay open without replies. @returns a function that resumes it. */
  hang(): () => void {
    this.server?.kill('SIGSTOP');
    return () => this.server?.kill('SIGCONT');
  }

  async flush(): Promise<void> {
    await this.connected().flushall();
  }

  async removeAllBut(prefix: string): Promise<void> {
    const redis = this.connected();
    const keys = (await redis.keys('*')).filter((key) => !key.startsWith(prefix));
    if (keys.length > 0) await redis.unlink(keys);
  }

  /** Everything under keys of one prefix: each key followed by its content, whatever its type. */
  async dump(prefix: string): Promise<string[]> {
    const redis = this.connected();
    const keys = await redis.keys(`${prefix}*`);
    return Promise.all(keys.map(async (key) => `${key} ${JSON.stringify(await content(redis, key))}`));
  }

  /** Channels with a subscriber whose name contains this text. */
  async channels(text: string): Promise<string[]> {
    return (await this.connected().pubsub('CHANNELS', `*${text}*`)) as string[];
  }

  /** Like `dump`, of all keys; empty for a server that a scenario has killed. */
  dumpIfRunning(): Promise<string[]> {
    return this.client?.status === 'ready' ? this.dump('') : Promise.resolve([]);
  }

  /** Any other command, as an administrator gives it. */
  async command(name: string, ...values: string[]): Promise<void> {
    await this.connected().call(name, ...values);
  }

  private connected(): Redis {
    if (!this.client) throw new Error('Redis is not running.');
    return this.client;
  }
}

async function content(redis: Redis, key: string): Promise<unknown> {
  const type = await redis.type(key);
  switch (type) {
    case 'string':
      return redis.get(key);
    case 'hash':
      return redis.hgetall(key);
    case 'list':
      return redis.lrange(key, 0, -1);
    case 'set':
      return redis.smembers(key);
    case 'zset':
      return redis.zrange(key, '0', '-1');
    case 'stream':
      return redis.xrange(key, '-', '+');
    case 'none':
      return null; // gone since it was listed
    default:
      throw new Error(`A key of an unknown type: ${type}`);
  }
}
