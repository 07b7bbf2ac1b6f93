import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { decode, encode } from '@jridgewell/sourcemap-codec';

/** The programs that serve. */
const PROGRAMS = ['main', 'main.api', 'main.worker', 'main.chat'];
const CHUNKS = 'chunks';

/**
 * Joins the compiled modules of the programs into a few files, for a start reads and links a thousand modules twice as
 * fast so. Packages stay what they are. The modules stay too, for scripts and threads, and so does each program as it was:
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
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'node24',
    // Names of classes are read when a process runs: in the log, and for the places of jobs and injection.
    keepNames: true,
    sourcemap: 'linked',
    sourcesContent: false,
    logLevel: 'warning',
    plugins: [placesOfModules(dist)],
  });
  for (const chunk of readdirSync(join(dist, CHUNKS)))
    if (chunk.endsWith('.map')) keepLinesOnly(join(dist, CHUNKS, chunk));
}

/**
 * Leaves one place for each line in a source map: a process keeps the whole map of a file in memory from the first stack
 * trace on, and traces are read by their lines.
 * @param {string} file
 */
function keepLinesOnly(file) {
  /** @type {{mappings: string}} */
  const map = JSON.parse(readFileSync(file, 'utf8'));
  /** @type {import('@jridgewell/sourcemap-codec').SourceMapMappings} */
  const lines = decode(map.mappings).map(([first]) =>
    first && first.length > 1 ? [[first[0], first[1] ?? 0, first[2] ?? 0, first[3] ?? 0]] : [],
  );
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
