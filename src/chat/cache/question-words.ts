import type { Language } from '../../language/language.js';
import { fold, foldWrittenUmlauts, words } from '../../language/text/fold.js';
import { isStopWord } from '../../language/text/stop-words.js';
import { ARTICLES, GREETING, POLITENESS, THANKS } from './words/patterns.js';

/**
 * Numbers with their separators, words, and every sign that may carry meaning: "C++" is not "C#", "-5" not "5", "€" not
 * "$". Punctuation is left out.
 */
const NUMBER = '\\p{N}+(?:[.,:/-]\\p{N}+)*';
const SIGN = `[^\\p{L}\\p{N}\\s.,;:!?\\u{A1}\\u{BF}…'"()-]`;
const TOKEN = new RegExp(`${NUMBER}|\\p{L}+|-(?=\\p{N})|${SIGN}`, 'gu');
const SENTENCE_SIGN = /[,.!?:;\u{A1}\u{BF}-]/u;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
const ABBREVIATION = /^\p{Lu}{2,}$/u;

/**
 * The words of a question by which two are the same: case, blanks, punctuation, politeness and articles do not count;
 * every other word, number, sign and their order does. So near questions are equal in all that tells them apart, and
 * none is compared by how much it resembles another.
 */
export function questionWords(text: string, language: Language): string[] {
  const folded = foldIn(text, language).replace(/\s+/g, ' ').trim();
  const asked = withoutThanks(withoutGreeting(folded, language), language);
  const plain = asked.replace(POLITENESS[language], ' ');
  const names = abbreviationsIn(text);
  const tokens = plain.match(TOKEN) ?? [];
  const kept = tokens.filter((token) => names.has(token) || !ARTICLES[language].has(token));
  return kept.length > 0 ? kept : tokens;
}

function foldIn(text: string, language: Language): string {
  return language === 'de' ? foldWrittenUmlauts(fold(text)) : fold(text);
}

/** "Hello, do you …", "hello do you …", but "hello kitty mugs": there it is a name. */
function withoutGreeting(text: string, language: Language): string {
  const greeting = GREETING[language].exec(text)?.[0];
  if (greeting === undefined) return text;
  const rest = text.slice(greeting.length);
  const [next = ''] = words(rest);
  return endsWithSign(greeting) || isStopWord(next, language) ? rest : text;
}

/** "hello," and "hello! :" but not "hello". */
function endsWithSign(text: string): boolean {
  return SENTENCE_SIGN.test(text.split(LETTER_OR_DIGIT).at(-1) ?? '');
}

function withoutThanks(text: string, language: Language): string {
  const rest = text.replace(THANKS[language], '');
  return rest.trim() === '' ? text : rest;
}

/** "LA" is no article. A text in capitals has none. */
function abbreviationsIn(text: string): ReadonlySet<string> {
  const all = text.match(/\p{L}+/gu) ?? [];
  const inCapitals = all.filter((word) => ABBREVIATION.test(word));
  return new Set(inCapitals.length === all.length ? [] : inCapitals.map((word) => fold(word)));
}
