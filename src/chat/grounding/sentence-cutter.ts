import { fold } from '../../language/text/fold.js';
import { LANGUAGES } from '../../language/language.js';
import { wordSet } from '../../language/text/word-tables.js';
import { GROUNDING_WORDS } from './words/words.js';

/** UTF-16 units after which a sentence is cut at a blank: the longest that waits for its decision. */
export const LONGEST_SENTENCE = 600;
const ABBREVIATIONS = new Set(
  LANGUAGES.flatMap((language) => [...wordSet(GROUNDING_WORDS[language].abbreviations)]),
);
/** A mark that ends a sentence, with what may close behind it, and the blank. */
const ENDED = /[.!?؟…]["'”’»*_)\]]{0,4}\s$/u;
const DOT_BEFORE = /([\p{L}\p{N}.]{1,20})\.["'”’»*_)\]]{0,4}\s$/u;
/** A link or an image that is not complete, a tag that is open. */
const OPEN_LINK = /\[[^\]\n]{0,300}(?:\](?:\([^)\n]{0,300})?)?$/u;
const OPEN_TAG = /<[a-z/!][^>\n]{0,300}$/iu;

/**
 * Whether the text ends a sentence with its last character, a blank or a line break. Decided by the text alone, so that
 * it does not matter in which pieces it came. A dot behind a digit ("14. March") or an abbreviation ends none, and a
 * sentence is not cut inside bold text or a link.
 */
export function endsSentence(text: string): boolean {
  const last = text.charCodeAt(text.length - 1);
  if (last === 10) return true;
  if (!ENDED.test(text.slice(-8))) return false;
  const word = DOT_BEFORE.exec(text.slice(-28))?.[1];
  if (word !== undefined && (isOrdinal(word, text) || /^\p{L}$/u.test(word) || isAbbreviation(word)))
    return false;
  return !isOpen(text);
}

/** A whole text, cut as it would be while it came. */
export function sentencesSaid(text: string): string[] {
  const sentences: string[] = [];
  let start = 0;
  for (let end = 1; end <= text.length; end += 1) {
    const sentence = text.slice(start, end);
    const isLong = sentence.length >= LONGEST_SENTENCE;
    const isEnded = end === text.length || (/\s$/.test(sentence) && endsSentence(sentence));
    if (!isLong && !isEnded) continue;
    const length = (!isEnded && cutOf(sentence)) || sentence.length;
    sentences.push(sentence.slice(0, length));
    start += length;
  }
  return sentences.filter((sentence) => sentence.trim() !== '');
}

/** "14." of a day, also behind its weekday ("Thursday, 24."), "24.12." of a date, "2." of a list: not "€7." or "20.00.". */
function isOrdinal(word: string, text: string): boolean {
  if (!/^\p{Nd}{1,2}(?:\.(?:0?[1-9]|1[0-2]))?$/u.test(word)) return false;
  const before = text
    .trimEnd()
    .replace(/["'”’»*_)\]]{0,4}$/u, '')
    .slice(0, -word.length - 1);
  return !/(?:[€$£¥]\s?|[.,])$/u.test(before.slice(-3));
}

function isAbbreviation(word: string): boolean {
  return ABBREVIATIONS.has(fold(word));
}

/** Whether bold text, code, a link or a tag has begun that has not ended. */
export function isOpen(text: string): boolean {
  const bold = text.split('**').length - 1;
  const code = text.split('`').length - 1;
  return (
    bold % 2 === 1 ||
    code % 2 === 1 ||
    OPEN_LINK.test(text.slice(-LONGEST_SENTENCE)) ||
    OPEN_TAG.test(text.slice(-LONGEST_SENTENCE))
  );
}

/** Where an overlong sentence is cut: behind its last blank; 0 when it has none. */
export function cutOf(text: string): number {
  for (let at = text.length; at > 0; at -= 1) if (/\s/.test(text.charAt(at - 1))) return at;
  return 0;
}
