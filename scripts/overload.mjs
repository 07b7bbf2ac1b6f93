// npm run overload [-- --scenario NAME] [--seconds N] [--rate N] [--charts DIR]: more load than the product can take, on two
// processes of the API with stores of their own: ten times the normal rate, one business at fifty times, all event streams
// at once, slow readers, slow senders. Prints what was accepted, refused and failed, and how long it took.
import { parseArgs } from 'node:util';
import { enterNode24, withTreeLock } from './lib/build/node-runtime.mjs';
import { PlainError, runProgram } from './lib/system/terminal.mjs';

await runProgram(async () => {
  const { values } = parseArgs({
    options: {
      scenario: { type: 'string', multiple: true, default: [] },
      seconds: { type: 'string' },
      rate: { type: 'string' },
      charts: { type: 'string' },
    },
  });
  const delegated = await enterNode24();
  if (delegated !== undefined) return delegated;
  const { LONG, SCENARIOS } = await import('./lib/overload/scenarios.mjs');
  const seconds = Number(values.seconds ?? LONG.peakSeconds);
  const perSecond = Number(values.rate ?? LONG.perSecond);
  if (!(seconds >= 1 && perSecond >= 1))
    throw new PlainError('--seconds, --rate: give numbers of 1 or more.');
  const all = Object.keys(SCENARIOS);
  const names = values.scenario.length > 0 ? values.scenario : all;
  if (names.some((name) => !all.includes(name)))
    throw new PlainError(`--scenario: there are ${all.join(', ')}.`);
  const { build } = await import('./lib/build/build-steps.mjs');
  await withTreeLock(() => build());
  const { report } = await import('./lib/overload/report.mjs');
  const size = { ...LONG, perSecond, peakSeconds: seconds, calmSeconds: Math.ceil(seconds / 3) };
  return report({ names, size, charts: values.charts });
});
