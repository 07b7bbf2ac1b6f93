/** Words of one language about parts of texts. */
export interface PassageWords {
  /** Phrases of a sentence that restricts what another one promises; rather too many. */
  restricts: string;
}
