import { trigramsOf } from './word-similarity.js';

/** Documents that hold a word, with the best weight of the fields it stands in; in no order. */
export interface Postings {
  documents: number[];
  weights: number[];
}

/** Words that have a trigram of another one, with how many they share. */
export interface SharedTrigrams {
  ids: number[];
  /** By word id; zero again after `forget`. */
  counts: Uint16Array;
}

const BYTES_OF_WORD = 144;
const BYTES_OF_TRIGRAM = 80;
const BYTES_OF_POSTING = 16;
const BYTES_OF_ENTRY = 8;
const NONE: Postings = { documents: [], weights: [] };

/**
 * The words of an index: which documents hold each, and which words share a trigram. A word that no document holds
 * any more is gone from it entirely, so that what is left is the same as if it had never been there.
 */
export class WordTable {
  private readonly ids = new Map<string, number>();
  private readonly words: string[] = [];
  private readonly postings: Postings[] = [];
  private readonly trigrams = new Map<string, number[]>();
  private readonly free: number[] = [];
  private counts = new Uint16Array(1024);
  /** Approximate heap use. */
  bytes = 0;

  get size(): number {
    return this.ids.size;
  }

  idOf(word: string): number | undefined {
    return this.ids.get(word);
  }

  wordOf(id: number): string {
    return this.words[id] ?? '';
  }

  postingsOf(id: number): Postings {
    return this.postings[id] ?? NONE;
  }

  /** Adds a document to a word that does not have it yet. @returns the word's id */
  post(word: string, document: number, weight: number, byTrigrams: boolean): number {
    const id = this.ids.get(word) ?? this.introduce(word, byTrigrams);
    const list = this.postingsOf(id);
    list.documents.push(document);
    list.weights.push(weight);
    this.bytes += BYTES_OF_POSTING;
    return id;
  }

  /** Takes a document from a word, and the word from the table when that was its last. */
  withdraw(id: number, document: number): void {
    const { documents, weights } = this.postingsOf(id);
    const at = documents.indexOf(document);
    if (at < 0) return;
    const lastDocument = documents.pop() ?? 0;
    const lastWeight = weights.pop() ?? 0;
    if (at < documents.length) {
      documents[at] = lastDocument;
      weights[at] = lastWeight;
    }
    this.bytes -= BYTES_OF_POSTING;
    if (documents.length === 0) this.discard(id);
  }

  /** How many entries `count` reads of the trigrams. */
  entriesOf(trigrams: readonly string[]): number {
    return trigrams.reduce((sum, trigram) => sum + (this.trigrams.get(trigram)?.length ?? 0), 0);
  }

  /** Of no word yet: `count` the trigrams of one, and `forget` it before the next. */
  sharing(): SharedTrigrams {
    return { ids: [], counts: this.counts };
  }

  count(trigram: string, { ids, counts }: SharedTrigrams): void {
    for (const id of this.trigrams.get(trigram) ?? []) {
      const count = counts[id] ?? 0;
      if (count === 0) ids.push(id);
      counts[id] = count + 1;
    }
  }

  forget({ ids, counts }: SharedTrigrams): void {
    for (const id of ids) counts[id] = 0;
  }

  private introduce(word: string, byTrigrams: boolean): number {
    const id = this.free.pop() ?? this.words.length;
    this.words[id] = word;
    this.postings[id] = { documents: [], weights: [] };
    this.ids.set(word, id);
    this.bytes += BYTES_OF_WORD + word.length * 2;
    if (id >= this.counts.length) this.counts = new Uint16Array(this.counts.length * 2);
    if (!byTrigrams) return id;
    for (const trigram of trigramsOf(word)) {
      const list = this.trigrams.get(trigram);
      if (list) list.push(id);
      else this.trigrams.set(trigram, [id]);
      this.bytes += BYTES_OF_ENTRY + (list ? 0 : BYTES_OF_TRIGRAM);
    }
    return id;
  }

  private discard(id: number): void {
    const word = this.wordOf(id);
    for (const trigram of trigramsOf(word)) this.leave(trigram, id);
    this.ids.delete(word);
    this.words[id] = '';
    this.free.push(id);
    this.bytes -= BYTES_OF_WORD + word.length * 2;
  }

  private leave(trigram: string, id: number): void {
    const list = this.trigrams.get(trigram);
    const at = list?.indexOf(id) ?? -1;
    if (!list || at < 0) return;
    const last = list.pop() ?? 0;
    if (at < list.length) list[at] = last;
    this.bytes -= BYTES_OF_ENTRY;
    if (list.length > 0) return;
    this.trigrams.delete(trigram);
    this.bytes -= BYTES_OF_TRIGRAM;
  }
}
