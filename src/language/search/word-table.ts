import { hashOf, hashOfNumber, IdTable } from './id-table.js';
import { NumberLists } from './number-lists.js';
import { trigramsOf } from './word-similarity.js';

/** Words that have a trigram of another one, with how many they share. */
export interface SharedTrigrams {
  ids: number[];
  /** By word id; zero again after `forget`. */
  counts: Uint16Array;
}

/** Beside its letters: the string's own, its places in the list of words and the table, its list of documents. */
const BYTES_OF_WORD = 56;
const BYTES_OF_TRIGRAM = 36;
const BYTES_OF_POSTING = 6;
const BYTES_OF_ENTRY = 4;
/** A posting is the number of its weight above the document's, which must be less than this. */
export const DOCUMENTS = 2 ** 16;
/** From this length on a part of a text holds the whole text in memory. */
const SHORTEST_SLICE = 13;

/**
 * The words of an index: which documents hold each, and which words share a trigram. A word that no document holds
 * any more is gone from it entirely, so that what is left is the same as if it had never been there.
 */
export class WordTable {
  private readonly words: string[] = [];
  private readonly idsOfWords = new IdTable((id) => hashOf(this.wordOf(id)));
  private readonly freeWords: number[] = [];
  private readonly postings = new NumberLists();
  /** The few there are: one a field, and what is less for a concept. */
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

  /** How many documents hold a word. */
  documentsOf(id: number): number {
    return this.postings.lengthOf(id);
  }

  /** Tells each document that holds a word, with the best weight of the fields it stands in; in no order. */
  eachPosting(id: number, tell: (document: number, weight: number) => void): void {
    for (const posting of this.postings.numbersOf(id))
      tell(posting % DOCUMENTS, this.weights[Math.floor(posting / DOCUMENTS)] ?? 0);
  }

  /** Adds a document to a word that does not have it yet. @returns the word's id */
  post(word: string, document: number, weight: number, byTrigrams: boolean): number {
    const id = this.idOf(word) ?? this.introduce(word, byTrigrams);
    this.postings.push(id, this.numberOf(weight) * DOCUMENTS + document);
    this.bytes += BYTES_OF_POSTING;
    return id;
  }

  /** Takes a document from a word, and the word from the table when that was its last. */
  withdraw(id: number, document: number): void {
    const at = this.postings.numbersOf(id).findIndex((posting) => posting % DOCUMENTS === document);
    if (at < 0) return;
    this.postings.removeAt(id, at);
    this.bytes -= BYTES_OF_POSTING;
    if (this.postings.lengthOf(id) === 0) this.discard(id);
  }

  /** To be called when no more documents come for now. */
  settle(): void {
    this.postings.settle();
    this.wordsOfTrigram.settle();
  }

  /** How many entries `count` reads of the trigrams. */
  entriesOf(trigrams: readonly number[]): number {
    return trigrams.reduce((sum, trigram) => {
      const id = this.idOfTrigram(trigram);
      return sum + (id === undefined ? 0 : this.wordsOfTrigram.lengthOf(id));
    }, 0);
  }

  /** Of no word yet: `count` the trigrams of one, and `forget` it before the next. */
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
