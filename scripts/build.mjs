// npm run build: compiles src/ and web/ into dist/.
import { build } from './lib/build/build-steps.mjs';
import { enterNode24, withTreeLock } from './lib/build/node-runtime.mjs';
import { runProgram } from './lib/system/terminal.mjs';

await runProgram(async () => {
  const delegated = await enterNode24();
  if (delegated !== undefined) return delegated;
  await withTreeLock(() => build({ force: true }));
  return 0;
});
