import { LANGUAGES, type Language } from '../../src/language/language.js';
import { ENGLISH } from './words/en.js';
import type { Strings } from './words/strings.js';

/** Versions of the files `words-<language>.json` by their bytes, put in by the build. */
declare const WORDS_VERSIONS: Readonly<Record<string, string>>;

const LOADED = new Map<Language, Strings>([['en', ENGLISH]]);
const PATIENCE_MS = 8_000;

/** Fetches the words of a language, so that nobody downloads those of the others; without them the chat is English. */
export async function loadStrings(language: Language, base: string): Promise<void> {
  if (LOADED.has(language)) return;
  const address = `${base}/assets/words-${language}.json?v=${WORDS_VERSIONS[language] ?? ''}`;
  const options = { credentials: 'omit', signal: AbortSignal.timeout(PATIENCE_MS) } as const;
  try {
    const response = await fetch(address, options);
    if (response.ok) LOADED.set(language, { ...ENGLISH, ...((await response.json()) as Partial<Strings>) });
  } catch {
    // The chat in English is better than none.
  }
}

/** The words that were loaded; English where that failed. */
export function stringsFor(language: Language): Strings {
  return LOADED.get(language) ?? ENGLISH;
}

export function isRightToLeft(language: Language): boolean {
  return language === 'ar';
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

export function isSpoken(language: string): language is Language {
  return LANGUAGES.some((each) => each === language);
}
