/**
 * Builds the widget, the demo page and the console into `dist/web/` (or `--outdir=<folder>`), prints their sizes and fails when
 * one is over its budget. Run as `node web/build.mjs` from the root.
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, transform } from 'esbuild';
import { writeCompressed } from './compressed.mjs';
import { buildConsole } from './console/build.mjs';

const here = import.meta.dirname;
const outdir = path.resolve(
  process.argv.find((argument) => argument.startsWith('--outdir='))?.slice('--outdir='.length) ??
    path.join(here, '../dist/web'),
);

/** Gzipped bytes. */
const BUDGETS = { 'widget.js': 2_000, 'widget-app.js': 25_000, 'demo.js': 12_000, 'demo.css': 8_000 };

const BROWSERS = ['chrome109', 'edge109', 'firefox110', 'safari16.4'];

/** Style sheets become text inside the script: a page's content policy then has no style to object to. */
const cssAsText = {
  name: 'css-as-text',
  setup(plugin) {
    plugin.onLoad({ filter: /\.css$/ }, async ({ path: file }) => {
      const { code } = await transform(await readFile(file, 'utf8'), {
        loader: 'css',
        minify: true,
        target: BROWSERS,
      });
      return { contents: code.trim(), loader: 'text' };
    });
  },
};

async function script(entry, options = {}) {
  const result = await build({
    entryPoints: [path.join(here, entry)],
    bundle: true,
    minify: true,
    format: 'iife',
    target: BROWSERS,
    charset: 'utf8',
    legalComments: 'none',
    write: false,
    logLevel: 'warning',
    plugins: [cssAsText],
    ...options,
  });
  return result.outputFiles[0].text;
}

async function styleSheet(file) {
  const source = await readFile(path.join(here, file), 'utf8');
  return (await transform(source, { loader: 'css', minify: true, target: BROWSERS })).code;
}

/** Changes with the bytes, so that they may be cached for good under an address that carries it. */
function versionOf(text) {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

/** Subresource Integrity, for whoever pins the loader: it then demands the same of the app. */
function integrityOf(text) {
  return `sha384-${createHash('sha384').update(text).digest('base64')}`;
}

async function demoPage(assets) {
  const page = await readFile(path.join(here, 'demo/demo.html'), 'utf8');
  const art = await readFile(path.join(here, 'demo/art.svg'), 'utf8');
  const withArt = page.replace('<!-- art -->', () => art.replaceAll(/>\s+</g, '><').trim());
  return withArt.replaceAll(/\/assets\/([\w.-]+)/g, (address, name) =>
    assets[name] ? `${address}?v=${versionOf(assets[name])}` : address,
  );
}

function overBudget(files) {
  return Object.entries(files).filter(([name, text]) => {
    const gzipped = gzipSync(text, { level: 9 }).length;
    const budget = BUDGETS[name];
    console.log(
      `${name.padEnd(14)} ${String(Buffer.byteLength(text)).padStart(7)} B  ${String(gzipped).padStart(6)} B gzip` +
        (budget ? `  of ${budget}` : ''),
    );
    return budget !== undefined && gzipped > budget;
  });
}

/** The widget's words, by language and address, as the text of the file that the app loads. */
async function wordFiles() {
  const source = await script('widget/words/all.ts', { format: 'esm' });
  const { WORDS } = await import(`data:text/javascript;base64,${Buffer.from(source).toString('base64')}`);
  return Object.fromEntries(Object.entries(WORDS).map(([speech, words]) => [speech, JSON.stringify(words)]));
}

const words = await wordFiles();
const versions = Object.fromEntries(Object.entries(words).map(([speech, text]) => [speech, versionOf(text)]));
const app = await script('widget/app.ts', { define: { WORDS_VERSIONS: JSON.stringify(versions) } });
const loader = await script('widget/loader.ts', {
  define: {
    APP_VERSION: JSON.stringify(versionOf(app)),
    APP_INTEGRITY: JSON.stringify(integrityOf(app)),
  },
});
const assets = {
  'widget-app.js': app,
  ...Object.fromEntries(Object.entries(words).map(([speech, text]) => [`words-${speech}.json`, text])),
  'demo.js': await script('demo/demo.ts'),
  'demo.css': await styleSheet('demo/demo.css'),
  'demo-icon.svg': await readFile(path.join(here, 'demo/demo-icon.svg'), 'utf8'),
};
const files = { 'widget.js': loader, ...assets, 'demo.html': await demoPage(assets) };

await rm(outdir, { recursive: true, force: true });
await mkdir(outdir, { recursive: true });
for (const [name, text] of Object.entries(files)) await writeCompressed(path.join(outdir, name), text);
// The server has the plain ones from the package.
for (const name of ['swagger-ui-bundle.js', 'swagger-ui.css']) {
  const source = await readFile(path.join(here, '../node_modules/swagger-ui-dist', name));
  await mkdir(path.join(outdir, 'docs'), { recursive: true });
  await writeCompressed(path.join(outdir, 'docs', name), source, { quality: 9, plain: false });
}

const over = [
  ...overBudget(files).map(([name]) => name),
  ...(await buildConsole(path.join(outdir, 'console'))),
];
if (over.length > 0) {
  console.error(`Over budget: ${over.join(', ')}`);
  process.exitCode = 1;
}
