/** Whole phrases in the notation of `phrasePattern`, one a line; empty when the language has none. */
type Phrases = string;

/** Parts of a regular expression, separated by `|` or by lines; empty when the language has none. */
type Alternatives = string;

/** All that one language says and hears in the built-in responder, beside its tools. Heard text is folded. */
export interface BuiltinWords {
  courtesies: CourtesyWords;
  clauses: ClauseWords;
  followUp: FollowUpWords;
  /** Tries to give the assistant new rules. Nothing could follow them; this only finds the fitting refusal. */
  instructs: Phrases;
  /** Tells what happened, beside the question that follows. */
  tells: Phrases;
  /** What may be said before `leadsIn`. */
  leadingGreetings: Alternatives;
  /** Opens a question without asking one: "can you also tell me", "I wanted to ask". */
  leadsIn: Phrases;
  /** Waits for something of the visitor's own, which the answer about their order covers. */
  awaitsOwn: Phrases;
  /** Messages that are read at start so that every pattern is compiled: questions, a follow-up, and no question. */
  warmUp: readonly string[];
  smallTalk: SmallTalkSentences;
  answers: AnswerSentences;
}

/** What is said out of politeness, as a whole clause unless noted. */
interface CourtesyWords {
  greetings: Alternatives;
  /** Who is greeted: "hello everyone". */
  addressed: Alternatives;
  /** "many", "thanks", "so much". */
  thanksBefore: Alternatives;
  thanks: Alternatives;
  thanksAfter: Alternatives;
  farewells: Alternatives;
  /** Asks who speaks, anywhere in the clause. */
  who: Phrases;
  /** Asks what the assistant can do, anywhere in the clause. */
  ability: Phrases;
  /** The parts of "I need some help please", which visitors mix from two languages. */
  needHelp: { i: Alternatives; need: Alternatives; help: Alternatives; please: Alternatives };
  helpMe: Alternatives;
  how: Alternatives;
  acknowledges: Alternatives;
  /** Words between courtesies in a row: "ok and thanks". */
  joins: Alternatives;
}

interface ClauseWords {
  /** How a new question begins. A conjunction cuts a sentence only before one of these. */
  openers: Alternatives;
  conjunctions: Alternatives;
  /** A conjunction that is written in one with the next word. */
  gluedConjunction: string | null;
  fillers: Alternatives;
  /** A question inside one of these does not start a new one: "can you tell me when you open". */
  embeds: Alternatives;
  /** What ends in a full stop without ending a sentence. As written, not folded. */
  abbreviations: Alternatives;
}

interface FollowUpWords {
  /** Words for what was spoken of before. */
  pronouns: Phrases;
  /** A noun with its article, which names a subject of its own; for languages that drop their pronouns. */
  namesSubject: Phrases | null;
  /** Words that ask something without naming what about: "is it free?". */
  generic: Alternatives;
  /** At the time or place just spoken of: "how much are the drinks then?". */
  there: Alternatives;
}

export interface SmallTalkSentences {
  /** Who speaks: "Clay, the automatic assistant of Cedar & Clay". A shop's assistant may have the shop's name. */
  self: (assistant: string, business: string) => string;
  /** @param self as `self` says it */
  greeting: (self: string) => string;
  who: (self: string) => string;
  how: string;
  thanks: string;
  farewell: string;
  /** Thanks and goodbye in one. */
  parting: string;
  ability: string;
  acknowledge: string;
}

export interface AnswerSentences {
  unknown: string;
  unknownToo: (question: string) => string;
  /** As `unknownToo`, where the visitor's words are better not repeated. */
  unknownRest: string;
  fault: string;
  refuses: string;
}
