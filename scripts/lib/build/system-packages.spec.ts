import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

const SCRIPT = `import { installSystemPackage } from '${join(import.meta.dirname, 'system-packages.mjs')}';
await installSystemPackage('Redis', { 'apt-get': 'redis-server' }, 'or set REDIS_URL');`;

/** Fails as often as the file says with `problem`, then installs. */
function aptThat(problem: string): string {
  return `#!/bin/sh
[ "$1" = update ] || { touch installed; exit 0; }
left=$(cat left); [ "$left" = 0 ] && exit 0
echo $((left - 1)) >left
echo "E: ${problem}" >&2; exit 100
`;
}

describe('installing a system package', () => {
  let dir: string;
  beforeEach(() => (dir = mkdtempSync(join(tmpdir(), 'packages-'))));
  afterEach(() => rmSync(dir, { recursive: true }));

  function install(problem: string, times: number): { status: number | null; output: string } {
    writeFileSync(join(dir, 'left'), String(times));
    writeFileSync(join(dir, 'apt-get'), aptThat(problem), { mode: 0o755 });
    // For a user who is not root: `sudo -n …` runs it.
    writeFileSync(join(dir, 'sudo'), '#!/bin/sh\nshift\nexec "$@"\n', { mode: 0o755 });
    const env = { ...process.env, PATH: `${dir}${delimiter}${process.env.PATH}` };
    const args = ['--input-type=module', '-e', SCRIPT];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: dir, env, encoding: 'utf8' });
    return { status, output: stdout + stderr };
  }

  it('waits while another package manager holds the lock', () => {
    const { status } = install('Could not get lock /var/lib/apt/lists/lock. It is held by process 12', 2);
    expect([status, existsSync(join(dir, 'installed'))]).toEqual([0, true]);
  });

  it('ends at once with the reason when there is another one', () => {
    const { status, output } = install('Unable to locate package redis-server', 1);
    expect([status, existsSync(join(dir, 'installed'))]).toEqual([1, false]);
    expect(output).toContain('Unable to locate package');
  });
});
