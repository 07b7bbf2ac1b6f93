import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { transformFile } from '@swc/core';
import { unbundle } from '../build/bundle.mjs';
import { ROOT } from '../system/paths.mjs';

const DIST = join(ROOT, 'dist');

/**
 * Compiles one saved source file into dist, or removes what a deleted one left there.
 * @param {string} file  relative to the root, under src/
 * @returns {Promise<boolean>} whether dist changed
 */
export async function compileChange(file) {
  if (!file.endsWith('.ts') || file.endsWith('.spec.ts')) return false;
  const target = join(DIST, file.slice('src/'.length).replace(/\.ts$/, '.js'));
  const source = join(ROOT, file);
  // A fresh `npm start` must see that dist is no longer what its last full build made; and the next process makes the API
  // documents itself.
  for (const made of ['.server-build', 'docs/built'])
    rmSync(join(DIST, made), { recursive: true, force: true });
  unbundle(DIST);
  if (!existsSync(source)) {
    rmSync(target, { force: true });
    return true;
  }
  const { code, map } = await transformFile(source, { cwd: ROOT, sourceFileName: source });
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, `${code}\n//# sourceMappingURL=${basename(target)}.map\n`);
  if (map) writeFileSync(`${target}.map`, map);
  return true;
}
