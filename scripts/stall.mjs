// npm run test:stall [-- --slice] [--only TEXT] [--json FILE] [--minutes N]: sends input that could block the event
// loop to every operation of the product, probes /health/live meanwhile, and fails when that takes more than 100 ms.
import { parseArgs } from 'node:util';
import { enterNode24, withTreeLock } from './lib/build/node-runtime.mjs';
import { runProgram } from './lib/system/terminal.mjs';

/** A product that blocks at every operation would take hours. */
const MINUTES = '15';

await runProgram(async () => {
  const { values } = parseArgs({
    options: {
      slice: { type: 'boolean', default: false },
      only: { type: 'string', multiple: true, default: [] },
      json: { type: 'string' },
      minutes: { type: 'string', default: MINUTES },
    },
  });
  const delegated = await enterNode24();
  if (delegated !== undefined) return delegated;
  const { build } = await import('./lib/build/build-steps.mjs');
  await withTreeLock(() => build());
  const { runStall } = await import('./lib/stall/run.mjs');
  const { slice, only, json, minutes } = values;
  return runStall({ sliceOnly: slice, only, json, minutes: Number(minutes) });
});
