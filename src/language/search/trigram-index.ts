import { insert } from './best-first.js';
import { narrowerConcepts, widerConcepts } from '../retail/concept-matcher.js';
import {
  CONCEPT_MARK,
  DocumentWords,
  isComparable,
  NUMERIC,
  ROOT_MARK,
  type IndexedDocument,
} from './document-words.js';
import { termsOf, type Term } from './question-terms.js';
import {
  SYNONYM_SIMILARITY,
  SynonymMatches,
  type Compare,
  type PhraseShares,
  type Similar,
} from './synonym-matches.js';
import { Synonyms } from './synonyms.js';
import { arabicRoot } from '../text/word-forms.js';
import { similarityOf, trigramsOf } from './word-similarity.js';
import { NumberLists } from './number-lists.js';
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

/** Working memory of one search. */
interface Sums {
  /** By document, as `shares`. */
  scores: Float64Array;
  /** For the current term. */
  shares: Float64Array;
  touched: number[];
  entriesLeft: number;
}

const MOST_SIMILAR = 80;
const LEAST_SIMILARITY = 0.45;
const CONCEPT_SIMILARITY = 0.92;
const WIDER_SIMILARITY = 0.72;
const NARROWER_SIMILARITY = 0.8;
const ROOT_SIMILARITY = 0.8;
/** An unknown word weighs as much against a document as a rare word weighs for it. */
const UNKNOWN_DOCUMENTS = 0.8;
/** Least similarity at which a word counts as found. */
const MET = 0.6;
/** Limit of unknown words that count against a match, for long messages. */
const MOST_UNMET = 1.5;
const BYTES_OF_DOCUMENT = 160;
const BYTES_OF_WORD_ID = 4;
/** Limit of trigram list entries per search; after it, words match exactly only. */
const MOST_ENTRIES = 5_000_000;
const COMPARISONS_AT_ONCE = 2_000;

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
    const length = this.ids.length;
    const sums: Sums = {
      scores: new Float64Array(length),
      shares: new Float64Array(length),
      touched: [],
      entriesLeft: MOST_ENTRIES,
    };
    let met = 0;
    let unmet = 0;
    for (const term of terms) {
      const similar = yield* this.mostSimilar(term, sums);
      const phrases = term.synonyms
        ? yield* this.synonymMatches.phrases(term.synonyms, this.within(sums))
        : [];
      const { value, best } = yield* this.scoreTerm(term, similar, phrases, sums);
      if (best >= MET) met += value;
      else unmet += value;
    }
    const total = met + Math.min(unmet, MOST_UNMET * this.idf(UNKNOWN_DOCUMENTS));
    return total === 0 ? [] : this.best(sums.scores, total, limit);
  }

  private isFull(): boolean {
    return (
      this.size >= INDEX_LIMITS.documents ||
      this.table.size >= INDEX_LIMITS.vocabulary ||
      this.bytes >= INDEX_LIMITS.bytes
    );
  }

  private best(scores: Float64Array, total: number, limit: number): IndexHit[] {
    const found: number[] = [];
    const isBefore = (a: number, b: number) => this.isBefore(a, b, scores);
    scores.forEach((score, document) => {
      if (score > 0) insert(found, document, limit, isBefore);
    });
    return found.map((document) => ({
      id: this.ids[document] ?? '',
      score: Math.min(1, (scores[document] ?? 0) / total),
    }));
  }

  private isBefore(a: number, b: number, scores: Float64Array): boolean {
    const difference = (scores[a] ?? 0) - (scores[b] ?? 0);
    return difference === 0 ? (this.ids[a] ?? '') < (this.ids[b] ?? '') : difference > 0;
  }

  /** Adds a term's share to each document. @returns the most it could have added, and its best similarity */
  private *scoreTerm(
    term: Term,
    similar: Similar[],
    phrases: PhraseShares[],
    { scores, shares, touched }: Sums,
  ): Generator<void, { value: number; best: number }> {
    const best = Math.max(similar[0]?.[1] ?? 0, ...phrases.map(({ similarity }) => similarity));
    const isKnown = (similarity: number) => similarity >= best * 0.9 && best >= 0.6;
    const known = similar.filter(([, similarity]) => isKnown(similarity));
    const inPhrases = phrases.filter(({ similarity }) => isKnown(similarity));
    const documents =
      known.reduce((count, [id]) => count + this.table.documentsOf(id), 0) +
      inPhrases.reduce((count, phrase) => count + phrase.shares.size, 0);
    const value = term.weight * this.idf(documents || UNKNOWN_DOCUMENTS);
    for (const [id, similarity] of similar) {
      this.collectShares(id, similarity, shares, touched);
      yield;
    }
    for (const { shares: own, similarity } of phrases)
      for (const [document, share] of own) raise(document, similarity * similarity * share, shares, touched);
    for (const document of touched) {
      scores[document] = (scores[document] ?? 0) + value * (shares[document] ?? 0);
      shares[document] = 0;
    }
    touched.length = 0;
    return { value, best };
  }

  private collectShares(wordId: number, similarity: number, shares: Float64Array, touched: number[]): void {
    this.table.eachPosting(wordId, (document, weight) => {
      raise(document, similarity * similarity * weight, shares, touched);
    });
  }

  private idf(documents: number): number {
    return Math.log(1.5 + (this.size + 2) / documents);
  }

  /** Best first; equal ones sorted by word, so that the order of insertion has no effect. */
  private *mostSimilar(term: Term, sums: Sums): Generator<void, Similar[]> {
    const found: Similar[] = [];
    const isBefore = (a: Similar, b: Similar) => this.isCloser(a, b);
    const add = (id: number | undefined, similarity: number) => {
      if (id !== undefined) insert(found, [id, similarity], MOST_SIMILAR, isBefore);
    };
    const addConcept = (concept: string, similarity: number) =>
      add(this.table.idOf(CONCEPT_MARK + concept), similarity);
    for (const concept of term.concepts) {
      addConcept(concept, CONCEPT_SIMILARITY);
      for (const wider of widerConcepts(concept)) addConcept(wider, WIDER_SIMILARITY);
      for (const narrower of narrowerConcepts(concept)) addConcept(narrower, NARROWER_SIMILARITY);
    }
    for (const modifier of term.modifiers) addConcept(modifier, WIDER_SIMILARITY);
    const root = arabicRoot(term.form);
    if (root) add(this.table.idOf(ROOT_MARK + root), ROOT_SIMILARITY);
    add(this.table.idOf(term.form), 1);
    if (!NUMERIC.test(term.form) && term.form.length > 1) yield* this.compare(term.form, add, sums);
    if (!term.synonyms) return found;
    for (const concept of term.synonyms.concepts)
      addConcept(concept, CONCEPT_SIMILARITY * SYNONYM_SIMILARITY);
    const same = yield* this.synonymMatches.words(term.synonyms, this.within(sums));
    for (const [id, similarity] of same) add(id, similarity);
    return found;
  }

  private isCloser([a, first]: Similar, [b, second]: Similar): boolean {
    return first === second ? this.table.wordOf(a) < this.table.wordOf(b) : first > second;
  }

  /** Comparisons by what a search may still read. */
  private within(sums: Sums): Compare {
    const compare = this.compare.bind(this);
    return function* compared(form, tell) {
      yield* compare(form, tell, sums);
      return sums.entriesLeft >= 0;
    };
  }

  /** The words that share a trigram with it, with their similarity. */
  private *compare(
    form: string,
    add: (id: number, similarity: number) => void,
    sums: Sums,
  ): Generator<void, void> {
    const own = trigramsOf(form);
    const exact = this.table.idOf(form);
    sums.entriesLeft -= this.table.entriesOf(own);
    if (sums.entriesLeft < 0) return;
    const shared = this.table.sharing();
    for (const trigram of own) {
      this.table.count(trigram, shared);
      yield;
    }
    for (const [position, id] of shared.ids.entries()) {
      if (position % COMPARISONS_AT_ONCE === COMPARISONS_AT_ONCE - 1) yield;
      if (id === exact) continue;
      const similarity = similarityOf(form, this.table.wordOf(id), own.length, shared.counts[id] ?? 0);
      if (similarity >= LEAST_SIMILARITY) add(id, similarity);
    }
    this.table.forget(shared);
  }
}

function raise(document: number, share: number, shares: Float64Array, touched: number[]): void {
  const before = shares[document] ?? 0;
  if (share <= before) return;
  if (before === 0) touched.push(document);
  shares[document] = share;
}
