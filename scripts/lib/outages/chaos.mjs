import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { createTestDir, stopNotedProcesses, sweepTestDirs } from '../stores/test-stores.mjs';
import { stopRequest } from '../system/stop-request.mjs';
import { messageOf, PlainError, say, step } from '../system/terminal.mjs';
import { isClean, lineOf } from './ledger.mjs';
import { describePull, planOf } from './plan.mjs';
import { PLUGS } from './plugs.mjs';
import { Rig } from './rig.mjs';
import { runScenario } from './scenario.mjs';

/** @typedef {import('./rig.mjs').RigSize} RigSize */
/** @typedef {{isGood: boolean, line: string, problems: string[]}} Verdict */

const LOAD = { visitors: 5, pauseMs: 500 };
const HEALED_MS = 120_000;
const ANSWERED_MS = 180_000;

/** @type {RigSize} */
const WHOLE = { processes: { api: 2, worker: 2, chat: 2 }, weaviate: true, clocks: true };

/**
 * @typedef {object} Options
 * @property {number} minutes
 * @property {number} seed
 * @property {boolean} weaviate
 * @property {import('./plugs.mjs').PlugName[]} plugs  each alone, instead of a plan
 * @property {number} seconds  that each of them lasts
 */

/**
 * Starts a product, pulls plugs by the plan of the seed, or those that are named, and ends with the ledger's line.
 * @param {Options} options
 * @returns {Promise<number>} the exit code
 */
export async function runChaos(options) {
  await sweepTestDirs();
  const dir = createTestDir();
  /** @type {Rig | undefined} */
  let rig;
  let isKept = false;
  const requested = stopRequest(() => process.exit(1));
  const work = async () => {
    rig = await step('Starting the product: two APIs, two workers, two chat engines', () =>
      Rig.open(dir, { ...WHOLE, weaviate: options.weaviate }),
    );
    return options.plugs.length > 0 ? pullEach(rig, options) : pullByPlan(rig, options);
  };
  try {
    if (await Promise.race([work(), requested.then(interrupted)])) return 0;
    isKept = true;
    say(`The logs stay until the next run: ${rig?.dir}`);
    return 1;
  } finally {
    await rig?.close();
    await stopNotedProcesses(dir);
    if (!isKept) rmSync(dir, { recursive: true, force: true });
  }
}

/**
 * @param {Rig} rig
 * @param {Options} options
 */
async function pullByPlan(rig, { seed, minutes }) {
  const { isGood, line, problems } = await pullAll(rig, { seed, lengthMs: minutes * 60_000 }, say);
  for (const problem of problems) say(`  ! ${problem}`);
  say(`\n${line}`);
  if (!isGood) say(`Again: npm run chaos -- --minutes ${minutes} --seed ${seed}`);
  return isGood;
}

/**
 * @param {Rig} rig
 * @param {Options} options
 */
async function pullEach(rig, { plugs, seconds }) {
  const missing = rig.missing(plugs);
  let isGood = true;
  for (const plug of plugs) {
    const why = missing.get(plug);
    if (why !== undefined) {
      say(`${plug}: not pulled, for ${why}`);
      continue;
    }
    const {
      line,
      story,
      wrongAnswers,
      deaths,
      isClean: clean,
    } = await runScenario(rig, {
      plugs: [plug],
      lastsMs: seconds * 1000,
    });
    say(line);
    if (story !== '') say(story);
    for (const [status, count] of wrongAnswers) say(`  ! ${count} answers of status ${status}`);
    if (deaths > 0) say(`  ! ${deaths} processes ended by themselves`);
    isGood &&= clean && wrongAnswers.length === 0 && deaths === 0;
  }
  return isGood;
}

/** @returns {never} */
function interrupted() {
  throw new PlainError('The run was interrupted.');
}

/**
 * Pulls the plugs of a plan under load, each at its time, and waits until everything has healed.
 * @param {Rig} rig
 * @param {{seed: number, lengthMs: number, load?: {visitors: number, pauseMs: number}}} options
 * @param {(line: string) => void} tell
 * @returns {Promise<Verdict>}
 */
export async function pullAll(rig, { seed, lengthMs, load = LOAD }, tell) {
  const plan = planOf(seed, lengthMs);
  tell(`\nThe plan of seed ${seed}:\n${plan.map(describePull).join('\n')}\n`);
  const deathsBefore = rig.deaths;
  const ledger = await rig.ledger(load);
  const began = Date.now();
  /** @type {string[]} */
  const problems = [];
  /** @type {Map<string, Promise<boolean>>} */
  const last = new Map();
  const pulled = await Promise.all(
    plan.map((pull) => {
      const { target } = PLUGS[pull.plug];
      // On a busy machine a process starts for longer than the plan allows for.
      const before = last.get(target) ?? Promise.resolve(true);
      const pulling = sleep(pull.atMs)
        .then(() => before)
        .then(() => pullOne(rig, pull))
        .catch((/** @type {unknown} */ error) => {
          problems.push(`${pull.plug}: ${messageOf(error)}`);
          return false;
        });
      last.set(target, pulling);
      return pulling;
    }),
  );
  await sleep(Math.max(0, lengthMs - (Date.now() - began)));
  await rig.untilHealthy(HEALED_MS).catch((/** @type {unknown} */ error) => problems.push(messageOf(error)));
  const totals = await ledger.close(ANSWERED_MS);
  for (const [status, count] of ledger.wrongAnswers) problems.push(`${count} answers of status ${status}`);
  const deaths = rig.deaths - deathsBefore;
  if (deaths > 0) problems.push(`${deaths} processes ended by themselves`);
  if (ledger.story !== '') problems.push(ledger.story);
  const seconds = Math.round((Date.now() - began) / 1000);
  const line = lineOf(`seed ${seed}, ${seconds} s, ${pulled.filter(Boolean).length} plugs`, totals);
  return { isGood: isClean(totals) && problems.length === 0, line, problems };
}

/**
 * @param {Rig} rig
 * @param {import('./plan.mjs').Pull} pull
 * @returns {Promise<boolean>} false where it cannot be pulled
 */
async function pullOne(rig, { plug, pick, lastsMs }) {
  /** @type {import('./plugs.mjs').Plug} */
  const found = PLUGS[plug];
  if (found.missing?.(rig) != null) return false;
  const mend = await found.pull(rig, pick);
  await sleep(lastsMs);
  await mend();
  return true;
}
