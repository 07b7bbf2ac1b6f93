import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Client } from 'pg';
import { deepTest } from '../test/support/deep-test.js';
import { eventually } from '../test/support/eventually.js';
import { withClient } from './lib/stores/bootstrap-database.mjs';
import { MOST_LOG_BYTES } from './lib/stores/log-files.mjs';
import { freePort } from './lib/system/ports.mjs';
import { dataLayout } from './lib/system/paths.mjs';
import { isAlive, startTimeOf, waitUntilGone, type ProcessIdentity } from './lib/system/process-identity.mjs';

const START = join(import.meta.dirname, 'start.mjs');

interface Launcher {
  process: ChildProcess;
  output: () => string;
  exit: Promise<number | null>;
}

const running = new Set<Launcher>();
const dir = mkdtempSync(join(tmpdir(), 'frontdesk-start-'));
const layout = dataLayout(dir);
let port: number;

/** The environment of `npm start` on a new machine, without the stores of this test run. */
function bareEnvironment(extra: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) =>
      !/^(TEST_)?(DATABASE|REDIS)_|^(ADMIN_API_KEY|APP_SECRET|NODE_ENV|NODE_OPTIONS|JEST_WORKER_ID)$/.test(
        name,
      ),
  );
  return {
    ...Object.fromEntries(kept),
    FRONTDESK_DATA_DIR: dir,
    PORT: String(port),
    EMBEDDINGS: 'off',
    ...extra,
  };
}

function launch(extra: NodeJS.ProcessEnv = {}): Launcher {
  const child = spawn(process.execPath, [START], {
    env: bareEnvironment(extra),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const exit = new Promise<number | null>((resolve) => child.on('exit', resolve));
  const launcher = { process: child, output: () => text, exit };
  running.add(launcher);
  void exit.then(() => running.delete(launcher));
  return launcher;
}

async function untilRunning(launcher: Launcher): Promise<void> {
  const ended = launcher.exit.then((): never => {
    throw new Error(`The launcher ended:\n${launcher.output()}`);
  });
  ended.catch(() => undefined); // it ends after the race as well
  await Promise.race([ended, said(launcher, 'Frontdesk is running.')]);
}

function said(launcher: Launcher, words: string): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (launcher.output().includes(words)) resolve();
    };
    launcher.process.stdout?.on('data', look);
    look();
  });
}

async function untilReady(): Promise<void> {
  await eventually(async () => (await fetch(`http://localhost:${port}/health/ready`)).status === 200, 30_000);
}

function identity(file: string): ProcessIdentity {
  return JSON.parse(readFileSync(file, 'utf8')) as ProcessIdentity;
}

function startedProcesses(): ProcessIdentity[] {
  return [identity(layout.app), identity(join(layout.redis, 'state.json')), postgresIdentity()];
}

function postgresIdentity(): ProcessIdentity {
  const pid = Number(readFileSync(join(layout.postgres, 'data', 'postmaster.pid'), 'utf8').split('\n')[0]);
  return { pid, startedAt: startTimeOf(pid) ?? 'gone' };
}

function asSuperuser(work: (client: Client) => Promise<unknown>): Promise<unknown> {
  const [, , , port = ''] = readFileSync(join(layout.postgres, 'data', 'postmaster.pid'), 'utf8').split('\n');
  const password = readFileSync(join(layout.postgres, 'superuser-password'), 'utf8').trim();
  return withClient(`postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`, work);
}

async function stop(launcher: Launcher): Promise<number | null> {
  launcher.process.kill('SIGTERM');
  return launcher.exit;
}

describe('npm start', () => {
  beforeAll(async () => {
    // Below those that the system gives to connections: one of these would take it between two starts.
    port = await freePort(20_000 + (process.pid % 10_000));
  });

  afterAll(async () => {
    for (const launcher of running) await stop(launcher);
    rmSync(dir, { recursive: true, force: true });
  });

  describe('while it runs', () => {
    let launcher: Launcher;

    beforeAll(async () => {
      launcher = launch();
      await untilRunning(launcher);
    }, 90_000);

    it('serves, refuses a second start, and keeps its keys private', async () => {
      expect((await fetch(`http://localhost:${port}/health/ready`)).status).toBe(200);
      for (const file of [layout.adminKey, layout.appSecret, layout.demo, layout.databaseKeys]) {
        expect(statSync(file).mode & 0o777).toBe(0o600);
      }

      expect(readFileSync(layout.address, 'utf8')).toBe(`http://localhost:${port}\n`);
      // A first start makes the demo businesses, whose requests must not push the addresses away.
      expect(launcher.output()).not.toMatch(/(GET|PUT|POST|PATCH) \/(v1|admin)/);
      const [, metrics = ''] = /Metrics\s+(http\S+)/.exec(launcher.output()) ?? [];
      expect(await (await fetch(metrics)).text()).toContain('\nfrontdesk_ready 1\n');

      const seen = launcher.output().length;
      await fetch(`http://localhost:${port}/v1/tenant`);
      await eventually(() => Promise.resolve(launcher.output().slice(seen).includes('GET /v1/tenant 401')));

      const second = launch();
      expect(await second.exit).toBe(1);
      expect(second.output()).toContain(
        `already running: http://localhost:${port} (pid ${launcher.process.pid ?? 0})`,
      );
    }, 90_000);

    it('starts the app again when it dies', async () => {
      const [app] = startedProcesses();
      process.kill(app?.pid ?? 0, 'SIGKILL');
      await said(launcher, 'The app is running again.');
      expect(launcher.output()).toContain('The app has ended by itself (signal SIGKILL). Starting it again');
      expect((await fetch(`http://localhost:${port}/health/ready`)).status).toBe(200);
      const [next] = startedProcesses();
      expect(next?.pid).not.toBe(app?.pid);
    }, 90_000);

    it('starts a store again that has died, and the app serves on', async () => {
      const [app, redis, postgres] = startedProcesses() as [
        ProcessIdentity,
        ProcessIdentity,
        ProcessIdentity,
      ];
      process.kill(redis.pid, 'SIGKILL');
      await said(launcher, '✓ Redis runs again');
      process.kill(postgres.pid, 'SIGKILL');
      await said(launcher, '✓ PostgreSQL runs again');
      await untilReady();
      expect(startedProcesses()[0]).toEqual(app);
    }, 120_000);

    it('keeps the log of a store short that floods it, and the app serves on', async () => {
      const log = join(layout.postgres, 'log');
      const flood = `DO $$ BEGIN FOR n IN 1..${(3 * MOST_LOG_BYTES) / 10_000} LOOP RAISE LOG '%', repeat('flood ', 1667); END LOOP; END $$`;
      await asSuperuser((client) => client.query(flood));
      await eventually(() => Promise.resolve(statSync(log).size < MOST_LOG_BYTES));
      expect(statSync(`${log}.old`).size).toBe(MOST_LOG_BYTES);
      expect(readFileSync(`${log}.old`, 'utf8').slice(-200)).toContain('flood');
      await untilReady();
    }, 60_000);

    it('stops all that it has started, also again, when told to', async () => {
      const started = startedProcesses();
      expect(started.every(isAlive)).toBe(true);
      expect(await stop(launcher)).toBe(0);
      expect(started.some(isAlive)).toBe(false);
      expect(existsSync(layout.address)).toBe(false);
    }, 60_000);
  });

  describe('again on the same data', () => {
    afterEach(async () => {
      for (const launcher of running) await stop(launcher);
    });

    it('recovers from kill -9 and keeps its data', async () => {
      const killed = launch();
      await untilRunning(killed);
      const demo = readFileSync(layout.demo, 'utf8');
      const [app, redis, postgres] = startedProcesses() as [
        ProcessIdentity,
        ProcessIdentity,
        ProcessIdentity,
      ];
      killed.process.kill('SIGKILL');
      process.kill(postgres.pid, 'SIGKILL');
      process.kill(redis.pid, 'SIGKILL');
      await killed.exit;

      const next = launch();
      await untilRunning(next);
      expect(await waitUntilGone(app, 0)).toBe(true);
      expect(readFileSync(layout.demo, 'utf8')).toBe(demo);
      expect(await stop(next)).toBe(0);
    }, 90_000);

    it.each([
      ['superuser-password', () => join(layout.postgres, 'superuser-password')],
      ['password', () => join(layout.redis, 'password')],
      ['admin-key', () => layout.adminKey],
      ['app-secret', () => layout.appSecret],
    ])(
      'says in a line that %s has been emptied, as by a full disk',
      async (_, path) => {
        const kept = readFileSync(path());
        writeFileSync(path(), '');
        const launcher = launch();
        expect(await launcher.exit).toBe(1);
        expect(launcher.output()).toContain(`${path()} is empty, so what it held is lost. Bring it back`);
        expect(launcher.output()).not.toMatch(/^\s+at /m);
        writeFileSync(path(), kept);
      },
      60_000,
    );

    it('says in a line that the superuser’s password is another one', async () => {
      const file = join(layout.postgres, 'superuser-password');
      const kept = readFileSync(file);
      writeFileSync(file, 'another');
      const launcher = launch();
      expect(await launcher.exit).toBe(1);
      expect(launcher.output()).toContain(`PostgreSQL in ${layout.postgres} refuses its own superuser: `);
      expect(launcher.output()).not.toMatch(/^\s+at /m);
      writeFileSync(file, kept);
    }, 60_000);

    deepTest(
      'starts in spite of emptied files that can be made again',
      async () => {
        const files = [
          layout.lock,
          layout.app,
          join(layout.postgres, 'port.json'),
          join(layout.redis, 'state.json'),
        ];
        for (const file of files) writeFileSync(file, '');
        const launcher = launch();
        await untilRunning(launcher);
        expect(await stop(launcher)).toBe(0);
      },
      90_000,
    );

    it.each([
      ['APP_SECRET', 'too-short', 'must have at least 32 characters'],
      ['ADMIN_API_KEY', 'fd_admin_short', 'must be an fd_admin_ key'],
      ['TURN_CONCURRENCY', 'many', 'must be'],
    ])(
      'judges %s before it starts a store, and never shows it',
      async (name, value, text) => {
        const launcher = launch({ [name]: value });
        expect(await launcher.exit).toBe(1);
        expect(launcher.output()).toMatch(new RegExp(`${name} .*${text}`));
        expect(launcher.output()).not.toContain(value);
        expect(launcher.output()).not.toMatch(/PostgreSQL|Redis/);
      },
      60_000,
    );

    it.each([
      ['DATABASE_URL', 'postgres://somebody:pass-word@127.0.0.1:1/frontdesk', '127.0.0.1:1'],
      ['REDIS_URL', 'redis://:pass-word@127.0.0.1:1/0', '127.0.0.1:1'],
    ])(
      'names the host of an unreachable %s and never the password',
      async (name, url, host) => {
        const launcher = launch({ [name]: url });
        expect(await launcher.exit).toBe(1);
        expect(launcher.output()).toMatch(new RegExp(`${name}: .* at ${host} cannot be used`));
        expect(launcher.output()).not.toContain('pass-word');
      },
      60_000,
    );

    it('says that the port is taken and names PORT', async () => {
      const squatter = createServer();
      await new Promise<void>((resolve) => squatter.listen(port, '0.0.0.0', resolve));
      const launcher = launch();
      expect(await launcher.exit).toBe(1);
      expect(launcher.output()).toContain(`Port ${port} is taken`);
      expect(launcher.output()).toContain('PORT=');
      await new Promise((resolve) => squatter.close(resolve));
    }, 30_000);
  });
});
