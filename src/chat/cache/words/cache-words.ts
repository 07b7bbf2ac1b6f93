/** What does not change a question, in one language. Phrases, folded (`docs/words.md`), unless the comment says otherwise. */
export interface CacheWords {
  /** Before a question, where a sign or a word without weight follows. */
  greetings: string;
  /** Left out wherever they stand. */
  please: string;
  /** Behind a question. */
  thanks: string;
  /** What opens a question politely: "could you tell me". */
  asks: string;
  /** Word list: articles that are no names and no letters. */
  articles: string;
  /** Asks whether there is something: "do you have", "is there". Not what one has to do. */
  has: string;
  /** Asks the business what it is: "are you". */
  areYou: string;
  /** The present of "to be" of something else. No other tense. */
  is: string;
  /** Words that tell nothing beside the others: "do you", "your", "on" before a weekday. */
  fillers: string;
  /** "When", "what time": left out where the reading says what is asked of a time. */
  asksTime: string;
  /** The visitor tells who they are: such a message is not a question of everybody. */
  introduces: string;
}
