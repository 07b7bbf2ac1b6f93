import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { bundle } from './bundle.mjs';
import { mustRun } from '../system/commands.mjs';
import { ROOT } from '../system/paths.mjs';
import { step } from '../system/terminal.mjs';

const DIST = join(ROOT, 'dist');
/** As deep as `dist`, for source maps name the sources relative to where they are written. */
const FRESH = join(ROOT, 'dist.new');
const OLD = join(ROOT, 'dist.old');
/** A twentieth of the time of the best, and 8 % larger. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
const WEB_BUILD = join(ROOT, 'web', 'build.mjs');

/**
 * One step of the build.
 * @typedef {object} BuildPart
 * @property {string} title
 * @property {string} stamp   file in dist with the fingerprint of the built inputs
 * @property {string[]} inputs  files and folders, relative to the root
 * @property {() => Promise<void>} build
 */

/** @type {BuildPart} */
const server = {
  title: 'Building the server',
  stamp: '.server-build',
  inputs: ['src', '.swcrc', 'package-lock.json', 'scripts/lib/build/bundle.mjs'],
  build: buildServer,
};

/** @type {BuildPart} */
const web = {
  title: 'Building the widget',
  stamp: '.web-build',
  inputs: ['web', 'package-lock.json'],
  build: async () => {
    await mustRun('The build of web/', process.execPath, [WEB_BUILD], { cwd: ROOT });
  },
};

/**
 * Builds the stale parts of dist.
 * @param {{force?: boolean}} [options]
 */
export async function build({ force = false } = {}) {
  const rebuilt = await buildPart(server, force);
  // The server's build replaces the folder that the web's build writes into.
  if (existsSync(WEB_BUILD)) await buildPart(web, force || rebuilt);
}

/** Builds web/ only, for `npm run dev`. */
export async function buildWeb() {
  if (existsSync(WEB_BUILD)) await buildPart(web, false);
}

/**
 * @param {BuildPart} part
 * @param {boolean} force
 * @returns {Promise<boolean>} whether it was built
 */
async function buildPart(part, force) {
  const stamp = join(DIST, part.stamp);
  const wanted = fingerprint(part.inputs);
  if (!force && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return false;
  await step(part.title, part.build);
  writeFileSync(stamp, wanted);
  return true;
}

/**
 * Compiles to another folder and then swaps the folders, so that deleted sources leave nothing behind and a partial
 * build is never run.
 */
async function buildServer() {
  rmSync(FRESH, { recursive: true, force: true });
  const swc = join(ROOT, 'node_modules', '@swc', 'cli', 'bin', 'swc.js');
  const args = ['src', '-d', FRESH, '--strip-leading-paths', '--ignore', '**/*.spec.ts', '--quiet'];
  await mustRun('The build of src/', process.execPath, [swc, ...args], { cwd: ROOT });
  // The services of gRPC are read from their definitions when a process starts.
  for (const file of readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' }))
    if (file.endsWith('.proto')) copyFileSync(join(ROOT, 'src', file), join(FRESH, file));
  await buildApiDocuments();
  await bundle(FRESH);
  rmSync(OLD, { recursive: true, force: true });
  if (existsSync(DIST)) renameSync(DIST, OLD);
  renameSync(FRESH, DIST);
  rmSync(OLD, { recursive: true, force: true });
}

/** Writes the API documents as they are served, compressed too, so that no process makes them at its start. */
async function buildApiDocuments() {
  const folder = join(FRESH, 'docs', 'built');
  mkdirSync(folder);
  await mustRun('The build of the API documents', process.execPath, [join(FRESH, 'openapi.js'), folder], {
    cwd: ROOT,
  });
  for (const name of readdirSync(folder)) {
    const file = join(folder, name);
    const content = JSON.stringify(JSON.parse(readFileSync(file, 'utf8')));
    writeFileSync(file, content);
    writeFileSync(`${file}.br`, brotliCompressSync(content, BROTLI));
    writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
  }
}

/** @param {string[]} inputs */
function fingerprint(inputs) {
  const hash = createHash('sha256');
  for (const file of inputs.flatMap(filesUnder))
    hash.update(`${file}\n`).update(readFileSync(join(ROOT, file)));
  return hash.digest('hex');
}

/**
 * @param {string} path  relative to the root
 * @returns {string[]} the files at or under it, in a fixed order
 */
function filesUnder(path) {
  const full = join(ROOT, path);
  if (!existsSync(full)) return [];
  const entries = listFolder(full);
  if (entries === undefined) return path.endsWith('.spec.ts') ? [] : [path];
  return entries
    .filter((entry) => entry !== 'node_modules' && entry !== 'dist')
    .sort()
    .flatMap((entry) => filesUnder(`${path}/${entry}`));
}

/** @param {string} full */
function listFolder(full) {
  try {
    return readdirSync(full);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOTDIR') return undefined;
    throw error;
  }
}
