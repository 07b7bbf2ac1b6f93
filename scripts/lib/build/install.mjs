import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join, sep } from 'node:path';
import { findProgram, lastLines, run } from '../system/commands.mjs';
import { ROOT } from '../system/paths.mjs';
import { readJson, writePrivateJson } from '../system/private-files.mjs';
import { identityOf, isAlive, stopProcess } from '../system/process-identity.mjs';
import { PlainError, step } from '../system/terminal.mjs';

const MODULES = join(ROOT, 'node_modules');
const RUNNING_NPM = join(ROOT, '.frontdesk', 'npm.json');
const STAMP = join(MODULES, '.frontdesk-lock');

/** The Node 24 that everything runs on, from the `node` package. */
export const NODE_24 = join(MODULES, 'node', 'bin', 'node');

/** Installs the packages of package-lock.json, and sets up those that need it, unless both is done. */
export async function installPackages() {
  const wanted = fingerprint();
  const installed = isInstalled(wanted);
  if (installed && isSetUp()) return stamp(wanted);
  refuseLinkedModules();
  if (!installed) await step('Installing packages (once, about a minute or two)', runNpmCi);
  await step('Setting up Node 24 and PostgreSQL', runInstallScripts);
  if (!isSetUp()) {
    throw new PlainError(
      'The packages are installed, but Node 24 or PostgreSQL among them could not be set up.\n' +
        `Run this, and see what it says: npm rebuild --ignore-scripts=false ${scriptedPackages().join(' ')}`,
    );
  }
  stamp(wanted);
}

/** @param {string} wanted */
function stamp(wanted) {
  if (!isStamped(wanted)) writeFileSync(STAMP, wanted);
}

/** @param {string} wanted */
function isStamped(wanted) {
  return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted;
}

/**
 * Whether node_modules holds what the lock file names, by our stamp or, without one, from somebody's own `npm ci`.
 * @param {string} wanted
 */
function isInstalled(wanted) {
  return isStamped(wanted) || (!existsSync(STAMP) && matchesLock());
}

/** Whether the install scripts have done what they are for: Node's binary, and the links between Postgres' libraries. */
function isSetUp() {
  return existsSync(NODE_24) && scriptedPackages().every(hasItsLinks);
}

/** @param {string} name */
function hasItsLinks(name) {
  const folder = join(MODULES, name);
  const links = readJson(join(folder, 'native', 'pg-symlinks.json'), /** @type {{target: string}[]} */ ([]));
  return links.every(
    ({ target }) => lstatSync(join(folder, target), { throwIfNoEntry: false }) !== undefined,
  );
}

/**
 * The packages of this machine whose install scripts may run: of all others none does (.npmrc), for a script of any
 * package, however deep, could do whatever this user may do.
 */
function scriptedPackages() {
  const manifest = readJson(
    join(ROOT, 'package.json'),
    /** @type {{allowScripts?: Record<string, boolean>}} */ ({}),
  );
  return Object.entries(manifest.allowScripts ?? {})
    .filter(([name, allowed]) => allowed && existsSync(join(MODULES, name)))
    .map(([name]) => name);
}

/** `npm ci` empties node_modules first; through a link it would empty somebody else's. */
function refuseLinkedModules() {
  if (!lstatSync(MODULES, { throwIfNoEntry: false })?.isSymbolicLink()) return;
  throw new PlainError(
    `${MODULES} is a link, and what it points to does not match package-lock.json.\n` +
      'Installing would empty that other folder. Remove the link, then start again.',
  );
}

/** What decides the content of node_modules; editing a script in package.json does not. */
function fingerprint() {
  /** @type {Record<string, unknown>} */
  const manifest = readJson(join(ROOT, 'package.json'), {});
  const { dependencies, devDependencies, optionalDependencies, overrides, allowScripts } = manifest;
  return createHash('sha256')
    .update(JSON.stringify([dependencies, devDependencies, optionalDependencies, overrides, allowScripts]))
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .update(`${process.platform}-${process.arch}`)
    .digest('hex');
}

/**
 * @typedef {{version?: string, optional?: boolean, devOptional?: boolean}} LockedPackage
 * @typedef {{packages: Record<string, LockedPackage>}} Lock
 */

/** Whether somebody's own `npm ci` has already installed just these versions. */
function matchesLock() {
  const installed = readJson(
    join(MODULES, '.package-lock.json'),
    /** @type {Lock} */ ({ packages: {} }),
  ).packages;
  const locked = Object.entries(readLock().packages).filter(([path]) => path !== '');
  return locked.every(([path, { version, optional, devOptional }]) => {
    const present = installed[path];
    return present ? present.version === version : Boolean(optional || devOptional);
  });
}

/** @returns {Lock} */
function readLock() {
  return readJson(join(ROOT, 'package-lock.json'), { packages: {} });
}

function runNpmCi() {
  return runNpm(['ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);
}

function runInstallScripts() {
  return runNpm(['rebuild', '--ignore-scripts=false', '--loglevel=error', ...scriptedPackages()]);
}

/** @param {string[]} args */
async function runNpm(args) {
  const npm = findProgram('npm');
  if (!npm) throw new PlainError('npm was not found on the PATH. It comes with Node.js: https://nodejs.org');
  await stopLeftNpm();
  const { code, output } = await endingWithUs((signal) =>
    run(npm, args, {
      cwd: ROOT,
      env: environmentWithoutModules(),
      signal,
      killSignal: 'SIGKILL', // npm ignores a polite one while it unpacks
      onStart: (pid) => writePrivateJson(RUNNING_NPM, identityOf(pid)),
    }),
  );
  if (code !== 0)
    throw new PlainError(`npm ${args[0]} failed (exit code ${code}):\n${lastLines(output, 25)}`);
}

/** An npm of a killed start would go on writing into node_modules beside ours. */
async function stopLeftNpm() {
  const left = readJson(
    RUNNING_NPM,
    /** @type {import('../system/process-identity.mjs').ProcessIdentity | undefined} */ (undefined),
  );
  if (left && isAlive(left)) await stopProcess(left, 0);
}

/**
 * Runs a child that is killed when this process is told to stop: an npm that lived on would write into the
 * node_modules of the next start.
 * @template T
 * @param {(signal: AbortSignal) => Promise<T>} work
 * @returns {Promise<T>}
 */
async function endingWithUs(work) {
  const controller = new AbortController();
  const stop = () => {
    controller.abort();
    process.exit(1);
  };
  const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
  for (const name of signals) process.on(name, stop);
  try {
    return await work(controller.signal);
  } finally {
    for (const name of signals) process.off(name, stop);
  }
}

/** npm deletes node_modules first, so npm itself must not run on the Node that lies in there. */
function environmentWithoutModules() {
  const path = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !folder.includes(`node_modules${sep}.bin`))
    .join(delimiter);
  return { ...process.env, PATH: path };
}
