import { say } from '../system/terminal.mjs';

/**
 * @typedef {import('../../../test/eval/searching.js').Searched} Searched
 * @typedef {import('../../../test/eval/searching.js').Unanswerable} Unanswerable
 */

const BOUNDS = [0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7];
/** Of the questions that are answered though nothing answers them, so many are shown, the surest first. */
const SHOWN = 12;

/**
 * What another bound than 0.5 would give: how many questions that nothing answers have a likeliest source at or above it,
 * and of the others how many have one that answers, or one that does not.
 * @param {Searched[]} questions
 * @param {Unanswerable[]} unanswerable
 */
export function answeringCurve(questions, unanswerable) {
  const first = questions.flatMap(({ engines }) => engines.fused.slice(0, 1));
  return BOUNDS.map((bound) => ({
    bound,
    unanswerable: unanswerable.filter(({ likeliest }) => (likeliest?.probability ?? 0) >= bound).length,
    right: first.filter(({ probability, answers }) => answers && probability >= bound).length,
    wrong: first.filter(({ probability, answers }) => !answers && probability >= bound).length,
  }));
}

/**
 * @param {Searched[]} questions  as people asked them
 * @param {Unanswerable[]} unanswerable
 */
export function printAnswering(questions, unanswerable) {
  const share = (/** @type {number} */ count, /** @type {number} */ all) =>
    `${count} (${((100 * count) / all).toFixed(1)} %)`.padStart(16);
  say(
    `\n${'answered from'.padEnd(16)}${['unanswerable', 'right', 'wrong'].map((t) => t.padStart(16)).join('')}`,
  );
  for (const { bound, unanswerable: none, right, wrong } of answeringCurve(questions, unanswerable)) {
    const cells = [
      share(none, unanswerable.length),
      share(right, questions.length),
      share(wrong, questions.length),
    ];
    say(`${bound.toFixed(2).padEnd(16)}${cells.join('')}`);
  }
  const surest = unanswerable
    .flatMap(({ set, kind, asked, likeliest }) => (likeliest ? [{ set, kind, asked, ...likeliest }] : []))
    .sort((one, other) => other.probability - one.probability);
  for (const { probability, set, kind, asked, title } of surest.slice(0, SHOWN))
    say(`${probability.toFixed(2)} ${set} ${kind}: ${asked} → ${title}`);
}
