import { EventEmitter, once } from 'node:events';
import { watch } from 'node:fs';
import { join, sep } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { ROOT } from './paths.mjs';

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
  for (const folder of FOLDERS) {
    watch(join(ROOT, folder), { recursive: true, signal }, (_event, name) => {
      if (!name || !isSource(name)) return;
      saved.add(`${folder}/${name.split(sep).join('/')}`);
      bell.emit('saved');
    });
  }
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
