import { spawn } from 'node:child_process';
import { openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../system/ports.mjs';
import { identityOf, isAlive, stopProcess } from '../system/process-identity.mjs';
import { lastLines } from '../system/commands.mjs';
import { PlainError } from '../system/terminal.mjs';
import { monitoringPrograms } from './programs.mjs';

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */
/** @typedef {{url: string, stop: () => Promise<void>}} RunningServer */

const START_MS = 30_000;
const STOP_MS = 5_000;

/**
 * A Prometheus on loopback.
 * @param {string} dir  empty; holds its data and its log
 * @param {string} config  of prometheus.yml
 * @param {(child: ChildProcess) => void} [note]  told of the process
 * @returns {Promise<RunningServer>} when it is ready
 */
export async function startPrometheus(dir, config, note) {
  const { prometheus } = await monitoringPrograms();
  const [port, file] = [await freePort(), join(dir, 'prometheus.yml')];
  writeFileSync(file, config);
  const args = [
    `--config.file=${file}`,
    `--storage.tsdb.path=${join(dir, 'data')}`,
    `--web.listen-address=127.0.0.1:${port}`,
    // Alertmanager is found 5 s after the start only, and what fired before is sent again after this time.
    '--rules.alert.resend-delay=1s',
  ];
  return serve(prometheus, args, port, join(dir, 'log'), note);
}

/**
 * An Alertmanager on loopback, alone.
 * @param {string} dir  empty; holds its data and its log
 * @param {string} config  of alertmanager.yml, without variables
 * @param {(child: ChildProcess) => void} [note]  told of the process
 * @returns {Promise<RunningServer>} when it is ready
 */
export async function startAlertmanager(dir, config, note) {
  const { alertmanager } = await monitoringPrograms();
  const [port, file] = [await freePort(), join(dir, 'alertmanager.yml')];
  writeFileSync(file, config);
  const args = [
    `--config.file=${file}`,
    `--storage.path=${join(dir, 'data')}`,
    `--web.listen-address=127.0.0.1:${port}`,
    // Else it opens a port for others of its kind.
    '--cluster.listen-address=',
  ];
  return serve(alertmanager, args, port, join(dir, 'log'), note);
}

/**
 * @param {string} program
 * @param {string[]} args
 * @param {number} port
 * @param {string} log
 * @param {(child: ChildProcess) => void} [note]
 * @returns {Promise<RunningServer>}
 */
async function serve(program, args, port, log, note = () => {}) {
  const out = openSync(log, 'a');
  const child = spawn(program, args, { stdio: ['ignore', out, out] });
  child.on('error', () => {});
  note(child);
  const identity = identityOf(child.pid ?? 0);
  const url = `http://127.0.0.1:${port}`;
  const deadline = Date.now() + START_MS;
  while (Date.now() < deadline && isAlive(identity)) {
    if (await isReady(url)) return { url, stop: () => stopProcess(identity, STOP_MS) };
    await sleep(20);
  }
  await stopProcess(identity, STOP_MS);
  throw new PlainError(`${program} does not start:\n${lastLines(readFileSync(log, 'utf8'), 10)}`);
}

/** @param {string} url */
function isReady(url) {
  return fetch(`${url}/-/ready`).then(
    ({ ok }) => ok,
    () => false,
  );
}
