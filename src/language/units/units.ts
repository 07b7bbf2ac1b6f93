import type { Language } from '../language.js';
import { phraseAlternatives } from '../text/phrases.js';
import { textPattern } from '../text/text-pattern.js';
import { alternativesOf } from '../text/word-tables.js';
import { ARABIC } from './words/ar.js';
import { GERMAN } from './words/de.js';
import { ENGLISH } from './words/en.js';
import { SPANISH } from './words/es.js';
import { FRENCH } from './words/fr.js';
import { UNIT_NAMES, type UnitName, type UnitWords } from './words/unit-words.js';

const WORDS: Readonly<Record<Language, UnitWords>> = {
  en: ENGLISH,
  de: GERMAN,
  fr: FRENCH,
  es: SPANISH,
  ar: ARABIC,
};

/** Signs that all languages share; phrases. */
const SIGNS: Record<UnitName, string> = {
  kilogram: 'kg',
  gram: 'g|gr',
  pound: 'lbs?',
  ounce: 'oz',
  millilitre: 'ml|millilit~',
  centilitre: 'cl|centilit~',
  litre: 'l',
  millimetre: 'mm|millimet~',
  centimetre: 'cm|centimet~',
  metre: 'm',
  kilometre: 'km|kilomet~',
  inch: '"',
  minute: 'min',
  hour: 'h',
  day: '',
  week: '',
  month: '',
  year: '',
  piece: '',
  percent: '%',
  lumen: 'lm',
  watt: 'w',
  kilowatt: 'kw',
  decibel: 'db',
};

/** Words for units in all languages, folded, as a part of a pattern. */
export function unitWords(...units: readonly UnitName[]): string {
  return units.map((unit) => alternativesOf(WORDS, (words) => words[unit])).join('|');
}

/** Signs and words of units in all languages, folded, as a part of a pattern. */
export function unitForms(...units: readonly UnitName[]): string {
  const forms = units.flatMap((unit) => [phraseAlternatives(SIGNS[unit]), unitWords(unit)]);
  return forms.filter((each) => each !== '').join('|');
}

/** Behind a figure, with the blanks before it. */
const BEHIND_FIGURE = UNIT_NAMES.map((unit) => {
  const forms = unitForms(unit);
  return [unit, textPattern(`(?<=\\d)\\s{0,3}(?:${forms})(?![\\p{L}\\p{N}])`, 'gu')] as const;
});

/** A folded text with the units behind figures in one form for all languages: "100 ml" and "100 مل" become the same. */
export function withPlainUnits(folded: string): string {
  return BEHIND_FIGURE.reduce((text, [unit, forms]) => text.replace(forms, unit), folded);
}

/** Every sign and word of a unit. */
export const ANY_UNIT = unitForms(...UNIT_NAMES);
