import { cpSync, globSync, lstatSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createGzip } from 'node:zlib';
import { spawn } from 'node:child_process';
import { isBuiltin } from 'node:module';
import { lastLines, run } from '../system/commands.mjs';
import { ROOT } from '../system/paths.mjs';
import { PlainError } from '../system/terminal.mjs';
import { slimPackages } from './slim-packages.mjs';

/** In the image it is copied from. */
const NODE = '/usr/local/bin/node';
const DOCKERFILE = join(ROOT, 'docker', 'Dockerfile');
/**
 * What the last stage of docker/Dockerfile copies, in order.
 * @returns {string[]} paths of the checkout
 */
export function copiedPaths() {
  const text = readFileSync(DOCKERFILE, 'utf8').replaceAll('\\\n', ' ');
  const last = text.slice(text.lastIndexOf('\nFROM '));
  const copies = [...last.matchAll(/^COPY (?:--from=\w+ )?(.+) \S+$/gm)].flatMap(([, sources = '']) =>
    sources.split(' '),
  );
  return copies.filter((path) => path !== NODE).map((path) => path.replace(/^\/app\//, ''));
}

/**
 * Packages that `npm prune --omit=dev` leaves, of those that are installed here.
 * @returns {string[]} paths below the checkout
 */
export function servedPackages() {
  /** @type {{packages: Record<string, {dev?: boolean}>}} */
  const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));
  return Object.keys(packages).filter(
    (path) =>
      path !== '' &&
      packages[path]?.dev !== true &&
      lstatSync(join(ROOT, path), { throwIfNoEntry: false })?.isDirectory(),
  );
}

/**
 * Builds what the image adds to its base, as the Dockerfile does, without an engine.
 * @param {string} folder  new
 */
export function buildTree(folder) {
  for (const path of copiedPaths())
    if (path === 'node_modules') copyPackages(folder);
    else copy(path, folder);
}

/** @param {string} folder */
function copyPackages(folder) {
  const served = servedPackages();
  // A package inside of another one comes by its own line of the lock file, or not at all.
  for (const path of served) {
    const from = join(ROOT, path);
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    cpSync(from, join(folder, path), {
      recursive: true,
      filter: (source) => source === from || !source.slice(from.length).includes('/node_modules'),
    });
  }
  slimPackages(folder);
}

/**
 * @param {string} path
 * @param {string} folder
 */
function copy(path, folder) {
  const target = join(folder, path);
  mkdirSync(dirname(target), { recursive: true });
  cpSync(join(ROOT, path), target, { recursive: true, filter: (source) => !source.endsWith('.spec.ts') });
}

/**
 * @typedef {object} Size
 * @property {number} bytes  of all files, as Docker tells an image's size
 * @property {number} compressed  bytes, as a registry keeps it (tar, gzip)
 */

/**
 * @param {string} folder
 * @param {string[]} [names]  in it; all when left out
 * @returns {Promise<Size>}
 */
export async function sizeOf(folder, names = ['.']) {
  const bytes = names.reduce((sum, name) => sum + bytesOf(join(folder, name)), 0);
  const tar = spawn('tar', ['-C', folder, '-c', ...names], { stdio: ['ignore', 'pipe', 'ignore'] });
  let compressed = 0;
  /** @type {AsyncIterable<Buffer>} */
  const packed = tar.stdout.pipe(createGzip());
  for await (const chunk of packed) compressed += chunk.length;
  return { bytes, compressed };
}

/** @param {string} path */
function bytesOf(path) {
  const found = lstatSync(path);
  if (!found.isDirectory()) return found.size;
  const inside = globSync('**/*', { cwd: path })
    .map((name) => lstatSync(join(path, name)))
    .map((each) => (each.isFile() ? each.size : 0));
  return inside.reduce((sum, bytes) => sum + bytes, 0);
}

/** A package, or a part of one, that a module of the product imports. */
const IMPORTED = /(?:\bfrom|\bimport\(|^import)\s*['"]((?!node:)[@a-z][^'"\s]*)['"]/gm;

/**
 * @param {string} folder  of `buildTree`
 * @returns {string[]} what the modules of the product, and the scripts of the image `backup`, import of packages
 */
function importedNames(folder) {
  // The bundle's packages name others that they do without.
  const product = globSync('dist/**/*.js', { cwd: folder, exclude: ['dist/web/**', 'dist/chunks/**'] }).map(
    (file) => join(folder, file),
  );
  const scripts = globSync('scripts/lib/{backup,stores}/**/*.mjs', { cwd: ROOT }).map((file) =>
    join(ROOT, file),
  );
  const names = [...product, ...scripts].flatMap((file) =>
    Array.from(readFileSync(file, 'utf8').matchAll(IMPORTED), ([, name = '']) => name),
  );
  return [...new Set(names)].filter((name) => !isBuiltin(name)).sort();
}

/**
 * Loads everything that the product imports of packages from a tree, and starts its programs until they ask for their
 * settings.
 * @param {string} folder  of `buildTree`
 * @throws PlainError naming what does not load
 */
export async function requireWhole(folder) {
  const names = importedNames(folder);
  const source = `for (const name of ${JSON.stringify(names)}) await import(name);
    const { default: Holidays } = await import('date-holidays');
    for (const country of Object.keys(new Holidays().getCountries())) new Holidays(country).getHolidays(2027);`;
  const loading = await run(process.execPath, ['--input-type=module', '--eval', source], { cwd: folder });
  if (loading.code !== 0) throw new PlainError(`A package does not load:\n${lastLines(loading.output, 15)}`);
  for (const program of ['main', 'main.worker', 'main.chat']) {
    const env = { PATH: process.env.PATH };
    const { output } = await run(process.execPath, [join('dist', `${program}.js`)], { cwd: folder, env });
    if (!output.includes('The configuration is not valid'))
      throw new PlainError(`${program} does not start:\n${lastLines(output, 15)}`);
  }
}
