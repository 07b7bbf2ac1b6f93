// npm run test:fuzz [-- --slice SEED | --examples N --seed N --only TEXT]: Schemathesis calls every operation of both API
// documents with what these allow and forbid, and checks each answer. A slice is a share of the operations, which the seed
// (a commit's id) chooses. Needs Python 3.11 or newer with venv. Ends with the line `N passed, N failed`.
import { createHash, randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { enterNode24, withTreeLock } from './lib/build/node-runtime.mjs';
import { PlainError, runProgram } from './lib/system/terminal.mjs';

/** Of each operation. */
const EXAMPLES = '50';
/** A slice takes less than a minute. */
const SHARES = 12;

await runProgram(async () => {
  const { values } = parseArgs({
    options: {
      slice: { type: 'string' },
      examples: { type: 'string', default: EXAMPLES },
      seed: { type: 'string' },
      only: { type: 'string', multiple: true, default: [] },
    },
  });
  const { slice, only } = values;
  const examples = wholeNumber('--examples', values.examples);
  const seed = values.seed === undefined ? seedOf(slice) : wholeNumber('--seed', values.seed);
  const delegated = await enterNode24();
  if (delegated !== undefined) return delegated;
  const { build } = await import('./lib/build/build-steps.mjs');
  await withTreeLock(() => build());
  const { fuzz } = await import('./lib/fuzz/run.mjs');
  return fuzz({ examples, seed, only, shares: slice === undefined ? 1 : SHARES });
});

/** @param {string | undefined} slice */
function seedOf(slice) {
  return slice === undefined
    ? randomInt(2 ** 31)
    : createHash('sha256').update(slice).digest().readUInt16BE();
}

/**
 * @param {string} name
 * @param {string} text
 */
function wholeNumber(name, text) {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 0)
    throw new PlainError(`${name}: give a whole number, such as 42.`);
  return number;
}
