import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../system/ports.mjs';
import { identityOf, isAlive, stopProcess } from '../system/process-identity.mjs';
import { PlainError } from '../system/terminal.mjs';
import { installCollector } from './install-collector.mjs';

const START_MS = 30_000;
const STOP_GRACE_MS = 5_000;

/** A real OpenTelemetry collector on loopback, which passes traces on. */
export class Collector {
  /**
   * @param {string} url  for OTLP over HTTP
   * @param {import('../system/process-identity.mjs').ProcessIdentity} identity
   */
  constructor(url, identity) {
    this.url = url;
    this.identity = identity;
  }

  /**
   * Starts it, compiling it when this machine has none.
   * @param {string} dir  for its settings
   * @param {string} to  where it sends traces, over OTLP/HTTP in JSON
   * @param {(child: import('node:child_process').ChildProcess) => void} [note]  told of the process
   * @returns {Promise<Collector>}
   */
  static async start(dir, to, note = () => {}) {
    const program = await installCollector();
    const endpoint = `127.0.0.1:${await freePort()}`;
    const settings = join(dir, 'collector.yaml');
    // JSON is YAML.
    writeFileSync(settings, JSON.stringify(settingsOf(endpoint, to)));
    const child = spawn(program, ['--config', `file:${settings}`], { stdio: 'ignore' });
    child.on('error', () => {});
    note(child);
    const collector = new Collector(`http://${endpoint}`, identityOf(child.pid ?? 0));
    await collector.#untilReady();
    return collector;
  }

  /** It sends what it has first. */
  async stop() {
    await stopProcess(this.identity, STOP_GRACE_MS);
  }

  async #untilReady() {
    const deadline = Date.now() + START_MS;
    const empty = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' };
    while (Date.now() < deadline && isAlive(this.identity)) {
      const isUp = await fetch(`${this.url}/v1/traces`, empty).then(
        ({ ok }) => ok,
        () => false,
      );
      if (isUp) return;
      await sleep(20);
    }
    throw new PlainError('The OpenTelemetry collector does not start.');
  }
}

/**
 * As in infra/telemetry.tf, but with a short wait and another end.
 * @param {string} endpoint
 * @param {string} to
 */
function settingsOf(endpoint, to) {
  return {
    receivers: { otlp: { protocols: { http: { endpoint } } } },
    processors: {
      memory_limiter: { check_interval: '5s', limit_mib: 100 },
      batch: { timeout: '100ms' },
    },
    exporters: { otlp_http: { endpoint: to, encoding: 'json', compression: 'none' } },
    service: {
      telemetry: { metrics: { level: 'none' } },
      pipelines: {
        traces: { receivers: ['otlp'], processors: ['memory_limiter', 'batch'], exporters: ['otlp_http'] },
      },
    },
  };
}
