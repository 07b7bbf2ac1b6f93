import { execFileSync, spawn } from 'node:child_process';
import { chownSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { installSystemPackage } from '../build/system-packages.mjs';
import { findProgram, lastLines } from '../system/commands.mjs';
import { withLock } from '../system/lock.mjs';
import { giveTo, postgresAccount } from '../system/os-account.mjs';
import { defaultDataDir } from '../system/paths.mjs';
import { freePort } from '../system/ports.mjs';
import { identityOf, isAlive, stopProcess } from '../system/process-identity.mjs';
import { PlainError, say } from '../system/terminal.mjs';
import { reachableFolder } from './postgres-home.mjs';

/**
 * A mail server that mailboxes are read from (IMAP).
 * @typedef {object} RunningDovecot
 * @property {number} port
 * @property {(user: string, password: string) => void} setUser  makes a mailbox, or gives it another password, which a running server may not know at once
 * @property {() => Promise<void>} stop
 */

const START_TIMEOUT_MS = 15_000;
const STOP_GRACE_MS = 5_000;
const PACKAGES = { 'apt-get': 'dovecot-imapd', dnf: 'dovecot', apk: 'dovecot' };
const OTHERWISE = 'from https://dovecot.org';
/** What Dovecot offers after the login, without IDLE. */
const WITHOUT_IDLE = 'IMAP4rev1 UIDPLUS LITERAL+ ENABLE UNSELECT NAMESPACE';

/**
 * Starts Dovecot on loopback as an ordinary user, without TLS, installing it when there is none.
 * @param {string} dir  empty; holds its mailboxes and its log
 * @param {{hasIdle?: boolean, note?: (child: import('node:child_process').ChildProcess) => void, port?: number}} [options]
 *   `note` is told of the process
 * @returns {Promise<RunningDovecot>}
 * @throws PlainError when it can neither be found nor installed, or does not start
 */
export async function startDovecot(dir, { hasIdle = true, note = () => {}, port: wanted } = {}) {
  const program = await findDovecot();
  // Its login refuses root.
  const account = postgresAccount();
  mkdirSync(dir, { recursive: true });
  const home = reachableFolder(dir, account);
  const port = wanted ?? (await freePort());
  const users = join(home, 'users');
  mkdirSync(users, { recursive: true });
  writeFileSync(join(home, 'dovecot.conf'), configOf(home, port, hasIdle, account), { mode: 0o600 });
  writeFileSync(join(home, 'log'), '', { mode: 0o600, flag: 'a' });
  giveTo(account, home);
  const out = openSync(join(home, 'log'), 'a');
  const args = ['-F', '-c', join(home, 'dovecot.conf')];
  const child = spawn(program, args, { ...account, cwd: home, stdio: ['ignore', out, out] });
  child.on('error', () => {});
  note(child);
  const identity = identityOf(child.pid ?? 0);
  await waitUntilReady(join(home, 'log'), identity, port);
  return {
    port,
    setUser: (user, password) => {
      // A file for each: one that several have is looked at once in a second.
      const file = join(users, user);
      writeFileSync(file, `${user}:{PLAIN}${password}::::::\n`, { mode: 0o600 });
      if (account.uid !== undefined && account.gid !== undefined) chownSync(file, account.uid, account.gid);
    },
    stop: () => stopProcess(identity, STOP_GRACE_MS),
  };
}

/** The program, installed when there is none; several test files may ask at the same time. @throws PlainError */
async function findDovecot() {
  const dir = join(defaultDataDir(), 'dovecot');
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  return withLock(
    join(dir, 'lock'),
    async () => {
      const found = findProgram('dovecot');
      if (found) return found;
      await installSystemPackage('Dovecot', PACKAGES, OTHERWISE);
      const installed = findProgram('dovecot');
      if (installed) return installed;
      throw new PlainError('Dovecot was installed, but no program named dovecot is on the PATH.');
    },
    ({ pid }) => say(`  … waiting for another Frontdesk command (pid ${pid}) that installs Dovecot`),
  );
}

/**
 * @param {string} home
 * @param {number} port
 * @param {boolean} hasIdle
 * @param {import('../system/os-account.mjs').Account} account
 */
function configOf(home, port, hasIdle, account) {
  const { uid, gid } = { ...userInfo(), ...account };
  const name = (/** @type {'-un' | '-gn'} */ option) =>
    execFileSync('id', [option, String(uid)], { encoding: 'utf8' }).trim();
  const services = ['anvil', 'stats'].map((service) => `service ${service} {\n  chroot =\n}\n`);
  return `base_dir = ${home}/run
state_dir = ${home}/run
log_path = ${home}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
auth_mechanisms = plain login
default_internal_user = ${name('-un')}
default_internal_group = ${name('-gn')}
default_login_user = ${name('-un')}
first_valid_uid = 0
mail_location = maildir:${home}/mail/%u
mail_max_userip_connections = 100
auth_failure_delay = 0
${hasIdle ? '' : `imap_capability = ${WITHOUT_IDLE}\n`}passdb {
  driver = passwd-file
  args = username_format=%u ${home}/users/%u
}
userdb {
  driver = static
  args = uid=${uid} gid=${gid} home=${home}/mail/%u
}
${services.join('')}service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
`;
}

/**
 * @param {string} log
 * @param {import('../system/process-identity.mjs').ProcessIdentity} identity
 * @param {number} port
 */
async function waitUntilReady(log, identity, port) {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < deadline && isAlive(identity)) {
    if (await greets(port)) return;
    await sleep(30);
  }
  await stopProcess(identity, STOP_GRACE_MS);
  throw new PlainError(
    `Dovecot does not start. Its log ends with:\n${lastLines(readFileSync(log, 'utf8'), 10)}`,
  );
}

/** @param {number} port */
function greets(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.setTimeout(2_000, () => socket.destroy());
    socket.once('data', (text) => {
      resolve(text.toString().startsWith('* OK'));
      socket.destroy();
    });
    socket.on('error', () => resolve(false));
    socket.on('close', () => resolve(false));
  });
}
