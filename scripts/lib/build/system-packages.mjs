import { setTimeout as delay } from 'node:timers/promises';
import { findProgram, lastLines, run } from '../system/commands.mjs';
import { PlainError, say, step } from '../system/terminal.mjs';

/**
 * The name of one program's package in each package manager.
 * @typedef {Partial<Record<'apt-get' | 'dnf' | 'apk' | 'brew', string>>} PackageNames
 */

/** @type {Record<string, (names: string) => string>} */
const INSTALL = {
  'apt-get': (names) =>
    `export DEBIAN_FRONTEND=noninteractive; apt-get update -qq && apt-get install -y -qq --no-install-recommends ${names}`,
  dnf: (names) => `dnf install -y -q ${names}`,
  apk: (names) => `apk add --no-progress ${names}`,
  brew: (names) => `brew install --quiet ${names}`,
};

/** What the package managers say while another one of them runs, such as the nightly updates. */
const BUSY = /could not get lock|unable to (?:acquire )?.{0,40}lock|another process holds/iu;
const BUSY_WAIT_MS = 180_000;

/** Debian starts a service when its package is installed. That is prevented, because we start our own. */
const WITHOUT_SERVICES = (/** @type {string} */ command) =>
  `p=/usr/sbin/policy-rc.d; if [ ! -e $p ]; then printf '#!/bin/sh\\nexit 101\\n' >$p; chmod 755 $p; trap 'rm -f $p' EXIT; fi; ${command}`;

/**
 * Installs a program with the system's package manager.
 * @param {string} what  for people, such as `Redis`
 * @param {PackageNames} names
 * @param {string} otherwise  what to do instead of installing
 * @throws PlainError with the command to type, when this user may not install
 */
export async function installSystemPackage(what, names, otherwise) {
  const manager = /** @type {(keyof PackageNames)[]} */ (Object.keys(names)).find((name) =>
    findProgram(name),
  );
  const packageName = manager && names[manager];
  if (!manager || !packageName) {
    throw new PlainError(`${what} was not found on this machine. Install it, ${otherwise}.`);
  }
  const prefix = await privilegePrefix(manager);
  if (prefix === undefined) {
    throw new PlainError(
      `${what} was not found on this machine, and this user may not install it. Type this, then start again:\n` +
        `  sudo ${manager} ${manager === 'apk' ? 'add' : 'install'} ${packageName}\n(${otherwise})`,
    );
  }
  const command = INSTALL[manager]?.(packageName) ?? '';
  const script = manager === 'apt-get' ? WITHOUT_SERVICES(command) : command;
  const [program = 'sh', ...args] =
    prefix.length > 0 ? [...prefix, 'sh', '-c', script] : ['sh', '-c', script];
  const { code, output } = await step(`Installing ${what} (${manager} install ${packageName})`, () =>
    runWhenFree(program, args),
  );
  if (code === 0) return;
  say(lastLines(output, 10));
  throw new PlainError(`${what} could not be installed. Install it by hand, ${otherwise}.`);
}

/**
 * Runs a package manager again while another one holds its lock, for up to three minutes.
 * @param {string} program
 * @param {string[]} args
 */
async function runWhenFree(program, args) {
  const until = Date.now() + BUSY_WAIT_MS;
  for (let pauseMs = 500; ; pauseMs = Math.min(pauseMs * 2, 5_000)) {
    const result = await run(program, args);
    if (result.code === 0 || !BUSY.test(result.output) || Date.now() > until) return result;
    await delay(pauseMs);
  }
}

/**
 * @param {string} manager
 * @returns {Promise<string[] | undefined>} the prefix for an installing command, such as `sudo`; undefined when not
 * allowed
 */
async function privilegePrefix(manager) {
  if (manager === 'brew' || process.getuid?.() === 0) return [];
  const sudo = findProgram('sudo');
  if (!sudo) return undefined;
  const { code } = await run(sudo, ['-n', 'true']);
  return code === 0 ? [sudo, '-n'] : undefined;
}
