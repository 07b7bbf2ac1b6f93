// npm run prove:isolation -- --url URL --admin-key KEY [--only 21 --only 37] [--no-sockets] [--json FILE] [--keep] Attacks a
// running install with three tenants that it creates and removes. Exit code 0: nothing found, 1: findings, 2: it could not run.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { enterNode24 } from './lib/build/node-runtime.mjs';
import { PlainError, printFailure, runProgram, say, step } from './lib/system/terminal.mjs';

const COULD_NOT_RUN = 2;

await runProgram(async () => {
  try {
    const options = readOptions();
    return (await enterNode24()) ?? (await prove(options));
  } catch (error) {
    printFailure(error);
    return COULD_NOT_RUN;
  }
});

function readOptions() {
  const { values } = parsed();
  const adminKey = values['admin-key'] ?? process.env.FRONTDESK_ADMIN_KEY;
  if (!values.url || !adminKey) {
    throw new PlainError(
      'Usage: npm run prove:isolation -- --url URL --admin-key KEY (or FRONTDESK_ADMIN_KEY in the environment)',
    );
  }
  if (!URL.canParse(values.url)) throw new PlainError(`--url ${values.url} is not a URL.`);
  return {
    url: values.url,
    adminKey,
    only: values.only ?? [],
    json: values.json,
    keep: values.keep ?? false,
    hasSockets: !values['no-sockets'],
  };
}

function parsed() {
  try {
    return parseArgs({
      options: {
        url: { type: 'string' },
        'admin-key': { type: 'string' },
        only: { type: 'string', multiple: true },
        json: { type: 'string' },
        keep: { type: 'boolean' },
        'no-sockets': { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new PlainError(error instanceof Error ? error.message : String(error));
  }
}

/** @param {ReturnType<typeof readOptions>} options */
async function prove({ url, adminKey, only, json, keep, hasSockets }) {
  const { attacks, clearAway, prepare, runCheck } = await import('./lib/isolation/engine.mjs');
  const { findingsOf, jsonReport, textReport } = await import('./lib/isolation/report.mjs');
  const chosen = attacks(only);
  const started = performance.now();
  const world = await step('Making and filling three tenants', () => prepare(url, adminKey));
  world.hasSockets = hasSockets;
  const checks = [];
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  let cleared = 'The tenants of this run were kept.';
  try {
    for (const attack of chosen) {
      if (stop.signal.aborted) throw new PlainError('Interrupted; the tenants of this run are cleared away.');
      checks.push(await step(`${attack.number}: ${attack.title}`, () => runCheck(world, attack)));
    }
  } finally {
    if (!keep) cleared = await clearAway(world);
  }
  const outcome = { world, checks, cleared, seconds: (performance.now() - started) / 1000 };
  say(`\n${textReport(outcome)}`);
  if (json) writeFileSync(json, `${JSON.stringify(jsonReport(outcome), null, 2)}\n`);
  return findingsOf(outcome).length === 0 ? 0 : 1;
}
