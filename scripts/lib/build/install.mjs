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

/** The Node 24 of the `node` package, which everything runs on. */
export const NODE_24 = join(MODULES, 'node', 'bin', 'node');

/** Installs the packages of package-lock.json and runs the allowed install scripts, unless that is done already. */
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
 * Whether node_modules matches the lock file, according to our stamp or, without one, after a manual `npm ci`.
 * @param {string} wanted
 */
function isInstalled(wanted) {
  return isStamped(wanted) || (!existsSync(STAMP) && matchesLock());
}

/** Whether the results of the install scripts exist: Node's binary, and the links between Postgres' libraries. */
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
 * The packages of this machine whose install scripts may run: no other one runs (.npmrc), because a script of any
 * transitive package could do whatever this user may do.
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

/** `npm ci` empties node_modules first; if it is a symbolic link, that would empty another checkout's. */
function refuseLinkedModules() {
  if (!lstatSync(MODULES, { throwIfNoEntry: false })?.isSymbolicLink()) return;
  throw new PlainError(
    `${MODULES} is a link, and what it points to does not match package-lock.json.\n` +
      'Installing would empty that other folder. Remove the link, then start again.',
  );
}

/** The inputs that determine the content of node_modules; scripts in package.json are not among them. */
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

/** Whether a manual `npm ci` has already installed exactly these versions. */
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

/** An npm that a killed start left running would write into node_modules at the same time as ours. */
async function stopLeftNpm() {
  const left = readJson(
    RUNNING_NPM,
    /** @type {import('../system/process-identity.mjs').ProcessIdentity | undefined} */ (undefined),
  );
  if (left && isAlive(left)) await stopProcess(left, 0);
}

/**
 * Runs a child that is killed when this process is told to stop, because an npm left running would write into the
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

/** npm deletes node_modules first, so it must not run on the Node in there. */
function environmentWithoutModules() {
  const path = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !folder.includes(`node_modules${sep}.bin`))
    .join(delimiter);
  return { ...process.env, PATH: path };
}
