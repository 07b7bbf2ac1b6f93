import { ABOVE_ARTICLES } from '../../assistant/scores.js';

/** How surely a clause is about an order of the visitor, by what says so. */
export const SCORES = {
  /** A customer's contact is asked for, or somebody else's order. */
  privacy: 0.967,
  /** Asks for one thing of the order just told, or of one told earlier. */
  aspect: 0.955,
  aspectEarlier: 0.9,
  /** "How do orders work?", with nothing that names one. */
  anyOrder: 0.35,
  /** "Where is my order?", with its number or without. */
  statusWithNumber: 0.97,
  status: 0.955,
  statusOfPolicy: 0.5,
  cannotProve: 0.88,
  onlyOrder: 0.88,
  /** After an answer about an order: a change, or "and when does it come?". */
  amendsInOrder: 0.9,
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
  /** Nothing but a number or a contact: awaited, or out of the blue. */
  bareAwaited: 0.97,
  bareNumber: 0.8,
  bareContact: 0.55,
} as const;
