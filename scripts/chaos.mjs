// npm run chaos [-- --minutes N] [--seed S] [--without-weaviate]: two APIs, two workers and two chat engines on stores of
// their own under steady load, while plugs are pulled at random. Ends with the line of the ledger: what was sent,
// acknowledged, answered, doubled and lost. The same seed pulls the same plugs at the same moments.
// With --plug NAME (several times, or `all`) [--seconds N] each of these alone instead, with a line for each.
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { enterNode24, withTreeLock } from './lib/build/node-runtime.mjs';
import { PlainError, runProgram } from './lib/system/terminal.mjs';

await runProgram(async () => {
  const { values } = parseArgs({
    options: {
      minutes: { type: 'string', default: '10' },
      seed: { type: 'string' },
      plug: { type: 'string', multiple: true, default: [] },
      seconds: { type: 'string', default: '10' },
      'without-weaviate': { type: 'boolean', default: false },
    },
  });
  const delegated = await enterNode24();
  if (delegated !== undefined) return delegated;
  const seed = values.seed === undefined ? randomInt(2 ** 31) : Number(values.seed);
  if (!Number.isInteger(seed)) throw new PlainError('--seed: give a whole number, such as 42.');
  const minutes = Number(values.minutes);
  if (!(minutes > 0)) throw new PlainError('--minutes: give a number above 0, such as 10.');
  const seconds = Number(values.seconds);
  if (!(seconds > 0)) throw new PlainError('--seconds: give a number above 0, such as 10.');
  const { PLUGS } = await import('./lib/outages/plugs.mjs');
  const names = /** @type {(keyof typeof PLUGS)[]} */ (Object.keys(PLUGS));
  const wanted = values.plug.includes('all') ? names : names.filter((name) => values.plug.includes(name));
  if (values.plug.length > 0 && wanted.length === 0)
    throw new PlainError(`--plug: there are ${names.join(', ')}.`);
  const { build } = await import('./lib/build/build-steps.mjs');
  await withTreeLock(() => build());
  const { runChaos } = await import('./lib/outages/chaos.mjs');
  return runChaos({ minutes, seed, weaviate: !values['without-weaviate'], plugs: wanted, seconds });
});
