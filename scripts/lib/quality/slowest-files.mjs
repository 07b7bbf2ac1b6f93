import { relative } from 'node:path';
import { ROOT } from '../system/paths.mjs';

/** @typedef {{name: string, startTime: number, endTime: number, assertionResults: unknown[]}} FileResult  times in ms */

const SHOWN = 10;

/**
 * A table of the test files that took longest.
 * @param {FileResult[]} files
 * @returns {string}
 */
export function slowestFiles(files) {
  const timed = files.map(({ name, startTime, endTime, assertionResults }) => ({
    path: relative(ROOT, name),
    seconds: (endTime - startTime) / 1000,
    tests: assertionResults.length,
  }));
  const total = timed.reduce((sum, { seconds }) => sum + seconds, 0);
  const slowest = timed.sort((left, right) => right.seconds - left.seconds).slice(0, SHOWN);
  const rows = slowest.map(
    ({ path, seconds, tests }) => `${seconds.toFixed(1).padStart(9)} ${String(tests).padStart(6)}  ${path}`,
  );
  return [
    `The slowest of ${files.length} files, which took ${total.toFixed(0)} s one after the other:`,
    '  seconds  tests  file',
    ...rows,
  ].join('\n');
}
