// Loaded into a process of the product by `--import`: on SIGUSR2 it writes what the process has computed so far into
// SWITCH_FILE, and then counts no metrics, or counts them again.
import '../../test/support/unbundled.mjs';
import { appendFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

if (isMainThread) {
  /** @type {typeof import('../../src/platform/metrics/metrics.js')} */
  const { METRIC_REGISTRY } = await import(
    new URL('../../dist/platform/metrics/metrics.js', import.meta.url).href
  );
  process.on('SIGUSR2', () => {
    const { user, system } = process.cpuUsage();
    METRIC_REGISTRY.isOn = !METRIC_REGISTRY.isOn;
    const line = JSON.stringify({ micros: user + system, isOn: METRIC_REGISTRY.isOn });
    appendFileSync(process.env.SWITCH_FILE ?? '', `${line}\n`);
  });
}
