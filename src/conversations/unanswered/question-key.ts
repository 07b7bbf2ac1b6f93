import { createHash } from 'node:crypto';
import { detectLanguage } from '../../language/detection/detect-language.js';
import { perLanguage, type Language } from '../../language/language.js';
import { FIGURE_SOURCE, figureReadings } from '../../language/numbers/figures.js';
import { fold, foldWrittenUmlauts } from '../../language/text/fold.js';
import { matchesOf } from '../../language/text/matches.js';
import { stemOf } from '../../language/text/stems.js';
import { phrasePattern } from '../../language/text/phrases.js';
import { textPattern } from '../../language/text/text-pattern.js';
import { everywhere, wordSet } from '../../language/text/word-tables.js';
import { GROUPING_WORDS } from './words/words.js';
import type { GroupingWords } from './words/grouping-words.js';

/**
 * Raise it whenever a key may become another, together with a migration that owes each tenant `questions.regroup`; rows
 * of an older version are then grouped anew.
 */
export const KEY_VERSION = 1;

/** Characters of a question that are kept and read. */
export const LONGEST_QUESTION = 500;
/** Characters; bytes of an index entry are limited. */
const LONGEST_KEY = 600;

/** Marks stand in the text as `#name`, which no folded word is. The last ones belong to the word behind them. */
const MARKS = ['price', 'when', 'where', 'must'] as const;
const LEADING_MARKS = ['not', 'from', 'before', 'after'] as const;
type Mark = (typeof MARKS)[number] | (typeof LEADING_MARKS)[number];

interface Reading {
  asides: RegExp;
  marks: readonly (readonly [Mark, RegExp])[];
  titles: RegExp;
  empty: ReadonlySet<string>;
}

const READINGS = perLanguage(GROUPING_WORDS, readingOf);

function readingOf(words: GroupingWords): Reading {
  const pattern = (lines: string) => everywhere(phrasePattern(lines));
  return {
    asides: pattern(words.asides),
    marks: [...MARKS, ...LEADING_MARKS].map((mark) => [mark, pattern(words[mark])] as const),
    titles: pattern(words.titles),
    empty: wordSet(words.empty),
  };
}

const TOKEN = textPattern(`#\\p{L}{1,10}|${FIGURE_SOURCE}|\\p{L}{1,64}|[%€$£°+]`, 'gu');
/** "it's", "l'or": what an apostrophe joins is a word of grammar. */
const ELIDED = textPattern(`(?<!\\p{L})\\p{L}{1,2}'(?=\\p{L})|'\\p{L}{1,2}(?!\\p{L})`, 'gu');
const CAPITAL = /^\p{Lu}/u;
const SMALL = /\p{Ll}/u;

/**
 * Equal for two questions that ask the same in other words: without courtesies and words of grammar, in any order, each
 * word by its stem. Different numbers, names and negations make different keys. When in doubt two questions have
 * different keys: to list one twice is less harm than to lose one.
 * @param question cut to `LONGEST_QUESTION` by the caller
 * @param spoken the language of its conversation, when that is known
 */
export function questionKey(question: string, spoken: Language | null): string {
  const tokens = tokensOf(question, languageOf(question, spoken));
  const key = tokens.length > 0 ? tokens.join('|') : `=${literal(question)}`;
  const whole = key.length <= LONGEST_KEY ? key : createHash('sha256').update(key).digest('hex');
  return `v${KEY_VERSION}|${whole}`;
}

const FRAME_MARKS = textPattern(`#(?:${[...MARKS, ...LEADING_MARKS].join('|')})`, 'gu');
const FIGURE_OR_SIGN = textPattern('^[\\d%€$£°+]', 'u');

/** A question as far as its words tell whether another may mean the same. */
export interface QuestionFrame {
  language: Language;
  /** Numbers, signs, names, and the marks of what is asked and of what is excluded; equal for equal ones. */
  frame: string;
  /** The other words, by their stems. */
  words: ReadonlySet<string>;
}

/** @param question as of `questionKey` */
export function questionFrame(question: string, spoken: Language | null): QuestionFrame {
  const language = languageOf(question, spoken);
  const names = namesIn(question, language, READINGS[language].titles);
  const framing: string[] = [];
  const words = new Set<string>();
  for (const token of tokensOf(question, language)) {
    if (FIGURE_OR_SIGN.test(token) || names.has(token)) framing.push(token);
    else {
      framing.push(...matchesOf(token, FRAME_MARKS).map(([mark]) => mark));
      const word = token.replace(FRAME_MARKS, '');
      if (word !== '') words.add(word);
    }
  }
  return { language, frame: framing.sort().join('|'), words };
}

function languageOf(question: string, spoken: Language | null): Language {
  return detectLanguage(question, { conversation: spoken, visitorLocale: null, tenantLocale: 'en' });
}

function tokensOf(question: string, language: Language): string[] {
  const { asides, marks, titles, empty } = READINGS[language];
  const names = namesIn(question, language, titles);
  let text = foldIn(question, language).replace(asides, ' ');
  for (const [mark, pattern] of marks) text = text.replace(pattern, ` #${mark} `);
  text = text.replace(ELIDED, ' ');
  const tokens = new Set<string>();
  let leading = '';
  for (const [token] of matchesOf(text, TOKEN)) {
    if (isLeading(token)) leading += token;
    else if (!empty.has(token)) {
      tokens.add(leading + formOf(token, names, language));
      leading = '';
    }
  }
  if (leading !== '') tokens.add(leading);
  return [...tokens].sort();
}

function isLeading(token: string): boolean {
  return LEADING_MARKS.some((mark) => token === `#${mark}`);
}

function formOf(token: string, names: ReadonlySet<string>, language: Language): string {
  if (/^\d/u.test(token)) return figureReadings(token).join('/');
  if (token.startsWith('#') || names.has(token)) return token;
  return stemOf(token, language);
}

/**
 * Words that are compared whole, because endings tell names apart ("Peter" and "Peters"): those with a capital inside a
 * sentence, where the language writes only names so, and those behind a title.
 */
function namesIn(question: string, language: Language, titles: RegExp): ReadonlySet<string> {
  const folded = foldIn(question, language);
  const titled = matchesOf(folded, titles).flatMap(({ 0: title, index }) =>
    folded
      .slice(index + title.length)
      .trim()
      .split(/[^\p{L}]/u, 2),
  );
  if (language === 'de' || !SMALL.test(question)) return new Set(titled);
  const [, ...inside] = question.match(/\p{L}{1,64}/gu) ?? [];
  return new Set([...titled, ...inside.filter((word) => CAPITAL.test(word)).map(fold)]);
}

function foldIn(question: string, language: Language): string {
  const folded = fold(question);
  return language === 'de' ? foldWrittenUmlauts(folded) : folded;
}

/** For a question of signs and words of grammar alone. */
function literal(question: string): string {
  return fold(question)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
