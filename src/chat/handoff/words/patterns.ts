import { LANGUAGES, perLanguage, type Language } from '../../../language/language.js';
import { phrasePattern } from '../../../language/text/phrases.js';
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
const ALL = LANGUAGES.map((language) => WORDS[language]);

/** What the assistant says when it passes the conversation on. */
export const HANDOFF_SENTENCES: Record<Language, HandoffSentences> = perLanguage(
  WORDS,
  (words) => words.sentences,
);

/** The words of all languages as one group. */
function anyOf(choose: (words: HandoffWords) => readonly string[]): string {
  return `(?:${ALL.flatMap(choose).join('|')})`;
}

export const ASKS_FOR_PERSON = perLanguage(WORDS, (words) => phrasePattern(words.asksForPerson));

const SOMEONE = anyOf(({ presence }) => presence.someone);
const TIME = anyOf(({ presence }) => presence.times);
const WEEKDAY = anyOf(({ presence }) => presence.weekdays);
const ANSWERING = anyOf(({ presence }) => presence.answering);
/** "Is anyone there on Saturday?" asks for opening hours. */
export const PRESENCE_AT_TIME = new RegExp(
  `^(?=.*${SOMEONE})(?=.*(?:\\d|\\b${TIME}\\b|${WEEKDAY}))(?!.*${ANSWERING})`,
  'u',
);

export const ANGER = phrasePattern(ALL.map((words) => words.anger).join('\n'));

/** "Yes" to the offer of a person. Whole message. */
export const ACCEPTS = new RegExp(`^${anyOf((words) => words.accepts)}[\\s.!,]*$`, 'u');
