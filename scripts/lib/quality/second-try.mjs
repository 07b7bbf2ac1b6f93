import { relative, sep } from 'node:path';
import { ROOT } from '../system/paths.mjs';

/**
 * @typedef {object} FileResult  a file in Jest's results
 * @property {string} name  its path
 * @property {string} status  `passed` or `failed`
 * @property {{status: string}[]} assertionResults
 */

/** With more failed files, something is broken. */
const MOST_FILES = 8;
/** What another business has seen once, it has seen. */
const NEVER_AGAIN = ['test/isolation', 'scripts/lib/isolation'];

/**
 * The failed files that deserve a second try, alone: a test may fail because the machine was busy with the others.
 * @param {FileResult[]} files
 * @returns {string[]} their paths; none when too many failed, or one that must never fail
 */
export function filesToRepeat(files) {
  const failed = files.filter(({ status }) => status === 'failed').map(({ name }) => name);
  const isFinal = failed.length > MOST_FILES || failed.some(mustNeverFail);
  return isFinal ? [] : failed;
}

/** @param {string} file */
function mustNeverFail(file) {
  const path = relative(ROOT, file).split(sep).join('/');
  return NEVER_AGAIN.some((folder) => path.startsWith(`${folder}/`));
}

/**
 * The results with those of the second try in place of the first.
 * @template {FileResult} File
 * @param {File[]} first
 * @param {File[]} second
 * @returns {File[]}
 */
export function withSecondTry(first, second) {
  const later = new Map(second.map((file) => [file.name, file]));
  return first.map((file) => later.get(file.name) ?? file);
}

/**
 * How many tests passed and failed; a file that could not run counts as one failed test.
 * @param {FileResult[]} files
 * @returns {{passed: number, failed: number}}
 */
export function countTests(files) {
  let passed = 0;
  let failed = 0;
  for (const { status, assertionResults } of files) {
    const failures = countOf(assertionResults, 'failed');
    passed += countOf(assertionResults, 'passed');
    failed += status === 'failed' ? Math.max(1, failures) : failures;
  }
  return { passed, failed };
}

/**
 * @param {{status: string}[]} results
 * @param {string} status
 */
function countOf(results, status) {
  return results.filter((result) => result.status === status).length;
}

/**
 * What a reader of the run should know of the second try.
 * @param {FileResult[]} second
 * @returns {string}
 */
export function unsteadyFiles(second) {
  const unsteady = second.filter(({ status }) => status === 'passed').map(({ name }) => relative(ROOT, name));
  if (unsteady.length === 0) return '';
  return `Unsteady: failed beside the others, and passed when run again alone: ${unsteady.join(', ')}`;
}
