import type { Basis, Coverage, Evidence } from './evidence.js';

/** Below this an answer is not sure: it says so, makes suggestions, and its question is listed as unanswered. */
export const UNSURE = 0.5;

/** Log-odds that an answer on a basis that nothing else is known of is right. */
const PRIOR: Record<Basis, number> = {
  record: 3,
  courtesy: 3,
  question: 1.6,
  refusal: 1.6,
  article: 1.8,
  product: 2.2,
  figures: 2.2,
  nothing: -0.8,
  unknown: -1.4,
};

/** The log-odds of an answer found by search: `base`, and what each part of its coverage adds. */
export type SearchWeights = Record<'base' | keyof Coverage, number>;

/** Fitted by `npm run eval -- --offline --fit`, which prints them. */
export const WEIGHTS: Record<'article' | 'product', SearchWeights> = {
  article: {
    base: 1.2,
    covered: 0.5,
    lacking: -5.2,
    unfamiliar: -2,
    byMeaning: -0.3,
    titled: 1,
    margin: 0.7,
    exact: 0.5,
  },
  product: {
    base: 1.4,
    covered: 0.9,
    lacking: -5.5,
    unfamiliar: -2.6,
    byMeaning: -1,
    titled: 0.7,
    margin: 0.3,
    exact: 0.4,
  },
};

/** From this score on a reading is certain; what is added for a lower one, for a whole 1 of difference. */
const CERTAIN = 0.85;
const DOUBT = 5;

/** What is added when the source does not state what was asked of it. */
const UNSTATED = -2.6;
/** What is added when the visitor may not be able to read the answer. */
const UNTOLD = -1.5;

/** Records are right; what may be wrong is that they were asked for. */
function doubt(reading = CERTAIN): number {
  return DOUBT * Math.min(0, reading - CERTAIN);
}

/** The probability that an answer is right, 0 to 1, from its evidence alone: the only place where confidence is made. */
export function confidenceOf(evidence: Evidence): number {
  return 1 / (1 + Math.exp(-oddsOf(evidence)));
}

function oddsOf({ basis, coverage, isUnstated, isUntold, reading }: Evidence): number {
  const unstated = (isUnstated ? UNSTATED : 0) + (isUntold ? UNTOLD : 0);
  if (!coverage) return PRIOR[basis] + unstated + (basis === 'record' ? doubt(reading) : 0);
  const { base, ...weights } = WEIGHTS[basis === 'article' ? 'article' : 'product'];
  const names = Object.keys(weights) as (keyof Coverage)[];
  return names.reduce((sum, name) => sum + weights[name] * coverage[name], base + unstated);
}
