import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram } from '../system/commands.mjs';
import { withLock } from '../system/lock.mjs';
import { defaultDataDir } from '../system/paths.mjs';
import { PlainError, say } from '../system/terminal.mjs';
import { installSystemPackage } from '../build/system-packages.mjs';
import { findPromtool } from './install-prometheus.mjs';

const OTHERWISE = 'from https://prometheus.io/download/';
/** Debian calls the server `prometheus-alertmanager`. */
const ALERTMANAGER = ['prometheus-alertmanager', 'alertmanager'];
const PACKAGES = { 'apt-get': 'prometheus-alertmanager', apk: 'alertmanager', brew: 'alertmanager' };

/** @typedef {{prometheus: string, promtool: string, alertmanager: string, amtool: string}} MonitoringPrograms */

/** @type {Promise<MonitoringPrograms> | undefined} */
let found;

/**
 * Prometheus and Alertmanager with their tools: what this machine has, else the system's packages, which are installed now
 * (25 s). No service is started.
 * @returns {Promise<MonitoringPrograms>} paths of programs
 * @throws PlainError when they cannot be had
 */
export function monitoringPrograms() {
  found ??= findOrInstall();
  return found;
}

/** Several test files may ask at the same time. */
async function findOrInstall() {
  const dir = join(defaultDataDir(), 'monitoring');
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  return withLock(
    join(dir, 'lock'),
    async () => {
      const promtool = await findPromtool();
      if (!programOf(ALERTMANAGER)) await installSystemPackage('Alertmanager', PACKAGES, OTHERWISE);
      return {
        promtool,
        prometheus: need(['prometheus']),
        alertmanager: need(ALERTMANAGER),
        amtool: need(['amtool']),
      };
    },
    ({ pid }) => say(`  … waiting for another Frontdesk command (pid ${pid}) that installs Prometheus`),
  );
}

/** @param {string[]} names */
function programOf(names) {
  return names.map((name) => findProgram(name)).find((program) => program !== undefined);
}

/** @param {string[]} names */
function need(names) {
  const program = programOf(names);
  if (program) return program;
  throw new PlainError(`${names[0] ?? ''} was not found on this machine. Install it ${OTHERWISE}.`);
}
