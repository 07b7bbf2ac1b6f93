import { fold } from '../text/fold.js';
import type { Language } from '../language.js';

/** Spoken hours and small counts, from 1, by language; several forms divided by `|`. */
const SMALL: Record<Language, string[]> = {
  en: [
    'one|a|an',
    'two',
    'three',
    'four',
    'five',
    'six',
    'seven',
    'eight',
    'nine',
    'ten',
    'eleven',
    'twelve',
  ],
  de: [
    'eins|ein|einem|einer|eine',
    'zwei|zwo',
    'drei',
    'vier',
    'fünf|fuenf',
    'sechs',
    'sieben',
    'acht',
    'neun',
    'zehn',
    'elf',
    'zwölf|zwoelf',
    ...'dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig'.split(' '),
    ...'einundzwanzig zweiundzwanzig dreiundzwanzig vierundzwanzig'.split(' '),
  ],
  fr: [
    'une|un',
    ...'deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize'.split(' '),
    ...[
      'dix-sept|dix sept',
      'dix-huit|dix huit',
      'dix-neuf|dix neuf',
      'vingt',
      'vingt et une',
      'vingt-deux|vingt deux',
    ],
  ],
  es: [
    'una|un|uno',
    ...'dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis'.split(' '),
    ...'diecisiete dieciocho diecinueve veinte veintiuna veintidós'.split(' '),
  ],
  ar: [
    'واحدة|وحدة|واحد',
    'اثنين|ثنتين|تنتين|اتنين|ثانية',
    'ثلاثة|تلاتة|ثلاث|تلات|ثالثة',
    'اربعة|اربع|رابعة',
    'خمسة|خمس|خامسة',
    'ستة|ست|سادسة',
    'سبعة|سبع|سابعة',
    'ثمانية|تمانية|ثمان|تمان|ثامنة',
    'تسعة|تسع|تاسعة',
    'عشرة|عشر|عاشرة',
    'احدعش|حداشر|احدى عشر|حادية عشرة?|حداعش',
    'اثنعش|اطنعش|اتناشر|اثنا عشر|ثانية عشرة?',
  ],
};

/** Spoken number forms of a language, folded, with their value. */
export const SPOKEN: Record<Language, Map<string, number>> = {
  en: valuesOf(SMALL.en),
  de: valuesOf(SMALL.de),
  fr: valuesOf(SMALL.fr),
  es: valuesOf(SMALL.es),
  ar: valuesOf(SMALL.ar),
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
