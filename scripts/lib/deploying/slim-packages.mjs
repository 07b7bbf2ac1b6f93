// node slim-packages.mjs FOLDER: deletes from node_modules in FOLDER what no process of Frontdesk loads. A part of
// docker/Dockerfile's build; scripts/image-size.mjs does the same and then loads every package from what is left.
import { globSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Of every package: sources and types of TypeScript, source maps, texts. */
const FILES = ['*.ts', '*.mts', '*.cts', '*.map', '*.md', '*.markdown', '*.tsbuildinfo', '*.flow', '*.docx'];

/** Of one package, relative to it: other builds of the same code, tests, data that is not asked for. */
const PARTS = {
  '@opentelemetry/semantic-conventions': ['build/esm', 'build/esnext'],
  // The dates of a few countries' holidays need the earth alone.
  astronomia: ['lib', 'data/elp*', 'data/index.js', 'data/vsop87D*', 'data/vsop87B[!e]*'],
  '@zip.js/zip.js': ['dist', 'index-native*', '*.min.js', 'index.cjs'],
  bintrees: ['test', 'dist'],
  bullmq: ['dist/esm'],
  'class-validator': ['bundles', 'esm2015', 'esm5'],
  'class-transformer': ['bundles', 'esm2015', 'esm5'],
  'date-holidays': ['dist', 'lib'],
  // One of four tables of languages is read.
  eld: ['src/ngrams/large.js', 'src/ngrams/medium.js', 'src/ngrams/small.js'],
  'libphonenumber-js': ['bundle'],
  // CommonJS, and parts that nobody here imports.
  'es-toolkit': ['dist/**/*.js', 'dist/fp', 'fp', 'src'],
  luxon: ['build/amd', 'build/cjs-browser', 'build/es6', 'build/global', 'src'],
  mammoth: ['test', 'mammoth.browser.js', 'mammoth.browser.min.js'],
  moment: ['min', 'dist', 'src'],
  'moment-timezone': ['builds'],
  openai: ['src'],
  rxjs: ['src', 'dist/bundles', 'dist/esm', 'dist/esm5'],
  'swagger-ui-dist': ['swagger-ui-es-bundle*', 'swagger-ui-standalone-preset.js', 'swagger-ui.js'],
  typeorm: ['browser'],
  'weaviate-client': ['dist/node/cjs'],
  // Peers of others, which need it at the build only.
  typescript: ['*'],
};

/** @param {string} folder  with node_modules in it */
export function slimPackages(folder) {
  const modules = join(folder, 'node_modules');
  const remove = (/** @type {string} */ pattern) => {
    for (const path of globSync(pattern, { cwd: modules }))
      rmSync(join(modules, path), { recursive: true, force: true });
  };
  for (const pattern of FILES) remove(`**/${pattern}`);
  for (const [name, parts] of Object.entries(PARTS)) for (const part of parts) remove(`${name}/${part}`);
}

if (process.argv[1] === import.meta.filename) slimPackages(process.argv[2] ?? '.');
