import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { ALLOCATOR, NODE_FLAGS } from '../system/app-process.mjs';
import { lastLines } from '../system/commands.mjs';
import { ROOT } from '../system/paths.mjs';
import { identityOf, isAlive, signal } from '../system/process-identity.mjs';
import { PlainError } from '../system/terminal.mjs';
import { clockEnvironment } from './fake-clock.mjs';

/** @typedef {'api' | 'worker' | 'chat'} Role  `api` works on jobs as well, as `npm start` does */

/** @type {Record<Role, {file: string, isReady: string}>} */
const ROLES = {
  api: { file: 'main.js', isReady: 'Listening on port' },
  worker: { file: 'main.worker.js', isReady: 'Worker is taking jobs' },
  chat: { file: 'main.chat.js', isReady: 'The chat engine is listening' },
};
const START_MS = 180_000;
const HEAP_MS = 30_000;
const RESTART_MS = 500;
const HEAP_PROBE = pathToFileURL(join(import.meta.dirname, 'heap-probe.mjs')).href;

/**
 * A process of the built product. One that ends by itself is started again, as an orchestrator does.
 */
export class RigProcess {
  /** @type {import('node:child_process').ChildProcess | undefined} */
  #child;
  #isWanted = false;
  #starts = 0;
  /** Times that it has ended when it was ready, without being told to. */
  deaths = 0;

  /**
   * @param {string} name  such as `api-1`
   * @param {Role} role
   * @param {string} dir  for its logs
   * @param {NodeJS.ProcessEnv} env
   * @param {{note?: (child: import('node:child_process').ChildProcess) => void, clock?: string | undefined}} [options]
   * `clock`: the library that can move its clock
   */
  constructor(name, role, dir, env, { note = () => {}, clock } = {}) {
    this.name = name;
    this.role = role;
    this.dir = dir;
    this.env = env;
    this.note = note;
    this.clock = clock;
  }

  get pid() {
    return this.#child?.pid ?? 0;
  }

  get isRunning() {
    const child = this.#child;
    return child !== undefined && child.exitCode === null && child.signalCode === null;
  }

  /** Whether it has got ready since it was last started. */
  get isReady() {
    return this.log.includes(ROLES[this.role].isReady);
  }

  /** What it has logged since it was last started. */
  get log() {
    return readFileSync(this.#logFile, 'utf8');
  }

  /**
   * Starts it and waits until it says that it is ready.
   * @throws PlainError when it does not get ready in time, or ends at its very first start
   */
  async start() {
    const isFirst = this.#starts === 0;
    this.launch();
    const deadline = Date.now() + START_MS;
    while (!this.isReady) {
      if ((isFirst && !this.isRunning) || Date.now() > deadline)
        throw new PlainError(`${this.name} does not start. Its log ends with:\n${lastLines(this.log, 10)}`);
      await sleep(50);
    }
  }

  /** Starts it without waiting. */
  launch() {
    this.#starts += 1;
    this.#isWanted = true;
    const log = openSync(this.#logFile, 'a');
    const args = ['--import', HEAP_PROBE, ...NODE_FLAGS, join(ROOT, 'dist', ROLES[this.role].file)];
    const child = spawn(process.execPath, args, {
      cwd: ROOT,
      env: {
        ...ALLOCATOR,
        ...this.env,
        HEAP_FILE: this.#heapFile,
        ...clockEnvironment(this.clock, this.#clockFile),
      },
      stdio: ['ignore', log, log],
    });
    this.#child = child;
    this.note(child);
    child.on('error', () => {});
    child.once('exit', () => this.#ended(child));
  }

  /** `kill -9`; it stays away until `start`. */
  kill() {
    return this.#end('SIGKILL');
  }

  /**
   * SIGTERM; it stays away until `start`.
   * @returns {Promise<number | null>} the exit code
   */
  async terminate() {
    await this.#end('SIGTERM');
    return this.#child?.exitCode ?? null;
  }

  /** SIGSTOP: it keeps its connections, and does nothing. */
  suspend() {
    this.#signal('SIGSTOP');
  }

  resume() {
    this.#signal('SIGCONT');
  }

  /**
   * Moves its clock; that of timers stays.
   * @param {number} seconds
   */
  moveClock(seconds) {
    writeFileSync(this.#clockFile, `${seconds >= 0 ? '+' : ''}${seconds}s\n`);
  }

  /**
   * Bytes on its heap after a collection.
   * @returns {Promise<number>}
   */
  async heap() {
    writeFileSync(this.#heapFile, '');
    this.#signal('SIGUSR2');
    const deadline = Date.now() + HEAP_MS;
    for (;;) {
      const text = readFileSync(this.#heapFile, 'utf8');
      if (text !== '') return Number(text);
      if (Date.now() > deadline) throw new PlainError(`${this.name} does not tell the size of its heap.`);
      await sleep(20);
    }
  }

  get #logFile() {
    return join(this.dir, `${this.name}-${this.#starts}.log`);
  }

  get #heapFile() {
    return join(this.dir, `${this.name}.heap`);
  }

  get #clockFile() {
    return join(this.dir, `${this.name}.clock`);
  }

  /**
   * One that ends before it is ready has found no store: it is tried again, as an orchestrator does.
   * @param {import('node:child_process').ChildProcess} child
   */
  #ended(child) {
    if (!this.#isWanted || this.#child !== child) return;
    if (this.isReady) this.deaths += 1;
    setTimeout(() => {
      if (this.#isWanted && this.#child === child) this.launch();
    }, RESTART_MS);
  }

  /** @param {NodeJS.Signals} name */
  async #end(name) {
    this.#isWanted = false;
    const child = this.#child;
    if (!child || !this.isRunning) return;
    const exited = once(child, 'exit');
    this.#signal(name);
    await exited;
  }

  /** @param {NodeJS.Signals} name */
  #signal(name) {
    const identity = identityOf(this.pid);
    if (isAlive(identity)) signal(identity, name);
  }
}
