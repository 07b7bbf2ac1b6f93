import type { Basis, Coverage, Evidence, Nearness } from './evidence.js';

/** Below this an answer is not sure: it says so, makes suggestions, and its question is listed as unanswered. */
export const UNSURE = 0.5;

/** Log-odds that an answer on a basis that nothing else is known of is right. */
const PRIOR: Record<Basis, number> = {
  record: 3,
  courtesy: 3,
  question: 1.6,
  refusal: 1.6,
  article: 1.8,
  // Shown before, or named in parts: of those at the sets asked unseen 11 of 15 were right, of the earlier ones all.
  product: 1.9,
  figures: 2.2,
  nothing: -0.8,
  unknown: -1.4,
  // Not measured yet: no set has been asked with a model.
  written: 1.6,
  unsourced: -0.4,
};

/** The log-odds of an answer found by search: `base`, and what each part of its coverage adds. */
export type SearchWeights = Record<'base' | keyof Coverage, number>;

/** Fitted by `npm run eval -- --offline --fit`, which prints them. */
export const WEIGHTS: Record<'article' | 'product', SearchWeights> = {
  article: {
    base: 1.9,
    covered: 0.1,
    lacking: -4.6,
    unfamiliar: -1.7,
    byMeaning: -0.7,
    titled: 0.7,
    margin: 0.1,
    exact: 0.5,
  },
  product: {
    base: 1,
    covered: 0.9,
    lacking: -5.2,
    unfamiliar: -2,
    byMeaning: -0.2,
    titled: 0.7,
    margin: 0.1,
    exact: 0.3,
  },
};

/** As `SearchWeights`, with what each part of its nearness in meaning adds. */
export type MeaningWeights = SearchWeights & Record<NearnessName, number>;

type NearnessName = 'cosine' | 'aboveMedian' | 'nearest';

/** In place of `WEIGHTS` where the meaning was compared; fitted by `npm run eval -- --fit --meaning`. */
export const MEANING_WEIGHTS: Record<'article' | 'product', MeaningWeights> = {
  article: {
    base: -3,
    covered: 1.1,
    lacking: -0.7,
    unfamiliar: -0.8,
    byMeaning: 0,
    titled: 1.1,
    margin: 1.1,
    exact: 0.8,
    cosine: 4.2,
    aboveMedian: 3.1,
    nearest: 2.4,
  },
  product: {
    base: -2.2,
    covered: 1.4,
    lacking: -1.5,
    unfamiliar: -0.5,
    byMeaning: 0,
    titled: 0.5,
    margin: 1.3,
    exact: 0,
    cosine: 3.5,
    aboveMedian: 2.8,
    nearest: 2,
  },
};

/**
 * What meaning makes more than this (0.84) counts as this, unless the words alone are surer: it does not tell one brand,
 * country or figure from another.
 */
const MOST_BY_MEANING = 1.65;

/** From this score on a reading is certain; what is added for a lower one, for a whole 1 of difference. */
const CERTAIN = 0.85;
const DOUBT = 5;

/** What is added when the source does not state what was asked of it. */
const UNSTATED = -2.6;
/** What is added when it is quoted in another language, fitted too; its figures may be told without their sense. */
const FOREIGN = { byWords: -1.1, byMeaning: -0.4 };
/** What is added when the visitor may not be able to read the answer. */
const UNTOLD = -1.5;

/** What is added when the question goes on from the source: its words are left out. */
const FOLLOWS = 2.5;

/** It is told as what is known, and never as sure. */
const MOST_OF_FOLLOWING = -0.2;

function following(odds: number): number {
  return Math.min(MOST_OF_FOLLOWING, odds + FOLLOWS);
}

/**
 * What the words make more than this counts as this, where they promised too much at the sets that were asked unseen
 * (docs/assistant.md): an article whose title has no word of the question may only mention them, and goods that have hardly
 * one of the words themselves are found by what they mean.
 */
const MOST = { untitled: 0.4, meant: 1.7 } as const;
/** Share of the words that are covered by their meaning, from which on hardly one is covered by itself. */
const MEANT = 0.8;

/** Records are right; what may be wrong is that they were asked for. */
function doubt(reading = CERTAIN): number {
  return DOUBT * Math.min(0, reading - CERTAIN);
}

/** The probability that an answer is right, 0 to 1, from its evidence alone: the only place where confidence is made. */
export function confidenceOf(evidence: Evidence): number {
  return 1 / (1 + Math.exp(-oddsOf(evidence)));
}

function oddsOf(evidence: Evidence): number {
  const { basis, coverage, nearness, isUnstated, isForeign, isUntold, reading, follows } = evidence;
  const foreign = nearness ? FOREIGN.byMeaning : FOREIGN.byWords;
  const unstated = (isUnstated ? UNSTATED : 0) + (isForeign ? foreign : 0) + (isUntold ? UNTOLD : 0);
  if (!coverage) return PRIOR[basis] + unstated + (basis === 'record' ? doubt(reading) : 0);
  const kind = basis === 'article' ? 'article' : 'product';
  const byWords = byWordsAlone(kind, coverage);
  if (!nearness) return follows ? following(byWords + unstated) : byWords + unstated;
  const figures = featuresOf(coverage, nearness);
  const byMeaning = weighed<keyof Coverage | NearnessName>(MEANING_WEIGHTS[kind], figures);
  const odds = Math.min(byMeaning, Math.max(byWords, MOST_BY_MEANING)) + unstated;
  return follows ? following(odds) : odds;
}

function byWordsAlone(kind: 'article' | 'product', coverage: Coverage): number {
  const odds = weighed<keyof Coverage>(WEIGHTS[kind], coverage);
  if (kind === 'article') return coverage.titled === 0 ? Math.min(MOST.untitled, odds) : odds;
  return coverage.byMeaning >= MEANT ? Math.min(MOST.meant, odds) : odds;
}

/** The figures that are weighed, by the names of their weights. */
export function featuresOf(
  coverage: Coverage,
  nearness: Nearness,
): Record<keyof Coverage | NearnessName, number> {
  const { cosine, margin: aboveMedian, lead: nearest } = nearness;
  return { ...coverage, cosine, aboveMedian, nearest };
}

function weighed<Name extends string>(
  weights: Readonly<Record<Name | 'base', number>>,
  features: Readonly<Record<Name, number>>,
): number {
  const names = Object.keys(features) as Name[];
  return names.reduce((sum, name) => sum + weights[name] * features[name], weights.base);
}
