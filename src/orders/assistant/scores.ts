import { ABOVE_ARTICLES } from '../../assistant/scores.js';

/** Scores of clauses about an order of the visitor, by signal. */
export const SCORES = {
  /** Asks for a customer's contact, or somebody else's order. */
  privacy: 0.967,
  /** Asks for an aspect of the order just shown, or of one shown earlier. */
  aspect: 0.955,
  aspectEarlier: 0.9,
  /** "How do orders work?", without a particular order. */
  anyOrder: 0.35,
  /** "Where is my order?", with or without its number. */
  statusWithNumber: 0.97,
  status: 0.955,
  statusOfPolicy: 0.5,
  /** "Show me all my orders". */
  allOrders: 0.965,
  cannotProve: 0.88,
  onlyOrder: 0.88,
  /** After an answer about an order: a change, or "and when does it come?". */
  amendsInOrder: 0.9,
  /** A change beside the number of a proven order: above the article on it, which is quoted behind. */
  amendsProven: 0.997,
  followUp: 0.84,
  amends: 0.72,
  ownOrder: 0.78,
  ownOrderPolicy: 0.5,
  numberAndContact: ABOVE_ARTICLES,
  numberHappens: 0.955,
  number: 0.85,
  numberUnasked: 0.5,
  contact: 0.9,
  contactUnasked: 0.35,
  /** Only a number or a contact: expected, or not. */
  bareAwaited: 0.97,
  bareNumber: 0.8,
  bareContact: 0.55,
} as const;
