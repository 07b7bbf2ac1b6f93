// npm run lint: ESLint, Prettier, TypeScript, the import rules, the size of folders and the place of words, with one
// summary.
import { join } from 'node:path';
import { run } from './lib/system/commands.mjs';
import { enterNode24 } from './lib/build/node-runtime.mjs';
import { ROOT } from './lib/system/paths.mjs';
import { runProgram, say, step } from './lib/system/terminal.mjs';

/** @typedef {{name: string, program: string, args: string[]}} Check */

/** @type {Check} */
const ESLINT = {
  name: 'ESLint',
  program: 'eslint/bin/eslint.js',
  args: ['.', '--max-warnings=0', ...process.argv.slice(2)],
};

/** @type {Check[]} */
const OTHERS = [
  { name: 'Prettier', program: 'prettier/bin/prettier.cjs', args: ['--check', '--log-level=warn', '.'] },
  { name: 'TypeScript', program: 'typescript/bin/tsc', args: ['--noEmit', '-p', 'tsconfig.json'] },
  { name: 'TypeScript (web)', program: 'typescript/bin/tsc', args: ['--noEmit', '-p', 'web/tsconfig.json'] },
  {
    name: 'Import arrows',
    program: 'dependency-cruiser/bin/dependency-cruiser.mjs',
    args: ['--config', '.dependency-cruiser.mjs', 'src', 'migrations'],
  },
  { name: 'Folders', program: '../scripts/lint/flat-folders.mjs', args: [] },
  { name: 'Words', program: '../scripts/lint/foreign-words.mjs', args: [] },
];

await runProgram(async () => {
  const delegated = await enterNode24();
  if (delegated !== undefined) return delegated;
  // Beside the others, because it takes as long as all of them.
  const [one, others] = await Promise.all([failedOf([ESLINT]), failedOf(OTHERS)]);
  const [failed, count] = [one + others, 1 + OTHERS.length];
  say(failed === 0 ? `All ${count} checks passed.` : `${failed} of ${count} checks failed.`);
  return failed === 0 ? 0 : 1;
});

/**
 * Runs the checks one after the other.
 * @param {Check[]} checks
 */
async function failedOf(checks) {
  let failed = 0;
  for (const check of checks) failed += (await passes(check)) ? 0 : 1;
  return failed;
}

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
