import { highestSimilarity, leastShared, similarityOf, trigramsOf, UNBOUNDED } from './word-similarity.js';
import type { WordTable } from './word-table.js';

/** What a comparison may do, and whom it tells. */
export interface Comparing {
  /** Reserves so many entries of trigram lists to read; false when that is too many, then no word is told. */
  take(entries: number): boolean;
  /** The least similarity that is of use, which may rise meanwhile. */
  least(): number;
  tell(id: number, similarity: number): void;
}

/** Words that share a trigram with the asked one. */
interface Sharing {
  ids: number[];
  /** By word id, how many they share; zero for all others. */
  counts: Uint16Array;
}

/** What is done between two steps, a millisecond or less. */
const ENTRIES_AT_ONCE = 50_000;
const COMPARISONS_AT_ONCE = 2_000;

/** Counts of comparisons that have ended, all zero, of any index: only few are under way at the same time. */
const spare: Uint16Array[] = [];
const MOST_SPARE = 2;
const LEAST_COUNTS = 1024;

/**
 * Tells the other words of an index that are similar to one, in no defined order; the index must not change between the
 * steps. A word is compared letter by letter only if it is similar enough by its length and the number of trigrams that it
 * shares; most share one or two, and are passed over.
 */
export function* similarWords(table: WordTable, form: string, comparing: Comparing): Generator<void, void> {
  const trigrams = trigramsOf(form);
  const lists = table.listsOf(trigrams);
  if (!comparing.take(lists.reduce((sum, { length }) => sum + length, 0))) return;
  const { lengths } = table;
  const bounds = leastShared(form.length);
  const sharing = { ids: [], counts: countsFor(table.ids) };
  yield* count(lists, lengths, bounds, sharing);
  const exact = table.idOf(form);
  let compared = 0;
  for (const id of sharing.ids) {
    const shared = sharing.counts[id] ?? 0;
    sharing.counts[id] = 0;
    const length = lengths[id] ?? UNBOUNDED;
    if (id === exact || shared < (bounds[length] ?? 0)) continue;
    if (length !== UNBOUNDED && highestSimilarity(form.length, length, shared) < comparing.least()) continue;
    const similarity = similarityOf(form, table.wordOf(id), trigrams.length, shared);
    if (similarity >= comparing.least()) comparing.tell(id, similarity);
    compared += 1;
    if (compared % COMPARISONS_AT_ONCE === 0) yield;
  }
  if (spare.length < MOST_SPARE) spare.push(sharing.counts);
}

/**
 * Counts how many trigrams each word shares. Of a word that cannot share enough any more with the lists that are left,
 * nothing is noted; so the longest lists come last.
 */
function* count(
  lists: (Uint16Array | Uint32Array)[],
  lengths: Uint8Array,
  bounds: Uint8Array,
  { ids, counts }: Sharing,
): Generator<void, void> {
  lists.sort((one, other) => one.length - other.length);
  let entries = 0;
  for (const [at, list] of lists.entries()) {
    addList(list, lists.length - at, lengths, bounds, { ids, counts });
    entries += list.length;
    if (entries < ENTRIES_AT_ONCE) continue;
    entries = 0;
    yield;
  }
}

/** @param left lists, with this one */
function addList(
  list: Uint16Array | Uint32Array,
  left: number,
  lengths: Uint8Array,
  bounds: Uint8Array,
  { ids, counts }: Sharing,
): void {
  for (let at = 0; at < list.length; at += 1) {
    const id = list[at] ?? 0;
    const shared = counts[id] ?? 0;
    if (shared > 0) counts[id] = shared + 1;
    else if ((bounds[lengths[id] ?? UNBOUNDED] ?? 0) <= left) {
      counts[id] = 1;
      ids.push(id);
    }
  }
}

function countsFor(words: number): Uint16Array {
  const counts = spare.pop();
  return counts && counts.length >= words ? counts : new Uint16Array(Math.max(words, LEAST_COUNTS));
}
