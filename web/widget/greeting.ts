import { languageOf, type WidgetLocale } from './locale/locale.js';
import type { WidgetConfig } from './protocol.js';
import type { Strings } from './words/strings.js';

/**
 * What the chat begins with, in the language of its buttons: the business's text for that language, its general text
 * where that is in the same language, else the widget's own.
 */
export function greetingFor(
  { assistant, locale: own }: WidgetConfig,
  { tag, language }: WidgetLocale,
  strings: Strings,
): { greeting: string; disclosure: string } {
  const greetings = Object.entries(assistant.greetings ?? {});
  const exact = greetings.find(([each]) => each.toLowerCase() === tag.toLowerCase());
  const [, written] = exact ?? greetings.find(([each]) => languageOf(each) === language) ?? [];
  const isOwn = languageOf(own) === language;
  return {
    greeting: written ?? (isOwn ? assistant.greeting : strings.greeting),
    disclosure: isOwn ? assistant.disclosure : strings.disclosure,
  };
}
