// npm run test:previous: the contract tests of the version before the newest migration, on the schema of this one. Part of
// `npm run test:deep`.
import { enterNode24 } from './lib/build/node-runtime.mjs';
import { runProgram, say } from './lib/system/terminal.mjs';

await runProgram(async () => {
  const delegated = await enterNode24();
  if (delegated !== undefined) return delegated;
  const { testPreviousVersion } = await import('./lib/deploying/previous-version.mjs');
  const { passed, failed } = await testPreviousVersion();
  say(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
});
