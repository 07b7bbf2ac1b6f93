import { perLanguage, type Language } from '../../../language/language.js';
import { phrasePattern } from '../../../language/text/phrases.js';
import { alternativesOf, anyLanguage } from '../../../language/text/word-tables.js';
import { WEEKDAY_SOURCE } from '../../../language/time/weekday-names.js';
import { ARABIC } from './ar.js';
import { GERMAN } from './de.js';
import { ENGLISH } from './en.js';
import { SPANISH } from './es.js';
import { FRENCH } from './fr.js';
import type { HandoffSentences, HandoffWords } from './handoff-words.js';

const WORDS: Record<Language, HandoffWords> = {
  en: ENGLISH,
  de: GERMAN,
  fr: FRENCH,
  es: SPANISH,
  ar: ARABIC,
};

/** The assistant's sentences at a handoff. */
export const HANDOFF_SENTENCES: Record<Language, HandoffSentences> = perLanguage(
  WORDS,
  (words) => words.sentences,
);

/** The words of all languages as one pattern group. */
function partOf(choose: (words: HandoffWords) => readonly string[]): string {
  return `(?:${alternativesOf(WORDS, choose)})`;
}

export const ASKS_FOR_PERSON = perLanguage(WORDS, (words) => phrasePattern(words.asksForPerson));

const SOMEONE = partOf(({ presence }) => presence.someone);
const TIME = partOf(({ presence }) => presence.times);
const TIMES_WITHIN = alternativesOf(WORDS, ({ presence }) => presence.timesWithin);
const ANSWERING = partOf(({ presence }) => presence.answering);
/** "Is anyone there on Saturday?" asks for opening hours. */
export const PRESENCE_AT_TIME = new RegExp(
  `^(?=.*${SOMEONE})(?=.*(?:\\d|\\b${TIME}\\b|${TIMES_WITHIN}|${WEEKDAY_SOURCE}))(?!.*${ANSWERING})`,
  'u',
);

export const ANGER = anyLanguage(WORDS, (words) => words.anger);

/** "Yes" to the offer of a person. Whole message. */
export const ACCEPTS = new RegExp(`^${partOf((words) => words.accepts)}[\\s.!,]*$`, 'u');
