// npm test [-- [--once] [--cpu] <jest arguments>]: runs the tests on stores of their own, independent of other running
// instances. A few files that failed are run again alone, which is told; not so with --once. With --cpu it ends with what
// each kind of tests has computed.
import { enterNode24, withTreeLock } from './lib/build/node-runtime.mjs';
import { runProgram } from './lib/system/terminal.mjs';

await runProgram(async () => {
  const delegated = await enterNode24();
  if (delegated !== undefined) return delegated;
  const { build } = await import('./lib/build/build-steps.mjs');
  await withTreeLock(() => build());
  const { runTests } = await import('./lib/quality/run-tests.mjs');
  const args = process.argv.slice(2);
  const options = { hasSecondTry: !args.includes('--once'), tellsCpu: args.includes('--cpu') };
  return runTests(
    args.filter((arg) => arg !== '--once' && arg !== '--cpu'),
    options,
  );
});
