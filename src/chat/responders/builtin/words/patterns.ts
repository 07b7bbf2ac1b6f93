import { LANGUAGES, perLanguage, type Language } from '../../../../language/language.js';
import { phrasePattern } from '../../../../language/text/phrases.js';
import { ARABIC } from './ar.js';
import type { BuiltinWords } from './builtin-words.js';
import { GERMAN } from './de.js';
import { ENGLISH } from './en.js';
import { SPANISH } from './es.js';
import { FRENCH } from './fr.js';

export const BUILTIN_WORDS: Record<Language, BuiltinWords> = {
  en: ENGLISH,
  de: GERMAN,
  fr: FRENCH,
  es: SPANISH,
  ar: ARABIC,
};
const ALL = LANGUAGES.map((language) => BUILTIN_WORDS[language]);

type Choose = (words: BuiltinWords) => string;

function partsOf(alternatives: string): string[] {
  return alternatives.split(/[|\n]/).map((part) => part.trim());
}

/** The alternatives of one language on one line, for a group of a regular expression. */
export function joined(alternatives: string): string {
  const lines = alternatives.split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '').join('|');
}

/** The alternatives of all languages as one group. */
function anyOf(choose: Choose): string {
  const alternatives = ALL.map((words) => joined(choose(words)));
  return `(?:${alternatives.filter((each) => each !== '').join('|')})`;
}

/** Single words of all languages; for tables without groups. */
function wordSet(choose: Choose): ReadonlySet<string> {
  return new Set(ALL.flatMap((words) => partsOf(choose(words))).filter((word) => word !== ''));
}

/** The phrases of all languages in one pattern. */
function anyLanguage(choose: Choose): RegExp {
  return phrasePattern(ALL.map(choose).join('\n'));
}

/** Phrases that are the whole clause, but for punctuation. */
function whole(...phrases: string[]): RegExp {
  const { source } = phrasePattern(phrases.join('\n'));
  return new RegExp(`^[^\\p{L}\\p{N}]*${source}[^\\p{L}\\p{N}]*$`, 'u');
}

const ADDRESSED = anyOf((words) => words.courtesies.addressed);
const GREETING = anyOf((words) => words.courtesies.greetings);
export const GREETS = whole(`${GREETING}( ${ADDRESSED})?`);

const BEFORE = anyOf((words) => words.courtesies.thanksBefore);
const THANK = anyOf((words) => words.courtesies.thanks);
const AFTER = anyOf((words) => words.courtesies.thanksAfter);
export const THANKS = whole(`(${BEFORE} )?${THANK}( ${AFTER})*`);

const I = anyOf((words) => words.courtesies.needHelp.i);
const NEED = anyOf((words) => words.courtesies.needHelp.need);
const HELP = anyOf((words) => words.courtesies.needHelp.help);
const PLEASE = anyOf((words) => words.courtesies.needHelp.please);
export const ASKS_FOR_HELP = whole(
  `(${I} )?${NEED}( some)? ${HELP}( ${PLEASE})?`,
  anyOf((words) => words.courtesies.helpMe),
);

export const FAREWELLS = whole(anyOf((words) => words.courtesies.farewells));
export const ASKS_HOW = whole(anyOf((words) => words.courtesies.how));
export const ACKNOWLEDGES = whole(anyOf((words) => words.courtesies.acknowledges));
export const ASKS_WHO = anyLanguage((words) => words.courtesies.who);
export const ASKS_ABILITY = anyLanguage((words) => words.courtesies.ability);
/** Words between courtesies in a row. */
export const JOINS = wordSet((words) => words.courtesies.joins);

export const PRONOUNS = perLanguage(BUILTIN_WORDS, ({ followUp }) => phrasePattern(followUp.pronouns));

export const NAMES_SUBJECT = perLanguage(BUILTIN_WORDS, ({ followUp }) =>
  followUp.namesSubject === null ? null : phrasePattern(followUp.namesSubject),
);

export const GENERIC = wordSet((words) => words.followUp.generic);
const THERE = anyOf((words) => words.followUp.there);
/** At the time or place just spoken of. */
export const POINTS_THERE = new RegExp(`(?:^|[^\\p{L}])${THERE}[^\\p{L}]*$`, 'u');

/** A question behind one of these does not start a new one. */
export const EMBEDS = new RegExp(`${anyOf((words) => words.clauses.embeds)}\\s*$`, 'u');

const ABBREVIATIONS = anyOf((words) => words.clauses.abbreviations);
/** What ends in a full stop without ending a sentence: "Nr.", "z. B.", "p. ex.", "a.m.", "31.12.". */
export const ABBREVIATION = new RegExp(
  `(?:^|[\\s(.,])(?:${ABBREVIATIONS}|\\p{L}|\\d{1,2}(?:\\.\\d{1,2})?)$`,
  'iu',
);

export const INSTRUCTS = anyLanguage((words) => words.instructs);
export const TELLS = anyLanguage((words) => words.tells);
export const AWAITS_OWN = anyLanguage((words) => words.awaitsOwn);

const LEADING_GREETING = anyOf((words) => words.leadingGreetings);
const LEAD = anyLanguage((words) => words.leadsIn).source;
/** Opens a question without asking one. Whole clause. */
export const LEADS_IN = new RegExp(`^[^\\p{L}]*(?:${LEADING_GREETING}[\\s,!.]*)?${LEAD}[^\\p{L}]*$`, 'u');
