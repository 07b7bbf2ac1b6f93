/** All that one language says and hears when a conversation goes to a person. Folded text. */
export interface HandoffWords {
  /** The visitor asks for a person; one phrase a line, in the notation of `phrasePattern`. */
  asksForPerson: string;
  /** "Is anyone there on Saturday?" asks for opening hours. Parts of regular expressions. */
  presence: {
    someone: readonly string[];
    /** Whole words for a time of the day. */
    times: readonly string[];
    weekdays: readonly string[];
    /** Beginnings of what a person would do for the visitor: "is anyone there to talk to tomorrow?". */
    answering: readonly string[];
  };
  /** Anger and complaint; one phrase a line. */
  anger: string;
  /** "Yes" to the offer of a person, as the whole message. Parts of a regular expression. */
  accepts: readonly string[];
  sentences: HandoffSentences;
}

export interface HandoffSentences {
  asked: string;
  anger: string;
  topic: string;
}
