import type { Language } from '../../src/language/language.js';
import { ARABIC } from './words/ar.js';
import { GERMAN } from './words/de.js';
import { ENGLISH } from './words/en.js';
import { SPANISH } from './words/es.js';
import { FRENCH } from './words/fr.js';
import type { Strings } from './words/strings.js';

const WORDS: Readonly<Record<Language, Strings>> = {
  en: ENGLISH,
  de: GERMAN,
  fr: FRENCH,
  es: SPANISH,
  ar: ARABIC,
};

/** The words for a BCP 47 locale; English where the widget does not speak the language. */
export function stringsFor(locale: string): Strings {
  const language = languageOf(locale);
  return isSpoken(language) ? WORDS[language] : ENGLISH;
}

export function isRightToLeft(locale: string): boolean {
  return ['ar', 'he', 'fa', 'ur'].includes(languageOf(locale));
}

export function fill(text: string, values: { name?: string; n?: number | string }): string {
  return text.replace('{name}', () => values.name ?? '').replace('{n}', () => String(values.n ?? ''));
}

/** What to say while a tool works; tools are named by their purpose (`order_status`, `product_search`…). */
export function toolProgress(strings: Strings, tool: string): string {
  if (/order|shipment|track/i.test(tool)) return strings.toolOrder;
  if (/product|stock|catalog/i.test(tool)) return strings.toolProducts;
  if (/hour|open|clos/i.test(tool)) return strings.toolHours;
  if (/article|knowledge|faq/i.test(tool)) return strings.toolArticles;
  if (/handoff|person|human/i.test(tool)) return strings.toolPerson;
  return strings.toolOther;
}

function isSpoken(language: string): language is Language {
  return Object.keys(WORDS).includes(language);
}

function languageOf(locale: string): string {
  return locale.toLowerCase().split(/[-_]/)[0] ?? '';
}
