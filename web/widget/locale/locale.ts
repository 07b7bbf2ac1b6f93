import type { Language } from '../../../src/language/language.js';
import { isSpoken } from '../strings.js';

/** How the widget speaks and writes. */
export interface WidgetLocale {
  /** Of the widget's words, BCP 47, canonical: for `lang` and `Intl`. */
  tag: string;
  language: Language;
  /** What the page asked for, which the assistant may speak although the widget does not. */
  asked: string;
}

/**
 * The first usable tag of what the script tag, the page and the business say; English when none is. Pages write
 * `de_DE`, `*`, `x-default` or worse into `lang`: such a value must never keep the chat away.
 */
export function localeFrom(wanted: readonly (string | null | undefined)[]): WidgetLocale {
  const asked = wanted.map((each) => canonical(each ?? '')).find((each) => each !== null) ?? 'en';
  const language = languageOf(asked);
  if (!isSpoken(language)) return { tag: 'en', language: 'en', asked };
  return { tag: asked, language, asked };
}

/** `de_DE` and `de_DE.UTF-8` are POSIX for `de-DE`. Null for what names no language. */
export function canonical(given: string): string | null {
  const tag =
    given
      .trim()
      .slice(0, 35)
      .split(/[.@,;]/)[0]
      ?.replaceAll('_', '-') ?? '';
  try {
    const locale = new Intl.Locale(tag);
    return /^(und|mul|zxx|mis|c|posix)$/.test(locale.language) ? null : locale.toString();
  } catch {
    return null;
  }
}

export function languageOf(tag: string): string {
  return tag.toLowerCase().split('-')[0] ?? '';
}

/** The visitor's own variant of the page's language, such as `en-IE` on a page in `en`: it decides how dates look. */
export function formatTag(tag: string): string {
  const own = navigator.languages.map(canonical).find((each) => each && languageOf(each) === languageOf(tag));
  return own && tag === languageOf(tag) ? own : tag;
}
