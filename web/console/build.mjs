import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { writeCompressed } from '../compressed.mjs';

/** Gzipped bytes of all scripts that a screen loads, and of all style sheets. */
const BUDGETS = { signIn: 150_000, screen: 225_000, words: 15_000, styles: 15_000 };
/** What each screen loads besides the page itself. */
const SCREENS = {
  inbox: 'inbox/inbox.tsx',
  knowledge: 'knowledge/knowledge.tsx',
  team: 'team/team.tsx',
};

/**
 * Builds the console, prints its sizes and says what is over its budget.
 * @param {string} outDir  absolute; emptied before
 * @returns {Promise<string[]>}
 */
export async function buildConsole(outDir) {
  const built = await build({
    configFile: path.join(import.meta.dirname, 'vite.config.mjs'),
    build: { outDir },
  });
  const output = 'output' in built ? built.output : [];
  for (const { fileName } of output) {
    if (!fileName.startsWith('assets/')) continue;
    const file = path.join(outDir, fileName);
    await writeCompressed(file, await readFile(file), { quality: 9, plain: false });
  }
  return sizesOf(output)
    .filter(({ name, size, budget }) => {
      console.log(`${`console ${name}`.padEnd(20)} ${String(size).padStart(9)} B gzip  of ${budget}`);
      return size > budget;
    })
    .map(({ name }) => `console ${name}`);
}

function sizesOf(output) {
  const chunks = new Map(
    output.filter(({ type }) => type === 'chunk').map((chunk) => [chunk.fileName, chunk]),
  );
  const named = (ending) =>
    [...chunks.values()].find(({ facadeModuleId }) => facadeModuleId?.endsWith(ending));
  const page = [...chunks.values()].find(({ isEntry }) => isEntry);
  const words = [...chunks.values()].filter(({ facadeModuleId }) =>
    /\/words\/\w\w\.ts$/.test(facadeModuleId ?? ''),
  );
  const largestWords = words.toSorted((a, b) => gzipped(b.code) - gzipped(a.code))[0];
  const scripts = (...entries) => [...new Set(entries.flatMap((chunk) => withImports(chunk, chunks)))];
  const styles = output.filter(({ fileName }) => fileName.endsWith('.css'));
  return [
    { name: 'sign-in', size: totalOf(scripts(page, largestWords)), budget: BUDGETS.signIn },
    ...Object.entries(SCREENS).map(([name, file]) => ({
      name,
      size: totalOf(scripts(page, largestWords, named('app/signed-in.tsx'), named(file))),
      budget: BUDGETS.screen,
    })),
    { name: 'words', size: gzipped(largestWords.code), budget: BUDGETS.words },
    {
      name: 'styles',
      size: totalOf(styles.map(({ source: code }) => ({ code }))),
      budget: BUDGETS.styles,
    },
  ];
}

/** The chunk and all that it imports before it runs. */
function withImports(chunk, chunks, seen = new Set()) {
  if (!chunk) throw new Error('A screen of the console has no chunk of its own.');
  if (seen.has(chunk)) return [];
  seen.add(chunk);
  return [
    chunk,
    ...chunk.imports.flatMap((name) => (chunks.has(name) ? withImports(chunks.get(name), chunks, seen) : [])),
  ];
}

function totalOf(files) {
  let total = 0;
  for (const { code } of files) total += gzipped(code);
  return total;
}

function gzipped(text) {
  return gzipSync(text, { level: 9 }).length;
}
