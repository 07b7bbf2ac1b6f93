import { ABOVE_ARTICLES } from '../../../assistant/scores.js';

/** Scores of clauses about products, by how they name them. */
export const SCORES = {
  comparison: 0.92,
  comparisonOfShown: 0.75,
  measured: 0.88,
  measuredOverall: 0.8,
  /** "Is it without nuts?" about one product: stated in its texts, or not. */
  freeAnswered: 0.92,
  freeUnanswered: 0.7,
  excludedWithCue: 0.9,
  excluded: 0.82,
  priced: 0.88,
  pricedWithoutCue: 0.8,
  /** About a product that was shown in the last answer, or earlier. */
  shown: 0.86,
  shownEarlier: 0.6,
  shownAttributeMissing: 0.55,
  shownUnanswered: 0.4,
  figure: ABOVE_ARTICLES,
  figureEarlier: 0.62,
  figureMissing: 0.6,
  figureMissingEarlier: 0.4,
  listsAll: 0.8,
  byAge: 0.8,
  gifts: 0.8,
  anyGift: 0.5,
  /** A name that the shop writes in the other script. */
  transcribed: 0.9,
  miss: 0.32,
  /** Below every answer: names that may be meant. */
  proposed: 0.1,
  parts: 0.9,
  /** The sum of what was shown and something else: above the article whose question is only that ("gift wrapping"). */
  total: 0.996,
  property: 0.92,
} as const;
