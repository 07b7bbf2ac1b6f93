import { sep } from 'node:path';
import Sequencer from '@jest/test-sequencer';

/** @typedef {{path: string, duration?: number, context: {config: {displayName?: {name: string}}}}} Timed */

/** The package's own types take it for CommonJS. */
const Base =
  /** @type {new (options: unknown) => {sort(tests: Timed[]): Timed[]}} */
  (/** @type {unknown} */ (Sequencer));

/**
 * What files take longer that compile or fetch a program in a fresh checkout, and before which the others that need it
 * would wait; in ms.
 */
export const INSTALLING_MS = new Map([
  ['/test/integration/weaviate.spec.ts', 300_000],
  ['/test/integration/bundled-model.spec.ts', 100_000],
]);

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
function expectedMs({ path, duration, context }) {
  const usual = USUAL_MS.get(context.config.displayName?.name ?? '') ?? 0;
  return duration ?? installingMs(path) ?? usual;
}

/** @param {string} path */
function installingMs(path) {
  const plain = path.split(sep).join('/');
  return [...INSTALLING_MS].find(([end]) => plain.endsWith(end))?.[1];
}
