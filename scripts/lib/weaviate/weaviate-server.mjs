import { spawn } from 'node:child_process';
import { mkdirSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { lastLines } from '../system/commands.mjs';
import { freePort } from '../system/ports.mjs';
import { identityOf, isAlive, stopProcess } from '../system/process-identity.mjs';
import { PlainError } from '../system/terminal.mjs';

const START_TIMEOUT_MS = 60_000;
const STOP_GRACE_MS = 15_000;

/**
 * A Weaviate of one node on loopback, with its data in a directory.
 * @typedef {object} WeaviateSettings
 * @property {string} program
 * @property {string} dir
 * @property {string} [apiKey]  absent: anybody may use it
 * @property {boolean} [autoSchema]  whether it makes collections by itself
 */

export class WeaviateServer {
  /** @type {import('node:child_process').ChildProcess | undefined} */
  child;
  #identity = identityOf(0);
  #settings;
  #ports;

  /**
   * @param {WeaviateSettings} settings
   * @param {{http: number, grpc: number, gossip: number, raft: number}} ports
   */
  constructor(settings, ports) {
    this.#settings = settings;
    this.#ports = ports;
    this.url = `http://127.0.0.1:${ports.http}`;
    this.grpcUrl = `http://127.0.0.1:${ports.grpc}`;
  }

  /**
   * With its ports, before it runs.
   * @param {WeaviateSettings} settings
   */
  static async at(settings) {
    mkdirSync(settings.dir, { recursive: true, mode: 0o700 });
    const [http, grpc, gossip, raft] = [
      await freePair(),
      await freePair(),
      await freePair(),
      await freePair(),
    ];
    return new WeaviateServer(settings, { http, grpc, gossip, raft });
  }

  /** Resident memory in bytes; Linux only. */
  get memory() {
    const [, kib] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${this.#identity.pid}/status`, 'utf8')) ?? [];
    return Number(kib) * 1024;
  }

  /** Linux only. */
  get openFiles() {
    return readdirSync(`/proc/${this.#identity.pid}/fd`).length;
  }

  /**
   * Starts it without waiting.
   * @returns {import('node:child_process').ChildProcess}
   */
  launch() {
    const { program, dir } = this.#settings;
    const log = openSync(join(dir, 'log'), 'a', 0o600);
    const args = ['--host', '127.0.0.1', '--port', String(this.#ports.http), '--scheme', 'http'];
    // Its own process group, so that Ctrl-C reaches it after those who use it.
    const options = { cwd: dir, env: this.#environment, detached: true };
    const child = spawn(program, args, { ...options, stdio: ['ignore', log, log] });
    child.on('error', () => {});
    child.unref();
    this.child = child;
    this.#identity = identityOf(child.pid ?? 0);
    return child;
  }

  /** Waits until it answers. */
  async waitUntilReady() {
    const deadline = Date.now() + START_TIMEOUT_MS;
    while (Date.now() < deadline && isAlive(this.#identity)) {
      if (await this.#isReady()) return;
      await sleep(50);
    }
    const log = join(this.#settings.dir, 'log');
    throw new PlainError(
      `Weaviate does not start. Its log (${log}) ends with:\n${lastLines(readFileSync(log, 'utf8'), 10)}`,
    );
  }

  async stop() {
    await stopProcess(this.#identity, STOP_GRACE_MS);
  }

  async #isReady() {
    try {
      const signal = AbortSignal.timeout(2_000);
      const { ok, body } = await fetch(`${this.url}/v1/.well-known/ready`, { signal });
      await body?.cancel();
      return ok;
    } catch {
      return false;
    }
  }

  /** None of our variables: it needs no secret but its own key. */
  get #environment() {
    const { dir, apiKey, autoSchema = false } = this.#settings;
    const { grpc, gossip, raft } = this.#ports;
    return {
      PATH: process.env.PATH,
      HOME: dir,
      LANG: 'C.UTF-8',
      PERSISTENCE_DATA_PATH: join(dir, 'data'),
      DEFAULT_VECTORIZER_MODULE: 'none',
      AUTOSCHEMA_ENABLED: String(autoSchema),
      DISABLE_TELEMETRY: 'true',
      GO_PROFILING_DISABLE: 'true',
      GRPC_PORT: String(grpc),
      CLUSTER_HOSTNAME: 'node1',
      // Without it an IPv6 address may be chosen, with which it does not start.
      CLUSTER_ADVERTISE_ADDR: '127.0.0.1',
      CLUSTER_IN_LOCALHOST: 'true',
      CLUSTER_GOSSIP_BIND_PORT: String(gossip),
      CLUSTER_DATA_BIND_PORT: String(gossip + 1),
      RAFT_PORT: String(raft),
      RAFT_INTERNAL_RPC_PORT: String(raft + 1),
      RAFT_JOIN: `node1:${raft}`,
      RAFT_BOOTSTRAP_EXPECT: '1',
      AUTHENTICATION_ANONYMOUS_ACCESS_ENABLED: String(apiKey === undefined),
      ...(apiKey !== undefined && {
        AUTHENTICATION_APIKEY_ENABLED: 'true',
        AUTHENTICATION_APIKEY_ALLOWED_KEYS: apiKey,
        AUTHENTICATION_APIKEY_USERS: 'frontdesk',
      }),
    };
  }
}

/**
 * A free port whose next one is free too: on one machine Weaviate expects two of its ports beside two others.
 * @returns {Promise<number>}
 */
async function freePair() {
  for (;;) {
    const port = await freePort();
    if (port < 65_535 && (await freePort(port + 1)) === port + 1) return port;
  }
}
