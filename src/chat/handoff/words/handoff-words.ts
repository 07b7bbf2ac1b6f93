/** Sentences and phrases of one language about a handoff. Phrases are folded, in the notation of `docs/words.md`. */
export interface HandoffWords {
  /** The visitor asks for a person. */
  asksForPerson: string;
  /** "Is anyone there on Saturday?" asks for opening hours. */
  presence: {
    someone: readonly string[];
    /** Complete expressions for a time of day. */
    times: readonly string[];
    /** Times that may also be a part of a word. */
    timesWithin: readonly string[];
    /** Beginnings of what a person is wanted for: "is anyone there to talk to tomorrow?". */
    answering: readonly string[];
  };
  /** Anger and complaint. */
  anger: string;
  /** "Yes" to the offer of a person, as the whole message. */
  accepts: readonly string[];
  sentences: HandoffSentences;
}

export interface HandoffSentences {
  asked: string;
  anger: string;
  topic: string;
}
