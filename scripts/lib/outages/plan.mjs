import { PLUGS } from './plugs.mjs';

/**
 * One plug of a plan.
 * @typedef {{atMs: number, lastsMs: number, plug: import('./plugs.mjs').PlugName, pick: number}} Pull
 */

const FIRST_MS = 4_000;
const GAP_MS = [2_000, 8_000];
const LASTS_MS = [2_000, 12_000];
/** One in so many lasts longer, where there is time for that. */
const LONG_ONE_IN = 8;
const LONG_MS = [30_000, 60_000];
const LONG_FROM_MS = 5 * 60_000;
/** What has failed comes back so long before the end. */
const CALM_MS = 5_000;

/**
 * Which plugs are pulled when, the same for the same seed. Two of one target never overlap.
 * @param {number} seed
 * @param {number} lengthMs
 * @returns {Pull[]} by time
 */
export function planOf(seed, lengthMs) {
  const random = randomOf(seed);
  const between = (/** @type {number[]} */ [from = 0, to = 0]) => Math.round(from + random() * (to - from));
  const names = /** @type {import('./plugs.mjs').PlugName[]} */ (Object.keys(PLUGS));
  /** @type {Map<string, number>} */
  const busyUntil = new Map();
  /** @type {Pull[]} */
  const plan = [];
  for (let atMs = FIRST_MS; atMs < lengthMs - CALM_MS; atMs += between(GAP_MS)) {
    const plug = names[Math.floor(random() * names.length)] ?? 'Postgres cut';
    const pick = random();
    const isLong = random() * LONG_ONE_IN < 1 && lengthMs >= LONG_FROM_MS;
    const lastsMs = Math.min(between(isLong ? LONG_MS : LASTS_MS), lengthMs - CALM_MS - atMs);
    const { target } = PLUGS[plug];
    if ((busyUntil.get(target) ?? 0) > atMs) continue;
    busyUntil.set(target, atMs + lastsMs);
    plan.push({ atMs, lastsMs, plug, pick });
  }
  return plan;
}

/**
 * Numbers from 0 to 1 that are the same for the same seed (mulberry32).
 * @param {number} seed
 */
function randomOf(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** @param {Pull} pull */
export function describePull({ atMs, lastsMs, plug }) {
  return `${(atMs / 1000).toFixed(1).padStart(6)} s  ${plug}, ${(lastsMs / 1000).toFixed(1)} s`;
}
