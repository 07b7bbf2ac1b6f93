import { LANGUAGES, type Language } from '../language/language.js';
import type { AssistantSettings, WidgetSettings } from './tenant.types.js';
import { ARABIC } from './words/ar.js';
import { GERMAN } from './words/de.js';
import { ENGLISH } from './words/en.js';
import { SPANISH } from './words/es.js';
import { FRENCH } from './words/fr.js';
import type { GreetingWords } from './words/greeting-words.js';

const WORDS: Readonly<Record<Language, GreetingWords>> = {
  en: ENGLISH,
  de: GERMAN,
  fr: FRENCH,
  es: SPANISH,
  ar: ARABIC,
};

/** Three working days of eight hours. */
export const DEFAULT_RETURN_MINUTES = 24 * 60;

/** The assistant's texts of a new business, until the business writes its own. */
export function defaultAssistant(business: string, locale: string): AssistantSettings {
  const { language } = new Intl.Locale(locale);
  const words = WORDS[LANGUAGES.find((each) => each === language) ?? 'en'];
  return {
    name: business,
    tone: 'friendly',
    greeting: words.greeting(business),
    disclosure: words.disclosure,
    handoffTopics: [],
  };
}

export function defaultWidget(): WidgetSettings {
  return { color: '#0f766e', position: 'right', allowedOrigins: [] };
}
