import type { Language } from '../../language.js';
import { alternativesOf, anyLanguage, anyWordOf, folded } from '../../text/word-tables.js';
import { matchForm } from '../../text/word-forms.js';
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

/** Names of one of several things of a kind, in match form. */
export const NAMES: ReadonlySet<string> = new Set(
  [...folded(anyWordOf(WORDS, ({ names }) => names))].map(matchForm),
);

/** Kinds of animals, in folded text. */
export const ANIMALS: readonly RegExp[] = ENGLISH.animals.map((_, at) =>
  anyLanguage(WORDS, ({ animals }) => animals[at] ?? ''),
);

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
