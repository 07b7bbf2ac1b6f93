import { sep } from 'node:path';
import Sequencer from '@jest/test-sequencer';

/** @typedef {{path: string, duration?: number, context: {config: {displayName?: {name: string}}}}} Timed */

/** The package's own types take it for CommonJS. */
const Base =
  /** @type {new (options: unknown) => {sort(tests: Timed[]): Timed[]}} */
  (/** @type {unknown} */ (Sequencer));

/**
 * What the longest files take in a fresh checkout, of which Jest knows no times; in ms. The first two compile or fetch a
 * program, for which the others that need it would wait.
 */
export const LONG_MS = new Map([
  ['/test/integration/weaviate.spec.ts', 500_000],
  ['/test/integration/bundled-model.spec.ts', 400_000],
  ['/test/isolation/product.spec.ts', 240_000],
  ['/test/platforms/contract.spec.ts', 320_000],
  ['/test/isolation/stores/plans.spec.ts', 200_000],
  ['/test/outages/outages.spec.ts', 170_000],
  ['/test/e2e/console/console-look.spec.ts', 160_000],
  ['/test/e2e/chat-processes.spec.ts', 150_000],
  ['/test/deploys/release-scripts.spec.ts', 140_000],
  ['/test/e2e/erasure.spec.ts', 130_000],
  ['/test/integration/point-in-time.spec.ts', 100_000],
  ['/scripts/start.spec.ts', 90_000],
  ['/test/eval/offline.spec.ts', 90_000],
  ['/test/web/widget-safety.spec.ts', 80_000],
  ['/test/grounding/corpora.spec.ts', 70_000],
  ['/test/readers/readers.spec.ts', 60_000],
]);

/** What a file takes where Jest knows no time of it yet, by its project in jest.config.mjs; in ms. */
const USUAL_MS = new Map([
  ['outages', 90_000],
  ['deploys', 70_000],
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
  return duration ?? longMs(path) ?? usual;
}

/** @param {string} path */
function longMs(path) {
  const plain = path.split(sep).join('/');
  return [...LONG_MS].find(([end]) => plain.endsWith(end))?.[1];
}
