/** Words and short phrases that mean the same for a business. */
export interface SynonymEntry {
  /** 2 to 20, as the business writes them. */
  words: string[];
  /** BCP 47 of the questions in which they do; null: all. */
  locale: string | null;
}

/** All groups of a business, in its order. */
export interface SynonymList {
  synonyms: SynonymEntry[];
}

/** Groups of one business. */
export const MOST_GROUPS = 200;
export const MOST_WORDS_OF_GROUP = 20;
export const FEWEST_WORDS_OF_GROUP = 2;
/** Words and phrases of all groups together. */
export const MOST_WORDS = 1_000;
/** Characters of a word or phrase. */
export const LONGEST_PHRASE = 60;
/** Words of a phrase. */
export const MOST_WORDS_OF_PHRASE = 5;
