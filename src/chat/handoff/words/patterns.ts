import { perLanguage, type Language } from '../../../language/language.js';
import { bySpeech } from '../../../language/speech.js';
import { phrasePattern } from '../../../language/text/phrases.js';
import { alternativesOf, anyLanguage } from '../../../language/text/word-tables.js';
import { WEEKDAY_SOURCE } from '../../../language/time/weekday-names.js';
import { ARABIC } from './ar.js';
import { GERMAN } from './de.js';
import { ENGLISH } from './en.js';
import { SPANISH } from './es.js';
import { FRENCH } from './fr.js';
import type { HandoffSentences, HandoffWords } from './handoff-words.js';
import { textPattern } from '../../../language/text/text-pattern.js';

const WORDS: Record<Language, HandoffWords> = {
  en: ENGLISH,
  de: GERMAN,
  fr: FRENCH,
  es: SPANISH,
  ar: ARABIC,
};

/** The assistant's sentences at a handoff. */
export const HANDOFF_SENTENCES = bySpeech<HandoffSentences>(perLanguage(WORDS, ({ sentences }) => sentences));

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
export const PRESENCE_AT_TIME = textPattern(
  `^(?=.*${SOMEONE})(?=.*(?:\\d|\\b${TIME}\\b|${TIMES_WITHIN}|${WEEKDAY_SOURCE}))(?!.*${ANSWERING})`,
  'u',
);

export const ANGER = anyLanguage(WORDS, (words) => words.anger);

/** What is asked at the end of a complaint about the staff. */
export const AMENDS = anyLanguage(WORDS, (words) => words.amends);

/** A complaint about how somebody of the staff behaved. */
export const CONDUCT = anyLanguage(WORDS, (words) => words.conduct);

/** Displeasure that an apology and the offer of a person answer. */
export const DISPLEASED = anyLanguage(WORDS, (words) => words.displeased);

/** Longer ones tell what the business is. */
const ADDED = "(?:[\\p{L}'-]{2,40}\\s{0,3}){1,2}";
/** A judgement on the business, to the end of the clause or of its first part: "you are nothing but a joke". */
export const JUDGES = perLanguage(WORDS, ({ judges }) =>
  textPattern(
    `^[^\\p{L}\\p{N}?؟]*${phrasePattern(judges.says).source}\\s*(?<added>${ADDED})(?:[.!…]{1,5}|[,;][^?؟.]{0,120})?$`,
    'u',
  ),
);
/** What is added is kind, or no opinion. */
export const KINDLY = perLanguage(WORDS, ({ judges }) => phrasePattern(judges.kindly));

/** "Is anyone there?" without a time. Whole clause. */
export const ANYBODY_THERE = perLanguage(WORDS, (words) =>
  textPattern(`^[^\\p{L}\\p{N}]*${phrasePattern(words.anybodyThere).source}[^\\p{L}\\p{N}]*$`, 'u'),
);

const AGREES = partOf((words) => words.agrees);
const YES = partOf(({ accepts, agrees }) => [...accepts, ...agrees]);

function onlyOf(words: string): RegExp {
  return textPattern(`^${words}(?:[\\s.!,]{1,3}${words}){0,2}[\\s.!,…]{0,9}$`, 'u');
}

/** "Yes" to the offer of a person. Whole clause. */
export const ACCEPTS = onlyOf(YES);
/** "Ok", which before a question is no yes to what was offered. Whole clause. */
export const ONLY_AGREES = onlyOf(AGREES);
