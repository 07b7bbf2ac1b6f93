import { perLanguage, type Language } from '../../../language/language.js';
import { bySpeech } from '../../../language/speech.js';
import { phrasePattern } from '../../../language/text/phrases.js';
import {
  alternativesOf,
  anyLanguage,
  anyOf,
  anyWordOf,
  everywhere,
  linesOf,
} from '../../../language/text/word-tables.js';
import { ARABIC } from './ar.js';
import { GERMAN } from './de.js';
import { ENGLISH } from './en.js';
import { SPANISH } from './es.js';
import { FRENCH } from './fr.js';
import type { OrderAspect, OrderSentences, OrderWords } from './order-words.js';
import { textPattern } from '../../../language/text/text-pattern.js';

const WORDS: Record<Language, OrderWords> = {
  en: ENGLISH,
  de: GERMAN,
  fr: FRENCH,
  es: SPANISH,
  ar: ARABIC,
};

/** The assistant's sentences about orders. */
export const ORDER_SENTENCES = bySpeech<OrderSentences>(perLanguage(WORDS, ({ sentences }) => sentences));

type Choose = (words: OrderWords) => string | readonly string[];

const any = (choose: Choose): RegExp => anyLanguage(WORDS, choose);
const oneOf = (choose: Choose): string => anyOf(WORDS, choose);
const partOf = (choose: Choose): string => `(?:${alternativesOf(WORDS, choose)})`;

export const STATUS_QUESTION = perLanguage(WORDS, (words) => phrasePattern(words.statusQuestion));
export const OWN_ORDER = perLanguage(WORDS, (words) => phrasePattern(words.ownOrder));

export const ALL_ORDERS = perLanguage(WORDS, (words) => phrasePattern(words.allOrders));
export const ORDER_POLICY = any((words) => words.policy);
export const AMENDS = any((words) => words.amends);
export const CHANGES = any((words) => words.changes);
export const ASKS_CHANGED = any((words) => words.changed);
export const ORDER_NOUN = any((words) => words.orderNoun);
export const NO_ORDER = everywhere(any((words) => words.noOrder));
export const SUPPOSED = any((words) => words.supposed);
export const ANY_ORDER = any((words) => words.anyOrder);
export const HAPPENS = any((words) => words.happens);
export const NO_PROOF = any((words) => words.noProof);
export const IN_GENERAL = any((words) => words.inGeneral);
export const OF_THE_ORDER = any((words) => words.ofTheOrder);
export const ASKS_FOR_CONTACT = any((words) => words.asksForContact);
export const SPEAKS_FOR_OTHERS = any((words) => words.speaksForOthers);

/** "And the other one?", in any mix of languages. */
const ANOTHER = `${oneOf((words) => words.and)} (the )?${oneOf((words) => words.other)}~`;
export const FOLLOW_UP = phrasePattern([...linesOf(WORDS, (words) => words.followUp), ANOTHER].join('\n'));

const MINE = partOf((words) => words.mine);
const ALONE_NOUN = partOf((words) => words.aloneNoun);
/** The word alone asks about an order. */
export const ONLY_ORDER = textPattern(`^[^\\p{L}]*(?:${MINE} )?${ALONE_NOUN}(?: status)?[^\\p{L}]*$`, 'u');

const NUMBER_LABEL = partOf((words) => words.numberLabel);
/** "Nr. 88290": digits after a label. */
export const NUMBER_AT_LABEL = textPattern(`(?<!\\p{L})${NUMBER_LABEL}[\\s.:#]*\\d{3,}`, 'u');

export const LABELS: ReadonlySet<string> = anyWordOf(WORDS, (words) => words.labels);

/** The first match decides. */
export const ASPECTS: readonly (readonly [OrderAspect, RegExp])[] = [
  ['items', any((words) => words.aspects.items)],
  ['breakdown', any((words) => words.aspects.breakdown)],
  ['shipping', any((words) => words.aspects.shipping)],
  ['tax', any((words) => words.aspects.tax)],
  ['discount', any((words) => words.aspects.discount)],
  ['total', any((words) => words.aspects.total)],
  ['parcel', any((words) => words.aspects.parcel)],
  ['date', any((words) => words.aspects.date)],
];
