import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { startRedis } from '../stores/embedded-redis.mjs';
import { signal, waitUntilGone } from '../system/process-identity.mjs';

const GONE_MS = 10_000;
/** Less than an empty server takes. */
const FULL = '500kb';

/** The rig's own Redis, with an append-only file as in production. */
export class RigRedis {
  /**
   * @param {string} dir
   * @param {import('../stores/embedded-redis.mjs').RunningRedis} server
   */
  constructor(dir, server) {
    this.dir = dir;
    this.server = server;
  }

  /** @param {string} dir */
  static async start(dir) {
    return new RigRedis(dir, await startRedis(dir));
  }

  get url() {
    return this.server.url;
  }

  get host() {
    return new URL(this.url).host;
  }

  /** Deletes everything while it runs. */
  async flush() {
    await this.#ask((redis) => redis.flushall());
  }

  /** Refuses every command that could need more memory: it has less than it holds. */
  async fill() {
    await this.#ask((redis) => redis.config('SET', 'maxmemory', FULL));
  }

  async empty() {
    await this.#ask((redis) => redis.config('SET', 'maxmemory', '0'));
  }

  /** `kill -9`. */
  async kill() {
    const identity = /** @type {import('../system/process-identity.mjs').ProcessIdentity} */ (
      JSON.parse(readFileSync(join(this.dir, 'state.json'), 'utf8'))
    );
    signal(identity, 'SIGKILL');
    await waitUntilGone(identity, GONE_MS);
  }

  /** What it had written down is gone. */
  forget() {
    rmSync(join(this.dir, 'appendonlydir'), { recursive: true, force: true });
  }

  /** @returns {Promise<void>} */
  revive() {
    return this.server.restart();
  }

  async stop() {
    await this.server.stop();
  }

  /** @param {(redis: Redis) => Promise<unknown>} work */
  async #ask(work) {
    const redis = new Redis(this.url, { maxRetriesPerRequest: 1 });
    redis.on('error', () => {});
    try {
      await work(redis);
    } finally {
      redis.disconnect();
    }
  }
}
