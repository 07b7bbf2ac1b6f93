import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import JSZip from 'jszip';
import { ROOT } from '../system/paths.mjs';

export const INFRA = join(ROOT, 'infra');
/** Terraform reads it from there. */
export const ROTATION_PACKAGE = join(INFRA, 'build', 'rotation.zip');
/** The same bytes for the same code, or each plan would show a change. */
const DATE = new Date(Date.UTC(2000, 0, 1));

/**
 * Joins the rotation function with its packages into the file that Lambda runs.
 * @returns {Promise<number>} its size in bytes
 */
export async function packageRotation() {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    absWorkingDir: INFRA,
    entryPoints: ['rotation/rotation.mjs'],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    external: ['pg-native'],
    minifySyntax: true,
    minifyWhitespace: true,
    keepNames: true,
    legalComments: 'none',
    write: false,
    logLevel: 'warning',
  });
  const zip = new JSZip();
  zip.file('rotation.js', outputFiles[0]?.contents ?? '', { date: DATE, createFolders: false });
  const bytes = await zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE', platform: 'UNIX' });
  mkdirSync(join(INFRA, 'build'), { recursive: true });
  writeFileSync(ROTATION_PACKAGE, bytes);
  return bytes.length;
}
