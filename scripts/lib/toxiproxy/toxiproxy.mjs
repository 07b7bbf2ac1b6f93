import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../system/ports.mjs';
import { identityOf, isAlive, stopProcess } from '../system/process-identity.mjs';
import { PlainError } from '../system/terminal.mjs';
import { installToxiproxy } from './install-toxiproxy.mjs';

const START_MS = 30_000;
const STOP_GRACE_MS = 2_000;
const CALL_MS = 10_000;

/**
 * What is done to the bytes of a connection, by Toxiproxy's names: `latency` (`latency`, `jitter` in ms), `timeout`
 * (`timeout` in ms, 0: nothing passes any more and the connection stays open), `reset_peer` (`timeout` in ms),
 * `slicer`, `bandwidth` (`rate` in KB/s), `slow_close` (`delay` in ms), `limit_data` (`bytes`).
 * @typedef {'latency' | 'timeout' | 'reset_peer' | 'slicer' | 'bandwidth' | 'slow_close' | 'limit_data'} ToxicKind
 */

/** A Toxiproxy on loopback: proxies in front of servers, whose connections are cut, delayed and broken over its HTTP API. */
export class Toxiproxy {
  /**
   * @param {string} url  of its API
   * @param {import('../system/process-identity.mjs').ProcessIdentity} identity
   */
  constructor(url, identity) {
    this.url = url;
    this.identity = identity;
  }

  /**
   * Starts it, compiling it when this machine has none.
   * @param {(child: import('node:child_process').ChildProcess) => void} [note]  told of the process
   * @returns {Promise<Toxiproxy>}
   */
  static async start(note = () => {}) {
    const program = await installToxiproxy();
    const port = await freePort();
    const child = spawn(program, ['-host', '127.0.0.1', '-port', String(port)], {
      env: { LOG_LEVEL: 'error' },
      stdio: 'ignore',
    });
    child.on('error', () => {});
    note(child);
    const toxiproxy = new Toxiproxy(`http://127.0.0.1:${port}`, identityOf(child.pid ?? 0));
    await toxiproxy.#untilReady();
    return toxiproxy;
  }

  /**
   * Opens a proxy on a free port.
   * @param {string} name
   * @param {string} upstream  `host:port`
   * @returns {Promise<Proxy>}
   */
  async proxy(name, upstream) {
    const listen = `127.0.0.1:${await freePort()}`;
    await this.open(name, listen, upstream);
    return new Proxy(this, name, listen, upstream);
  }

  /**
   * @param {string} name
   * @param {string} listen
   * @param {string} upstream
   */
  async open(name, listen, upstream) {
    await this.call('POST', '/proxies', { name, listen, upstream, enabled: true });
  }

  async stop() {
    await stopProcess(this.identity, STOP_GRACE_MS);
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {object} [body]
   */
  async call(method, path, body) {
    const response = await fetch(this.url + path, {
      method,
      body: body === undefined ? null : JSON.stringify(body),
      signal: AbortSignal.timeout(CALL_MS),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`Toxiproxy: ${method} ${path} gave ${response.status} ${text}`);
  }

  async #untilReady() {
    const deadline = Date.now() + START_MS;
    while (Date.now() < deadline && isAlive(this.identity)) {
      const isUp = await fetch(`${this.url}/version`).then(
        ({ ok }) => ok,
        () => false,
      );
      if (isUp) return;
      await sleep(20);
    }
    throw new PlainError('Toxiproxy does not start.');
  }
}

/** A proxy in front of one server. It is transparent until it is told otherwise. */
export class Proxy {
  #toxics = 0;

  /**
   * @param {Toxiproxy} toxiproxy
   * @param {string} name
   * @param {string} host  `host:port` for clients
   * @param {string} upstream
   */
  constructor(toxiproxy, name, host, upstream) {
    this.toxiproxy = toxiproxy;
    this.name = name;
    this.host = host;
    this.upstream = upstream;
  }

  /**
   * The same URL, through this proxy.
   * @param {string} url
   */
  through(url) {
    const changed = new URL(url);
    changed.host = this.host;
    return changed.href;
  }

  /** Closes all connections and refuses new ones. */
  cut() {
    return this.#enable(false);
  }

  /** Connections stay open, but nothing passes: as when a cable is pulled. */
  async stall() {
    await this.add('timeout', { timeout: 0 });
    await this.add('timeout', { timeout: 0 }, 'upstream');
  }

  /**
   * Answers come later.
   * @param {number} ms
   */
  slow(ms) {
    return this.add('latency', { latency: ms, jitter: Math.round(ms / 10) });
  }

  /** Connections, old and new, end with a TCP reset. */
  reset() {
    return this.add('reset_peer', { timeout: 0 });
  }

  /**
   * @param {ToxicKind} type
   * @param {Record<string, number>} attributes
   * @param {'downstream' | 'upstream'} [stream]  downstream: what the server says
   */
  add(type, attributes, stream = 'downstream') {
    const name = `${type}-${this.#toxics}`;
    this.#toxics += 1;
    return this.toxiproxy.call('POST', `${this.#path}/toxics`, { name, type, stream, attributes });
  }

  /**
   * Lets new connections pass again. Those that are open are closed, because they may have lost bytes, for which a reader
   * would wait for ever. The proxy is made anew: removing a toxic waits for the bytes that it holds back.
   */
  async mend() {
    this.#toxics = 0;
    await this.toxiproxy.call('DELETE', this.#path);
    await this.toxiproxy.open(this.name, this.host, this.upstream);
  }

  get #path() {
    return `/proxies/${this.name}`;
  }

  /** @param {boolean} enabled */
  #enable(enabled) {
    return this.toxiproxy.call('POST', this.#path, { enabled });
  }
}
