import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { decode, encode } from '@jridgewell/sourcemap-codec';

/** The programs that serve. */
const PROGRAMS = ['main', 'main.api', 'main.worker', 'main.chat'];
const CHUNKS = 'chunks';
const REQUIRE =
  "import { createRequire as requireOfChunk } from 'node:module'; const require = requireOfChunk(import.meta.url);";
/**
 * Packages of many small modules that every start loads. None of them may be required by a package that is not here: it
 * would be loaded twice.
 */
export const BUNDLED = new Set([
  '@nestjs/bull-shared',
  '@nestjs/bullmq',
  '@nestjs/common',
  '@nestjs/core',
  '@nestjs/mapped-types',
  '@nestjs/microservices',
  '@nestjs/platform-express',
  '@nestjs/platform-socket.io',
  '@nestjs/swagger',
  '@nestjs/terminus',
  '@nestjs/typeorm',
  '@nestjs/websockets',
  '@opentelemetry/api',
  '@sqltools/formatter',
  'bullmq',
  'class-transformer',
  'class-validator',
  'cockatiel',
  'cron-parser',
  'es-toolkit',
  'iterare',
  'jose',
  'libphonenumber-js',
  'luxon',
  'nestjs-pino',
  'prom-client',
  'rate-limiter-flexible',
  'rxjs',
  'semver',
  'tslib',
  'typeorm',
  'uid',
  'uuid',
  'validator',
]);

const OTHER_DRIVERS =
  'aurora-mysql|aurora-postgres|better-sqlite3|capacitor|cockroachdb|cordova|expo|mongodb|mysql|nativescript|oracle|' +
  'react-native|sap|spanner|sqlite-abstract|sqljs|sqlserver';
/**
 * What those packages have for databases that the product does not use, a tenth of the code: its classes and functions
 * are there by name, and throw when they are used.
 */
const UNUSED = new RegExp(
  [
    `/typeorm/driver/(?:${OTHER_DRIVERS})/\\w+\\.js$`,
    '/bullmq/dist/cjs/postgres/(?:create|migrator|pg|postgres|sql)[\\w-]*\\.js$',
    '/bullmq/dist/cjs/classes/(?:bun-redis|valkey-glide)-client\\.js$',
  ].join('|'),
);

/**
 * Joins the compiled modules of the programs, and those of some packages, into a few files: a start would read and link
 * four thousand. The modules stay too, for scripts and threads, and so does each program as it was:
 * `main.unbundled.js`.
 * @param {string} dist  absolute; the compiled modules, with the source maps that those of the bundle are made from
 */
export async function bundle(dist) {
  const { build } = await import('esbuild');
  for (const program of PROGRAMS) writeFileSync(unbundled(dist, program), withoutMap(dist, program));
  await build({
    absWorkingDir: dist,
    entryPoints: PROGRAMS.map((program) => join(dist, `${program}.js`)),
    outdir: dist,
    allowOverwrite: true,
    bundle: true,
    splitting: true,
    chunkNames: `${CHUNKS}/[name]-[hash]`,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    // Names of classes are read when a process runs: in the log, and for the places of jobs and injection.
    keepNames: true,
    // A tagged template would keep letters as they are, and `asciiOnly` could not tell it from a pattern.
    supported: { 'template-literal': false },
    sourcemap: 'linked',
    sourcesContent: false,
    logLevel: 'warning',
    // What a bundled package of CommonJS requires and is not bundled itself.
    banner: { js: REQUIRE },
    plugins: [chosenPackages(), withoutUnused(), placesOfModules(dist)],
  });
  for (const file of readdirSync(dist, { recursive: true, encoding: 'utf8' }).map((name) => join(dist, name)))
    if (file.endsWith('.js.map')) keepLinesOnly(file);
    else if (file.endsWith('.js') && dirname(file) === join(dist, CHUNKS))
      writeFileSync(file, withoutLayout(asciiOnly(readFileSync(file, 'utf8'))));
}

/**
 * Writes letters as escapes in patterns and comments too, where esbuild leaves them: one letter that is not Latin makes a
 * process hold the text of the whole file in two bytes for each character.
 * @param {string} code
 */
export function asciiOnly(code) {
  const escaped = /\\[^\0-\x7f]/.exec(code);
  if (escaped) throw new Error(`A pattern puts a backslash before a letter that needs none: ${escaped[0]}`);
  return code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** What esbuild takes for one. */
const LICENCE = /^[ \t]*\/\*!|@licen[cs]e|@preserve/;

/**
 * Takes away comments, but for licences, and what lines are indented by, a seventh of a file; each line stays where it is.
 * @param {string} code  without tagged templates and continued strings, so that a line begins with code
 */
export function withoutLayout(code) {
  return code
    .replace(/^[ \t]*\/\*(?:[^*]|\*(?!\/))*\*\/[ \t]*$/gm, (comment) =>
      LICENCE.test(comment) ? comment : comment.replace(/[^\n]+/g, ''),
    )
    .replace(/^[ \t]*\/\/(?!#|!).*$/gm, '')
    .replace(/^[ \t]+/gm, '');
}

/**
 * Leaves one place for each line in a source map, and no sources: a process keeps the whole map of a file in memory from the
 * first stack trace on, and traces are read by their lines.
 * @param {string} file
 */
function keepLinesOnly(file) {
  /** @type {{mappings: string, sourcesContent?: string[]}} */
  const map = JSON.parse(readFileSync(file, 'utf8'));
  /** @type {import('@jridgewell/sourcemap-codec').SourceMapMappings} */
  const lines = decode(map.mappings).map(([first]) =>
    first && first.length > 1 ? [[0, first[1] ?? 0, first[2] ?? 0, first[3] ?? 0]] : [],
  );
  delete map.sourcesContent;
  writeFileSync(file, JSON.stringify({ ...map, names: [], mappings: encode(lines) }));
}

/**
 * Lets the programs run on the modules again, one of which has changed.
 * @param {string} dist
 */
export function unbundle(dist) {
  for (const program of PROGRAMS)
    if (existsSync(unbundled(dist, program)))
      copyFileSync(unbundled(dist, program), join(dist, `${program}.js`));
}

/**
 * @param {string} dist
 * @param {string} program
 */
function unbundled(dist, program) {
  return join(dist, `${program}.unbundled.js`);
}

/**
 * The program as it is compiled; its source map becomes that of the bundle.
 * @param {string} dist
 * @param {string} program
 */
function withoutMap(dist, program) {
  return readFileSync(join(dist, `${program}.js`), 'utf8').replace(/^\/\/# sourceMappingURL=.*$/m, '');
}

const FOUND = Symbol('found');

/** @returns {import('esbuild').Plugin} */
function chosenPackages() {
  return {
    name: 'chosen-packages',
    setup: (plugin) => {
      plugin.onResolve({ filter: /^[^./]/ }, async ({ path, kind, importer, resolveDir, pluginData }) => {
        if (kind === 'entry-point' || pluginData === FOUND) return undefined;
        const name = /^(@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? path;
        const outside = { path, external: true };
        if (!BUNDLED.has(name)) return outside;
        // One that a package tries to load, and does without when it is not there.
        const found = await plugin.resolve(path, { kind, importer, resolveDir, pluginData: FOUND });
        return found.errors.length > 0 ? outside : found;
      });
      // esbuild follows a plain `require` only.
      plugin.onLoad({ filter: /node_modules\/@nestjs\/.*\.js$/ }, ({ path }) => {
        const source = readFileSync(path, 'utf8');
        const contents = source.replace(/^const require = createRequire\(import\.meta\.url\);$/m, '');
        return contents === source ? undefined : { contents, loader: 'js', resolveDir: dirname(path) };
      });
    },
  };
}

/** @returns {import('esbuild').Plugin} */
function withoutUnused() {
  return {
    name: 'without-unused',
    setup: (plugin) =>
      plugin.onLoad({ filter: UNUSED }, ({ path }) => ({
        contents: absentExports(readFileSync(path, 'utf8')),
        loader: 'js',
      })),
  };
}

/**
 * A module of CommonJS with the names of another one, each a function or class that throws.
 * @param {string} source
 */
export function absentExports(source) {
  const names = new Set([...source.matchAll(/^exports\.(\w+) = /gm)].map(([, name]) => name));
  if (names.size === 0) throw new Error('A module to be left out of the bundle exports no names.');
  return [...names].map((name) => `exports.${name} = function () { ${refusal(name)} };`).join('\n');
}

/** @param {string | undefined} name */
function refusal(name) {
  return `throw new Error('${name} is left out of the bundle.');`;
}

/**
 * What a module finds beside itself (`import.meta`), it finds from its chunk.
 * @param {string} dist
 * @returns {import('esbuild').Plugin}
 */
function placesOfModules(dist) {
  return {
    name: 'places-of-modules',
    setup: (plugin) =>
      plugin.onLoad({ filter: /\.js$/ }, ({ path }) => {
        if (path.includes('node_modules')) return undefined;
        const source = readFileSync(path, 'utf8');
        if (!source.includes('import.meta')) return undefined;
        const file = JSON.stringify(relative(join(dist, CHUNKS), path));
        const folder = JSON.stringify(relative(join(dist, CHUNKS), dirname(path)));
        const contents = source
          .replaceAll('import.meta.url', `new URL(${file}, import.meta.url).href`)
          .replaceAll(
            'import.meta.dirname',
            `process.getBuiltinModule('node:path').join(import.meta.dirname, ${folder})`,
          );
        return { contents, loader: 'js', resolveDir: dirname(path) };
      }),
  };
}
