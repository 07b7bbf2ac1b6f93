import { percentile } from '../evaluation/evaluation.mjs';
import { isCalm, waitsOf } from './engine.mjs';
import { MAX_HELD_MS, MAX_STALL_MS } from './measure.mjs';

/** @typedef {import('./engine.mjs').Result} Result */

const SHOWN_OF_AN_INPUT = 60;

export const HEADING = line('', 'door', 'inputs', 'stall', 'noise', 'held', 'other', 'answers; worst input');

/** @param {import('./prober.mjs').Probes} calm */
export function describeCalm({ probesMs, controlsMs }) {
  return [
    `Calm: \`/health/live\` takes ${ms(percentile(probesMs, 0.5))} ms (median), ${ms(Math.max(0, ...probesMs))} ms at worst; a server that does nothing ${ms(Math.max(0, ...controlsMs))} ms at worst.`,
    `stall  longest \`/health/live\`, from outside; allowed ${MAX_STALL_MS} ms beyond the noise`,
    'noise  longest answer of the server that does nothing, in the same time',
    `held   longest turn of the event loop in CPU time, from inside; allowed ${MAX_HELD_MS} ms`,
    'other  longest answer to a question of another shop’s customer; in milliseconds like the rest',
  ].join('\n');
}

/**
 * One line of the table.
 * @param {Result} result
 */
export function describeDoor(result) {
  const { door, readings, unsent, victim } = result;
  const worst = worstOf(result);
  const stuck = readings.some(({ reading }) => reading.stuck);
  const sent = unsent > 0 ? `${readings.length}/${door.inputs.length}` : String(readings.length);
  const waits = waitsOf(victim);
  const lost = victim.lost > 0 ? ` (${victim.lost} lost)` : '';
  const waited =
    door.maxVictimP95Ms === undefined
      ? ms(Math.max(0, ...waits))
      : [0.5, 0.95, 1].map((share) => ms(percentile(waits, share))).join('/');
  return line(
    isCalm(result) ? '✓' : '✗',
    door.name,
    sent,
    `${stuck ? '≥' : ''}${ms(worst.stallMs)}`,
    ms(worst.noiseMs),
    `${stuck ? '≥' : ''}${ms(worst.heldMs)}`,
    `${waited}${lost}`,
    `${answersOf(result)}; ${worst.input.slice(0, SHOWN_OF_AN_INPUT)}`,
  );
}

/**
 * The figures of the input that exceeds a limit most, or is nearest to it.
 * @param {Result} result
 */
export function worstOf({ readings }) {
  const share = (/** @type {Result['readings'][number]} */ { reading }) =>
    Math.max((reading.stallMs - reading.noiseMs) / MAX_STALL_MS, reading.heldMs / MAX_HELD_MS);
  const [worst] = [...readings].sort((left, right) => share(right) - share(left));
  const { stallMs = 0, noiseMs = 0, heldMs = 0 } = worst?.reading ?? {};
  return { input: worst?.input.name ?? '', stallMs, noiseMs, heldMs };
}

/** @param {Result} result */
function answersOf({ readings }) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const answer of readings.flatMap(({ reading }) => reading.answers))
    counts.set(answer, (counts.get(answer) ?? 0) + 1);
  return [...counts].map(([answer, count]) => (count === 1 ? answer : `${answer}×${count}`)).join(' ');
}

/**
 * The results for machines.
 * @param {Result[]} results
 */
export function jsonReport(results) {
  return results.map((result) => ({
    door: result.door.name,
    passed: isCalm(result),
    unsent: result.unsent,
    victim: result.victim,
    inputs: result.readings.map(({ input, reading }) => ({ name: input.name, ...reading })),
  }));
}

/** @param {number} milliseconds */
function ms(milliseconds) {
  return milliseconds < 10 ? milliseconds.toFixed(1) : milliseconds.toFixed(0);
}

/** @param {[string, string, string, string, string, string, string, string]} cells */
function line(...cells) {
  const [mark, door, inputs, stall, noise, held, victim, rest] = cells;
  const figures = [inputs, stall, noise, held].map((figure) => figure.padStart(8));
  return `${mark.padEnd(2)}${door.padEnd(58)}${figures.join('')}${victim.padStart(20)}  ${rest}`;
}
