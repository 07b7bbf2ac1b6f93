import { join, relative } from 'node:path';
import { copyFileSync, existsSync, rmSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { ONE_BY_ONE, runsOf } from './alone.mjs';
import { findBrowser } from '../build/browser.mjs';
import { ROOT } from '../system/paths.mjs';
import { countTests, filesToRepeat, unsteadyFiles, withSecondTry } from './second-try.mjs';
import { slowestFiles } from './slowest-files.mjs';
import { cpuTable, recordedCpu } from './cpu-of-tests.mjs';
import { stopLeftPgBouncer } from '../stores/pgbouncer.mjs';
import { readJson } from '../system/private-files.mjs';
import { ServiceStack } from '../stores/service-stack.mjs';
import { stopRequest } from '../system/stop-request.mjs';
import { TestHost } from './test-host.mjs';
import { PlainError, printFailure, say } from '../system/terminal.mjs';
import { createTestDir, poolerIn, stopNotedProcesses, sweepTestDirs } from '../stores/test-stores.mjs';

/**
 * @typedef {object} JestSummary
 * @property {boolean} success
 * @property {FileResult[]} testResults
 */

/** @typedef {import('./slowest-files.mjs').FileResult & import('./second-try.mjs').FileResult} FileResult */

/**
 * @typedef {object} RunOptions
 * @property {string} [keepResults]  a file for Jest's results, for callers that need more than the exit code
 * @property {NodeJS.ProcessEnv} [env]  additional environment variables of the tests
 * @property {{passed: number, failed: number}} [before]  results of earlier tests, added in the last line
 * @property {boolean} [hasSecondTry]  whether a few failed files are run again alone
 * @property {boolean} [tellsCpu]  whether it ends with what each kind of tests computes
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
export async function runTests(
  args,
  { keepResults, env = {}, before = NOTHING, hasSecondTry = false, tellsCpu = false } = {},
) {
  await sweepTestDirs();
  const dir = createTestDir();
  const stack = new ServiceStack();
  /** @type {import('node:child_process').ChildProcess | undefined} */
  let jest;
  const requested = stopRequest(() => jest?.kill('SIGKILL'));
  const onJest = (/** @type {import('node:child_process').ChildProcess} */ child) => (jest = child);
  const more = tellsCpu ? { ...env, TEST_CPU: '1' } : env;
  const run = testOn(dir, stack, { args, env: more, hasSecondTry, onJest });
  const work = run.then((result) => {
    if (tellsCpu) say(cpuTable(recordedCpu(dir)));
    return summarise(result, before);
  });
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
 * @typedef {object} TestPlan
 * @property {string[]} args
 * @property {NodeJS.ProcessEnv} env  more variables
 * @property {boolean} hasSecondTry
 * @property {(jest: import('node:child_process').ChildProcess) => void} onJest
 */

/**
 * @param {string} dir
 * @param {ServiceStack} stack
 * @param {TestPlan} plan
 * @returns {Promise<FileResult[] | undefined>} undefined when Jest ended without a result
 */
async function testOn(dir, stack, { args, env: more, hasSecondTry, onJest }) {
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
  /** @type {FileResult[] | undefined} */
  let first = [];
  for (const each of runsOf(args)) {
    const results = await resultsOf(dir, each, env, onJest);
    first = results && first ? [...first, ...results] : undefined;
  }
  const again = hasSecondTry && first ? filesToRepeat(first) : [];
  if (!first || again.length === 0) return first;
  say(`\nOnce more, alone: ${again.map((file) => relative(ROOT, file)).join(' ')}`);
  const second = await resultsOf(dir, [...ONE_BY_ONE, ...again], env, onJest);
  if (!second) return undefined;
  say(unsteadyFiles(second));
  return withSecondTry(first, second);
}

/**
 * @param {string} dir
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @param {TestPlan['onJest']} onJest
 * @returns {Promise<FileResult[] | undefined>}
 */
async function resultsOf(dir, args, env, onJest) {
  const resultFile = resultsIn(dir);
  rmSync(resultFile, { force: true });
  const code = await runJest([...args, '--json', `--outputFile=${resultFile}`], env, onJest);
  const summary = readJson(resultFile, /** @type {JestSummary | undefined} */ (undefined));
  if (!summary) return undefined;
  // What makes a run fail beside its tests, such as an error after them.
  if (code !== 0 && countTests(summary.testResults).failed === 0)
    throw new PlainError('Jest ended with an error.');
  return summary.testResults;
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
 * @param {FileResult[] | undefined} files
 * @param {{passed: number, failed: number}} before
 * @returns {number}
 */
function summarise(files, before) {
  if (!files) throw new PlainError('Jest ended without a result.');
  const own = countTests(files);
  const failed = before.failed + own.failed;
  say(slowestFiles(files));
  say(`${before.passed + own.passed} passed, ${failed} failed`);
  return failed === 0 && own.passed > 0 ? 0 : 1;
}
