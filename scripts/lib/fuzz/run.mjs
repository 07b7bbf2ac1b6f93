import { rmSync } from 'node:fs';
import { ServiceStack } from '../stores/service-stack.mjs';
import { createTestDir, sweepTestDirs } from '../stores/test-stores.mjs';
import { stopRequest } from '../system/stop-request.mjs';
import { PlainError, printFailure, say, step } from '../system/terminal.mjs';
import { operationsFor, ROLES, shareOf } from './roles.mjs';
import { findSchemathesis, runSchemathesis, writeConfig } from './schemathesis.mjs';
import { openStage } from './stage.mjs';

/**
 * @typedef {object} Options
 * @property {number} examples  at most, for each operation
 * @property {number} seed
 * @property {number} shares  1: all operations; else one of so many parts, which the seed chooses
 * @property {string[]} only  parts of method and path
 */

/**
 * Starts a product, calls every operation with what its document allows and forbids, and ends with the line
 * `N passed, N failed`, of roles.
 * @param {Options} options
 * @returns {Promise<number>} the exit code
 */
export async function fuzz(options) {
  await sweepTestDirs();
  const dir = createTestDir();
  const stack = new ServiceStack();
  const requested = stopRequest(() => process.exit(1));
  const work = drive(dir, stack, options);
  try {
    return await Promise.race([work, requested.then(interrupted)]);
  } catch (error) {
    printFailure(error);
    say('0 passed, 1 failed');
    return 1;
  } finally {
    stack.close();
    await stack.stopAll();
    await work.catch(() => {});
    rmSync(dir, { recursive: true, force: true });
  }
}

/** @returns {never} */
function interrupted() {
  throw new PlainError('The run was interrupted.');
}

/**
 * @param {string} dir
 * @param {ServiceStack} stack
 * @param {Options} options
 */
async function drive(dir, stack, { examples, seed, shares, only }) {
  const program = await step('Schemathesis', () => findSchemathesis());
  const stage = await step('Starting the product', () => openStage(dir, stack));
  const config = writeConfig(dir, stage);
  /** @type {boolean[]} */
  const outcomes = [];
  for (const role of ROLES) {
    stack.check();
    const named = operationsFor(await documentOf(stage.url + role.document), role).filter(
      ({ name }) => only.length === 0 || only.some((part) => name.includes(part)),
    );
    const operations = shareOf(named, shares, seed).map(({ id }) => id);
    if (operations.length === 0) continue;
    say(`\n== ${role.name}: ${operations.length} of ${named.length} operations, seed ${seed}`);
    const run = { config, stage, document: role.document, operations, examples, seed };
    outcomes.push(await runSchemathesis(program, run, stack.closing));
  }
  const failed = outcomes.filter((isGood) => !isGood).length;
  if (outcomes.length === 0) throw new PlainError('No operation has such a name.');
  say(`\n${outcomes.length - failed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

/**
 * @param {string} url
 * @returns {Promise<import('./roles.mjs').Document>}
 */
async function documentOf(url) {
  return /** @type {import('./roles.mjs').Document} */ (await (await fetch(url)).json());
}
