import { askProcess } from './ipc.mjs';

/** @typedef {import('./prober.mjs').Prober} Prober */

/**
 * One thing that a stranger, a visitor or a shop may send.
 * @typedef {object} Input
 * @property {string} name
 * @property {() => Promise<string[]>} send  resolves to what was answered: status codes, or words in their place
 * @property {number} [patienceMs]  how long it may take altogether
 * @property {number} [tries]  at most, for one that takes long
 *
 * @typedef {object} Reading
 * @property {number} stallMs  longest `GET /health/live`, measured from outside
 * @property {number} noiseMs  longest answer of a server that does nothing, in the same time
 * @property {number} heldMs  longest turn of the event loop in CPU time, measured inside
 * @property {string[]} answers
 * @property {boolean} stuck  the process did not come back in time; the figures are a lower bound
 * @property {boolean} late  the input was not answered in time, though the process lives
 *
 * @typedef {object} Target  a process under test, started with `--import loop-probe.mjs`
 * @property {import('node:child_process').ChildProcess} child
 */

/** What `/health/live` may take while an input is worked on, beyond the noise of the machine. */
export const MAX_STALL_MS = 100;
/** The same where there is no noise at all: what one turn of the loop may take of the CPU. */
export const MAX_HELD_MS = 50;
/** The longest that one input is waited for. */
export const PATIENCE_MS = 15_000;

const LAST_WAIT_MS = 1000;
const TRIES = 3;
/** When the loop itself was not held, the machine was busy; it deserves more tries. */
const TRIES_AGAINST_NOISE = 6;
/** No noise explains that much. */
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
 * Sends an input beside the probe. What fails is sent again, and the best of it counts: noise passes, a stall repeats.
 * @param {Prober} prober
 * @param {Target} target
 * @param {Input} input
 * @param {() => Promise<void>} [renew]  before each try
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
 * @returns {Promise<T | undefined>} undefined when it is not done in time
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
