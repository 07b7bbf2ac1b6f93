// npm run test:mutants [-- <name>…]: breaks copies of the product on purpose; each break must fail its tests.
import { enterNode24 } from './lib/build/node-runtime.mjs';
import { runProgram } from './lib/system/terminal.mjs';

await runProgram(async () => {
  const delegated = await enterNode24();
  if (delegated !== undefined) return delegated;
  const { testMutants } = await import('./lib/quality/mutants.mjs');
  return testMutants(process.argv.slice(2));
});
