import { distance } from 'fastest-levenshtein';
import { DERIVATIONS, INFLECTIONS } from './words/words.js';

/** Words that are less similar are not found. */
export const LEAST_SIMILARITY = 0.45;
/** Longest word whose length is told apart. */
const LONGEST_BOUNDED = 120;
/** In place of the length of a longer word, and of one that has a trigram twice and so may share more than its length tells. */
export const UNBOUNDED = 0;
/** More than a word can share. */
const NEVER = 255;
/** Lengths of asked words that are kept; those of phrases are not. */
const LONGEST_KEPT = 64;

const kept: Uint8Array[] = [];

const TYPO_SIMILARITY = 0.86;
const INFLECTED = 0.95;
const LOOSE = 0.95;
const HEAD_SIMILARITY = 0.66;
const ENDING = new RegExp(`^(?:${INFLECTIONS})$`);
/** Grammatical endings: sharing one does not make words similar. */
const DERIVATION = new RegExp(`(?:${DERIVATIONS})$`);
const SHORTEST_STEM = 3;
/** Letters of words in which one letter is wrong; any one, or two that are swapped; any two. */
const SHORTEST_TYPO = 4;
const SHORTEST_TRANSPOSED = 5;
const SHORTEST_MISTYPED_TWICE = 8;
const SHORTEST_HEAD = 5;
const LETTERS_BEFORE_HEAD = 2;
/** Letters by which a word and its inflection, or its misspelling, differ in length. */
const MOST_LENGTHENED = 2;
/** Least similarity of words with a common beginning or ending. */
const TRIGRAMS_OF_STEM = SHORTEST_STEM;
const TRIGRAMS_OF_HEAD = SHORTEST_HEAD - 1;

const BLANK = ' '.charCodeAt(0);

/** Trigrams of the word, padded by two blanks before and one after; each is a number of three 16-bit UTF-16 units. */
export function trigramsOf(word: string): number[] {
  const trigrams: number[] = [];
  let [first, second] = [BLANK, BLANK];
  for (let at = 0; at <= word.length; at += 1) {
    const third = at < word.length ? word.charCodeAt(at) : BLANK;
    trigrams.push((first * 0x10000 + second) * 0x10000 + third);
    [first, second] = [second, third];
  }
  return trigrams;
}

/**
 * Similarity of two different words, 0..1: by shared trigrams, or by an edit distance that a typing error explains.
 * @param shared how many trigrams they have in common, at least 1
 */
export function similarityOf(asked: string, word: string, askedTrigrams: number, shared: number): number {
  const byTrigrams = shareOf(askedTrigrams, word.length, shared);
  if (mayBeInflection(asked.length, word.length, shared) && isInflection(asked, word))
    return Math.max(byTrigrams, INFLECTED);
  if (mayBeTypo(asked.length, word.length, shared) && isTypo(asked, word))
    return Math.max(byTrigrams, TYPO_SIMILARITY);
  const isSameHead = shared >= TRIGRAMS_OF_HEAD && haveSameHead(asked, word);
  return Math.max(byTrigrams * LOOSE, isSameHead ? HEAD_SIMILARITY : 0);
}

/** The most that `similarityOf` is for words of these lengths, whatever their letters. Never falls with `shared`. */
export function highestSimilarity(asked: number, word: number, shared: number): number {
  const byTrigrams = shareOf(asked + 1, word, shared);
  if (mayBeInflection(asked, word, shared)) return Math.max(byTrigrams, INFLECTED);
  if (mayBeTypo(asked, word, shared)) return Math.max(byTrigrams, TYPO_SIMILARITY);
  const mayShareHead =
    shared >= TRIGRAMS_OF_HEAD && Math.min(asked, word) - LETTERS_BEFORE_HEAD >= SHORTEST_HEAD;
  return Math.max(byTrigrams * LOOSE, mayShareHead ? HEAD_SIMILARITY : 0);
}

/** @param word its length */
function shareOf(askedTrigrams: number, word: number, shared: number): number {
  const trigrams = word + 2;
  return Math.max(
    trigrams > askedTrigrams ? shared / askedTrigrams : 0,
    (0.85 * shared) / trigrams,
    (2 * shared) / (askedTrigrams + trigrams),
  );
}

/** By which a word's similarity is bounded. @param trigrams of the word */
export function boundedLength(word: string, trigrams: readonly number[]): number {
  const isBounded = word.length <= LONGEST_BOUNDED && new Set(trigrams).size === trigrams.length;
  return isBounded ? word.length : UNBOUNDED;
}

/**
 * How many trigrams a word must at least share with an asked one to be as similar as `LEAST_SIMILARITY`, by the word's
 * `boundedLength`.
 * @param asked length of the asked word
 */
export function leastShared(asked: number): Uint8Array {
  const known = kept[asked];
  if (known) return known;
  const bounds = new Uint8Array(LONGEST_BOUNDED + 1).map((_, word) => leastOf(asked, word));
  bounds[UNBOUNDED] = 1;
  if (asked <= LONGEST_KEPT) kept[asked] = bounds;
  return bounds;
}

function leastOf(asked: number, word: number): number {
  const most = Math.min(asked + 1, NEVER - 1);
  for (let shared = 1; shared <= most; shared += 1)
    if (highestSimilarity(asked, word, shared) >= LEAST_SIMILARITY) return shared;
  return NEVER;
}

/** They have the stem in common, all letters of the shorter one but the last: as many trigrams begin in it. */
function mayBeInflection(a: number, b: number, shared: number): boolean {
  const shorter = Math.min(a, b);
  if (shorter < SHORTEST_STEM || Math.abs(a - b) > MOST_LENGTHENED) return false;
  return shared >= Math.max(TRIGRAMS_OF_STEM, shorter - 1);
}

function isInflection(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.charCodeAt(0) !== long.charCodeAt(0) || !long.startsWith(short.slice(0, -1))) return false;
  const stem = short.replace(/[ey]$/, '');
  return (
    stem.length >= SHORTEST_STEM &&
    long.startsWith(stem) &&
    (ENDING.test(long.slice(stem.length)) || long.length === short.length)
  );
}

function haveSameHead(a: string, b: string): boolean {
  return sharedHead(a, b) > 0;
}

/** Letters of the last part that two compounds share, "Kaffeemühle" and "Handmühle"; 0 when they share none. */
export function sharedHead(a: string, b: string): number {
  const longest = Math.min(a.length, b.length) - LETTERS_BEFORE_HEAD;
  let same = 0;
  while (same < longest && a[a.length - 1 - same] === b[b.length - 1 - same]) same += 1;
  return same >= SHORTEST_HEAD && !DERIVATION.test(a) ? same : 0;
}

/** One edit changes at most three trigrams of the longer word, so after two edits at most six differ. */
function mayBeTypo(a: number, b: number, shared: number): boolean {
  const [shorter, longer] = a < b ? [a, b] : [b, a];
  if (shorter < SHORTEST_TYPO || longer - shorter > MOST_LENGTHENED) return false;
  const mayBeTwoEdits = shorter >= SHORTEST_MISTYPED_TWICE || (a === b && shorter >= SHORTEST_TRANSPOSED);
  return shared >= longer + 1 - (mayBeTwoEdits ? 6 : 3);
}

function isTypo(a: string, b: string): boolean {
  const length = Math.min(a.length, b.length);
  if (isOneEdit(a, b)) return length >= SHORTEST_TRANSPOSED || a[0] === b[0];
  if (length < SHORTEST_TRANSPOSED) return false;
  return (length >= SHORTEST_MISTYPED_TWICE || isTransposed(a, b)) && distance(a, b) === 2;
}

/** One letter is another, is missing or is too much. @param b another word */
function isOneEdit(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a.charCodeAt(start) === b.charCodeAt(start)) start += 1;
  let end = 0;
  while (end < shorter - start && a.charCodeAt(a.length - 1 - end) === b.charCodeAt(b.length - 1 - end))
    end += 1;
  return Math.max(a.length, b.length) - start - end === 1;
}

/** The same letters in another order. */
function isTransposed(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let difference = 0;
  for (let at = 0; at < a.length; at += 1) difference += a.charCodeAt(at) - b.charCodeAt(at);
  return difference === 0 && [...a].sort().join('') === [...b].sort().join('');
}
