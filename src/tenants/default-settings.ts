import type { Address } from '../kernel/address.js';
import { LANGUAGES } from '../language/language.js';
import { SPEECHES, bySpeech, languageOfSpeech, speechOf } from '../language/speech.js';
import type { AssistantSettings, WidgetSettings } from './tenant.types.js';
import { ARABIC } from './words/ar.js';
import { GERMAN } from './words/de.js';
import { ENGLISH } from './words/en.js';
import { SPANISH } from './words/es.js';
import { FRENCH } from './words/fr.js';
import type { GreetingSentences } from './words/greeting-words.js';

export const GREETINGS = bySpeech<GreetingSentences>({
  en: ENGLISH,
  de: GERMAN,
  fr: FRENCH,
  es: SPANISH,
  ar: ARABIC,
});

/** Three working days of eight hours. */
export const DEFAULT_RETURN_MINUTES = 24 * 60;

/** Of a business that has not said how a model is to write: it is told nothing then. */
export const USUAL_TONE = 'friendly';

/** The assistant's texts of a new business, until the business writes its own. */
export function defaultAssistant(business: string, locale: string): AssistantSettings {
  const { language } = new Intl.Locale(locale);
  const words = GREETINGS[LANGUAGES.find((each) => each === language) ?? 'en'];
  return {
    name: business,
    tone: USUAL_TONE,
    greeting: words.greeting(business),
    disclosure: words.disclosure,
    handoffTopics: [],
  };
}

/**
 * The texts of `defaultAssistant` in the other address, with the name that they were given. Texts that the business has
 * written are not in the result.
 */
export function readdressed(
  { greeting, disclosure }: Pick<AssistantSettings, 'greeting' | 'disclosure'>,
  address: Address,
): Partial<AssistantSettings> {
  const change: Partial<AssistantSettings> = {};
  for (const speech of SPEECHES) {
    const other = GREETINGS[speechOf(languageOfSpeech(speech), address)];
    const business = nameIn(greeting, GREETINGS[speech].greeting);
    if (business !== null) change.greeting = other.greeting(business);
    if (disclosure === GREETINGS[speech].disclosure) change.disclosure = other.disclosure;
  }
  return change;
}

/** Null when the text is not the sentence. */
function nameIn(text: string, sentence: (name: string) => string): string | null {
  const [before = '', after = ''] = sentence('\0').split('\0');
  const isSaid =
    text.length > before.length + after.length && text.startsWith(before) && text.endsWith(after);
  return isSaid ? text.slice(before.length, text.length - after.length) : null;
}

export function defaultWidget(): WidgetSettings {
  return { color: '#0f766e', position: 'right', allowedOrigins: [] };
}
