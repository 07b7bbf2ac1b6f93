import { LONGEST_WORD } from '../../kernel/bounded-text.js';
import { perLanguage, type Language } from '../language.js';
import { fold } from '../text/fold.js';
import { matchesOf } from '../text/matches.js';
import { ARABIC } from './words/ar.js';
import { GERMAN } from './words/de.js';
import { ENGLISH } from './words/en.js';
import { SPANISH } from './words/es.js';
import { FRENCH } from './words/fr.js';
import type { RegionalWords } from './words/regional-words.js';

const WORDS: Record<Language, RegionalWords> = {
  en: ENGLISH,
  de: GERMAN,
  fr: FRENCH,
  es: SPANISH,
  ar: ARABIC,
};

/** Words of the longest regional phrase. */
const MOST_WORDS = 4;

/** Regional phrase, its words joined by blanks → the same in the standard language. */
const STANDARD = perLanguage(WORDS, ({ everyday, shopping }) => tableOf(`${everyday}\n${shopping}`));

function tableOf(lines: string): ReadonlyMap<string, string> {
  const entries = lines
    .split('\n')
    .map((line) => line.split('='))
    .filter(([, regional]) => regional !== undefined)
    .flatMap(([standard = '', regional = '']) =>
      regional.split('|').map((phrase) => [keyOf(phrase.trim()), standard.trim()] as const),
    );
  return new Map(entries);
}

/** Accents tell "hüt" (today) from "Hut": they stay, but for Arabic vowel signs and variants of letters. */
function keyOf(text: string): string {
  const plain = text.toLowerCase().replace(/[’‘ʼ´`]/gu, "'");
  return /\p{Script=Arabic}/u.test(plain) ? fold(plain) : plain;
}

interface Token {
  /** Blanks and signs before the word. */
  before: string;
  word: string;
  /** The word as the tables have it. */
  key: string;
  after: string;
}

/** Whole words with their signs: the inside of an address or a code is no word. */
const TOKEN = /\S+/gu;
const SIGN = /[^\p{L}\p{M}\p{N}]/u;

/**
 * The text with the everyday words of the language's regions in the standard language: "wos kost des" → "was kostet
 * des". Names, numbers and addresses stay.
 */
export function standardText(text: string, language: Language): string {
  const table = STANDARD[language];
  const tokens = tokensOf(text);
  let result = '';
  for (let at = 0; at < tokens.length;) {
    const found = longestAt(tokens, at, table);
    const [first, last] = [tokens[at], tokens[at + (found?.length ?? 1) - 1]];
    if (!first || !last) break;
    result += found ? first.before + found.standard + last.after : first.before + first.word + first.after;
    at += found?.length ?? 1;
  }
  return result;
}

function tokensOf(text: string): Token[] {
  let end = 0;
  return matchesOf(text, TOKEN).map(({ 0: said, index }) => {
    const blanks = text.slice(end, index);
    end = index + said.length;
    return split(blanks, said);
  });
}

function longestAt(
  tokens: readonly Token[],
  at: number,
  table: ReadonlyMap<string, string>,
): { standard: string; length: number } | null {
  for (let length = Math.min(MOST_WORDS, tokens.length - at); length > 0; length -= 1) {
    const part = tokens.slice(at, at + length);
    // A phrase does not go on over the end of a sentence or a line.
    if (part.slice(0, -1).some(({ after }) => after !== '')) continue;
    if (part.slice(1).some(({ before }) => before.trim() !== '')) continue;
    const standard = table.get(part.map(({ key }) => key).join(' '));
    if (standard !== undefined) return { standard, length };
  }
  return null;
}

function split(blanks: string, said: string): Token {
  if (said.length > LONGEST_WORD) return { before: blanks, word: said, key: said, after: '' };
  let start = 0;
  let end = said.length;
  while (start < end && SIGN.test(said[start] ?? '')) start += 1;
  while (end > start && SIGN.test(said[end - 1] ?? '')) end -= 1;
  const word = said.slice(start, end);
  return { before: blanks + said.slice(0, start), word, key: keyOf(word), after: said.slice(end) };
}
