import { createHash } from 'node:crypto';
import { percentile } from './evaluation.mjs';
import { rowOf } from './reliability.mjs';

/**
 * @typedef {Pick<import('./model-replies.mjs').ToldTurn, 'milliseconds' | 'responder' | 'cost'> & {rounds: readonly unknown[],
 *   heldBack: readonly unknown[]}} MeasuredTurn
 * @typedef {import('./reliability.mjs').Judged & {turns: readonly MeasuredTurn[]}} MeasuredReply
 *
 * @typedef {object} Figures  of one mode, over all its turns
 * @property {number} questions
 * @property {number} turns
 * @property {number} withoutModel  turns that no model was asked in
 * @property {number} right  questions
 * @property {number} sureAndWrong  questions
 * @property {number} unsure  questions
 * @property {number} heldBack  sentences of models that the grounding check has not shown
 * @property {number} failed  turns whose model was asked and failed, so that the built-in answer stood
 * @property {number} calls  of models
 * @property {number} p50  milliseconds of a turn
 * @property {number} p95
 * @property {number} modelP50  milliseconds of a turn in which a model was asked
 * @property {number} modelP95
 * @property {number} inputTokens
 * @property {number} cachedTokens  part of `inputTokens` that the server had in its cache
 * @property {number} outputTokens
 * @property {number | null} microUsd  null when a call had no price
 */

/**
 * A part of a set: the same for the same seed, of all languages alike as far as it has them.
 * @template {{id: string, lang?: string}} Question
 * @param {readonly Question[]} questions
 * @param {number} size
 * @param {number} seed
 * @returns {Question[]}
 */
export function sampleOf(questions, size, seed) {
  const orderOf = (/** @type {Question} */ { id }) =>
    createHash('sha256').update(`${seed} ${id}`).digest('hex');
  const mixed = [...questions].sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  const groups = [...Map.groupBy(mixed, ({ lang }) => lang ?? '')].sort(([a], [b]) => (a < b ? -1 : 1));
  /** @type {Question[]} */
  const sample = [];
  for (let at = 0; sample.length < Math.min(size, questions.length); at += 1)
    for (const [, group] of groups) {
      const next = group[at];
      if (next && sample.length < size) sample.push(next);
    }
  return sample;
}

/**
 * @param {readonly MeasuredReply[]} replies  of one mode
 * @returns {Figures}
 */
export function figuresOf(replies) {
  const { n, right, sureAndWrong, unsure } = rowOf('', [...replies]);
  const turns = replies.flatMap((reply) => reply.turns);
  const asked = turns.filter(({ rounds }) => rounds.length > 0);
  const times = turns.map(({ milliseconds }) => milliseconds);
  const modelTimes = asked.map(({ milliseconds }) => milliseconds);
  const costs = turns.flatMap(({ cost }) => (cost ? [cost] : []));
  return {
    questions: n,
    turns: turns.length,
    withoutModel: turns.length - asked.length,
    ...{ right, sureAndWrong, unsure },
    heldBack: sum(asked.map(({ heldBack }) => heldBack.length)),
    failed: asked.filter(({ responder }) => responder === 'builtin').length,
    calls: sum(asked.map(({ rounds }) => rounds.length)),
    ...{ p50: percentile(times, 0.5), p95: percentile(times, 0.95) },
    ...{ modelP50: percentile(modelTimes, 0.5), modelP95: percentile(modelTimes, 0.95) },
    inputTokens: sum(costs.map(({ inputTokens }) => inputTokens)),
    cachedTokens: sum(costs.map(({ cachedInputTokens }) => cachedInputTokens)),
    outputTokens: sum(costs.map(({ outputTokens }) => outputTokens)),
    microUsd: costs.some(({ microUsd }) => microUsd === null)
      ? null
      : sum(costs.map(({ microUsd }) => microUsd ?? 0)),
  };
}

/** @param {readonly number[]} values */
const sum = (values) => values.reduce((total, value) => total + value, 0);

const TITLES = [
  'mode',
  'turns without a model',
  'right',
  'sure and wrong',
  'unsure',
  'sentences held back',
  'model failed',
  'p50, p95 of a turn',
  'p50, p95 with a model',
  'tokens in (cached), out for 100 turns',
  'US$ for 100 turns',
];

/** The head of a Markdown table of figures. */
export const TABLE_HEAD = `| ${TITLES.join(' | ')} |\n|${' --- |'.repeat(TITLES.length)}`;

/**
 * One row of the table, in Markdown.
 * @param {string} mode
 * @param {Figures} figures
 */
export function rowInTable(mode, figures) {
  const { questions, turns, withoutModel, right, sureAndWrong, unsure, heldBack, failed } = figures;
  const perHundred = (/** @type {number} */ total) => ((100 * total) / turns).toFixed(0);
  const { inputTokens, cachedTokens, outputTokens, microUsd } = figures;
  const cells = [
    mode,
    `${share(withoutModel, turns)} of ${turns}`,
    `${share(right, questions)} of ${questions}`,
    `${sureAndWrong}`,
    `${unsure}`,
    `${heldBack}`,
    `${failed} of ${turns - withoutModel}`,
    `${seconds(figures.p50)}, ${seconds(figures.p95)}`,
    withoutModel === turns ? '' : `${seconds(figures.modelP50)}, ${seconds(figures.modelP95)}`,
    `${perHundred(inputTokens)} (${perHundred(cachedTokens)}), ${perHundred(outputTokens)}`,
    microUsd === null ? 'no price' : ((100 * microUsd) / turns / 1e6).toFixed(3),
  ];
  return `| ${cells.join(' | ')} |`;
}

/**
 * The lists as one, the first of each before the second of each, so that its beginning has something of each.
 * @template T
 * @param {readonly (readonly T[])[]} lists
 * @returns {T[]}
 */
export function inTurn(lists) {
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, at) => lists.flatMap((list) => list.slice(at, at + 1))).flat();
}

/**
 * In whole per cent.
 * @param {number} count
 * @param {number} of
 */
export const share = (count, of) => `${((100 * count) / Math.max(1, of)).toFixed(0)} %`;

/** @param {number} milliseconds */
const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(milliseconds < 1000 ? 2 : 1)} s`;
