import { fold } from '../text/fold.js';
import type { Language } from '../language.js';
import { NUMBER_WORDS } from '../numbers/numbers.js';
import { ARABIC_FORMS } from '../text/words/forms/ar.js';

/** Spoken number forms of a language, folded, with their value. */
export const SPOKEN: Record<Language, Map<string, number>> = {
  en: valuesOf(NUMBER_WORDS.en.small),
  de: valuesOf(NUMBER_WORDS.de.small),
  fr: valuesOf(NUMBER_WORDS.fr.small),
  es: valuesOf(NUMBER_WORDS.es.small),
  ar: valuesOf(NUMBER_WORDS.ar.small),
};

/** Forms divided by `|`, in order from 1, as a folded lookup; `x?` stands for with and without x. */
export function valuesOf(forms: readonly string[]): Map<string, number> {
  const values = new Map<string, number>();
  forms.forEach((alternatives, index) => {
    for (const form of alternatives.split('|')) {
      values.set(fold(form.replace(/.\?/u, '')), index + 1);
      values.set(fold(form.replace('?', '')), index + 1);
    }
  });
  return values;
}

const ARTICLE = new RegExp(`^${ARABIC_FORMS.article}`, 'u');

/** A number in digits or words of that language, else NaN. */
export function numberOf(text: string | undefined, language: Language): number {
  if (text === undefined) return Number.NaN;
  if (/^\d+$/u.test(text)) return Number(text);
  return SPOKEN[language].get(text) ?? SPOKEN[language].get(text.replace(ARTICLE, '')) ?? Number.NaN;
}
