import { LANGUAGES, type Language } from '../../src/language/language.js';
import type { Speech } from '../../src/language/speech.js';
import { ENGLISH } from './words/en.js';
import type { Strings } from './words/strings.js';

/** Versions of the files `words-<speech>.json` by their bytes, put in by the build. */
declare const WORDS_VERSIONS: Readonly<Record<string, string>>;

const LOADED = new Map<Speech, Strings>([['en', ENGLISH]]);
const PATIENCE_MS = 8_000;

/** Fetches the words of a language, so that nobody downloads those of the others; without them the chat is English. */
export async function loadStrings(speech: Speech, base: string): Promise<void> {
  if (LOADED.has(speech)) return;
  const address = `${base}/assets/words-${speech}.json?v=${WORDS_VERSIONS[speech] ?? ''}`;
  const options = { credentials: 'omit', signal: AbortSignal.timeout(PATIENCE_MS) } as const;
  try {
    const response = await fetch(address, options);
    if (response.ok) LOADED.set(speech, { ...ENGLISH, ...((await response.json()) as Partial<Strings>) });
  } catch {
    // The chat in English is better than none.
  }
}

/** The words that were loaded; English where that failed. */
export function stringsFor(speech: Speech): Strings {
  return LOADED.get(speech) ?? ENGLISH;
}

export function isRightToLeft(language: Language): boolean {
  return language === 'ar';
}

export function fill(text: string, values: { name?: string; n?: number | string }): string {
  return text.replace('{name}', () => values.name ?? '').replace('{n}', () => String(values.n ?? ''));
}

type Words = Extract<keyof Strings, `tool${string}` | `did${string}`>;

/** Tools are named by their purpose (`order_status`, `product_search`…): what is said while one works, and after it. */
const TOOLS: readonly [RegExp, Words, Words | null][] = [
  [/order|shipment|track/i, 'toolOrder', 'didOrder'],
  [/product|stock|catalog/i, 'toolProducts', 'didProducts'],
  [/hour|open|clos/i, 'toolHours', 'didHours'],
  [/article|knowledge|faq/i, 'toolArticles', 'didArticles'],
  [/handoff|person|human/i, 'toolPerson', null],
];

/** What to say while a tool works. */
export function toolProgress(strings: Strings, tool: string): string {
  const [, words] = TOOLS.find(([pattern]) => pattern.test(tool)) ?? [];
  return strings[words ?? 'toolOther'];
}

/** What to say of a tool that has found something; empty for nothing. */
export function toolDone(strings: Strings, tool: string): string {
  const [, , words] = TOOLS.find(([pattern]) => pattern.test(tool)) ?? [];
  return words ? strings[words] : '';
}

export function isSpoken(language: string): language is Language {
  return LANGUAGES.some((each) => each === language);
}
