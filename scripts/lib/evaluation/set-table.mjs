import { figuresOf, share } from './model-figures.mjs';

/**
 * @typedef {import('./model-figures.mjs').Figures} Figures
 * @typedef {import('./model-figures.mjs').MeasuredReply & {mode: string, set: string}} SetReply
 */

/**
 * What a mode did with a set.
 * @type {Readonly<Record<string, (figures: Figures) => string>>}
 */
const COLUMNS = {
  'turns without a model': ({ withoutModel, turns }) => share(withoutModel, turns),
  right: ({ right, questions }) => share(right, questions),
  'US$ for 100 turns': ({ microUsd, turns }) => dollars(microUsd, turns),
};

/**
 * A row for each set and one for all, in Markdown. Each cell has all modes in turn; `–` where nothing was asked in one.
 * @param {readonly string[]} sets
 * @param {readonly string[]} modes
 * @param {readonly SetReply[]} replies
 */
export function tableOfSets(sets, modes, replies) {
  const named = modes.map((mode) => `\`${mode}\``).join(', ');
  const titles = ['set', 'questions', ...Object.keys(COLUMNS).map((each) => `${each}: ${named}`)];
  const rows = [...sets, 'all'].map((set) => {
    const own = set === 'all' ? replies : replies.filter((reply) => reply.set === set);
    const asked = new Set(own.map(({ id, set: from }) => `${from} ${id}`));
    const figures = modes.map((mode) => ofMode(own, mode));
    const cells = Object.values(COLUMNS).map((cell) =>
      figures.map((each) => (each ? cell(each) : '–')).join(', '),
    );
    return [set, `${asked.size}`, ...cells];
  });
  const line = (/** @type {readonly string[]} */ cells) => `| ${cells.join(' | ')} |`;
  return [line(titles), `|${' --- |'.repeat(titles.length)}`, ...rows.map(line)].join('\n');
}

/**
 * @param {readonly SetReply[]} replies
 * @param {string} mode
 * @returns {Figures | null} null when nothing was asked in it
 */
function ofMode(replies, mode) {
  const own = replies.filter((reply) => reply.mode === mode);
  return own.length === 0 ? null : figuresOf(own);
}

/**
 * @param {Figures['microUsd']} microUsd
 * @param {number} turns
 */
function dollars(microUsd, turns) {
  return microUsd === null ? 'no price' : ((100 * microUsd) / turns / 1e6).toFixed(4);
}
