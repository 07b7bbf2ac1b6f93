import { execFileSync, spawnSync } from 'node:child_process';
import { chownSync, lchownSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram } from './commands.mjs';
import { PlainError } from './terminal.mjs';

/**
 * The operating system's user that a server runs as; empty for the current user.
 * @typedef {{uid?: number, gid?: number}} Account
 */

const NAME = 'postgres';

/**
 * Who runs Postgres: it refuses root, so root hands it to the system user `postgres`, made when absent.
 * @returns {Account}
 */
export function postgresAccount() {
  if (process.getuid?.() !== 0) return {};
  if (lookUp('-u') === undefined) createUser();
  const [uid, gid] = [lookUp('-u'), lookUp('-g')];
  if (uid === undefined || gid === undefined) {
    throw new PlainError(
      'Postgres refuses to run as root, and the system user `postgres` could not be made.\n' +
        'Make it (useradd --system postgres), start as an ordinary user, or set DATABASE_URL.',
    );
  }
  return { uid, gid };
}

/** @param {'-u' | '-g'} option */
function lookUp(option) {
  try {
    return Number(execFileSync('id', [option, NAME], { stdio: ['ignore', 'pipe', 'ignore'] }));
  } catch {
    return undefined;
  }
}

function createUser() {
  const useradd = findProgram('useradd');
  if (useradd) {
    spawnSync(useradd, ['--system', '--user-group', '--no-create-home', '--shell', '/bin/false', NAME]);
    return;
  }
  const adduser = findProgram('adduser'); // BusyBox
  if (adduser) spawnSync(adduser, ['-S', '-D', '-H', '-s', '/bin/false', NAME]);
}

/**
 * Whether the account can enter a folder; a single parent folder without access (such as /root, or a private temporary
 * folder) prevents it.
 * @param {Account} account
 * @param {string} folder
 */
export function canEnter(account, folder) {
  if (account.uid === undefined) return true;
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...account, cwd: '/' }).status === 0;
}

/**
 * Makes the account the owner of a folder and all its content.
 * @param {Account} account
 * @param {string} path
 */
export function giveTo(account, path) {
  const { uid, gid } = account;
  if (uid === undefined || gid === undefined) return;
  chownSync(path, uid, gid);
  for (const entry of readdirSync(path, { recursive: true })) lchownSync(join(path, String(entry)), uid, gid);
}
