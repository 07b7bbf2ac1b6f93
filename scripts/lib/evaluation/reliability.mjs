import { say } from '../system/terminal.mjs';

/**
 * @typedef {object} Judged
 * @property {string} id
 * @property {string} kind
 * @property {string} language
 * @property {boolean} right
 * @property {number} confidence  0..1, of the last answer
 * @property {boolean | null} [offered]  a source that answers it is among the suggestions; null when that cannot be told
 */

/** Below this the assistant says that it is not sure, as `UNSURE` of src/assistant/confidence.ts. */
export const UNSURE = 0.5;
/** A wrong answer from here on is one in a sure voice. */
export const SURE = 0.85;
const BINS = [0, 0.3, UNSURE, 0.7, SURE, 0.9, 0.95];

/** @typedef {{name: string, n: number, right: number, sureAndWrong: number, unsure: number}} Row */

/**
 * @param {string} name
 * @param {Judged[]} judged
 * @returns {Row}
 */
export function rowOf(name, judged) {
  return {
    name,
    n: judged.length,
    right: judged.filter(({ right }) => right).length,
    sureAndWrong: judged.filter(({ right, confidence }) => !right && confidence >= SURE).length,
    unsure: judged.filter(({ confidence }) => confidence < UNSURE).length,
  };
}

/**
 * The judged answers by confidence.
 * @param {Judged[]} judged
 * @returns {{from: number, to: number, n: number, right: number}[]} bins without an answer are left out
 */
export function reliability(judged) {
  return BINS.map((from, at) => {
    const to = BINS[at + 1] ?? 1;
    const inside = judged.filter(
      ({ confidence }) => confidence >= from && (confidence < to || at === BINS.length - 1),
    );
    return { from, to, n: inside.length, right: inside.filter(({ right }) => right).length };
  }).filter(({ n }) => n > 0);
}

/** @param {Judged[]} judged */
export function printReliability(judged) {
  say(
    `${'of'.padEnd(20)}${['n', 'right', 'sure, wrong', 'unsure'].map((title) => title.padStart(14)).join('')}`,
  );
  for (const row of [
    rowOf('all', judged),
    ...groupsOf(judged, ({ kind }) => kind),
    ...groupsOf(judged, ({ language }) => language),
  ])
    say(lineOf(row));
  const told = judged.filter(
    ({ offered, confidence }) => confidence < UNSURE && typeof offered === 'boolean',
  );
  const offered = told.filter((one) => one.offered === true).length;
  if (told.length > 0)
    say(
      `\nunsure, with the right one offered: ${offered} of ${told.length} ${shareOf(offered, told.length)}`,
    );
  say('\nconfidence       n   right');
  for (const { from, to, n, right } of reliability(judged))
    say(`${from.toFixed(2)} – ${to.toFixed(2)}${`${n}`.padStart(7)}${shareOf(right, n).padStart(8)}`);
}

/**
 * @param {Judged[]} judged
 * @param {(one: Judged) => string} keyOf
 */
function groupsOf(judged, keyOf) {
  const groups = Map.groupBy(judged, keyOf);
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, group]) => rowOf(name, group));
}

/** @param {Row} row */
function lineOf({ name, n, right, sureAndWrong, unsure }) {
  const figures = [`${n}`, ...[right, sureAndWrong, unsure].map((count) => `${count} ${shareOf(count, n)}`)];
  return `${name.padEnd(20)}${figures.map((figure) => figure.padStart(14)).join('')}`;
}

/**
 * @param {number} count
 * @param {number} of
 */
function shareOf(count, of) {
  return `${((100 * count) / of).toFixed(0)} %`;
}
