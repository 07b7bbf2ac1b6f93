import { fold } from '../text/fold.js';
import { CONSONANTS } from './words/words.js';

/** Fewer consonants could be any word. */
const LEAST_CONSONANTS = 4;
const DIGRAPHS = new RegExp(
  Object.keys(CONSONANTS)
    .sort((a, b) => b.length - a.length)
    .join('|'),
  'gu',
);
const OTHERS = /[^a-z$]/gu;
const REPEATED = /(.)\1+/gu;

/**
 * The consonants of a name, alike in Latin and in Arabic letters: "Yirgacheffe" and "يرغاتشيف" are one name. Empty
 * when there are too few to tell names apart.
 * @param word one word
 */
export function nameSkeleton(word: string): string {
  const sounds = fold(word)
    .replace(DIGRAPHS, (letters) => CONSONANTS[letters] ?? '')
    .replace(OTHERS, '')
    .replace(REPEATED, '$1');
  return sounds.length < LEAST_CONSONANTS ? '' : sounds;
}

/** Whether a text is mostly in Arabic letters. */
export function isArabicScript(text: string): boolean {
  return /\p{Script=Arabic}{2}/u.test(text);
}
