import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { mintKey } from '../../src/platform/auth/api-key.js';
import { oracle } from './oracle.js';

const DIST = join(__dirname, '..', '..', 'dist');
const START_DEADLINE_MS = 30_000;

/** Secrets shared by all processes of one test file. */
export interface Secrets {
  adminKey: string;
  appSecret: string;
}

export function newSecrets(): Secrets {
  return { adminKey: mintKey('admin'), appSecret: randomBytes(32).toString('hex') };
}

/** All tests come from one address, which no customer's limits are made for. */
const WIDE_LIMITS = {
  ADDRESS_REQUESTS_PER_MINUTE: '1000000',
  ADDRESS_MESSAGES_PER_MINUTE: '1000000',
  ADDRESS_SESSIONS_PER_MINUTE: '1000000',
  ADDRESS_REFUSALS_PER_MINUTE: '1000000',
  ADDRESS_OPEN_STREAMS: '1000000',
  VISITOR_REQUESTS_PER_MINUTE: '1000000',
  ADMIN_REQUESTS_PER_MINUTE: '1000000',
};

/** A real process of the product, built as it is shipped, on the run's own Postgres and Redis. */
export class FrontdeskProcess {
  private constructor(
    readonly child: ChildProcess,
    readonly url: string,
    private readonly lines: string[],
  ) {}

  /** Starts `dist/main.js` on a free port, or on the `PORT` given, and waits until it is ready. */
  static async start(secrets: Secrets, env: NodeJS.ProcessEnv = {}): Promise<FrontdeskProcess> {
    const port = env['PORT'] ?? (await freePort());
    const started = FrontdeskProcess.spawn('main.js', secrets, {
      PORT: String(port),
      HOST: '127.0.0.1',
      ...env,
    });
    const process = new FrontdeskProcess(started.child, `http://127.0.0.1:${port}`, started.lines);
    await process.until(async () => (await fetch(`${process.url}/health/ready`)).status === 200);
    return process;
  }

  /** Starts `dist/main.worker.js`, which listens on nothing. */
  static async startWorker(secrets: Secrets, env: NodeJS.ProcessEnv = {}): Promise<FrontdeskProcess> {
    const { child, lines } = FrontdeskProcess.spawn('main.worker.js', secrets, env);
    const process = new FrontdeskProcess(child, '', lines);
    await process.until(() => Promise.resolve(lines.some((line) => line.includes('Worker is taking jobs'))));
    return process;
  }

  /** Starts what must not start, and waits until it has ended. */
  static async refuse(
    file: 'main.js' | 'main.worker.js',
    secrets: Secrets,
    env: NodeJS.ProcessEnv,
  ): Promise<{ exitCode: number | null; log: string[] }> {
    const { child, lines } = FrontdeskProcess.spawn(file, secrets, {
      PORT: String(await freePort()),
      ...env,
    });
    const late = setTimeout(() => child.kill('SIGKILL'), START_DEADLINE_MS);
    await once(child, 'close');
    clearTimeout(late);
    return { exitCode: child.exitCode, log: lines };
  }

  private static spawn(file: string, secrets: Secrets, env: NodeJS.ProcessEnv) {
    const child = spawn(process.execPath, ['--enable-source-maps', join(DIST, file)], {
      env: {
        ...process.env,
        ADMIN_API_KEY: secrets.adminKey,
        APP_SECRET: secrets.appSecret,
        LOG_FORMAT: 'json',
        LOG_LEVEL: 'info',
        ...WIDE_LIMITS,
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const lines: string[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        if (line === '') return;
        lines.push(line);
        oracle.seeLog(line);
      });
    }
    return { child, lines };
  }

  /** Everything the process has logged so far, a line each. */
  get log(): readonly string[] {
    return this.lines;
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** `kill -9`: nothing of it runs on. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  async stop(): Promise<number | null> {
    await this.end('SIGTERM');
    return this.child.exitCode;
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const exited = once(this.child, 'exit');
    this.child.kill(signal);
    await exited;
  }

  private async until(probe: () => Promise<boolean>): Promise<void> {
    const deadline = Date.now() + START_DEADLINE_MS;
    while (Date.now() < deadline) {
      if (this.child.exitCode !== null) break;
      if (await probe().catch(() => false)) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await this.kill();
    throw new Error(`The process did not get ready.\n${this.lines.slice(-20).join('\n')}`);
  }
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
