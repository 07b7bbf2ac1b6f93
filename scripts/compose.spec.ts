import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const DOCKER = join(import.meta.dirname, '..', 'docker');

let dir: string;
beforeEach(() => (dir = mkdtempSync(join(tmpdir(), 'frontdesk-compose-'))));
afterEach(() => rmSync(dir, { recursive: true, force: true }));

function run(
  program: string,
  args: string[],
  env: NodeJS.ProcessEnv = {},
): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    execFile(program, args, { env: { ...process.env, ...env } }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code ?? 1) : 0, output: stdout + stderr });
    });
  });
}

function env(...args: string[]) {
  return run(process.execPath, [join(DOCKER, 'env.mjs'), '--file', join(dir, 'env'), ...args]);
}

/** A program of that name, first in the PATH. */
function stub(name: string, script: string): void {
  mkdirSync(join(dir, 'bin'), { recursive: true });
  writeFileSync(join(dir, 'bin', name), `#!/bin/sh\n${script}\n`);
  chmodSync(join(dir, 'bin', name), 0o755);
}

describe('the secrets of compose', () => {
  it('are written once, random, for the owner alone, and pass the check', async () => {
    expect((await env()).code).toBe(0);
    const first = readFileSync(join(dir, 'env'), 'utf8');
    expect(statSync(join(dir, 'env')).mode & 0o777).toBe(0o600);
    expect(await env()).toMatchObject({ code: 1, output: expect.stringContaining('is there already') });
    expect(readFileSync(join(dir, 'env'), 'utf8')).toBe(first);
    expect((await env('--check')).code).toBe(0);
    const values = first
      .trim()
      .split('\n')
      .map((line) => line.slice(line.indexOf('=') + 1));
    expect([values.length, new Set(values).size]).toEqual([9, 9]);
  });

  it('of a served host keep the app behind the proxy', async () => {
    expect((await env('--domain', 'desk.example.com')).code).toBe(0);
    const text = readFileSync(join(dir, 'env'), 'utf8');
    expect(text).toContain('DOMAIN=desk.example.com\nCOMPOSE_PROFILES=tls,backup\nPORT=127.0.0.1:3000\n');
    expect(await env('--domain', 'no host')).toMatchObject({ code: 1 });
  });

  it.each([
    [/APP_PASSWORD=.*/, 'APP_PASSWORD=replace-me-with-your-own', 'APP_PASSWORD is a placeholder'],
    [/REDIS_PASSWORD=.*/, 'REDIS_PASSWORD=changeme-changeme', 'REDIS_PASSWORD is a placeholder'],
    [/OWNER_PASSWORD=.*/, 'OWNER_PASSWORD=', 'OWNER_PASSWORD is missing'],
    [/BACKUP_PASSWORD=.*/, 'BACKUP_PASSWORD=a/b@c:d?e%f&g+h=i~j', 'BACKUP_PASSWORD has characters'],
    [/APP_SECRET=.*/, 'APP_SECRET=k3J9xQ2mZ7pL5vT8', 'APP_SECRET is too short'],
    [/ADMIN_API_KEY=.*/, 'ADMIN_API_KEY=fd_admin_x', 'ADMIN_API_KEY is no admin key'],
  ])('are refused with %s as %j', async (pattern, line, text) => {
    await env();
    const file = join(dir, 'env');
    writeFileSync(file, readFileSync(file, 'utf8').replace(pattern, line));
    expect(await env('--check')).toMatchObject({ code: 1, output: expect.stringContaining(text) });
  });

  it('are judged before the roles are made', async () => {
    stub('psql', 'echo made');
    const names = ['POSTGRES', 'OWNER', 'APP', 'PLATFORM', 'BACKUP'].map((name) => `${name}_PASSWORD`);
    const good = Object.fromEntries(names.map((name) => [name, 'k3J9xQ2mZ7pL5vT8']));
    const path = { PATH: `${join(dir, 'bin')}:${process.env['PATH'] ?? ''}` };
    const roles = (given: object) =>
      run('sh', [join(DOCKER, 'postgres-init', '10-roles.sh')], { ...good, ...path, ...given });
    expect(await roles({})).toEqual({ code: 0, output: 'made\n' });
    for (const name of names)
      expect(await roles({ [name]: 'replace-me' })).toMatchObject({
        code: 1,
        output: expect.stringContaining(name),
      });
  });
});

describe('the pooler', () => {
  const good = { APP_PASSWORD: 'k3J9xQ2mZ7pL5vT8', PLATFORM_PASSWORD: 'm4K1yR6nW8qS2uV9' };
  const start = (given: object, ...args: string[]) =>
    run('sh', [join(DOCKER, 'pgbouncer', 'start.sh'), ...args], {
      ...good,
      ...{ CONFIG_FOLDER: dir, PATH: `${join(dir, 'bin')}:${process.env['PATH'] ?? ''}` },
      ...given,
    });

  it('starts in transaction mode with files that only its user may read', async () => {
    stub('pgbouncer', 'cat "$1"');
    const { code, output } = await start({});
    expect([code, output]).toEqual([0, expect.stringContaining('pool_mode = transaction\n')]);
    expect(output).toContain('frontdesk = host=postgres port=5432');
    for (const name of ['userlist.txt', 'pgbouncer.ini'])
      expect(statSync(join(dir, name)).mode & 0o777).toBe(0o600);
  });

  it.each(Object.keys(good))('refuses a placeholder as %s', async (name) => {
    stub('pgbouncer', 'echo started');
    expect(await start({ [name]: 'replace-me' })).toMatchObject({
      code: 1,
      output: expect.stringContaining(name),
    });
  });

  it('is well when something listens on its port, and not before', async () => {
    expect((await start({ PGBOUNCER_PORT: '9' }, '--check')).code).toBe(1);
  });
});

describe('the settings of compose', () => {
  const compose = ['docker-compose.yml', 'docker-compose.pitr.yml']
    .map((file) => readFileSync(join(DOCKER, '..', file), 'utf8'))
    .join('\n');
  const named = (text: string, pattern: RegExp) =>
    [...new Set(Array.from(text.matchAll(pattern), ([, name]) => name))].sort();

  it('are each in the example', () => {
    const example = readFileSync(join(DOCKER, 'env.example'), 'utf8');
    expect(named(example, /^(?:# )?([A-Z0-9_]+)=/gm)).toEqual(
      named(`${compose}\n\${COMPOSE_PROFILES}\${COMPOSE_FILE}`, /(?<!\$)\$\{([A-Z0-9_]+)/g),
    );
  });

  it.each(['SMTP_URL', 'MAIL_FROM', 'TRUSTED_PROXIES', 'LOG_LEVEL', 'CHAT_URL', 'OPENAI_MODEL'])(
    'hand %s to the app',
    (name) => {
      const block = compose.slice(compose.indexOf('x-environment:'), compose.indexOf('x-stores:'));
      expect(block).toMatch(new RegExp(`^  ${name}: \\$\\{${name}:-`, 'm'));
    },
  );
});

test('the log of every container is kept short', () => {
  const compose = readFileSync(join(DOCKER, '..', 'docker-compose.yml'), 'utf8');
  const [anchors = '', services = ''] = compose
    .slice(0, compose.indexOf('\nvolumes:'))
    .split('\nservices:\n');
  expect(anchors).toMatch(
    /x-logging: &logging\n {2}driver: json-file\n {2}options: \{ max-size: 10m, max-file: '5' \}/,
  );
  expect(anchors.slice(anchors.indexOf('x-frontdesk:'))).toContain('logging: *logging');
  const each = services.split(/\n(?= {2}[a-z-]+:\n)/);
  expect(each.length).toBeGreaterThan(7);
  for (const service of each) expect(service).toMatch(/<<: \*frontdesk|logging: \*logging/);
});
