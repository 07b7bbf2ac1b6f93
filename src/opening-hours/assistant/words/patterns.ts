import { LANGUAGES, type Language } from '../../../language/language.js';
import { fold, words } from '../../../language/text/fold.js';
import { phrasePattern } from '../../../language/text/phrases.js';
import type { HoursQuestions, HoursWords } from './hours-words.js';
import { HOURS_WORDS } from './words.js';

/** The questions of one language, each ready to be looked for in a folded clause. */
export type HoursPatterns = Record<keyof HoursQuestions, RegExp>;

function patternsOf({ asks }: HoursWords): HoursPatterns {
  const built = Object.entries(asks).map(([name, lines]: [string, string]) => [name, phrasePattern(lines)]);
  return Object.fromEntries(built) as HoursPatterns;
}

function byLanguage<Built>(build: (words: HoursWords) => Built): Record<Language, Built> {
  const built = LANGUAGES.map((language) => [language, build(HOURS_WORDS[language])] as const);
  return Object.fromEntries(built) as Record<Language, Built>;
}

export const HOURS_PATTERNS = byLanguage(patternsOf);

/** Where a noun stands that opens, closes, starts or ends; the noun is the group `thing`. */
export const SUBJECTS = byLanguage(({ subjects }) =>
  subjects
    .trim()
    .split('\n')
    .map((line) => everywhere(phrasePattern(line))),
);

type Lines = Exclude<keyof HoursWords, 'asks' | 'subjects' | 'sentences'>;

function ofAllLanguages(name: Lines): string {
  return LANGUAGES.map((language) => HOURS_WORDS[language][name]).join('\n');
}

function everywhere({ source }: RegExp): RegExp {
  return new RegExp(source, 'gu');
}

/** Nouns that mean the business itself, its hours, or no thing at all. */
export const OWN_THINGS: ReadonlySet<string> = new Set(words(fold(ofAllLanguages('ownThings'))));
/** Words of closure reasons that tell no day from another. */
export const PLAIN_REASONS: ReadonlySet<string> = new Set(words(fold(ofAllLanguages('plainReasons'))));

export const EARLY = phrasePattern(ofAllLanguages('early'));
/** Whom or what a visitor brings. */
export const COMPANY = phrasePattern(ofAllLanguages('company'));
/** "24/7" asks for the rule, not for this moment. */
export const ROUND_THE_CLOCK = phrasePattern(ofAllLanguages('roundTheClock'));
export const CONTINUOUS = phrasePattern(ofAllLanguages('continuous'));
/** Words that add nothing to a day: "and on Sunday?". */
export const FILLERS = everywhere(phrasePattern(ofAllLanguages('fillers')));
