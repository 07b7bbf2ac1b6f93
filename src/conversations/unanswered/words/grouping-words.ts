/**
 * The words of one language by which questions are told to mean the same. Folded; phrases in the notation of
 * `docs/words.md`. A word may stand here only when a question without it asks the same, and no phrase
 * may have a gap or open letters, which would take out what the question is about.
 */
export interface GroupingWords {
  /** Phrases that are taken out first: courtesies, and ways to ask whether there is something. */
  asides: string;
  /** Asks for a price. */
  price: string;
  /** Asks for a time or day. */
  when: string;
  where: string;
  /** An obligation, which is another question than a possibility. */
  must: string;
  /** Negates what follows. */
  not: string;
  /** What follows is the beginning of a way or span. */
  from: string;
  before: string;
  after: string;
  /** Plain words separated by blanks: articles, auxiliaries, pronouns, "have", "sell". Taken out last. */
  empty: string;
  /** Phrases before a person's name. */
  titles: string;
}
