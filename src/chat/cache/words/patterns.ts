import { perLanguage, type Language } from '../../../language/language.js';
import { phrasePattern } from '../../../language/text/phrases.js';
import { textPattern } from '../../../language/text/text-pattern.js';
import { anyLanguage, everywhere, wordSet } from '../../../language/text/word-tables.js';
import { ARABIC } from './ar.js';
import type { CacheWords } from './cache-words.js';
import { GERMAN } from './de.js';
import { ENGLISH } from './en.js';
import { SPANISH } from './es.js';
import { FRENCH } from './fr.js';

const CACHE_WORDS: Readonly<Record<Language, CacheWords>> = {
  en: ENGLISH,
  de: GERMAN,
  fr: FRENCH,
  es: SPANISH,
  ar: ARABIC,
};

/** At the beginning, with the signs behind it. */
export const GREETING = perLanguage(CACHE_WORDS, ({ greetings }) =>
  textPattern(`^${phrasePattern(greetings).source}[^\\p{L}\\p{N}]{0,10}`, 'u'),
);
/** At the end, with the signs around it. */
export const THANKS = perLanguage(CACHE_WORDS, ({ thanks }) =>
  textPattern(`${phrasePattern(thanks).source}[^\\p{L}\\p{N}]{0,10}$`, 'u'),
);
export const POLITENESS = perLanguage(CACHE_WORDS, ({ please, asks }) =>
  everywhere(phrasePattern(`${please}\n${asks}`)),
);
export const ARTICLES = perLanguage(CACHE_WORDS, ({ articles }) => wordSet(articles));
export const INTRODUCES = anyLanguage(CACHE_WORDS, ({ introduces }) => introduces);

const anywhere = (choose: (words: CacheWords) => string) =>
  perLanguage(CACHE_WORDS, (words) => everywhere(phrasePattern(choose(words))));

export const HAS = anywhere(({ has }) => has);
export const ARE_YOU = anywhere(({ areYou }) => areYou);
export const IS = anywhere(({ is }) => is);
export const FILLERS = anywhere(({ fillers }) => fillers);
export const ASKS_TIME = anywhere(({ asksTime }) => asksTime);
