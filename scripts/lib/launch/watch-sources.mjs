import { EventEmitter, once } from 'node:events';
import { readdirSync, statSync, watch } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { ROOT } from '../system/paths.mjs';

const FOLDERS = ['src', 'web', 'migrations'];
/** Editors write a file in several steps, and a rename of many files is one change. */
const SETTLE_MS = 60;

/**
 * Yields the files that were saved, in batches, until the signal fires.
 * @param {AbortSignal} signal
 * @returns {AsyncGenerator<string[]>} paths relative to the root, with `/`
 */
export async function* watchSources(signal) {
  /** @type {Set<string>} */
  const saved = new Set();
  const bell = new EventEmitter();
  const heard = (/** @type {string} */ file) => {
    saved.add(file);
    bell.emit('saved');
  };
  for (const folder of FOLDERS) watchFolder(folder, signal, heard);
  while (await rings(bell, signal)) {
    await setTimeout(SETTLE_MS);
    while (saved.size > 0) {
      const batch = [...saved];
      saved.clear();
      yield batch; // what is saved meanwhile is the next batch
    }
  }
}

/**
 * A watch on each folder, and none on a file: editors save by putting a new file in the place of the old one, and
 * Node's own recursive watch hears of that only once.
 * @param {string} folder  relative to the root, with `/`
 * @param {AbortSignal} signal
 * @param {(file: string) => void} heard
 */
function watchFolder(folder, signal, heard) {
  const watcher = watch(join(ROOT, folder), { signal }, (_event, name) => {
    if (!name || !isSource(name)) return;
    const path = `${folder}/${name}`;
    if (isFolder(path)) watchFolder(path, signal, heard);
    else heard(path);
  });
  // The watch of a removed folder ends with it.
  watcher.on('error', () => watcher.close());
  for (const entry of readdirSync(join(ROOT, folder), { withFileTypes: true })) {
    if (entry.isDirectory() && isSource(entry.name)) watchFolder(`${folder}/${entry.name}`, signal, heard);
  }
}

/** @param {string} path */
function isFolder(path) {
  return statSync(join(ROOT, path), { throwIfNoEntry: false })?.isDirectory() === true;
}

/**
 * @param {EventEmitter} bell
 * @param {AbortSignal} signal
 * @returns {Promise<boolean>} false when the signal fired
 */
async function rings(bell, signal) {
  try {
    await once(bell, 'saved', { signal });
    return true;
  } catch {
    return false;
  }
}

/** @param {string} name */
function isSource(name) {
  return (
    !name.endsWith('~') &&
    !name.endsWith('.swp') &&
    !name.includes('node_modules') &&
    !name.startsWith('dist')
  );
}
