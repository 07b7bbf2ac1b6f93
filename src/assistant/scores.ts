/**
 * What the scores of readings (0..1) are held against, by the responder and by the abilities that must stay above or
 * below. An ability's own scores stand with the ability.
 */

/** Below this no reading is believed. */
export const LEAST_BELIEVED = 0.3;
/** From here on a clause is one question, whatever its halves could be. */
export const UNDIVIDED = 0.965;
/** From here on a wish for a person, or an order named and proven, is served whatever else the message tries. */
export const PROVEN = 0.93;
/** What stands for a follow-up at most: a reading that is surer by itself needs no help. */
export const FOLLOW_UP_MOST = 0.85;
/** Surer than an article that shares words with the question, and below `UNDIVIDED`. */
export const ABOVE_ARTICLES = 0.96;

/** How a hit's score (0..1) becomes a reading's: the same for products and articles, so that they can be compared. */
export const OF_HIT = { base: 0.42, share: 0.46, cue: 0.1, most: 0.95 } as const;

/** How sure an answer (0..1) is of itself; the lowest of its parts is the turn's. */
export const CONFIDENCE = {
  /** Facts of the business's own records, or a courtesy. */
  fact: 0.95,
  /** Found by search and plainly meant. */
  found: 0.9,
  /** Quoted from an article. */
  quoted: 0.85,
  /** A refusal, or a question for more. */
  refused: 0.8,
  /** Searched by figures, and nothing there is. */
  nothingInRange: 0.7,
  /** Found, but what was asked is not written; below `UNSURE`. */
  partial: 0.4,
  /** Nothing of the kind. */
  nothing: 0.3,
  /** Not known. */
  unknown: 0.2,
} as const;

/** An answer below this leaves its question open, for the business's list. */
export const UNSURE = 0.5;
