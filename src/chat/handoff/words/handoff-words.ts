import type { Written } from '../../../language/speech.js';

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
  /**
   * How somebody of the staff behaved, told as a story: "your driver shouted at me". The table names who, or to whom; not
   * a rude word alone, which may be on a mug.
   */
  conduct: string;
  /** "What are you going to do about it?": a part of such a complaint, no question of its own. */
  amends: string;
  /** "Yes" to the offer of a person, as the whole clause. */
  accepts: readonly string[];
  /** "Ok": a yes to it too, but not before a question, where it only leads on. */
  agrees: readonly string[];
  /**
   * Displeasure with the assistant or with having to ask again, without a complaint about the business: an apology and
   * the offer of a person.
   */
  displeased: string;
  /** "You are a …": what the visitor thinks of the business, in whatever words. Whole clause. */
  judges: {
    /** Up to what is added, whatever that is: "you are nothing but a". */
    says: string;
    /** What may stand behind it that is kind, or no opinion: "an angel", "a small shop". */
    kindly: string;
  };
  /** Asks whether anybody is there, without a time. Whole clause. */
  anybodyThere: string;
  sentences: Written<HandoffSentences>;
}

/** `asked`, `anger`, `topic` and `emergency` open an answer that goes on with what is promised. */
export interface HandoffSentences {
  asked: string;
  anger: string;
  topic: string;
  emergency: string;
  /** "Is anyone there?": the assistant is. */
  here: string;
  askAway: string;
  /** An apology, and the offer of a person. */
  offer: string;
  /** A person may look into what the assistant has just asked for; a "yes" accepts it. */
  offerToo: string;
  /** The team has an assistant's article only in part: a person answers too. */
  topicToo: string;
  /** The business gets an e-mail about it. */
  told: string;
  /** The business sees it in its list. */
  noted: string;
  /** The visitor waits for a person already. */
  notedBefore: string;
  /** The business is open, and no one knows until when. */
  openNow: string;
  /** @param time `HH:MM` */
  openUntil: (time: string) => string;
  opensToday: (time: string) => string;
  opensTomorrow: (time: string) => string;
  /** @param day "Tuesday, 1 December" in the language */
  opensOn: (day: string, time: string) => string;
  /** No opening hours are known. */
  whenUnknown: string;
  askEmail: string;
  /** @param email as it was stored */
  keptEmail: (email: string) => string;
  /** While the visitor waits: what the assistant does not surely know is left to the team. */
  added: string;
}
