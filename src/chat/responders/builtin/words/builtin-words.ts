import type { Written } from '../../../../language/speech.js';

/** Phrases in the notation of `docs/words.md`; empty when the language has none. */
type Phrases = string;

/** The same, as a part of a pattern. */
type Alternatives = string;

/** Words separated by blanks. */
type WordList = string;

/** Sentences and phrases of the built-in responder in one language, without those of its tools. Phrases are folded. */
export interface BuiltinWords {
  courtesies: CourtesyWords;
  clauses: ClauseWords;
  followUp: FollowUpWords;
  /** Prompt injection. It cannot succeed here; recognized only to answer with a refusal. */
  instructs: Phrases;
  /** A statement of what happened, before the question. */
  tells: Phrases;
  /** Allowed before `leadsIn`. */
  leadingGreetings: Alternatives;
  /** Opens a question without asking one: "can you also tell me", "I wanted to ask". */
  leadsIn: Phrases;
  /** Refers to the visitor's own data, which the answer about their order covers. */
  awaitsOwn: Phrases;
  /** Messages for the warm-up, which compile every pattern: questions, a follow-up, and a statement. */
  warmUp: readonly string[];
  smallTalk: Written<SmallTalkSentences>;
  answers: Written<AnswerSentences>;
}

/** Small talk: a whole clause unless noted. */
interface CourtesyWords {
  greetings: Alternatives;
  /** Who is greeted: "hello everyone". */
  addressed: Alternatives;
  /** "many", "thanks", "so much". */
  thanksBefore: Alternatives;
  thanks: Alternatives;
  thanksAfter: Alternatives;
  /** Words of compliments beside thanks: "you are always so kind". */
  praise: WordList;
  farewells: Alternatives;
  /** Only words that ask to go on: "hello?", "and?", "well?". */
  nudges: Alternatives;
  /** Asks who the assistant is, anywhere in the clause. */
  who: Phrases;
  /** Asks what the assistant can do, anywhere in the clause. */
  ability: Phrases;
  /** The parts of "I need some help please", which may be in two languages. */
  needHelp: { i: Alternatives; need: Alternatives; help: Alternatives; please: Alternatives };
  helpMe: Alternatives;
  how: Alternatives;
  acknowledges: Alternatives;
  /** Words between several courtesies: "ok and thanks". */
  joins: WordList;
}

interface ClauseWords {
  /** Beginnings of a new question. A sentence is split at a conjunction only before one of these. */
  openers: Alternatives;
  conjunctions: Alternatives;
  /** A conjunction that is a prefix of the next word. */
  gluedConjunction: string | null;
  /** "Or": what follows is the other half of a question. */
  alternatives: string;
  /** "But", "in advance", "still no": beside thanks, more is said than thanks. */
  contrasts: Alternatives;
  fillers: Alternatives;
  /** Turns from a remark to another matter: "by the way", "while I'm here". What stands behind is a clause of its own. */
  turns: Alternatives;
  /** A question after one of these is not a new one: "can you tell me when you open". */
  embeds: Alternatives;
  /**
   * Beginnings that only a new question has, even without a comma or conjunction before: a question word with its verb,
   * or a verb before its subject. Not what may also follow "do you know".
   */
  runOn: Alternatives;
  /** Question words that make a request of a clause wherever they stand: "on Thursday until what time". */
  interrogatives: Alternatives;
  /** Words that no sentence ends with: a question after one of these belongs to it. */
  leadsOn: Alternatives;
  /** Abbreviations whose full stop does not end a sentence. As written, not folded. */
  abbreviations: Alternatives;
}

interface FollowUpWords {
  /** Pronouns for what was mentioned before. */
  pronouns: Phrases;
  /** A noun with its article, which is a new subject; for languages that omit pronouns. */
  namesSubject: Phrases | null;
  /** Questions that do not name their topic: "is it free?". */
  generic: WordList;
  /** At the time or place just mentioned: "how much are the drinks then?". */
  there: Alternatives;
}

export interface SmallTalkSentences {
  /** The assistant's introduction: "Clay, the automatic assistant of Cedar & Clay". Its name may equal the shop's. */
  self: (assistant: string, business: string) => string;
  /** @param self the result of `self` */
  greeting: (self: string) => string;
  who: (self: string) => string;
  how: string;
  thanks: string;
  farewell: string;
  /** Thanks and goodbye in one. */
  parting: string;
  ability: string;
  acknowledge: string;
  /** After "??" or a sign alone: the assistant listens. */
  listening: string;
  /** After an angry or sad emoji: an apology and the offer of a person. */
  sorry: string;
}

export interface AnswerSentences {
  unknown: string;
  unknownToo: (question: string) => string;
  /** As `unknownToo`, without repeating the visitor's words. */
  unknownRest: string;
  fault: string;
  refuses: string;
}
