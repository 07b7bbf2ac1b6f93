import { rmSync, writeFileSync } from 'node:fs';
import { ServiceStack } from '../stores/service-stack.mjs';
import { stopRequest } from '../system/stop-request.mjs';
import { PlainError, printFailure, say, step } from '../system/terminal.mjs';
import { createTestDir, sweepTestDirs, TestStores } from '../stores/test-stores.mjs';
import { doorsOf } from './doors.mjs';
import { calmProbes, isCalm, tryDoor } from './engine.mjs';
import { Prober } from './prober.mjs';
import { Product } from './product.mjs';
import { HEADING, describeCalm, describeDoor, jsonReport } from './report.mjs';
import { setStage } from './stage.mjs';

/**
 * @typedef {object} Options
 * @property {boolean} sliceOnly
 * @property {string[]} only  parts of the names of doors
 * @property {string | undefined} json  a file for the results
 * @property {number} minutes  after which no further door is tested
 */

const MS_PER_MINUTE = 60_000;

/**
 * Starts a product, tests every door and ends with the line `N passed, N failed`.
 * @param {Options} options
 * @returns {Promise<number>} the exit code
 */
export async function runStall(options) {
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
async function drive(dir, stack, options) {
  const deadline = Date.now() + options.minutes * MS_PER_MINUTE;
  const { product, stage } = await prepare(dir, stack, options);
  const prober = await stack.open('probe', () => new Prober());
  const rig = { prober, product, victim: stage.victim };
  say(`\n${describeCalm(await calmProbes(rig))}\n\n${HEADING}`);
  const doors = doorsOf(stage, options);
  /** @type {import('./engine.mjs').Result[]} */
  const results = [];
  for (const door of doors) {
    stack.check();
    if (Date.now() > deadline) break;
    const result = await tryDoor(rig, door);
    results.push(result);
    say(describeDoor(result));
  }
  if (options.json) writeFileSync(options.json, `${JSON.stringify(jsonReport(results), null, 2)}\n`);
  return summarise(doors, results, product);
}

/**
 * @param {string} dir
 * @param {ServiceStack} stack
 * @param {Options} options
 */
async function prepare(dir, stack, { sliceOnly }) {
  const stores = await new TestStores(dir, stack).of('stall');
  const { product } = await step('Starting the product', () =>
    stack.open('product', () => openProduct(stores, dir)),
  );
  const stage = await step('Making the businesses', () => setStage(product));
  // A slice fails with its first blocked process, and what its other doors show then matters little.
  if (!sliceOnly) await step('Keeping a copy of them', () => product.keep());
  return { product, stage };
}

/**
 * @param {import('../stores/test-stores.mjs').StoreUrls} stores
 * @param {string} dir
 */
async function openProduct(stores, dir) {
  const product = await Product.open(stores, dir);
  return { product, stop: product.close };
}

/**
 * @param {import('./engine.mjs').Door[]} doors
 * @param {import('./engine.mjs').Result[]} results
 * @param {Product} product
 */
function summarise(doors, results, product) {
  const failed = results.filter((result) => !isCalm(result)).length;
  const missed = doors.length - results.length;
  if (product.revivals > 0) say(`\nThe product was stuck and replaced ${product.revivals} times.`);
  if (missed > 0) say(`\nThere was no time left for ${missed} doors; they count as failed.`);
  if (doors.length === 0) say('\nNo door has such a name.');
  say(`\n${results.length - failed} passed, ${failed + missed} failed`);
  return failed + missed === 0 && doors.length > 0 ? 0 : 1;
}
