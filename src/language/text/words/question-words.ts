/** Question words of one language by their weight; folded, separated by blanks. */
export interface QuestionWords {
  /** Stop words: ignored. */
  stop: string;
  /** Frequent in questions, rare in answers: low weight. */
  light: string;
  /** Conversational words, not goods: very low weight, found or not. */
  talk: string;
  /** Linking words: the lowest weight. */
  linking: string;
}
