import { setTimeout as sleep } from 'node:timers/promises';
import { isClean, lineOf } from './ledger.mjs';
import { PLUGS } from './plugs.mjs';

/**
 * @typedef {object} Scenario
 * @property {import('./plugs.mjs').PlugName[]} plugs  pulled at once
 * @property {number} lastsMs
 * @property {number} [times]  how often
 * @property {{visitors: number, pauseMs: number}} [load]
 *
 * @typedef {object} Outcome
 * @property {string} name
 * @property {import('./ledger.mjs').Totals} totals
 * @property {string} line
 * @property {boolean} isClean
 * @property {string} story  of what is wrong; empty when nothing is
 * @property {[status: number, count: number][]} wrongAnswers
 * @property {number} slowestMs  of all requests
 * @property {number} deaths  of processes that nobody had ended
 * @property {number} healthyMs  from the mend until every API says that it is ready
 */

const LOAD = { visitors: 3, pauseMs: 300 };
/** Messages that are taken before and after the outage. */
const SEEN_WELL = 4;
const WELL_MS = 60_000;
const ANSWERED_MS = 180_000;
const POLL_MS = 50;

/**
 * Pulls plugs under load, mends them, and reads everything back.
 * @param {import('./rig.mjs').Rig} rig
 * @param {Scenario} scenario
 * @returns {Promise<Outcome>}
 */
export async function runScenario(rig, { plugs, lastsMs, times = 1, load = LOAD }) {
  const name = `${plugs.join(' and ')}${times > 1 ? ` ${times} times` : ''} for ${lastsMs / 1000} s`;
  const deathsBefore = rig.deaths;
  const ledger = await rig.ledger(load);
  await more(ledger);
  let healthyMs = 0;
  for (let time = 0; time < times; time += 1) {
    const pick = time % 2 === 0 ? 0 : 0.999;
    const mends = await Promise.all(plugs.map((plug) => PLUGS[plug].pull(rig, pick)));
    await sleep(lastsMs);
    await Promise.all(mends.map((mend) => mend()));
    healthyMs = Math.max(healthyMs, await rig.untilHealthy());
  }
  await more(ledger);
  const totals = await ledger.close(ANSWERED_MS);
  const { slowestMs } = ledger.balancer;
  return {
    name,
    totals,
    line: lineOf(name, totals),
    isClean: isClean(totals),
    story: ledger.story,
    wrongAnswers: ledger.wrongAnswers,
    slowestMs: Math.round(slowestMs),
    deaths: rig.deaths - deathsBefore,
    healthyMs,
  };
}

/** Waits until some more messages are taken. @param {import('./ledger.mjs').Ledger} ledger */
async function more(ledger) {
  const wanted = ledger.acknowledged + SEEN_WELL;
  const deadline = Date.now() + WELL_MS;
  while (ledger.acknowledged < wanted) {
    if (Date.now() > deadline)
      throw new Error(`No message is taken: ${[...ledger.balancer.statuses].join(' ')}`);
    await sleep(POLL_MS);
  }
}
