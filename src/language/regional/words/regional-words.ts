/**
 * Everyday words of one language's regions, and what they are in the standard language that the tables know. One entry
 * per line: `standard = regional | regional`. As written, in lower case, with accents; Arabic folded. Only words that
 * mean nothing else in the standard language: each is replaced wherever it stands.
 */
export interface RegionalWords {
  /** "want", "have", "where", "how much", "when", "not", "is there", and pronouns. */
  everyday: string;
  /** Price, time, availability, orders. */
  shopping: string;
}
