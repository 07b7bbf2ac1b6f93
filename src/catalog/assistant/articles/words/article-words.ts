import type { Written } from '../../../../language/speech.js';

/** Durations in articles: how long delivery takes, until when something can be returned. */
export const UNITS = ['workingDay', 'day', 'week', 'month', 'year', 'minute'] as const;
export type Unit = (typeof UNITS)[number];

/** Ways of paying that an article may name. */
export const MEANS = ['card', 'cash', 'transfer', 'cheque', 'onDelivery', 'prepaid', 'instalments'] as const;
export type Means = (typeof MEANS)[number];

/** Words and sentences of one language about articles. Phrases are in the notation of `docs/words.md`, folded. */
export interface ArticleWords {
  /** Continues the topic of the previous answer. */
  continuesTopic: string;
  /** Ends of a follow-up question. */
  afterthoughts: string;
  /** Asks for the weather, which no article is about: "el tiempo" and the city's name would find others. */
  asksWeather: string;
  /** Beginnings of a follow-up question. */
  goesOn: string;
  /** Asks how, when, what or how much: "yes" cannot answer it. */
  asksHow: string;
  /** Asks the shop to do something for the visitor ("book me a table"): "yes" would be a promise that nobody keeps. */
  asksToAct: string;
  /** Asks what something costs: only an amount, or that it is free, answers it. */
  asksPrice: string;
  /** Yes and no at the beginning of an answer, as written. */
  yesWords: string;
  noWords: string;
  saysFree: string;
  saysIncluded: string;
  /** Of where a shop delivers: only there, not abroad at all, not outside what is named, and what is excepted. */
  areas: AreaWords;
  /** Working days; the other units are those of `language/units`. */
  workingDays: string;
  /** Plurals of units. */
  units: Record<Unit, string>;
  /** Ways of paying: as an article names them, and as they are told. */
  means: Record<Means, { words: string; said: string }>;
  /** Beginnings of words that make preceding days working days. */
  workingAfterDays: string;
  /** Names of currencies. */
  currencies: string;
  /** Names that mean one currency in every country, with its sign. */
  currencySigns: readonly (readonly [string, string])[];
  /** After a number: makes it an hour; empty where there is no such word. */
  clockWord: string;
  /** Prefixes of a weekday's name. */
  weekdayArticle: string;
  sentences: Written<ArticleSentences>;
}

export interface AreaWords {
  only: string;
  abroad: string;
  notAbroad: string;
  notOutside: string;
  except: string;
}

export interface ArticleSentences {
  foreign: string;
  none: string;
  free: string;
  included: string;
  /** Introduces the facts of a text in another language. */
  inShort: string;
  /** Between those facts. */
  separator: string;
  yes: string;
  no: string;
}
