import { linkSync, readFileSync, rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { readJson, writePrivateJson } from './private-files.mjs';
import { identityOf, isAlive } from './process-identity.mjs';

/**
 * @typedef {import('./process-identity.mjs').ProcessIdentity & {
 *   url?: string, stopping?: boolean, parents?: import('./process-identity.mjs').ProcessIdentity[]
 * }} LockHolder
 */

/**
 * Takes a lock file for this process. A lock whose holder has ended is taken over.
 * @param {string} path
 * @param {Omit<LockHolder, 'pid' | 'startedAt'>} [facts]  returned to a process that finds the lock taken
 * @returns {LockHolder | undefined} the living holder when somebody else has it
 */
export function takeLock(path, facts = {}) {
  const draft = `${path}.${process.pid}`;
  writePrivateJson(draft, { ...identityOf(process.pid), ...facts });
  try {
    for (;;) {
      try {
        linkSync(draft, path); // atomic, and fails when the lock exists
        return undefined;
      } catch (error) {
        if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
      }
      const seen = readText(path);
      const holder = readHolder(path);
      if (holder && isAlive(holder)) return holder;
      if (readText(path) === seen) rmSync(path, { force: true });
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

/**
 * @param {string} path
 * @returns {LockHolder | undefined}
 */
export function readHolder(path) {
  return readJson(path, /** @type {LockHolder | undefined} */ (undefined));
}

/**
 * Releases the lock, if this process holds it.
 * @param {string} path
 */
export function releaseLock(path) {
  if (readHolder(path)?.pid === process.pid) rmSync(path, { force: true });
}

/**
 * Runs work while holding a lock, waiting for whoever has it.
 * @template T
 * @param {string} path
 * @param {() => Promise<T>} work
 * @param {(holder: LockHolder) => void} [onWait]
 * @returns {Promise<T>}
 */
export async function withLock(path, work, onWait) {
  let told = false;
  for (let holder = takeLock(path); holder; holder = takeLock(path)) {
    if (!told) onWait?.(holder);
    told = true;
    await sleep(200);
  }
  try {
    return await work();
  } finally {
    releaseLock(path);
  }
}

/** @param {string} path */
function readText(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
