/** What fillers are made of, in one language; blanks and bars around the entries do not count. */
export interface FillerWords {
  /** Goods, as a label names them. */
  things: string;
  /** What they are made of or look like, behind the name. */
  looks: string;
  /** A sentence each: what they are for. */
  uses: string;
  /** A sentence each: how to treat them, what comes with them. */
  notes: string;
  /** What a business does with such goods. */
  services: string;
  /** An article's question, with `{service}` and `{thing}`. */
  question: string;
  /** Its answer, with `{days}` and `{price}` too. */
  answer: string;
}
