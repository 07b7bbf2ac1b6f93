import { figuresOf, share } from './model-figures.mjs';

/**
 * @typedef {import('./model-figures.mjs').Figures} Figures
 * @typedef {import('./model-figures.mjs').MeasuredReply & {mode: string, set: string}} SetReply
 */

/** Columns of each mode: the share of turns that no model was asked in, what is right, and what a hundred turns cost. */
const COLUMNS = ['without a model', 'right', 'US$ for 100 turns'];

/**
 * A row for each set and one for all, in Markdown. A set of which nothing was asked in a mode has empty cells there.
 * @param {readonly string[]} sets
 * @param {readonly string[]} modes
 * @param {readonly SetReply[]} replies
 */
export function tableOfSets(sets, modes, replies) {
  const titles = [
    'set',
    'questions',
    ...modes.flatMap((mode) => COLUMNS.map((each) => `\`${mode}\`: ${each}`)),
  ];
  const rows = [...sets, 'all'].map((set) => {
    const own = set === 'all' ? replies : replies.filter((reply) => reply.set === set);
    const asked = new Set(own.map(({ id, set: from }) => `${from} ${id}`));
    return [
      set,
      `${asked.size}`,
      ...modes.flatMap((mode) => cellsOf(own.filter((reply) => reply.mode === mode))),
    ];
  });
  const line = (/** @type {readonly string[]} */ cells) => `| ${cells.join(' | ')} |`;
  return [line(titles), `|${' --- |'.repeat(titles.length)}`, ...rows.map(line)].join('\n');
}

/**
 * @param {readonly SetReply[]} replies  of one mode
 * @returns {string[]}
 */
function cellsOf(replies) {
  if (replies.length === 0) return COLUMNS.map(() => '');
  const { questions, turns, withoutModel, right, microUsd } = figuresOf(replies);
  return [share(withoutModel, turns), share(right, questions), dollars(microUsd, turns)];
}

/**
 * @param {Figures['microUsd']} microUsd
 * @param {number} turns
 */
function dollars(microUsd, turns) {
  return microUsd === null ? 'no price' : ((100 * microUsd) / turns / 1e6).toFixed(4);
}
