import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Rig } from '../outages/rig.mjs';
import { createTestDir, stopNotedProcesses } from '../stores/test-stores.mjs';
import { say } from '../system/terminal.mjs';
import { chart } from './charts.mjs';
import { summarize, withoutRetryAfter } from './samples.mjs';
import { SCENARIOS } from './scenarios.mjs';

/** @typedef {import('./scenarios.mjs').Result} Result */

/**
 * Runs scenarios on two processes of the API with stores of their own, and prints a row for each part of each.
 * @param {object} options
 * @param {string[]} options.names  of scenarios
 * @param {import('./scenarios.mjs').LoadSize} options.size
 * @param {string | undefined} options.charts  folder for a chart of each
 * @returns {Promise<number>} the exit code: 1 when a request failed or a refusal did not say when to come back
 */
export async function report({ names, size, charts }) {
  const dir = createTestDir();
  const processes = { api: 2, worker: 0, chat: 0 };
  const rig = await Rig.open(dir, { processes, weaviate: false, clocks: false, direct: true });
  try {
    say('| scenario | part | requests | sent | accepted | refused | failed | p50 | p95 | refused p95 |');
    say('| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |');
    let isClean = true;
    for (const name of names) {
      const apiPids = rig.of('api').map(({ pid }) => pid);
      const result = await SCENARIOS[name]?.({ urls: rig.urls, adminKey: rig.admin.key, apiPids }, size);
      if (!result) continue;
      isClean &&= printRows(result);
      if (charts) writeChart(charts, result);
    }
    for (const url of rig.urls) say(JSON.stringify(await detail(url)));
    return isClean ? 0 : 1;
  } finally {
    await rig.close();
    await stopNotedProcesses(dir);
    rmSync(dir, { recursive: true, force: true });
  }
}

/** @param {Result} result */
function printRows({ name, parts, facts, cpu }) {
  for (const [part, samples] of Object.entries(parts)) {
    const kinds = [...new Set(samples.map(({ kind }) => kind))].sort();
    for (const kind of ['all', ...kinds]) {
      const some = kind === 'all' ? samples : samples.filter((sample) => sample.kind === kind);
      const { sent, accepted, refused, failed, p50, p95, refusedP95 } = summarize(some);
      const times = `${p50} ms | ${p95} ms | ${refused > 0 ? `${refusedP95} ms` : '–'}`;
      say(`| ${name} | ${part} | ${kind} | ${sent} | ${accepted} | ${refused} | ${failed} | ${times} |`);
    }
  }
  if (cpu) say(`${name}: processors during the peak: ${JSON.stringify(cpu)}`);
  const all = Object.values(parts).flat();
  const unsaid = withoutRetryAfter(all).length;
  say(`${name}: ${JSON.stringify({ ...facts, unsaid: unsaid + (facts['unsaid'] ?? 0) })}`);
  return summarize(all).failed === 0 && unsaid === 0;
}

/**
 * @param {string} folder
 * @param {Result} result
 */
function writeChart(folder, result) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${result.name.replaceAll(' ', '-')}.svg`), chart(result));
}

/** @param {string} url */
async function detail(url) {
  const response = await fetch(`${url}/health`);
  return /** @type {unknown} */ (await response.json());
}
