// npm run test:mutants [-- <name>… | --slice SEED [--tests-passed]]: mutates copies of the product; each mutant must fail
// its tests. A slice is a few mutants, which the seed chooses; where all tests have just passed, they do not first run on
// the unbroken copy.
import { parseArgs } from 'node:util';
import { enterNode24 } from './lib/build/node-runtime.mjs';
import { runProgram } from './lib/system/terminal.mjs';

await runProgram(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { slice: { type: 'string' }, 'tests-passed': { type: 'boolean', default: false } },
  });
  const delegated = await enterNode24();
  if (delegated !== undefined) return delegated;
  const { testMutants, testSomeMutants } = await import('./lib/quality/mutants.mjs');
  const { slice, 'tests-passed': testsPassed } = values;
  return slice === undefined ? testMutants(positionals) : testSomeMutants(slice, testsPassed);
});
