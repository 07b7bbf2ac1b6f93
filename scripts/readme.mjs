// node scripts/readme.mjs --check | --write: compares the README's configuration table with the config classes.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './lib/build/build-steps.mjs';
import { changedLines, configTable, readSettings, withTable } from './lib/build/config-table.mjs';
import { enterNode24, withTreeLock } from './lib/build/node-runtime.mjs';
import { ROOT } from './lib/system/paths.mjs';
import { PlainError, runProgram, say } from './lib/system/terminal.mjs';

const README = join(ROOT, 'README.md');

await runProgram(async () => {
  const mode = process.argv[2];
  if (mode !== '--check' && mode !== '--write')
    throw new PlainError('Usage: node scripts/readme.mjs --check | --write');
  const delegated = await enterNode24();
  if (delegated !== undefined) return delegated;
  await withTreeLock(() => build());
  const current = readFileSync(README, 'utf8');
  const wanted = withTable(current, configTable(await readSettings()));
  return mode === '--write' ? write(current, wanted) : check(current, wanted);
});

/**
 * @param {string} current
 * @param {string} wanted
 */
function write(current, wanted) {
  if (current !== wanted) writeFileSync(README, wanted);
  say(current === wanted ? 'README.md was current.' : 'Wrote the configuration table into README.md.');
  return 0;
}

/**
 * @param {string} current
 * @param {string} wanted
 */
function check(current, wanted) {
  if (current === wanted) {
    say('The configuration table in README.md is current.');
    return 0;
  }
  const changed = changedLines(current, wanted).join('\n');
  throw new PlainError(
    `The configuration table in README.md is not current:\n${changed}\nRun: node scripts/readme.mjs --write`,
  );
}
