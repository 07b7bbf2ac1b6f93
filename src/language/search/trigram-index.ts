import { DocumentScores } from './document-scores.js';
import { DocumentWords, isComparable, NUMERIC, type IndexedDocument } from './document-words.js';
import { NumberLists } from './number-lists.js';
import { termsOf, type Term } from './question-terms.js';
import { SynonymMatches } from './synonym-matches.js';
import { Synonyms } from './synonyms.js';
import { TermMatches, type TermMatch } from './term-matches.js';
import { WordTable } from './word-table.js';

export interface IndexHit {
  id: string;
  /** 0..1: the share of the question's term weights that the document matches. */
  score: number;
}

/** Limits of an index; search does not find what exceeds them. */
export const INDEX_LIMITS = {
  documents: 50_000,
  /** Distinct words, including concepts. */
  vocabulary: 100_000,
  bytes: 128 * 1024 * 1024,
};

/** An unknown word weighs as much against a document as a rare word weighs for it. */
const UNKNOWN_DOCUMENTS = 0.8;
/** Least similarity at which a word counts as found. */
const MET = 0.6;
/** Limit of unknown words that count against a match, for long messages. */
const MOST_UNMET = 1.5;
/** Words count as one with the most similar one down to this share of its similarity, if that is `MET`. */
const AS_KNOWN = 0.9;
const BYTES_OF_DOCUMENT = 160;
const BYTES_OF_WORD_ID = 4;
/** Documents that are read between two steps, and as many as a word adds to them at least. */
const POSTINGS_AT_ONCE = 20_000;
const POSTINGS_OF_WORD = 100;

/**
 * Full-text search by words: each word of a question is matched with the most similar words of the catalogue, by shared
 * trigrams, edit distance or concept. Handles typing errors, inflection, prefixes and German compounds. Numbers match
 * exactly only. Stores ids, words and weights, never the texts. Documents can be added and removed one by one; results
 * depend only on the documents, not on the order in which they were added.
 */
export class TrigramIndex {
  private readonly table = new WordTable();
  private readonly words = new DocumentWords();
  /** By slot; '' where a document was removed. */
  private readonly ids: string[] = [];
  private readonly slots = new Map<string, number>();
  private readonly wordsOf = new NumberLists();
  private readonly free: number[] = [];
  private ownBytes = 0;
  private readonly synonymMatches = new SynonymMatches(this.table);

  static build(documents: Iterable<IndexedDocument>): TrigramIndex {
    const index = new TrigramIndex();
    for (const document of documents) index.put(document);
    index.compact();
    return index;
  }

  get size(): number {
    return this.slots.size;
  }

  /** Approximate heap use. */
  get bytes(): number {
    return this.ownBytes + this.table.bytes;
  }

  /**
   * Adds a document, or replaces the one with its id. @returns false when the index is full and the document was not
   * added
   */
  put(document: IndexedDocument): boolean {
    this.remove(document.id);
    if (this.isFull()) return false;
    this.synonymMatches.forget();
    const slot = this.free.pop() ?? this.ids.length;
    const weights = this.words.weightsOf(document);
    for (const [word, weight] of weights)
      this.wordsOf.push(slot, this.table.post(word, slot, weight, isComparable(word)));
    this.ids[slot] = document.id;
    this.slots.set(document.id, slot);
    this.ownBytes += BYTES_OF_DOCUMENT + weights.size * BYTES_OF_WORD_ID;
    return true;
  }

  /** No-op when there is no such document. */
  remove(id: string): void {
    const slot = this.slots.get(id);
    if (slot === undefined) return;
    this.synonymMatches.forget();
    const words = this.wordsOf.numbersOf(slot);
    for (const word of words) this.table.withdraw(word, slot);
    this.ids[slot] = '';
    this.wordsOf.clear(slot);
    this.free.push(slot);
    this.slots.delete(id);
    this.ownBytes -= BYTES_OF_DOCUMENT + words.length * BYTES_OF_WORD_ID;
  }

  /** Frees working memory; call it after a batch of documents. */
  compact(): void {
    this.words.compact();
    this.table.compact();
    this.wordsOf.compact();
  }

  /** Best first; equal scores in the order of ids. */
  search(text: string, limit: number, synonyms?: Synonyms): IndexHit[] {
    const steps = this.searching(text, limit, synonyms);
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
    }
  }

  /** The same in short steps: between steps the caller may yield, but must not change the index. */
  *searching(text: string, limit: number, synonyms = Synonyms.none): Generator<void, IndexHit[]> {
    const terms = termsOf(text, synonyms);
    if (this.size === 0 || terms.every(({ form }) => NUMERIC.test(form))) return [];
    const scores = new DocumentScores(this.ids.length);
    const matches = new TermMatches(this.table, this.synonymMatches);
    let met = 0;
    let unmet = 0;
    for (const term of terms) {
      const match = yield* matches.of(term);
      const { value, best } = yield* this.scoreTerm(term, match, scores);
      if (best >= MET) met += value;
      else unmet += value;
    }
    const total = met + Math.min(unmet, MOST_UNMET * this.idf(UNKNOWN_DOCUMENTS));
    if (total === 0) return [];
    const idOf = (document: number) => this.ids[document] ?? '';
    return scores
      .best(limit, idOf)
      .map(({ document, score }) => ({ id: idOf(document), score: Math.min(1, score / total) }));
  }

  private isFull(): boolean {
    return (
      this.size >= INDEX_LIMITS.documents ||
      this.table.size >= INDEX_LIMITS.vocabulary ||
      this.bytes >= INDEX_LIMITS.bytes
    );
  }

  /** Adds a term's share to each document. @returns the most it could have added, and its best similarity */
  private *scoreTerm(
    term: Term,
    { similar, phrases }: TermMatch,
    scores: DocumentScores,
  ): Generator<void, { value: number; best: number }> {
    const best = Math.max(similar[0]?.[1] ?? 0, ...phrases.map(({ similarity }) => similarity));
    const isKnown = (similarity: number) => similarity >= best * AS_KNOWN && best >= MET;
    const documents =
      similar.reduce((sum, [id, each]) => sum + (isKnown(each) ? this.table.documentsOf(id) : 0), 0) +
      phrases.reduce((sum, { similarity, shares }) => sum + (isKnown(similarity) ? shares.size : 0), 0);
    const value = term.weight * this.idf(documents || UNKNOWN_DOCUMENTS);
    let read = 0;
    for (const [id, similarity] of similar) {
      this.table.raise(id, similarity * similarity, scores);
      read += POSTINGS_OF_WORD + this.table.documentsOf(id);
      if (read < POSTINGS_AT_ONCE) continue;
      read = 0;
      yield;
    }
    for (const { shares, similarity } of phrases)
      for (const [document, share] of shares) scores.raise(document, similarity * similarity * share);
    scores.add(value);
    yield;
    return { value, best };
  }

  private idf(documents: number): number {
    return Math.log(1.5 + (this.size + 2) / documents);
  }
}
