/** What one of a length of time is called in a text, and how several are said. */
export interface UnitWords {
  /** Phrases that mean one or several, folded, one a line. */
  forms: string;
  said: string;
}

export const UNITS = ['workingDay', 'day', 'week', 'month', 'year', 'minute'] as const;
export type Unit = (typeof UNITS)[number];

/** All that one language says about articles. Phrases are in the notation of `docs/words.md`, folded. */
export interface ArticleWords {
  /** Goes on with the topic of the answer before. */
  continuesTopic: string;
  /** Words that end a question which goes on with what was just said. */
  afterthoughts: string;
  /** Asks for the weather, which no business writes of: "el tiempo" and its city would find other things. */
  asksWeather: string;
  /** What a question that goes on begins with. */
  goesOn: string;
  /** Asks how, when, what or how much: "yes" is no answer to that. */
  asksHow: string;
  /** The yes and the no that an answer begins with, as written. */
  yesWords: string;
  noWords: string;
  saysFree: string;
  saysIncluded: string;
  units: Record<Unit, UnitWords>;
  /** Beginnings of words that make the days before them working days. */
  workingAfterDays: string;
  /** Names of currencies. */
  currencies: string;
  /** Those that mean one currency in every country, with its sign. */
  currencySigns: readonly (readonly [string, string])[];
  /** Follows an hour and says by itself that it is one; empty where there is no such word. */
  clockWord: string;
  /** What may stand before the name of a weekday, joined to it. */
  weekdayArticle: string;
  /** The numbers from two to twelve; a missing one is empty. */
  numbers: readonly string[];
  sentences: ArticleSentences;
}

export interface ArticleSentences {
  foreign: string;
  none: string;
  free: string;
  included: string;
  /** Leads to the facts of a text in another language. */
  inShort: string;
  /** Between those facts. */
  separator: string;
  yes: string;
  no: string;
}
