import { findProgram } from '../system/commands.mjs';
import { withLock } from '../system/lock.mjs';
import { defaultDataDir } from '../system/paths.mjs';
import { PlainError, say } from '../system/terminal.mjs';
import { installSystemPackage } from '../build/system-packages.mjs';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

const OTHERWISE = 'from https://prometheus.io/download/';
const PROMETHEUS = { names: ['prometheus'], package: packages('prometheus') };
/** Debian calls the server `prometheus-alertmanager`. */
const ALERTMANAGER = {
  names: ['prometheus-alertmanager', 'alertmanager'],
  package: packages('prometheus-alertmanager'),
};

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

async function findOrInstall() {
  if (!programOf(PROMETHEUS.names) || !programOf(ALERTMANAGER.names)) await installOnce();
  return {
    prometheus: need(PROMETHEUS.names),
    promtool: need(['promtool']),
    alertmanager: need(ALERTMANAGER.names),
    amtool: need(['amtool']),
  };
}

/** Several test files may ask at the same time. */
async function installOnce() {
  const dir = join(defaultDataDir(), 'monitoring');
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  await withLock(
    join(dir, 'lock'),
    async () => {
      for (const one of [PROMETHEUS, ALERTMANAGER])
        if (!programOf(one.names)) await installSystemPackage(one.names[0] ?? '', one.package, OTHERWISE);
    },
    ({ pid }) => say(`  … waiting for another Frontdesk command (pid ${pid}) that installs Prometheus`),
  );
}

/** @param {string} debian */
function packages(debian) {
  const brew = debian === 'prometheus' ? 'prometheus' : 'alertmanager';
  return { 'apt-get': debian, apk: brew, brew };
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
