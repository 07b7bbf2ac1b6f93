import type { Basis, Coverage, Evidence } from './evidence.js';

/** Below this an answer is not sure: it says so, makes suggestions, and its question is listed as unanswered. */
export const UNSURE = 0.5;

/** Log-odds that an answer on this basis is right, before anything is known of its coverage. */
const PRIOR: Record<Basis, number> = {
  record: 3,
  courtesy: 3,
  question: 1.6,
  refusal: 1.6,
  article: 1.8,
  product: 2.2,
  nothing: -0.8,
  unknown: -1.4,
};

/** What each part of the coverage adds to the log-odds. */
const WEIGHTS: Record<keyof Coverage, number> = {
  covered: 0,
  lacking: 0,
  byMeaning: 0,
  margin: 0,
  exact: 0,
};

/** What is added when the source does not state what was asked of it. */
const UNSTATED = -2.6;

/**
 * The probability that an answer is right, 0 to 1, from its evidence alone: the only place where confidence is made.
 * The weights are fitted by `npm run eval -- --offline --fit`.
 */
export function confidenceOf({ basis, coverage, isUnstated }: Evidence): number {
  const covered = coverage ? covering(coverage) : 0;
  return logistic(PRIOR[basis] + covered + (isUnstated ? UNSTATED : 0));
}

function covering(coverage: Coverage): number {
  const names = Object.keys(WEIGHTS) as (keyof Coverage)[];
  return names.reduce((sum, name) => sum + WEIGHTS[name] * coverage[name], 0);
}

function logistic(odds: number): number {
  return 1 / (1 + Math.exp(-odds));
}
