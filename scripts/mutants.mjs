// npm run test:mutants [-- <name>… | --slice SEED]: mutates copies of the product; each mutant must fail its tests. A
// slice is a few mutants, which the seed chooses.
import { parseArgs } from 'node:util';
import { enterNode24 } from './lib/build/node-runtime.mjs';
import { runProgram } from './lib/system/terminal.mjs';

await runProgram(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { slice: { type: 'string' } },
  });
  const delegated = await enterNode24();
  if (delegated !== undefined) return delegated;
  const { testMutants, testSomeMutants } = await import('./lib/quality/mutants.mjs');
  return values.slice === undefined ? testMutants(positionals) : testSomeMutants(values.slice);
});
