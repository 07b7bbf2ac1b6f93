import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ROOT } from './paths.mjs';
import { readJson, writePrivateJson } from './private-files.mjs';
import { identityOf, isAlive, stopProcess } from './process-identity.mjs';
import { PlainError } from './terminal.mjs';

/** A little more than the app's own limit of 15 s, which ends running requests and jobs. */
const STOP_GRACE_MS = 25_000;
/** Shorter for the app of a killed launcher, which may be waiting for stores that are gone. */
const LEFT_APP_GRACE_MS = 4000;
const READY_TIMEOUT_MS = 60_000;

/** See "What a machine needs" in docs/operations.md. */
export const NODE_FLAGS = ['--max-semi-space-size=8', '--heap-growing-percent=40', '--expose-gc'];
/** Environment of the C library's allocator, see "What a machine needs" in docs/operations.md. */
export const ALLOCATOR = { MALLOC_ARENA_MAX: '2', MALLOC_TRIM_THRESHOLD_: '131072' };

/**
 * @typedef {object} AppProcess
 * @property {Promise<string>} exited  resolves to a sentence about how it ended
 * @property {(graceMs?: number) => Promise<void>} stop
 */

/**
 * Starts the app in a process group of its own, so that Ctrl-C does not reach it directly and it is stopped in order.
 * @param {string} stateFile
 * @param {NodeJS.ProcessEnv} env
 * @param {import('./app-output.mjs').AppOutput} output  prints what the app prints
 * @returns {AppProcess}
 */
export function startApp(stateFile, env, output) {
  const child = spawn(process.execPath, [...NODE_FLAGS, join(ROOT, 'dist', 'main.js')], {
    cwd: ROOT,
    env: { ...ALLOCATOR, ...env },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  output.follow(child.stdout);
  output.follow(child.stderr);
  const identity = identityOf(child.pid ?? 0);
  writePrivateJson(stateFile, identity);
  const exited = new Promise((/** @type {(sentence: string) => void} */ resolve) => {
    child.on('error', (error) => resolve(`The app could not be started: ${error.message}`));
    child.on('exit', (code, signal) => {
      rmSync(stateFile, { force: true });
      resolve(`The app has ended by itself (${signal ? `signal ${signal}` : `exit code ${code}`}).`);
    });
  });
  return { exited, stop: (graceMs = STOP_GRACE_MS) => stopProcess(identity, graceMs) };
}

/**
 * Stops the app that a killed launcher has left running.
 * @param {string} stateFile
 * @returns {Promise<boolean>} whether there was one
 */
export async function stopLeftApp(stateFile) {
  const left = readJson(
    stateFile,
    /** @type {import('./process-identity.mjs').ProcessIdentity | undefined} */ (undefined),
  );
  rmSync(stateFile, { force: true });
  if (!left || !isAlive(left)) return false;
  await stopProcess(left, LEFT_APP_GRACE_MS);
  return true;
}

/**
 * Waits until the app reports that it is ready.
 * @param {AppProcess} app
 * @param {string} url
 */
export async function waitUntilReady(app, url) {
  /** @type {string | undefined} */
  let ended;
  void app.exited.then((sentence) => (ended = sentence));
  const deadline = Date.now() + READY_TIMEOUT_MS;
  let last = 'no answer';
  while (Date.now() < deadline) {
    if (ended !== undefined) throw new PlainError(`${ended} The reason is in its last lines.`);
    last = await readiness(url);
    if (last === '200') return;
    await sleep(75);
  }
  throw new PlainError(
    `The app was not ready after ${READY_TIMEOUT_MS / 1000} s (${url}/health/ready: ${last}).`,
  );
}

/** @param {string} url */
async function readiness(url) {
  try {
    const response = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(3000) });
    await response.body?.cancel();
    return String(response.status);
  } catch {
    return 'no answer';
  }
}
