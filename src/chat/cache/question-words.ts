import type { Language } from '../../language/language.js';
import { fold, foldWrittenUmlauts, words } from '../../language/text/fold.js';
import { isStopWord } from '../../language/text/stop-words.js';
import {
  ARE_YOU,
  ARTICLES,
  ASKS_TIME,
  FILLERS,
  GREETING,
  HAS,
  IS,
  POLITENESS,
  THANKS,
} from './words/patterns.js';

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

/** One sign for all ways of saying it; no visitor writes these. */
const MARKS = { has: ' \u{E000} ', areYou: ' \u{E001} ', is: ' \u{E002} ' };
const MARK = /[\u{E000}-\u{E002}]/gu;

/**
 * The words of a question by which two are the same: case, blanks, punctuation, politeness and articles do not count;
 * every other word, number, sign and their order does. So near questions are equal in all that tells them apart, and
 * none is compared by how much it resembles another.
 */
export function questionWords(text: string, language: Language): string[] {
  return tokensOf(plainText(text, language), text, language);
}

/**
 * The words that tell a question from those that are read alike: as `questionWords`, and one sign for "do you have" and
 * "is there", for "are you", and for the present of "to be"; "do", "does", "your" and "any" do not count. Every
 * other word and number does, as it is written, in its order: "were", "blue", "not", "mugs" and "XL" too.
 * @param isTimed the reading says what is asked of a time, so that "when" and "what time" tell no more
 */
export function tellingWords(text: string, language: Language, isTimed: boolean): string[] {
  const marked = plainText(text, language)
    .replace(MARK, ' ')
    .replace(HAS[language], MARKS.has)
    .replace(ARE_YOU[language], MARKS.areYou)
    .replace(IS[language], MARKS.is)
    .replace(FILLERS[language], ' ');
  const timeless = isTimed ? marked.replace(ASKS_TIME[language], ' ') : marked;
  return tokensOf(timeless, text, language);
}

/** Folded, without courtesies. */
function plainText(text: string, language: Language): string {
  const folded = foldIn(text, language).replace(/\s+/g, ' ').trim();
  const asked = withoutThanks(withoutGreeting(folded, language), language);
  return asked.replace(POLITENESS[language], ' ');
}

function tokensOf(plain: string, text: string, language: Language): string[] {
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
