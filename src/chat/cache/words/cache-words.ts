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
  /** The visitor tells who they are: such a message is not a question of everybody. */
  introduces: string;
}
