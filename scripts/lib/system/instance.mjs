import { readHolder, releaseLock, takeLock } from './lock.mjs';
import { createDataDir } from './paths.mjs';
import { rmSync } from 'node:fs';
import { writePrivate, writePrivateJson } from './private-files.mjs';
import { watchedParents } from './parents.mjs';
import { isAlive, waitUntilGone } from './process-identity.mjs';
import { PlainError, say } from './terminal.mjs';

/**
 * @typedef {import('./paths.mjs').DataLayout} DataLayout
 * @typedef {import('./lock.mjs').LockHolder} LockHolder
 */

/** Longer than an orderly stop takes. */
const WAIT_FOR_STOPPING_MS = 45_000;

/**
 * Fails while another launcher uses this data directory; waits for one that is stopping.
 * @param {DataLayout} layout
 */
export async function refuseSecondInstance(layout) {
  const holder = readHolder(layout.lock);
  if (holder && isAlive(holder)) await outlast(holder, layout);
}

/**
 * Locks the data directory for this process.
 * @param {DataLayout} layout
 * @param {string} url  shown by a second start
 */
export async function takeInstance(layout, url) {
  createDataDir(layout.dir);
  const facts = { url, parents: watchedParents() };
  for (let holder = takeLock(layout.lock, facts); holder; holder = takeLock(layout.lock, facts)) {
    await outlast(holder, layout);
  }
}

/**
 * Tells the next start that it may wait for this process. May fail, as on a full disk, without harm.
 * @param {DataLayout} layout
 */
export function announceStop(layout) {
  const holder = readHolder(layout.lock);
  if (holder?.pid !== process.pid) return;
  try {
    writePrivateJson(layout.lock, { ...holder, stopping: true });
  } catch {
    // Ignored: the stop continues, and its cause is reported.
  }
}

/**
 * Writes where the running Frontdesk is, for programs such as the README's walk.
 * @param {DataLayout} layout
 * @param {string} url
 */
export function writeAddress(layout, url) {
  writePrivate(layout.address, `${url}\n`);
}

/** @param {DataLayout} layout */
export function releaseInstance(layout) {
  rmSync(layout.address, { force: true });
  releaseLock(layout.lock);
}

/**
 * @param {LockHolder} holder
 * @param {DataLayout} layout
 */
async function outlast(holder, layout) {
  const leaving = holder.stopping || (holder.parents ?? []).some((parent) => !isAlive(parent));
  if (leaving) {
    say(`  … waiting for the previous run (pid ${holder.pid}) to stop`);
    if (await waitUntilGone(holder, WAIT_FOR_STOPPING_MS)) return;
  }
  throw new PlainError(
    `Frontdesk is already running: ${holder.url ?? layout.dir} (pid ${holder.pid}). Stop it with Ctrl-C there, or: kill ${holder.pid}`,
  );
}
