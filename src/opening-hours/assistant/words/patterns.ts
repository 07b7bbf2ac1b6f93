import { perLanguage } from '../../../language/language.js';
import { fold, words } from '../../../language/text/fold.js';
import { phrasePattern } from '../../../language/text/phrases.js';
import { anyLanguage, everywhere, linesOf } from '../../../language/text/word-tables.js';
import type { HoursQuestions, HoursWords } from './hours-words.js';
import { HOURS_WORDS } from './words.js';

/** The question patterns of one language, for folded clauses. */
export type HoursPatterns = Record<keyof HoursQuestions, RegExp>;

function patternsOf({ asks }: HoursWords): HoursPatterns {
  const built = Object.entries(asks).map(([name, lines]: [string, string]) => [name, phrasePattern(lines)]);
  return Object.fromEntries(built) as HoursPatterns;
}

export const HOURS_PATTERNS = perLanguage(HOURS_WORDS, patternsOf);

/** The noun that opens, closes, starts or ends, in the group `thing`. */
export const SUBJECTS = perLanguage(HOURS_WORDS, ({ subjects }) =>
  subjects
    .trim()
    .split('\n')
    .map((line) => everywhere(phrasePattern(line))),
);

type Lines = Exclude<keyof HoursWords, 'asks' | 'subjects' | 'sentences'>;

const any = (name: Lines): RegExp => anyLanguage(HOURS_WORDS, (words) => words[name]);
const wordsOf = (name: Lines): string => linesOf(HOURS_WORDS, (words) => words[name]).join(' ');

/** Kinds of places: of one of them the business itself, or a part of it. */
export const VENUES: ReadonlySet<string> = new Set(words(fold(wordsOf('venues'))));
/** Nouns for the business itself, its hours, or no thing at all. */
export const OWN_THINGS: ReadonlySet<string> = new Set([...words(fold(wordsOf('ownThings'))), ...VENUES]);
/** Words of closure reasons that do not identify a day. */
export const PLAIN_REASONS: ReadonlySet<string> = new Set(words(fold(wordsOf('plainReasons'))));

export const EARLY = any('early');
/** People or things that a visitor brings. */
export const COMPANY = any('company');
/** An age, or a doubt whether it may be: a visit of which the hours alone do not decide. */
export const CONDITIONS = any('conditions');
/** "24/7" asks for the regular hours, not for now. */
export const ROUND_THE_CLOCK = any('roundTheClock');
export const CONTINUOUS = any('continuous');
/** Words without meaning next to a day: "and on Sunday?". */
export const FILLERS = everywhere(any('fillers'));
