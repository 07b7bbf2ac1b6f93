// npm run lint: types and lint rules (Oxlint), format (oxfmt), the import rules, the size of folders, the place of words,
// Spectral's rules for both API documents and whether the client's types are those of openapi.json, with one summary.
import { join } from 'node:path';
import { run } from './lib/system/commands.mjs';
import { enterNode24 } from './lib/build/node-runtime.mjs';
import { ROOT } from './lib/system/paths.mjs';
import { runProgram, say, step } from './lib/system/terminal.mjs';

/** @typedef {{name: string, program: string, args: string[]}} Check */

/** @type {Check[]} */
const CHECKS = [
  { name: 'Types and lint', program: 'oxlint/bin/oxlint', args: ['.', ...process.argv.slice(2)] },
  { name: 'Format', program: 'oxfmt/bin/oxfmt', args: ['--check', '.'] },
  {
    name: 'Import arrows',
    program: 'dependency-cruiser/bin/dependency-cruiser.mjs',
    args: ['--config', '.dependency-cruiser.mjs', 'src', 'migrations', 'web/console', 'web/shared'],
  },
  { name: 'Folders', program: '../scripts/lint/flat-folders.mjs', args: [] },
  { name: 'Words', program: '../scripts/lint/foreign-words.mjs', args: [] },
  { name: 'API documents', program: '../scripts/lint/api-documents.mjs', args: [] },
  { name: 'Types of the client', program: '../scripts/clients.mjs', args: ['--check'] },
];

await runProgram(async () => {
  const delegated = await enterNode24();
  if (delegated !== undefined) return delegated;
  let failed = 0;
  for (const check of CHECKS) failed += (await passes(check)) ? 0 : 1;
  say(failed === 0 ? `All ${CHECKS.length} checks passed.` : `${failed} of ${CHECKS.length} checks failed.`);
  return failed === 0 ? 0 : 1;
});

/** @param {Check} check */
async function passes({ name, program, args }) {
  let output = '';
  try {
    await step(name, async () => {
      const result = await run(process.execPath, [join(ROOT, 'node_modules', program), ...args], {
        cwd: ROOT,
      });
      output = result.output;
      if (result.code !== 0) throw new Error(`${name} failed`);
    });
    return true;
  } catch {
    say(output.trimEnd());
    return false;
  }
}
