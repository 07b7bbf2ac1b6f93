import { distance } from 'fastest-levenshtein';
import { DERIVATIONS, INFLECTIONS } from './words/words.js';

const TYPO_SIMILARITY = 0.86;
const LOOSE = 0.95;
const HEAD_SIMILARITY = 0.66;
const ENDING = new RegExp(`^(?:${INFLECTIONS})$`);
/** Grammatical endings: sharing one does not make words similar. */
const DERIVATION = new RegExp(`(?:${DERIVATIONS})$`);
const SHORTEST_STEM = 3;
const SHORTEST_HEAD = 5;
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
  const trigrams = word.length + 2;
  const byTrigrams = Math.max(
    word.length >= asked.length ? shared / askedTrigrams : 0,
    (0.85 * shared) / trigrams,
    (2 * shared) / (askedTrigrams + trigrams),
  );
  if (shared >= TRIGRAMS_OF_STEM && isInflection(asked, word)) return Math.max(byTrigrams, 0.95);
  if (mayBeTypo(asked, word, shared) && isTypo(asked, word)) return Math.max(byTrigrams, TYPO_SIMILARITY);
  const isSameHead = shared >= TRIGRAMS_OF_HEAD && haveSameHead(asked, word);
  return Math.max(byTrigrams * LOOSE, isSameHead ? HEAD_SIMILARITY : 0);
}

function isInflection(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length < 3 || long.length - short.length > 2 || !long.startsWith(short.slice(0, -1)))
    return false;
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
  const longest = Math.min(a.length, b.length) - 2;
  let same = 0;
  while (same < longest && a[a.length - 1 - same] === b[b.length - 1 - same]) same += 1;
  return same >= SHORTEST_HEAD && !DERIVATION.test(a) ? same : 0;
}

/** One edit changes at most three trigrams, so after two edits at most six differ. */
function mayBeTypo(a: string, b: string, shared: number): boolean {
  return shared >= Math.max(a.length, b.length) + 1 - 6;
}

function isTypo(a: string, b: string): boolean {
  const length = Math.min(a.length, b.length);
  if (length < 4 || Math.abs(a.length - b.length) > 2) return false;
  const edits = distance(a, b);
  if (edits === 1) return length >= 5 || a[0] === b[0];
  return edits === 2 && length >= 5 && (length >= 8 || isTransposed(a, b));
}

function isTransposed(a: string, b: string): boolean {
  return a.length === b.length && [...a].sort().join('') === [...b].sort().join('');
}
