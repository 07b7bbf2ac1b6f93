import { mkdirSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { processesIn } from '../stores/test-stores.mjs';
import { freePort } from '../system/ports.mjs';
import { generateAdminKey, randomSecret, writePrivateJson } from '../system/private-files.mjs';
import { identityOf } from '../system/process-identity.mjs';
import { messageOf } from '../system/terminal.mjs';
import { Toxiproxy } from '../toxiproxy/toxiproxy.mjs';
import { installWeaviate } from '../weaviate/install-weaviate.mjs';
import { WeaviateServer } from '../weaviate/weaviate-server.mjs';
import { findFakeClock } from './fake-clock.mjs';
import { Ledger } from './ledger.mjs';
import { PLUGS } from './plugs.mjs';
import { makeBusiness } from './rig-business.mjs';
import { RigPostgres } from './rig-postgres.mjs';
import { RigProcess } from './rig-process.mjs';
import { RigRedis } from './rig-redis.mjs';
import { StandInServers } from './stand-in-servers.mjs';

/** @typedef {import('./rig-process.mjs').Role} Role */
/** @typedef {'postgres' | 'redis' | 'model' | 'embeddings' | 'weaviate' | 'weaviate-grpc'} Wire  a connection with a proxy in it */

/**
 * @typedef {object} RigSize
 * @property {Record<Role, number>} processes
 * @property {boolean} weaviate  a real one; compiled when this machine has none
 * @property {boolean} clocks  whether clocks can be moved
 * @property {NodeJS.ProcessEnv} [settings]  of all processes, beside the rig's own
 * @property {boolean} [direct]  without proxies, where times are measured: then no connection can fail
 */

/** All visitors come from one address. */
const WIDE_LIMITS = {
  ADDRESS_REQUESTS_PER_MINUTE: '1000000',
  ADDRESS_MESSAGES_PER_MINUTE: '1000000',
  ADDRESS_SESSIONS_PER_MINUTE: '1000000',
  ADDRESS_REFUSALS_PER_MINUTE: '1000000',
  VISITOR_REQUESTS_PER_MINUTE: '1000000',
};
const HEALTHY_MS = 60_000;

/**
 * The product in several processes on stores of its own, with a proxy in each connection to a store or to a server of
 * others. Two businesses: one is answered by the built-in assistant, the other by a model.
 */
export class Rig {
  /** @type {Record<Wire, import('../toxiproxy/toxiproxy.mjs').Proxy>} */
  wires;
  /** @type {RigProcess[]} */
  processes = [];
  /** @type {string[]} */
  publishableKeys = [];
  /** @type {Record<string, number>} */
  heapsAtFirst = {};
  /** @type {{stop: () => Promise<void>}[]} */
  #open = [];
  #secrets = {
    ADMIN_API_KEY: generateAdminKey(),
    APP_SECRET: randomSecret(),
    CHAT_SHARED_SECRET: randomSecret(),
  };

  /**
   * @param {string} dir
   * @param {(process: {pid?: number}) => void} note  told of each process
   */
  constructor(dir, note) {
    this.dir = dir;
    this.note = note;
    this.wires = /** @type {Rig['wires']} */ ({});
  }

  /**
   * @param {string} runDir  the folder of a test run (`createTestDir`), which ends what is noted there
   * @param {RigSize} size
   * @returns {Promise<Rig>}
   */
  static async open(runDir, size) {
    const dir = mkdtempSync(join(runDir, 'outages-'));
    const rig = new Rig(dir, ({ pid = 0 }) =>
      writePrivateJson(join(processesIn(runDir), `${pid}.json`), identityOf(pid)),
    );
    try {
      await rig.#start(size);
      return rig;
    } catch (error) {
      await rig.close();
      throw error;
    }
  }

  /** @param {RigSize} size */
  async #start(size) {
    const { weaviate, clocks, direct = false } = size;
    const [postgres, redis, toxiproxy, others] = await Promise.all([
      this.#keep(RigPostgres.start(this.#folder('stores'), this.note)),
      this.#keep(RigRedis.start(this.#folder('redis'))),
      direct ? null : this.#keep(Toxiproxy.start(this.note)),
      this.#keep(StandInServers.start()),
    ]);
    this.postgres = postgres;
    this.redis = redis;
    const vectors = weaviate ? await this.#keep(startWeaviate(this.#folder('weaviate'), this.note)) : null;
    const upstreams = {
      postgres: postgres.host,
      redis: redis.host,
      model: others.host,
      embeddings: others.host,
      ...(vectors && { weaviate: new URL(vectors.url).host, 'weaviate-grpc': new URL(vectors.grpcUrl).host }),
    };
    for (const [name, host] of Object.entries(upstreams))
      this.wires[/** @type {Wire} */ (name)] = toxiproxy ? await toxiproxy.proxy(name, host) : straight(host);
    await this.#startProcesses(size, clocks ? await findFakeClock() : undefined);
    for (const mode of ['builtin', 'model']) this.publishableKeys.push(await makeBusiness(this.admin, mode));
    this.heapsAtFirst = await this.heaps();
  }

  /** URLs of the API. */
  get urls() {
    return this.of('api').map(({ env }) => `http://127.0.0.1:${env.PORT}`);
  }

  /** Who may make businesses, at the first API. */
  get admin() {
    const [url = ''] = this.urls;
    return { url, key: this.#secrets.ADMIN_API_KEY };
  }

  /** @param {Role} role */
  of(role) {
    return this.processes.filter((process) => process.role === role);
  }

  /** Times that processes have ended without being told to. */
  get deaths() {
    return this.processes.reduce((sum, { deaths }) => sum + deaths, 0);
  }

  /** A ledger with its load. @param {{visitors: number, pauseMs: number}} load */
  async ledger(load) {
    const ledger = new Ledger(this.urls, (text, values) => this.store.sql(text, values));
    await ledger.begin(this.publishableKeys, load);
    return ledger;
  }

  get store() {
    if (!this.postgres) throw new Error('The rig has not been started.');
    return this.postgres;
  }

  get cache() {
    if (!this.redis) throw new Error('The rig has not been started.');
    return this.redis;
  }

  /** Bytes on the heap of each process after a collection, by its name. */
  async heaps() {
    const sizes = await Promise.all(
      this.processes.map(async (process) => [process.name, await process.heap()]),
    );
    return /** @type {Record<string, number>} */ (Object.fromEntries(sizes));
  }

  /**
   * The plugs among these that cannot be pulled here, each with the reason.
   * @param {import('./plugs.mjs').PlugName[]} names
   * @returns {Map<import('./plugs.mjs').PlugName, string>}
   */
  missing(names) {
    return new Map(
      names.flatMap((name) => {
        /** @type {import('./plugs.mjs').Plug} */
        const plug = PLUGS[name];
        const why = plug.missing?.(this) ?? null;
        return why === null ? [] : [[name, why]];
      }),
    );
  }

  /** Waits until each process of the API says that it is ready. @returns milliseconds */
  async untilHealthy(withinMs = HEALTHY_MS) {
    const began = Date.now();
    for (const url of this.urls) {
      for (let said = await readiness(url); said !== ''; said = await readiness(url)) {
        if (Date.now() - began > withinMs)
          throw new Error(`${url} is not ready after ${withinMs} ms: ${said}`);
        await sleep(100);
      }
    }
    return Date.now() - began;
  }

  async close() {
    for (const process of this.processes) process.resume();
    await Promise.all(this.processes.map((process) => process.kill()));
    for (let service = this.#open.pop(); service; service = this.#open.pop()) await service.stop();
  }

  /** @param {RigSize} size @param {string | undefined} clock */
  async #startProcesses({ processes: counts, settings }, clock) {
    const common = { ...this.#environment, ...settings };
    const add = (/** @type {Role} */ role, /** @type {NodeJS.ProcessEnv} */ env) => {
      const name = `${role}-${this.of(role).length + 1}`;
      const process = new RigProcess(name, role, this.dir, { ...common, ...env }, { note: this.note, clock });
      this.processes.push(process);
    };
    const chats = /** @type {string[]} */ ([]);
    for (let n = 0; n < counts.chat; n += 1) {
      const port = String(await freePort());
      chats.push(`127.0.0.1:${port}`);
      add('chat', { CHAT_HOST: '127.0.0.1', CHAT_PORT: port });
    }
    const asking = chats.length > 0 ? { CHAT_URL: `grpc://${chats.join(',')}` } : {};
    for (let n = 0; n < counts.api; n += 1)
      add('api', { ...asking, HOST: '127.0.0.1', PORT: String(await freePort()) });
    for (let n = 0; n < counts.worker; n += 1) add('worker', asking);
    await Promise.all(this.processes.map((process) => process.start()));
    await this.untilHealthy();
  }

  /** @returns {NodeJS.ProcessEnv} */
  get #environment() {
    const { wires } = this;
    const { NODE_OPTIONS: _options, ...inherited } = process.env;
    return {
      ...inherited,
      NODE_ENV: 'production',
      EMBEDDED: 'true',
      LOG_FORMAT: 'json',
      LOG_LEVEL: 'info',
      DATABASE_URL: wires.postgres.through(this.store.as('app')),
      DATABASE_PLATFORM_URL: wires.postgres.through(this.store.as('platform')),
      REDIS_URL: wires.redis.through(this.cache.url),
      OPENAI_BASE_URL: `http://${wires.model.host}/v1`,
      OPENAI_MODEL: 'stand-in',
      EMBEDDINGS_BASE_URL: `http://${wires.embeddings.host}/v1`,
      ...('weaviate' in wires && {
        WEAVIATE_URL: `http://${wires.weaviate.host}`,
        WEAVIATE_GRPC_URL: `http://${wires['weaviate-grpc'].host}`,
      }),
      ...this.#secrets,
      ...WIDE_LIMITS,
    };
  }

  /** @param {string} name */
  #folder(name) {
    const folder = join(this.dir, name);
    mkdirSync(folder, { recursive: true });
    return folder;
  }

  /**
   * @template {{stop: () => Promise<void>}} T
   * @param {Promise<T>} starting
   * @returns {Promise<T>}
   */
  async #keep(starting) {
    const service = await starting;
    this.#open.push(service);
    return service;
  }
}

/**
 * In the place of a proxy.
 * @param {string} host
 */
function straight(host) {
  const wire = { host, through: (/** @type {string} */ url) => url };
  return /** @type {import('../toxiproxy/toxiproxy.mjs').Proxy} */ (/** @type {unknown} */ (wire));
}

/**
 * @param {string} dir
 * @param {(child: import('node:child_process').ChildProcess) => void} note
 */
async function startWeaviate(dir, note) {
  const server = await WeaviateServer.at({ program: await installWeaviate(), dir });
  note(server.launch());
  await server.waitUntilReady();
  return server;
}

/**
 * @param {string} url
 * @returns {Promise<string>} empty when it is ready, else what it says
 */
async function readiness(url) {
  try {
    const response = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(3_000) });
    const text = await response.text();
    return response.status === 200 ? '' : text;
  } catch (error) {
    return messageOf(error);
  }
}
