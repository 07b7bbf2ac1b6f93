import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { ALLOCATOR, NODE_FLAGS } from '../../scripts/lib/system/app-process.mjs';
import { mintKey } from '../../src/platform/auth/api-key.js';
import { eventually } from './eventually.js';
import { noteProcess } from './noted-processes.js';
import { oracle } from './oracle.js';

const DIST = join(__dirname, '..', '..', 'dist');
/**
 * Without `--expose-gc`, by which a start spends a fifth of its computing on giving memory back: of interest only where
 * memory is measured.
 */
const LASTING_FLAGS = NODE_FLAGS.filter((flag) => flag !== '--expose-gc');
/**
 * For a process that a few messages are sent to. Its young generation has the room of a whole start, which collects
 * garbage for a tenth of its computing otherwise.
 */
const TEST_FLAGS = [
  ...['--import', pathToFileURL(join(__dirname, 'cold-start.mjs')).href],
  ...['--min-semi-space-size=32', '--max-semi-space-size=32'],
];
/** On a machine that is busy with other work; a process that ends instead is noticed at once. */
const START_DEADLINE_MS = 180_000;

/** Secrets shared by all processes of one test file. */
export interface Secrets {
  adminKey: string;
  appSecret: string;
}

export function newSecrets(): Secrets {
  return { adminKey: mintKey('admin'), appSecret: randomBytes(32).toString('hex') };
}

/** High limits per address, because all tests call from one; and none on the machine's load. */
const WIDE_LIMITS = {
  ADDRESS_REQUESTS_PER_MINUTE: '1000000',
  ADDRESS_MESSAGES_PER_MINUTE: '1000000',
  ADDRESS_SESSIONS_PER_MINUTE: '1000000',
  ADDRESS_SIGN_INS: '1000000',
  ADDRESS_REFUSALS_PER_MINUTE: '1000000',
  ADDRESS_OPEN_STREAMS: '1000000',
  VISITOR_REQUESTS_PER_MINUTE: '1000000',
  ADMIN_REQUESTS_PER_MINUTE: '1000000',
  OVERLOAD_LOOP_DELAY_MS: '0',
  OVERLOAD_POOL_WAIT_MS: '0',
  MODEL_LATE_MS: '0',
  DATABASE_ACQUIRE_TIMEOUT_MS: '20000',
};

/** A process of the built product, on the Jest worker's own Postgres and Redis. */
export class FrontdeskProcess {
  private constructor(
    /** Null for one that outlives the test file. */
    private readonly own: ChildProcess | null,
    readonly url: string,
    private readonly lines: () => readonly string[],
  ) {}

  /** Starts `dist/main.js` on a free port, or on the `PORT` given, and waits until it is ready. */
  static start(secrets: Secrets, env: NodeJS.ProcessEnv = {}, flags = TEST_FLAGS): Promise<FrontdeskProcess> {
    return FrontdeskProcess.serve('main.js', secrets, env, flags);
  }

  /** Starts `dist/main.api.js`, which takes no jobs, in the same way. */
  static startApi(secrets: Secrets, env: NodeJS.ProcessEnv = {}): Promise<FrontdeskProcess> {
    return FrontdeskProcess.serve('main.api.js', secrets, env, TEST_FLAGS);
  }

  private static async serve(
    file: 'main.js' | 'main.api.js',
    secrets: Secrets,
    env: NodeJS.ProcessEnv,
    flags: string[],
  ): Promise<FrontdeskProcess> {
    const port = env['PORT'] ?? (await freePort());
    const settings = { PORT: String(port), HOST: '127.0.0.1', ...env };
    const { child, lines } = FrontdeskProcess.spawn(file, secrets, settings, flags);
    const url = `http://127.0.0.1:${port}`;
    await untilReady(child, () => isReady(url), lines);
    return new FrontdeskProcess(child, url, lines);
  }

  /** Starts `dist/main.worker.js`, which listens on nothing. */
  static async startWorker(secrets: Secrets, env: NodeJS.ProcessEnv = {}): Promise<FrontdeskProcess> {
    const { child, lines } = FrontdeskProcess.spawn('main.worker.js', secrets, env);
    const isTaking = () => lines().some((line) => line.includes('Worker is taking jobs'));
    await untilReady(child, () => Promise.resolve(isTaking()), lines);
    return new FrontdeskProcess(child, '', lines);
  }

  /** Starts `dist/main.chat.js` on a free port, or on the `CHAT_PORT` given; its URL is what `CHAT_URL` takes. */
  static async startChat(secrets: Secrets, env: NodeJS.ProcessEnv = {}): Promise<FrontdeskProcess> {
    const port = env['CHAT_PORT'] ?? String(await freePort());
    const { child, lines } = FrontdeskProcess.spawn('main.chat.js', secrets, {
      CHAT_PORT: port,
      CHAT_HOST: '127.0.0.1',
      ...env,
    });
    const isListening = () => lines().some((line) => line.includes('The chat engine is listening'));
    await untilReady(child, () => Promise.resolve(isListening()), lines);
    return new FrontdeskProcess(child, `grpc://127.0.0.1:${port}`, lines);
  }

  /** Starts one that outlives the test file and writes its log into a file. @returns its URL. */
  static async startLasting(secrets: Secrets, env: NodeJS.ProcessEnv, logFile: string): Promise<string> {
    const port = await freePort();
    const log = openSync(logFile, 'a', 0o600);
    const child = spawn(process.execPath, [...LASTING_FLAGS, join(DIST, 'main.js')], {
      env: environment(secrets, { PORT: String(port), HOST: '127.0.0.1', ...env }),
      stdio: ['ignore', log, log],
      detached: true,
    });
    child.unref();
    closeSync(log);
    noteProcess(child);
    const url = `http://127.0.0.1:${port}`;
    await untilReady(
      child,
      () => isReady(url),
      () => readFileSync(logFile, 'utf8').split('\n'),
    );
    return url;
  }

  /** A process started by `startLasting`, perhaps for an earlier file; with its log from now on. */
  static lent(url: string, logFile: string): FrontdeskProcess {
    const before = statSync(logFile).size;
    const lines = () => completeLines(readFileSync(logFile).subarray(before).toString());
    oracle.follow(lines);
    return new FrontdeskProcess(null, url, lines);
  }

  /** Starts a process that must fail to start, and waits until it has ended. */
  static async refuse(
    file: 'main.js' | 'main.api.js' | 'main.worker.js' | 'main.chat.js',
    secrets: Secrets,
    env: NodeJS.ProcessEnv,
  ): Promise<{ exitCode: number | null; log: readonly string[] }> {
    const { child, lines } = FrontdeskProcess.spawn(file, secrets, {
      PORT: String(await freePort()),
      ...env,
    });
    const late = setTimeout(() => child.kill('SIGKILL'), START_DEADLINE_MS);
    await once(child, 'close');
    clearTimeout(late);
    return { exitCode: child.exitCode, log: lines() };
  }

  private static spawn(file: string, secrets: Secrets, env: NodeJS.ProcessEnv, flags = TEST_FLAGS) {
    const child = spawn(process.execPath, [...flags, join(DIST, file)], {
      env: environment(secrets, env),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    noteProcess(child);
    const lines: string[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        if (line !== '') lines.push(line);
      });
    }
    oracle.follow(() => lines);
    return { child, lines: () => lines };
  }

  /** All log lines of the process so far; of a shared process, since this file uses it. */
  get log(): readonly string[] {
    return this.lines();
  }

  /** `kill -9`. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  async stop(): Promise<number | null> {
    return (await this.end('SIGTERM')).exitCode;
  }

  /** @throws when the process outlives the test file */
  get child(): ChildProcess {
    if (!this.own)
      throw new Error('This process is shared: a test that ends or measures one opens a stage of its own.');
    return this.own;
  }

  private async end(signal: NodeJS.Signals): Promise<ChildProcess> {
    const { child } = this;
    if (child.exitCode !== null || child.signalCode !== null) return child;
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
    return child;
  }
}

function environment(secrets: Secrets, env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return {
    ...process.env,
    ...ALLOCATOR,
    ADMIN_API_KEY: secrets.adminKey,
    APP_SECRET: secrets.appSecret,
    LOG_FORMAT: 'json',
    // The tests' own keep nothing.
    REDIS_PERSISTENCE: 'optional',
    LOG_LEVEL: 'info',
    ...WIDE_LIMITS,
    ...env,
  };
}

async function isReady(url: string): Promise<boolean> {
  return (await fetch(`${url}/health/ready`)).status === 200;
}

/** Without what is still being written. */
function completeLines(text: string): string[] {
  return text.split('\n').slice(0, -1).filter(Boolean);
}

async function untilReady(
  child: ChildProcess,
  probe: () => Promise<boolean>,
  lines: () => readonly string[],
): Promise<void> {
  const isUp = () => probe().catch(() => false);
  const ended = () => child.exitCode !== null || child.signalCode !== null;
  try {
    await eventually(async () => ended() || (await isUp()), START_DEADLINE_MS);
    if (!ended()) {
      child.once('exit', (code, signal) => tellOfEnd(child, signal ?? code, lines()));
      return;
    }
  } catch {
    child.kill('SIGKILL');
  }
  throw new Error(`The process did not get ready.\n${lines().slice(-20).join('\n')}`);
}

/** What follows the end of a process that nobody ended fails by a refused connection, which says nothing. */
function tellOfEnd(child: ChildProcess, how: string | number | null, log: readonly string[]): void {
  if (child.killed || how === 0) return;
  const last = log.slice(-5).map((line) => `  ${line.slice(0, 1_000)}\n`);
  process.stderr.write(`${child.spawnargs.at(-1) ?? ''} ended by itself (${how ?? '?'}):\n${last.join('')}`);
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No port.');
  return address.port;
}
