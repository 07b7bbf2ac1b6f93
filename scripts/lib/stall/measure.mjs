import { askProcess } from './ipc.mjs';

/** @typedef {import('./prober.mjs').Prober} Prober */

/**
 * One input that an unknown client, a visitor or a shop may send.
 * @typedef {object} Input
 * @property {string} name
 * @property {() => Promise<string[]>} send  resolves to the responses: status codes, or a word instead
 * @property {number} [patienceMs]  how long it may take in total
 * @property {number} [tries]  maximum number of attempts, for a slow input
 *
 * @typedef {object} Reading
 * @property {number} stallMs  longest `GET /health/live`, measured from outside
 * @property {number} noiseMs  longest response of a server that does nothing, during the same time
 * @property {number} heldMs  longest turn of the event loop in CPU time, measured inside
 * @property {string[]} answers
 * @property {boolean} stuck  the process stayed blocked for too long; the figures are a lower bound
 * @property {boolean} late  the input was not answered in time, although the process responds
 *
 * @typedef {object} Target  a process under test, started with `--import loop-probe.mjs`
 * @property {import('node:child_process').ChildProcess} child
 */

/** Limit for `/health/live` while an input is processed, above the machine's noise. */
export const MAX_STALL_MS = 100;
/** Limit for the CPU time of one turn of the event loop, which has no noise. */
export const MAX_HELD_MS = 50;
/** The longest wait for one input. */
export const PATIENCE_MS = 15_000;

const LAST_WAIT_MS = 1000;
/** Collecting garbage, for which the input is not to blame, takes up to 35 ms of CPU time, and Linux counts it in steps of 4 ms. */
const TRIES = 5;
/** More attempts when the event loop was not blocked, because then the machine was busy. */
const TRIES_AGAINST_NOISE = 8;
/** More than noise can explain. */
const BEYOND_DOUBT_MS = 500;

/** @param {Reading} reading */
export function passes(reading) {
  return ownStall(reading) <= MAX_STALL_MS && reading.heldMs <= MAX_HELD_MS;
}

/** @param {Reading} reading */
function ownStall({ stallMs, noiseMs }) {
  return stallMs - noiseMs;
}

/**
 * Sends an input while the probe runs. A failed input is sent again and the best attempt counts, because noise does not
 * repeat but a stall does.
 * @param {Prober} prober
 * @param {Target} target
 * @param {Input} input
 * @param {() => Promise<void>} [renew]  called before each attempt
 * @returns {Promise<Reading>}
 */
export async function measure(prober, target, input, renew = async () => {}) {
  await renew();
  let best = await measureOnce(prober, target, input);
  for (let tries = 1; worthAnother(best, tries, input.tries); tries++) {
    await renew();
    const next = await measureOnce(prober, target, input);
    const better = ownStall(next) < ownStall(best) && !next.stuck ? next : best;
    best = { ...better, heldMs: Math.min(best.heldMs, next.heldMs) };
  }
  return best;
}

/**
 * @param {Reading} best
 * @param {number} tries
 * @param {number} [most]
 */
function worthAnother(best, tries, most = TRIES_AGAINST_NOISE) {
  if (tries >= most || passes(best) || best.stuck || best.late || best.heldMs > BEYOND_DOUBT_MS) return false;
  return tries < TRIES || best.heldMs <= MAX_HELD_MS;
}

/**
 * @param {Prober} prober
 * @param {Target} target
 * @param {Input} input
 * @returns {Promise<Reading>}
 */
export async function measureOnce(prober, { child }, input) {
  const patience = input.patienceMs ?? PATIENCE_MS;
  await prober.begin();
  await heldSince(child);
  const began = performance.now();
  const answers = await within(input.send(), patience);
  const left = patience - (performance.now() - began);
  const probes = await prober.end(Math.max(LAST_WAIT_MS, left));
  const held = probes && (await heldSince(child));
  if (!probes || held === undefined) return stuckReading(performance.now() - began);
  return {
    stallMs: Math.max(...probes.probesMs),
    noiseMs: Math.max(0, ...probes.controlsMs),
    heldMs: held,
    answers: answers ?? ['no answer'],
    stuck: false,
    late: answers === undefined,
  };
}

/**
 * @param {number} elapsed
 * @returns {Reading}
 */
function stuckReading(elapsed) {
  return { stallMs: elapsed, noiseMs: 0, heldMs: elapsed, answers: ['stuck'], stuck: true, late: true };
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number | undefined>} milliseconds, since the last call
 */
async function heldSince(child) {
  /** @type {{heldMs: number} | undefined} */
  const reply = await askProcess(child, 'loop', undefined, LAST_WAIT_MS);
  return reply?.heldMs;
}

/**
 * @template T
 * @param {Promise<T>} work
 * @param {number} milliseconds
 * @returns {Promise<T | undefined>} undefined when it does not end in time
 */
async function within(work, milliseconds) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const late = new Promise((/** @type {(value: undefined) => void} */ resolve) => {
    timer = setTimeout(() => resolve(undefined), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
