import { hashOf, hashOfNumber, IdTable } from './id-table.js';
import { NumberLists } from './number-lists.js';
import { trigramsOf } from './word-similarity.js';

/** Words that share trigrams with a word, and how many. */
export interface SharedTrigrams {
  ids: number[];
  /** By word id; all zero after `forget`. */
  counts: Uint16Array;
}

/** Besides its letters: string header, entries in the word list and the table, document list. */
const BYTES_OF_WORD = 56;
const BYTES_OF_TRIGRAM = 36;
const BYTES_OF_POSTING = 6;
const BYTES_OF_ENTRY = 4;
/** A posting is the number of its weight above the document's, which must be less than this. */
export const DOCUMENTS = 2 ** 16;
/** From this length on, V8 keeps the whole text in memory for a substring. */
const SHORTEST_SLICE = 13;

/**
 * The words of an index: which documents contain each, and which words share a trigram. A word that no document
 * contains any more is removed completely, as if it had never been added.
 */
export class WordTable {
  private readonly words: string[] = [];
  private readonly idsOfWords = new IdTable((id) => hashOf(this.wordOf(id)));
  private readonly freeWords: number[] = [];
  private readonly postings = new NumberLists();
  /** The distinct weights; few, one per field and the lower ones of concepts. */
  private readonly weights: number[] = [];
  private readonly trigrams: number[] = [];
  private readonly idsOfTrigrams = new IdTable((id) => hashOfNumber(this.trigrams[id] ?? 0));
  private readonly freeTrigrams: number[] = [];
  private readonly wordsOfTrigram = new NumberLists();
  private counts = new Uint16Array(1024);
  /** Approximate heap use. */
  bytes = 0;

  get size(): number {
    return this.idsOfWords.size;
  }

  idOf(word: string): number | undefined {
    return this.idsOfWords.find(hashOf(word), (id) => this.words[id] === word);
  }

  wordOf(id: number): string {
    return this.words[id] ?? '';
  }

  /** How many documents contain a word. */
  documentsOf(id: number): number {
    return this.postings.lengthOf(id);
  }

  /** Visits each document that contains a word, with the highest weight of the fields; in no defined order. */
  eachPosting(id: number, tell: (document: number, weight: number) => void): void {
    for (const posting of this.postings.numbersOf(id))
      tell(posting % DOCUMENTS, this.weights[Math.floor(posting / DOCUMENTS)] ?? 0);
  }

  /** Adds a document to a word, which must not have it yet. @returns the word's id */
  post(word: string, document: number, weight: number, byTrigrams: boolean): number {
    const id = this.idOf(word) ?? this.introduce(word, byTrigrams);
    this.postings.push(id, this.numberOf(weight) * DOCUMENTS + document);
    this.bytes += BYTES_OF_POSTING;
    return id;
  }

  /** Removes a document from a word, and the word when that was its last document. */
  withdraw(id: number, document: number): void {
    const at = this.postings.numbersOf(id).findIndex((posting) => posting % DOCUMENTS === document);
    if (at < 0) return;
    this.postings.removeAt(id, at);
    this.bytes -= BYTES_OF_POSTING;
    if (this.postings.lengthOf(id) === 0) this.discard(id);
  }

  /** Frees working memory; call it after a batch of documents. */
  compact(): void {
    this.postings.compact();
    this.wordsOfTrigram.compact();
  }

  /** How many entries `count` would read for the trigrams. */
  entriesOf(trigrams: readonly number[]): number {
    return trigrams.reduce((sum, trigram) => {
      const id = this.idOfTrigram(trigram);
      return sum + (id === undefined ? 0 : this.wordsOfTrigram.lengthOf(id));
    }, 0);
  }

  /** All zero: `count` the trigrams of one word, and `forget` it before the next. */
  sharing(): SharedTrigrams {
    return { ids: [], counts: this.counts };
  }

  count(trigram: number, { ids, counts }: SharedTrigrams): void {
    const list = this.idOfTrigram(trigram);
    if (list === undefined) return;
    for (const id of this.wordsOfTrigram.numbersOf(list)) {
      const count = counts[id] ?? 0;
      if (count === 0) ids.push(id);
      counts[id] = count + 1;
    }
  }

  forget({ ids, counts }: SharedTrigrams): void {
    for (const id of ids) counts[id] = 0;
  }

  private numberOf(weight: number): number {
    const known = this.weights.indexOf(weight);
    return known >= 0 ? known : this.weights.push(weight) - 1;
  }

  private idOfTrigram(trigram: number): number | undefined {
    return this.idsOfTrigrams.find(hashOfNumber(trigram), (id) => this.trigrams[id] === trigram);
  }

  private introduce(word: string, byTrigrams: boolean): number {
    const id = this.freeWords.pop() ?? this.words.length;
    this.words[id] = copyOf(word);
    this.idsOfWords.add(id);
    this.bytes += BYTES_OF_WORD + word.length;
    if (id >= this.counts.length) this.counts = new Uint16Array(this.counts.length * 2);
    if (!byTrigrams) return id;
    for (const trigram of trigramsOf(word)) {
      this.wordsOfTrigram.push(this.idOfTrigram(trigram) ?? this.introduceTrigram(trigram), id);
      this.bytes += BYTES_OF_ENTRY;
    }
    return id;
  }

  private introduceTrigram(trigram: number): number {
    const id = this.freeTrigrams.pop() ?? this.trigrams.length;
    this.trigrams[id] = trigram;
    this.idsOfTrigrams.add(id);
    this.bytes += BYTES_OF_TRIGRAM;
    return id;
  }

  private discard(id: number): void {
    const word = this.wordOf(id);
    for (const trigram of trigramsOf(word)) this.leave(trigram, id);
    this.idsOfWords.remove(id);
    this.words[id] = '';
    this.freeWords.push(id);
    this.bytes -= BYTES_OF_WORD + word.length;
  }

  private leave(trigram: number, id: number): void {
    const list = this.idOfTrigram(trigram);
    if (list === undefined) return;
    const at = this.wordsOfTrigram.numbersOf(list).indexOf(id);
    if (at < 0) return;
    this.wordsOfTrigram.removeAt(list, at);
    this.bytes -= BYTES_OF_ENTRY;
    if (this.wordsOfTrigram.lengthOf(list) > 0) return;
    this.idsOfTrigrams.remove(list);
    this.freeTrigrams.push(list);
    this.bytes -= BYTES_OF_TRIGRAM;
  }
}

function copyOf(word: string): string {
  if (word.length < SHORTEST_SLICE) return word;
  return String.fromCharCode(...Array.from({ length: word.length }, (_, at) => word.charCodeAt(at)));
}
