import type { DocumentScores } from './document-scores.js';
import { hashOf, hashOfNumber, IdTable } from './id-table.js';
import { NumberLists } from './number-lists.js';
import { boundedLength, trigramsOf } from './word-similarity.js';

/** Besides its letters: string header, entries in the word list and the table, document list. */
const BYTES_OF_WORD = 56;
const BYTES_OF_TRIGRAM = 36;
const BYTES_OF_POSTING = 6;
const BYTES_OF_ENTRY = 4;
/** A posting is the number of its weight above the document's, which must be less than this. */
export const DOCUMENTS = 2 ** 16;
const DOCUMENT_BITS = 16;
const LEAST_WORDS = 1024;
/** From this length on, V8 keeps the whole text in memory for a substring. */
const SHORTEST_SLICE = 13;

/**
 * The words of an index: which documents contain each, and which words share a trigram. A word that no document
 * contains any more is removed completely, as if it had never been added.
 */
export class WordTable {
  private readonly words: string[] = [];
  /** By word id, its `boundedLength`. */
  private bounded = new Uint8Array(LEAST_WORDS);
  private readonly idsOfWords = new IdTable((id) => hashOf(this.wordOf(id)));
  private readonly freeWords: number[] = [];
  private readonly postings = new NumberLists();
  /** The distinct weights; few, one per field and the lower ones of concepts. */
  private readonly weights: number[] = [];
  private readonly trigrams: number[] = [];
  private readonly idsOfTrigrams = new IdTable((id) => hashOfNumber(this.trigrams[id] ?? 0));
  private readonly freeTrigrams: number[] = [];
  private readonly wordsOfTrigram = new NumberLists();
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

  /** Raises the share of each document that contains a word to its weight times a factor. */
  raise(id: number, factor: number, scores: Pick<DocumentScores, 'raise'>): void {
    const postings = this.postings.numbersOf(id);
    for (let at = 0; at < postings.length; at += 1) {
      const posting = postings[at] ?? 0;
      scores.raise(posting & (DOCUMENTS - 1), factor * (this.weights[posting >>> DOCUMENT_BITS] ?? 0));
    }
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

  /** Of the trigrams that some word has, the words; views that are valid until the next change. */
  listsOf(trigrams: readonly number[]): (Uint16Array | Uint32Array)[] {
    return trigrams.flatMap((trigram) => {
      const list = this.idOfTrigram(trigram);
      return list === undefined ? [] : [this.wordsOfTrigram.numbersOf(list)];
    });
  }

  /** By word id; valid until the next change. */
  get lengths(): Uint8Array {
    return this.bounded;
  }

  /** Ids are less than this. */
  get ids(): number {
    return this.words.length;
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
    if (!byTrigrams) return id;
    const trigrams = trigramsOf(word);
    this.keepLength(id, boundedLength(word, trigrams));
    for (const trigram of trigrams) {
      this.wordsOfTrigram.push(this.idOfTrigram(trigram) ?? this.introduceTrigram(trigram), id);
      this.bytes += BYTES_OF_ENTRY;
    }
    return id;
  }

  private keepLength(id: number, length: number): void {
    if (id >= this.bounded.length) {
      const longer = new Uint8Array(Math.max(id + 1, this.bounded.length * 2));
      longer.set(this.bounded);
      this.bounded = longer;
    }
    this.bounded[id] = length;
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
