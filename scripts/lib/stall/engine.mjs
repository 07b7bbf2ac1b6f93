import { setTimeout as sleep } from 'node:timers/promises';
import { percentile } from '../evaluation/evaluation.mjs';
import { measure, passes } from './measure.mjs';

/**
 * @typedef {import('./measure.mjs').Input} Input
 * @typedef {import('./measure.mjs').Reading} Reading
 * @typedef {import('./prober.mjs').VictimReport} VictimReport
 */

/**
 * One way into the product, with the inputs to send.
 * @typedef {object} Door
 * @property {string} name
 * @property {Input[]} inputs
 * @property {number} [victimEveryMs]  interval of the other business's customer's questions
 * @property {number} [maxVictimP95Ms]  how long that customer may wait
 * @property {boolean} [fresh]  each input is sent to a newly started process
 *
 * @typedef {object} Result
 * @property {Door} door
 * @property {{input: Input, reading: Reading}[]} readings
 * @property {number} unsent  inputs left out because the door had failed already for some time
 * @property {VictimReport} victim
 *
 * @typedef {object} Rig
 * @property {import('./prober.mjs').Prober} prober
 * @property {Subject} product
 * @property {import('./prober.mjs').Victim} [victim]
 *
 * @typedef {object} Subject  the process under test, which can be replaced
 * @property {string} url
 * @property {import('node:child_process').ChildProcess} child
 * @property {() => Promise<void>} revive
 * @property {() => Promise<void>} restart
 */

/** How long a door is tested further after its first failure. */
const FAILED_DOOR_MS = 4000;
const CALM_MS = 2000;

/**
 * The probe's figures while nothing is sent.
 * @param {Rig} rig
 * @returns {Promise<import('./prober.mjs').Probes>}
 */
export async function calmProbes(rig) {
  await aimAt(rig);
  await rig.prober.begin();
  await sleep(CALM_MS);
  return (await rig.prober.end(CALM_MS)) ?? { probesMs: [], controlsMs: [] };
}

/**
 * Sends all inputs of a door, one after the other.
 * @param {Rig} rig
 * @param {Door} door
 * @returns {Promise<Result>}
 */
export async function tryDoor(rig, door) {
  await aimAt(rig, door.victimEveryMs);
  await rig.prober.victim();
  const began = performance.now();
  /** @type {Result['readings']} */
  const readings = [];
  const renew = door.fresh ? () => restartProduct(rig, door) : undefined;
  for (const input of door.inputs) {
    const reading = await measure(rig.prober, rig.product, input, renew);
    readings.push({ input, reading });
    if (reading.stuck || reading.late) break;
    if (!readings.every((each) => passes(each.reading)) && performance.now() - began > FAILED_DOOR_MS) break;
  }
  const victim = await rig.prober.victim();
  if (readings.some(({ reading }) => reading.stuck || reading.late)) await replaceProduct(rig);
  return { door, readings, unsent: door.inputs.length - readings.length, victim };
}

/**
 * @param {Rig} rig
 * @param {number} [victimEveryMs]
 */
async function aimAt({ prober, product, victim }, victimEveryMs = victim?.everyMs ?? 0) {
  await prober.aim({ url: product.url, ...(victim && { victim: { ...victim, everyMs: victimEveryMs } }) });
}

/** @param {Rig} rig */
async function replaceProduct({ prober, product }) {
  await prober.aim(undefined);
  await product.revive();
}

/**
 * @param {Rig} rig
 * @param {Door} door
 */
async function restartProduct(rig, { victimEveryMs }) {
  await rig.prober.aim(undefined);
  await rig.product.restart();
  await aimAt(rig, victimEveryMs);
}

/**
 * Whether no input blocked the event loop.
 * @param {Result} result
 */
export function isCalm(result) {
  const { maxVictimP95Ms = Infinity } = result.door;
  return (
    result.unsent === 0 &&
    result.readings.every(({ reading }) => passes(reading)) &&
    result.victim.lost === 0 &&
    percentile(waitsOf(result.victim), 0.95) <= maxVictimP95Ms
  );
}

/**
 * How long the other business's customer waited for each answer, including the open question so far.
 * @param {VictimReport} victim
 */
export function waitsOf({ answersMs, waitingMs }) {
  return waitingMs > 0 ? [...answersMs, waitingMs] : answersMs;
}
