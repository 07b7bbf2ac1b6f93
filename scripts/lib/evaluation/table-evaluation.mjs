import { fileURLToPath } from 'node:url';
import { run } from '../system/commands.mjs';
import { PlainError, say } from '../system/terminal.mjs';
import { compileDesks } from './offline-evaluation.mjs';
import { rowOf } from './reliability.mjs';
import { WORD_TABLES } from './word-tables.mjs';

/**
 * @typedef {import('./without-table.mjs').TableAnswers} TableAnswers
 * @typedef {import('./without-table.mjs').JudgedOfSet} JudgedOfSet
 */

const ASKING = fileURLToPath(new URL('./without-table.mjs', import.meta.url));
const MODES = /** @type {const} */ (['words', 'meaning']);

/**
 * Asks all sets without each word table in turn, by words and by meaning too, and prints what each table brings: the points
 * (of 100 questions) that are right with it and not without it, and the sure and wrong answers that it prevents.
 * @returns {Promise<number>} the exit code
 */
export async function evaluateTables() {
  await compileDesks();
  const all = await answersWithout();
  const n = all.words.length;
  say(
    `\n${n} questions; right with all tables: ${MODES.map((mode) => rightIn(all[mode])).join(' by words, ')} by meaning too`,
  );
  say(
    `\n${'table'.padEnd(24)}${['words', 'meaning', 'sure, wrong'].map((title) => title.padStart(16)).join('')}   sets`,
  );
  for (const { name } of WORD_TABLES) sayShare(name, all, await answersWithout(name));
  return 0;
}

/**
 * @param {string} [name]  of a table; all are there without one
 * @returns {Promise<TableAnswers>}
 */
async function answersWithout(name) {
  const { code, output } = await run(process.execPath, [ASKING, ...(name === undefined ? [] : [name])]);
  if (code !== 0)
    throw new PlainError(`The sets could not be asked without ${name ?? 'a change'}:\n${output}`);
  return JSON.parse(output.slice(output.indexOf('{"words"')));
}

/**
 * @param {string} name
 * @param {TableAnswers} all
 * @param {TableAnswers} rest
 */
function sayShare(name, all, rest) {
  const cells = MODES.map((mode) => {
    const lost = rightIn(all[mode]) - rightIn(rest[mode]);
    return `${lost} (${((100 * lost) / all[mode].length).toFixed(2)})`.padStart(16);
  });
  const wrong = MODES.map((mode) => sureAndWrong(rest[mode]) - sureAndWrong(all[mode])).join(', ');
  say(`${name.padEnd(24)}${cells.join('')}${wrong.padStart(16)}   ${lostSets(all, rest)}`);
}

/**
 * Of each set whose right answers change: by words, by meaning too.
 * @param {TableAnswers} all
 * @param {TableAnswers} rest
 */
function lostSets(all, rest) {
  const sets = [...new Set(all.words.map(({ set }) => set))];
  return sets
    .map((set) => ({
      set,
      lost: MODES.map((mode) => rightIn(all[mode].filter(isOf(set))) - rightIn(rest[mode].filter(isOf(set)))),
    }))
    .filter(({ lost }) => lost.some((count) => count !== 0))
    .map(({ set, lost }) => `${set} ${lost.join(', ')}`)
    .join('; ');
}

/**
 * @param {string} set
 * @returns {(one: JudgedOfSet) => boolean}
 */
function isOf(set) {
  return (one) => one.set === set;
}

/** @param {JudgedOfSet[]} judged */
function rightIn(judged) {
  return rowOf('', judged).right;
}

/** @param {JudgedOfSet[]} judged */
function sureAndWrong(judged) {
  return rowOf('', judged).sureAndWrong;
}
