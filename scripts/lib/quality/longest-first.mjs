import Sequencer from '@jest/test-sequencer';

/** @typedef {{duration?: number, context: {config: {displayName?: {name: string}}}}} Timed */

/** The package's own types take it for CommonJS. */
const Base =
  /** @type {new (options: unknown) => {sort(tests: Timed[]): Timed[]}} */
  (/** @type {unknown} */ (Sequencer));

/** What a file takes where Jest knows no time of it yet, by its project in jest.config.mjs; in ms. */
const USUAL_MS = new Map([
  ['outages', 90_000],
  ['e2e', 40_000],
  ['scripts', 25_000],
  ['web', 20_000],
  ['integration', 8_000],
  ['unit', 1_000],
]);

/** Begins with the files that take longest, so that none of them runs alone at the end. */
export default class LongestFirst extends Base {
  /**
   * @override
   * @param {Timed[]} tests
   * @returns {Timed[]}
   */
  sort(tests) {
    return super.sort(tests).sort(longestFirst);
  }
}

/**
 * @param {Timed} left
 * @param {Timed} right
 */
export function longestFirst(left, right) {
  return expectedMs(right) - expectedMs(left);
}

/** @param {Timed} test */
function expectedMs({ duration, context }) {
  return duration ?? USUAL_MS.get(context.config.displayName?.name ?? '') ?? 0;
}
