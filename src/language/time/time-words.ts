import { LANGUAGES, type Language } from '../language.js';
import { alternativesOf } from '../text/word-tables.js';
import { AR } from './words/ar.js';
import { DE } from './words/de.js';
import { EN } from './words/en.js';
import { ES } from './words/es.js';
import { FR } from './words/fr.js';
import type {
  ClockWords,
  DateWords,
  MomentWords,
  OffsetWords,
  RankWords,
  RelativeWords,
  TimeWords,
} from './words/time-words.js';

export const TIME_WORDS: Readonly<Record<Language, TimeWords>> = { en: EN, de: DE, fr: FR, es: ES, ar: AR };

type List = Exclude<
  keyof TimeWords,
  'moments' | 'besideWeekday' | 'dates' | 'clock' | 'relative' | 'offsets' | 'ranks'
>;

/** The entries that are one text. */
type TextsOf<Words> = { [Name in keyof Words]: Words[Name] extends string ? Name : never }[keyof Words];

/** Alternatives of all languages, as part of a pattern. */
export function anyLanguage(list: List): string {
  return alternativesOf(TIME_WORDS, (words) => words[list]);
}

/** A list by number with the forms of all languages at each place. */
export function byNumber(list: 'weekdays' | 'months'): string[] {
  return TIME_WORDS.en[list].map((_, index) =>
    LANGUAGES.map((language) => TIME_WORDS[language][list][index] ?? '').join('|'),
  );
}

/** Words of all languages, as parts of a pattern. */
export function momentWords(choose: (words: MomentWords) => string): string {
  return alternativesOf(TIME_WORDS, ({ moments }) => choose(moments));
}

export function dateWords(name: keyof DateWords): string {
  return alternativesOf(TIME_WORDS, ({ dates }) => dates[name]);
}

export function clockWords(name: keyof ClockWords): string {
  return alternativesOf(TIME_WORDS, ({ clock }) => clock[name]);
}

export function relativeWords(name: keyof RelativeWords): string {
  return alternativesOf(TIME_WORDS, ({ relative }) => relative[name]);
}

export function offsetWords(name: TextsOf<OffsetWords>): string {
  return alternativesOf(TIME_WORDS, ({ offsets }) => offsets[name]);
}

export function rankWords(name: TextsOf<RankWords>): string {
  return alternativesOf(TIME_WORDS, ({ ranks }) => ranks[name]);
}
