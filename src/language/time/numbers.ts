import type { Language } from '../language.js';
import { NUMBER_WORDS } from '../numbers/numbers.js';
import { phraseForms } from '../text/phrase-forms.js';
import { ARABIC_FORMS } from '../text/words/forms/ar.js';
import { textPattern } from '../text/text-pattern.js';

/** Spoken number forms of a language, folded, with their value. */
export const SPOKEN: Record<Language, Map<string, number>> = {
  en: valuesOf(NUMBER_WORDS.en.small),
  de: valuesOf(NUMBER_WORDS.de.small),
  fr: valuesOf(NUMBER_WORDS.fr.small),
  es: valuesOf(NUMBER_WORDS.es.small),
  ar: valuesOf(NUMBER_WORDS.ar.small),
};

/** The forms of numbers, in order from 1, with their value. @param phrases each can be written out */
export function valuesOf(phrases: readonly string[]): Map<string, number> {
  return new Map(
    phrases.flatMap((phrase, index) => phraseForms(phrase).map((form) => [form, index + 1] as const)),
  );
}

const ARTICLE = textPattern(`^${ARABIC_FORMS.article}`, 'u');

/** A number in digits or words of that language, else NaN. */
export function numberOf(text: string | undefined, language: Language): number {
  if (text === undefined) return Number.NaN;
  if (/^\d+$/u.test(text)) return Number(text);
  return SPOKEN[language].get(text) ?? SPOKEN[language].get(text.replace(ARTICLE, '')) ?? Number.NaN;
}
