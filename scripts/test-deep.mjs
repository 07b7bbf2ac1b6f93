// npm run test:deep [-- --seed N]: the tests that are too slow for every change: all mutants, then long loops of kills,
// crashes, mixed requests and random cases from a new seed. Ends with the line `N passed, N failed`.
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { enterNode24, withTreeLock } from './lib/build/node-runtime.mjs';
import { PlainError, runProgram, say } from './lib/system/terminal.mjs';

await runProgram(async () => {
  const { values } = parseArgs({ options: { seed: { type: 'string' } } });
  const delegated = await enterNode24();
  if (delegated !== undefined) return delegated;
  const seed = values.seed === undefined ? randomInt(2 ** 31) : Number(values.seed);
  if (!Number.isInteger(seed)) throw new PlainError('--seed: give a whole number, such as 42.');
  say(`The seed of this run: --seed ${seed}`);
  const { build } = await import('./lib/build/build-steps.mjs');
  await withTreeLock(() => build());
  const { testDeeply } = await import('./lib/quality/deep-tests.mjs');
  return testDeeply(seed);
});
