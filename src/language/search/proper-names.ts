import type { Language } from '../language.js';
import { fold, words } from '../text/fold.js';
import { matchForm } from '../text/word-forms.js';

/** A capital inside a sentence. */
const CAPITALISED = /(?<=[\p{L}\p{N},;:]\s{1,3})\p{Lu}[\p{L}\p{N}-]+/gu;
/** "AB18", "PS5", "2in1" is none: a name begins with its letters. */
const MODEL_NAME = '\\p{Script=Latin}{1,12}-?\\d{1,6}\\p{Script=Latin}{0,3}';
const MODEL = new RegExp(`(?<![\\p{L}\\p{N}])${MODEL_NAME}(?![\\p{L}\\p{N}])`, 'gu');
const LATIN = /\p{Script=Latin}{3,}/gu;
const ARABIC = /\p{Script=Arabic}/u;

/**
 * Words of a text that are written as proper names, in match form: with a capital where the language has none for other
 * words, letters with figures, Latin letters in an Arabic text.
 * @param raw as written
 */
export function properNamesIn(raw: string, language: Language): Set<string> {
  const isShouted = raw === raw.toLocaleUpperCase();
  const capitalised = language === 'de' || isShouted ? [] : (raw.match(CAPITALISED) ?? []);
  const models = raw.match(MODEL) ?? [];
  const latin = language === 'ar' && ARABIC.test(raw) ? (raw.match(LATIN) ?? []) : [];
  return new Set([...capitalised, ...models, ...latin].flatMap((name) => words(fold(name))).map(matchForm));
}
