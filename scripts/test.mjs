// npm test [-- <jest arguments>]: runs the tests on stores of their own, independent of other running instances.
import { enterNode24, withTreeLock } from './lib/build/node-runtime.mjs';
import { runProgram } from './lib/system/terminal.mjs';

await runProgram(async () => {
  const delegated = await enterNode24();
  if (delegated !== undefined) return delegated;
  const { build } = await import('./lib/build/build-steps.mjs');
  await withTreeLock(() => build());
  const { runTests } = await import('./lib/quality/run-tests.mjs');
  return runTests(process.argv.slice(2));
});
