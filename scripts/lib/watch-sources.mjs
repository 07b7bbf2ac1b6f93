import { watch } from 'node:fs';
import { join, sep } from 'node:path';
import { ROOT } from './paths.mjs';

const FOLDERS = ['src', 'web', 'migrations'];
/** Editors write a file in several steps, and a rename of many files is one change. */
const SETTLE_MS = 60;

/**
 * Yields the files that were saved, in batches.
 * @returns {AsyncGenerator<string[]>} paths relative to the root, with `/`
 */
export async function* watchSources() {
  /** @type {Set<string>} */
  const saved = new Set();
  let wake = () => {};
  for (const folder of FOLDERS) {
    watch(join(ROOT, folder), { recursive: true }, (_event, name) => {
      if (name && isSource(name)) saved.add(`${folder}/${name.split(sep).join('/')}`);
      if (saved.size > 0) wake();
    });
  }
  for (;;) {
    if (saved.size === 0)
      await new Promise((/** @type {(value?: undefined) => void} */ resolve) => (wake = resolve));
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
    const batch = [...saved];
    saved.clear();
    if (batch.length > 0) yield batch;
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
