// node scripts/readme.mjs --check | --write: compares the README's configuration table with the config classes, and the
// table of error codes in docs/api.md with the features' lists, and that of metrics in docs/observability.md with their
// declarations.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './lib/build/build-steps.mjs';
import { configTable, readSettings } from './lib/build/config-table.mjs';
import { errorTable, readErrorLists } from './lib/build/error-table.mjs';
import { changedLines, withTable } from './lib/build/generated-table.mjs';
import { metricsTable, readMetrics } from './lib/build/metrics-table.mjs';
import { enterNode24, withTreeLock } from './lib/build/node-runtime.mjs';
import { ROOT } from './lib/system/paths.mjs';
import { PlainError, runProgram, say } from './lib/system/terminal.mjs';

/**
 * A table that is generated into a page, between two markers with its name.
 * @typedef {{page: string, name: string, title: string, table: () => Promise<string>}} Generated
 */

/** @type {Generated[]} */
const TABLES = [
  {
    page: 'README.md',
    name: 'config',
    title: 'configuration table',
    table: async () => configTable(await readSettings()),
  },
  {
    page: 'docs/api.md',
    name: 'errors',
    title: 'table of error codes',
    table: async () => errorTable(await readErrorLists()),
  },
  {
    page: 'docs/observability.md',
    name: 'metrics',
    title: 'table of metrics',
    table: async () => metricsTable(await readMetrics()),
  },
];

await runProgram(async () => {
  const mode = process.argv[2];
  if (mode !== '--check' && mode !== '--write')
    throw new PlainError('Usage: node scripts/readme.mjs --check | --write');
  const delegated = await enterNode24();
  if (delegated !== undefined) return delegated;
  await withTreeLock(() => build());
  for (const generated of TABLES) await (mode === '--write' ? write(generated) : check(generated));
  return 0;
});

/** @param {Generated} generated */
async function compare({ page, name, table }) {
  const current = readFileSync(join(ROOT, page), 'utf8');
  return { current, wanted: withTable(current, name, await table()) };
}

/** @param {Generated} generated */
async function write(generated) {
  const { page, title } = generated;
  const { current, wanted } = await compare(generated);
  if (current !== wanted) writeFileSync(join(ROOT, page), wanted);
  say(current === wanted ? `${page} was current.` : `Wrote the ${title} into ${page}.`);
}

/** @param {Generated} generated */
async function check(generated) {
  const { page, title } = generated;
  const { current, wanted } = await compare(generated);
  if (current === wanted) {
    say(`The ${title} in ${page} is current.`);
    return;
  }
  const changed = changedLines(current, wanted).join('\n');
  throw new PlainError(
    `The ${title} in ${page} is not current:\n${changed}\nRun: node scripts/readme.mjs --write`,
  );
}
