/** Words of questions in one language by how little they say, folded, divided by blanks. */
export interface QuestionWords {
  /** Say nothing about the subject. */
  stop: string;
  /** Occur in many questions and in few answers: they count, but little. */
  light: string;
  /** Words of talk, not of goods: found or not, they hardly count. */
  talk: string;
  /** Join other words; they count least. */
  linking: string;
}
