/**
 * Thresholds for the scores of readings (0..1), used by the responder and by abilities that must stay above or below.
 * An ability's own scores are in its folder.
 */

/** A reading below this is ignored. */
export const LEAST_BELIEVED = 0.3;
/** From this score on, a clause is not split into two questions. */
export const UNDIVIDED = 0.965;
/**
 * From this score on, a request for a person or a proven order is answered even if the message contains a prompt
 * injection.
 */
export const PROVEN = 0.93;
/** Highest score of a follow-up: a reading with a higher own score does not need the context. */
export const FOLLOW_UP_MOST = 0.85;
/** Above an article that shares words with the question, and below `UNDIVIDED`. */
export const ABOVE_ARTICLES = 0.96;

/** From a search score (0..1) to a reading's: the same for products and articles, so that they are comparable. */
export const OF_HIT = { base: 0.42, share: 0.46, cue: 0.1, most: 0.95 } as const;

/** While the visitor waits for a person, only answers of this confidence are given. */
export const SURE = 0.85;

/** Of this confidence at least, a source is told as what is known, though it is not sure to answer. */
export const LEAST_TOLD = 0.1;
/** The same beside another answer of the message that is sure. */
export const LEAST_TOLD_BESIDE = 0.2;

/** What the words alone make as sure as this, and by the visitor's own words, is not weighed by its meaning. */
export const SURE_BY_WORDS = 0.9;
