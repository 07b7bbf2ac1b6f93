import { join } from 'node:path';
import { copyFileSync, existsSync, rmSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { findBrowser } from '../build/browser.mjs';
import { ROOT } from '../system/paths.mjs';
import { slowestFiles } from './slowest-files.mjs';
import { stopLeftPgBouncer } from '../stores/pgbouncer.mjs';
import { readJson } from '../system/private-files.mjs';
import { ServiceStack } from '../stores/service-stack.mjs';
import { stopRequest } from '../system/stop-request.mjs';
import { TestHost } from './test-host.mjs';
import { PlainError, printFailure, say } from '../system/terminal.mjs';
import { createTestDir, poolerIn, stopNotedProcesses, sweepTestDirs } from '../stores/test-stores.mjs';

/**
 * @typedef {object} JestSummary
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {number} numRuntimeErrorTestSuites  files that could not run
 * @property {boolean} success
 * @property {import('./slowest-files.mjs').FileResult[]} testResults
 */

/**
 * @typedef {object} RunOptions
 * @property {string} [keepResults]  a file for Jest's results, for callers that need more than the exit code
 * @property {NodeJS.ProcessEnv} [env]  additional environment variables of the tests
 * @property {{passed: number, failed: number}} [before]  results of earlier tests, added in the last line
 */

const NOTHING = { passed: 0, failed: 0 };

/** The tests start the same programs many times, so Node caches their compiled code. */
const COMPILED = { NODE_COMPILE_CACHE: join(ROOT, '.frontdesk', 'compiled') };

/**
 * Runs Jest on stores of its own and ends with the line `N passed, N failed`.
 * @param {string[]} args  passed on to Jest
 * @param {RunOptions} [options]
 * @returns {Promise<number>} the exit code
 */
export async function runTests(args, { keepResults, env = {}, before = NOTHING } = {}) {
  await sweepTestDirs();
  const dir = createTestDir();
  const stack = new ServiceStack();
  /** @type {import('node:child_process').ChildProcess | undefined} */
  let jest;
  const requested = stopRequest(() => jest?.kill('SIGKILL'));
  const run = testOn(dir, stack, args, env, (child) => (jest = child));
  const work = run.then((result) => summarise(result, before));
  try {
    return await Promise.race([work, requested.then(interrupted)]);
  } catch (error) {
    printFailure(error);
    say(`${before.passed} passed, ${before.failed + 1} failed`);
    return 1;
  } finally {
    stack.close();
    jest?.kill('SIGTERM');
    await work.catch(() => {});
    await stopNotedProcesses(dir);
    await stopLeftPgBouncer(poolerIn(dir));
    await stack.stopAll();
    if (keepResults && existsSync(resultsIn(dir))) copyFileSync(resultsIn(dir), keepResults);
    rmSync(dir, { recursive: true, force: true });
  }
}

/** @param {string} dir */
function resultsIn(dir) {
  return join(dir, 'jest.json');
}

/** @returns {never} */
function interrupted() {
  throw new PlainError('The tests were interrupted.');
}

/**
 * @param {string} dir
 * @param {ServiceStack} stack
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} more
 * @param {(jest: import('node:child_process').ChildProcess) => void} onJest
 * @returns {Promise<{code: number, summary: JestSummary | undefined}>}
 */
async function testOn(dir, stack, args, more, onJest) {
  const host = new TestHost(dir, stack, await findBrowser());
  const env = {
    ...process.env,
    ...COMPILED,
    NODE_ENV: 'test',
    TEST_HOST: await host.listen(),
    TEST_DIR: dir,
    ...more,
  };
  stack.check();
  const resultFile = resultsIn(dir);
  const code = await runJest([...args, '--json', `--outputFile=${resultFile}`], env, onJest);
  return { code, summary: readJson(resultFile, /** @type {JestSummary | undefined} */ (undefined)) };
}

/**
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @param {(jest: import('node:child_process').ChildProcess) => void} onJest
 * @returns {Promise<number>}
 */
function runJest(args, env, onJest) {
  const jest = join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js');
  const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  return new Promise((resolve, reject) => {
    // Jest writes its JSON to the file; the rest of its output is not needed.
    const child = spawn(process.execPath, [...flags, jest, ...args], {
      cwd: ROOT,
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    onJest(child);
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/**
 * @param {{code: number, summary: JestSummary | undefined}} result
 * @param {{passed: number, failed: number}} before
 * @returns {number}
 */
function summarise({ code, summary }, before) {
  if (!summary) throw new PlainError('Jest ended without a result.');
  const passed = before.passed + summary.numPassedTests;
  const failed = before.failed + summary.numFailedTests + summary.numRuntimeErrorTestSuites;
  say(slowestFiles(summary.testResults));
  say(`${passed} passed, ${failed} failed`);
  return code === 0 && failed === 0 && summary.numPassedTests > 0 ? 0 : 1;
}
