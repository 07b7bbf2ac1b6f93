import { LANGUAGES, perLanguage, type Language } from '../../../language/language.js';
import { phrasePattern } from '../../../language/text/phrases.js';
import { ARABIC } from './ar.js';
import { GERMAN } from './de.js';
import { ENGLISH } from './en.js';
import { SPANISH } from './es.js';
import { FRENCH } from './fr.js';
import type { OrderAspect, OrderSentences, OrderWords } from './order-words.js';

const WORDS: Record<Language, OrderWords> = {
  en: ENGLISH,
  de: GERMAN,
  fr: FRENCH,
  es: SPANISH,
  ar: ARABIC,
};
const ALL = LANGUAGES.map((language) => WORDS[language]);

/** What the assistant says about orders. */
export const ORDER_SENTENCES: Record<Language, OrderSentences> = perLanguage(
  WORDS,
  (words) => words.sentences,
);

/** The phrases of all languages in one pattern. */
function anyLanguage(choose: (words: OrderWords) => string): RegExp {
  return phrasePattern(ALL.map(choose).join('\n'));
}

/** The words of all languages as one group. */
function anyOf(choose: (words: OrderWords) => readonly string[]): string {
  return `(?:${ALL.flatMap(choose).join('|')})`;
}

export const STATUS_QUESTION = perLanguage(WORDS, (words) => phrasePattern(words.statusQuestion));
export const OWN_ORDER = perLanguage(WORDS, (words) => phrasePattern(words.ownOrder));

export const ORDER_POLICY = anyLanguage((words) => words.policy);
export const AMENDS = anyLanguage((words) => words.amends);
export const ORDER_NOUN = anyLanguage((words) => words.orderNoun);
export const NO_ORDER = new RegExp(anyLanguage((words) => words.noOrder).source, 'gu');
export const ANY_ORDER = anyLanguage((words) => words.anyOrder);
export const HAPPENS = anyLanguage((words) => words.happens);
export const NO_PROOF = anyLanguage((words) => words.noProof);
export const IN_GENERAL = anyLanguage((words) => words.inGeneral);
export const OF_THE_ORDER = anyLanguage((words) => words.ofTheOrder);
export const ASKS_FOR_CONTACT = anyLanguage((words) => words.asksForContact);
export const SPEAKS_FOR_OTHERS = anyLanguage((words) => words.speaksForOthers);

/** "And the other one?", in languages mixed as visitors mix them. */
const ANOTHER = `${anyOf((words) => words.and)} (the )?${anyOf((words) => words.other)}~`;
export const FOLLOW_UP = phrasePattern([...ALL.map((words) => words.followUp), ANOTHER].join('\n'));

const MINE = anyOf((words) => words.mine);
const ALONE_NOUN = anyOf((words) => words.aloneNoun);
/** The word alone is a wish to speak of an order. */
export const ONLY_ORDER = new RegExp(`^[^\\p{L}]*(?:${MINE} )?${ALONE_NOUN}(?: status)?[^\\p{L}]*$`, 'u');

const NUMBER_LABEL = anyOf((words) => words.numberLabel);
/** "Nr. 88290": digits behind a label. */
export const NUMBER_AT_LABEL = new RegExp(`(?<!\\p{L})${NUMBER_LABEL}[\\s.:#]*\\d{3,}`, 'u');

export const LABELS: ReadonlySet<string> = new Set(ALL.flatMap((words) => words.labels.trim().split(/\s+/)));

/** The first that matches decides. */
export const ASPECTS: readonly (readonly [OrderAspect, RegExp])[] = [
  ['items', anyLanguage((words) => words.aspects.items)],
  ['total', anyLanguage((words) => words.aspects.total)],
  ['parcel', anyLanguage((words) => words.aspects.parcel)],
  ['date', anyLanguage((words) => words.aspects.date)],
];
