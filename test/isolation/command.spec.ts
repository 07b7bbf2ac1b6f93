import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LeakyServer, type Fault } from './leaky-server.js';

const COMMAND = join(__dirname, '..', '..', 'scripts', 'prove-isolation.mjs');

interface Run {
  code: number;
  output: string;
}

function prove(args: string[], env: NodeJS.ProcessEnv = {}): Promise<Run> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [COMMAND, ...args],
      { env: { ...process.env, FRONTDESK_ADMIN_KEY: '', ...env } },
      (_, stdout, stderr) => resolve({ code: child.exitCode ?? -1, output: stdout + stderr }),
    );
  });
}

async function on<T>(fault: Fault, work: (server: LeakyServer) => Promise<T>): Promise<T> {
  const server = await LeakyServer.start(fault);
  try {
    return await work(server);
  } finally {
    await server.stop();
  }
}

describe('npm run prove:isolation', () => {
  const dir = mkdtempSync(join(tmpdir(), 'frontdesk-proof-'));
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  it('exits with 0 when nothing is found, with the key from the environment, and removes its tenants', async () => {
    const { code, output } = await on('none', (server) =>
      prove(['--url', server.url, '--only', '21', '--only', '37'], { FRONTDESK_ADMIN_KEY: server.adminKey }),
    );
    expect(output).toContain('✓ 21  another’s ids in every path');
    expect(output).toMatch(/open to all\s+GET \/health\n/);
    expect(output).toContain('The 3 tenants of this run were erased.');
    expect(output).toMatch(/2 checks, \d+ operations attacked, \d+ requests in \d+ s: nothing found\.\n$/);
    expect(code).toBe(0);
  });

  it('exits with 1 when something is found, prints it, and writes it as JSON without secrets', async () => {
    const file = join(dir, 'report.json');
    const { code, output } = await on('keys mint any scope', (server) =>
      prove(['--url', server.url, '--admin-key', server.adminKey, '--only', '39', '--json', file]),
    );
    expect(code).toBe(1);
    expect(output).toMatch(/Finding 1 {2}\(check 39\) {2}POST \/v1\/keys with C’s key with keys:write/);
    expect(output).toMatch(/request {3}curl -i -X POST -H "Authorization: Bearer \$C_S_KEY/);
    const written = readFileSync(file, 'utf8');
    expect(JSON.parse(written)).toMatchObject({ findings: [{ check: '39' }], cleared: expect.any(String) });
    expect(output + written).not.toMatch(/fd_[a-z]+_[0-9a-f]{8}/);
  });

  it.each<[string, (server: LeakyServer) => string[], string]>([
    [
      'a wrong key',
      ({ url }) => ['--url', url, '--admin-key', 'fd_admin_wrong'],
      'The admin key is not accepted by',
    ],
    [
      'nobody there',
      () => ['--url', 'http://127.0.0.1:9', '--admin-key', 'x'],
      'Could not read /openapi.json of',
    ],
    ['no URL', () => ['--admin-key', 'x'], 'Usage: npm run prove:isolation'],
    [
      'an unknown check',
      ({ url }) => ['--url', url, '--admin-key', 'x', '--only', '999'],
      'There is no check 999.',
    ],
    ['an unknown option', () => ['--fast'], 'Unknown option'],
  ])('ends with 2 and one line for %s', async (_, args, line) => {
    const { code, output } = await on('none', (server) => prove(args(server)));
    expect(code).toBe(2);
    const said = output
      .split('\n')
      .filter((each) => each.trim() !== '' && !each.includes('Making and filling'));
    expect(said).toEqual([expect.stringContaining(line)]);
  });
});
