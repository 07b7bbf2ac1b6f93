import { fold } from '../text/fold.js';
import type { Language } from '../language.js';
import { TIME_WORDS } from './time-words.js';

/** Spoken number forms of a language, folded, with their value. */
export const SPOKEN: Record<Language, Map<string, number>> = {
  en: valuesOf(TIME_WORDS.en.numbers),
  de: valuesOf(TIME_WORDS.de.numbers),
  fr: valuesOf(TIME_WORDS.fr.numbers),
  es: valuesOf(TIME_WORDS.es.numbers),
  ar: valuesOf(TIME_WORDS.ar.numbers),
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

/** A number in digits or words of that language, else NaN. */
export function numberOf(text: string | undefined, language: Language): number {
  if (text === undefined) return Number.NaN;
  if (/^\d+$/u.test(text)) return Number(text);
  return SPOKEN[language].get(text) ?? SPOKEN[language].get(text.replace(/^ال/u, '')) ?? Number.NaN;
}
