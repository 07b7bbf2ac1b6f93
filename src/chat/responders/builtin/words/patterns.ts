import { perLanguage, type Language } from '../../../../language/language.js';
import { bySpeech } from '../../../../language/speech.js';
import { phrasePattern } from '../../../../language/text/phrases.js';
import { alternativesOf, anyLanguage, anyOf, anyWordOf } from '../../../../language/text/word-tables.js';
import { ARABIC } from './ar.js';
import type { AnswerSentences, BuiltinWords, SmallTalkSentences } from './builtin-words.js';
import { GERMAN } from './de.js';
import { ENGLISH } from './en.js';
import { SPANISH } from './es.js';
import { FRENCH } from './fr.js';
import { textPattern } from '../../../../language/text/text-pattern.js';

export const BUILTIN_WORDS: Record<Language, BuiltinWords> = {
  en: ENGLISH,
  de: GERMAN,
  fr: FRENCH,
  es: SPANISH,
  ar: ARABIC,
};

/** What the responder itself says. */
export const SMALL_TALK = bySpeech<SmallTalkSentences>(
  perLanguage(BUILTIN_WORDS, ({ smallTalk }) => smallTalk),
);
export const ANSWERS = bySpeech<AnswerSentences>(perLanguage(BUILTIN_WORDS, ({ answers }) => answers));

type Choose = (words: BuiltinWords) => string;

const any = (choose: Choose): RegExp => anyLanguage(BUILTIN_WORDS, choose);
const oneOf = (choose: Choose): string => anyOf(BUILTIN_WORDS, choose);
const partOf = (choose: Choose): string => `(?:${alternativesOf(BUILTIN_WORDS, choose)})`;

/** Phrases that match the whole clause, except punctuation. */
function whole(...phrases: string[]): RegExp {
  const { source } = phrasePattern(phrases.join('\n'));
  return textPattern(`^[^\\p{L}\\p{N}]*${source}[^\\p{L}\\p{N}]*$`, 'u');
}

const ADDRESSED = oneOf((words) => words.courtesies.addressed);
const GREETING = oneOf((words) => words.courtesies.greetings);
export const GREETS = whole(`${GREETING}( ${ADDRESSED})?`);

const BEFORE = oneOf((words) => words.courtesies.thanksBefore);
const THANK = oneOf((words) => words.courtesies.thanks);
const AFTER = oneOf((words) => words.courtesies.thanksAfter);
export const THANKS = whole(`(${BEFORE} )?${THANK}( ${AFTER})*`);

/** Thanks among other words. */
export const GIVES_THANKS = phrasePattern(`${THANK}( ${AFTER})*`);
export const PRAISE = anyWordOf(BUILTIN_WORDS, (words) => words.courtesies.praise);

const I = oneOf((words) => words.courtesies.needHelp.i);
const NEED = oneOf((words) => words.courtesies.needHelp.need);
const HELP = oneOf((words) => words.courtesies.needHelp.help);
const PLEASE = oneOf((words) => words.courtesies.needHelp.please);
export const ASKS_FOR_HELP = whole(
  `(${I} )?${NEED}( some)? ${HELP}( ${PLEASE})?`,
  oneOf((words) => words.courtesies.helpMe),
);

export const FAREWELLS = whole(oneOf((words) => words.courtesies.farewells));
export const ASKS_HOW = whole(oneOf((words) => words.courtesies.how));
export const ACKNOWLEDGES = whole(oneOf((words) => words.courtesies.acknowledges));
export const ASKS_WHO = any((words) => words.courtesies.who);
export const ASKS_ABILITY = any((words) => words.courtesies.ability);
export const NUDGES = whole(oneOf((words) => words.courtesies.nudges));
/** Words between several courtesies. */
export const JOINS = anyWordOf(BUILTIN_WORDS, (words) => words.courtesies.joins);

export const PRONOUNS = perLanguage(BUILTIN_WORDS, ({ followUp }) => phrasePattern(followUp.pronouns));

export const NAMES_SUBJECT = perLanguage(BUILTIN_WORDS, ({ followUp }) =>
  followUp.namesSubject === null ? null : phrasePattern(followUp.namesSubject),
);

export const GENERIC = anyWordOf(BUILTIN_WORDS, (words) => words.followUp.generic);
const THERE = partOf((words) => words.followUp.there);
/** At the time or place just mentioned. */
export const POINTS_THERE = textPattern(`(?:^|[^\\p{L}])${THERE}[^\\p{L}]*$`, 'u');

/** A question after one of these is not a new one. */
export const EMBEDS = textPattern(`${partOf((words) => words.clauses.embeds)}\\s*$`, 'u');

const LEADING_ON = partOf((words) => words.clauses.leadsOn);
/** Ends with a word after which its sentence must go on: "how much is it and", "since", "the". */
export const LEADS_ON = textPattern(`(?:^|[^\\p{L}])${LEADING_ON}\\s*$`, 'u');

/** Before the other half of a question: "may it come in, or …". */
export const ENDS_WITH_OR = textPattern(
  `(?:^|[^\\p{L}])${partOf((words) => words.clauses.alternatives)}\\s*$`,
  'u',
);

/** "Thanks, but …". */
export const CONTRASTS = any((words) => words.clauses.contrasts);

const ABBREVIATIONS = partOf((words) => words.clauses.abbreviations);
/** Abbreviations whose full stop does not end a sentence: "Nr.", "z. B.", "p. ex.", "a.m.", "31.12.". */
export const ABBREVIATION = textPattern(
  `(?:^|[\\s(.,])(?:${ABBREVIATIONS}|\\p{L}|\\d{1,2}(?:\\.\\d{1,2})?)$`,
  'iu',
);

export const INSTRUCTS = any((words) => words.instructs);
export const TELLS = any((words) => words.tells);
export const AWAITS_OWN = any((words) => words.awaitsOwn);

const LEADING_GREETING = partOf((words) => words.leadingGreetings);
const LEAD = any((words) => words.leadsIn).source;
/** Opens a question without asking one. Whole clause. */
export const LEADS_IN = textPattern(`^[^\\p{L}]*(?:${LEADING_GREETING}[\\s,!.]*)?${LEAD}[^\\p{L}]*$`, 'u');
