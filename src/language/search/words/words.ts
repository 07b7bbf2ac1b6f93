import type { Language } from '../../language.js';
import { alternativesOf, anyLanguage, anyWordOf, folded } from '../../text/word-tables.js';
import { ARABIC, ARABIC_CONSONANTS } from './ar.js';
import { GERMAN } from './de.js';
import { ENGLISH } from './en.js';
import type { SearchWords } from './search-words.js';
import { SPANISH } from './es.js';
import { FRENCH } from './fr.js';

const WORDS: Readonly<Record<Language, SearchWords>> = {
  en: ENGLISH,
  de: GERMAN,
  fr: FRENCH,
  es: SPANISH,
  ar: ARABIC,
};

/** Endings of all languages, as parts of a pattern. */
export const INFLECTIONS = alternativesOf(WORDS, ({ inflections }) => inflections);
export const DERIVATIONS = alternativesOf(WORDS, ({ derivations }) => derivations);

// Areas of delivery, in folded text.
export const EUROPE = anyLanguage(WORDS, ({ europe }) => europe);
export const EUROPEAN_UNION = anyLanguage(WORDS, ({ union }) => union);
export const EVERYWHERE = anyLanguage(WORDS, ({ everywhere }) => everywhere);

/** Names of one of several things of a kind. */
export const NAMES: ReadonlySet<string> = folded(anyWordOf(WORDS, ({ names }) => names));

/** Everyday names of countries, in every language, with their ISO 3166 codes. */
export const COUNTRY_NAMES: readonly (readonly [string, string])[] = Object.values(WORDS).flatMap(
  ({ countries }) =>
    Object.entries(countries).flatMap(([code, names]) =>
      names.split(' ').map((name) => [name, code] as const),
    ),
);

/** The consonants that letters stand for, in Latin and Arabic script; vowels, and what is written or not, are empty. */
export const CONSONANTS: Readonly<Record<string, string>> = {
  ...{
    tch: '$',
    tsch: '$',
    sch: '$',
    ch: '$',
    sh: '$',
    kh: 'x',
    gh: 'g',
    ph: 'f',
    th: 't',
    ck: 'k',
    qu: 'k',
  },
  ...{
    c: 'k',
    q: 'k',
    p: 'b',
    v: 'f',
    z: 's',
    j: 'g',
    x: 'ks',
    h: '',
    w: '',
    y: '',
    a: '',
    e: '',
    i: '',
    o: '',
    u: '',
  },
  ...ARABIC_CONSONANTS,
};
