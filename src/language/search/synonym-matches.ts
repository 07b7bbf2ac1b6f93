import { NUMERIC } from './document-words.js';
import type { TermSynonyms } from './question-terms.js';
import type { Phrase } from './synonyms.js';
import type { WordTable } from './word-table.js';

export type Similar = [word: number, similarity: number];

/**
 * Compares a word with those of the index in steps, and tells those at least so similar. @returns false when the search has read all
 * that it may: then some are missing
 */
export type Compare = (
  form: string,
  least: number,
  tell: (id: number, similarity: number) => void,
) => Generator<void, boolean>;

/** The documents that have all words of a phrase. */
export interface PhraseShares {
  /** By document, the least share of the words in it. */
  shares: ReadonlyMap<number, number>;
  similarity: number;
}

/** Of a word that the business says to mean the same, as of a word of the same concept. */
export const SYNONYM_SIMILARITY = 0.92;
/** Least similarity of a word and its inflection, or of a compound that has the word. */
const INFLECTED = 0.8;
/** Words of synonyms whose inflections are kept; more than a business may have. */
const MOST_KEPT = 2_000;

/** Finds in an index what means the same as a term. */
export class SynonymMatches {
  /** Words of synonyms, with their inflections in the documents. */
  private readonly kept = new Map<string, readonly Similar[]>();

  constructor(private readonly table: Pick<WordTable, 'idOf' | 'documentsOf' | 'eachPosting'>) {}

  /** To be called when the documents have changed. */
  forget(): void {
    this.kept.clear();
  }

  /** Of the single words. */
  *words({ phrases }: TermSynonyms, compare: Compare): Generator<void, Similar[]> {
    const found: Similar[] = [];
    for (const phrase of phrases) {
      const [form = ''] = phrase;
      if (phrase.length > 1) continue;
      for (const [id, similarity] of yield* this.sameWords(form, compare))
        found.push([id, similarity * SYNONYM_SIMILARITY]);
    }
    return found;
  }

  /** Of the term's own phrase, and of those that mean the same. */
  *phrases({ own, phrases }: TermSynonyms, compare: Compare): Generator<void, PhraseShares[]> {
    const found: PhraseShares[] = [];
    const asked = [own, ...phrases].filter((phrase) => phrase.length > 1);
    for (const phrase of asked) {
      const shares = yield* this.sharesOfAll(phrase, compare);
      if (shares.size > 0) found.push({ shares, similarity: phrase === own ? 1 : SYNONYM_SIMILARITY });
    }
    return found;
  }

  /** The rarest word first, because it leaves the fewest documents. */
  private *sharesOfAll(phrase: Phrase, compare: Compare): Generator<void, ReadonlyMap<number, number>> {
    const parts: (readonly Similar[])[] = [];
    for (const form of phrase) parts.push(yield* this.sameWords(form, compare));
    const documentsOf = (part: readonly Similar[]) =>
      part.reduce((sum, [id]) => sum + this.table.documentsOf(id), 0);
    const [rarest = [], ...others] = parts.sort((a, b) => documentsOf(a) - documentsOf(b));
    let shares = this.sharesOf(rarest, () => 1);
    for (const part of others) {
      yield;
      const before = shares;
      shares = this.sharesOf(part, (document) => before.get(document) ?? 0);
    }
    return shares;
  }

  /** @param most of a document, by the words before */
  private sharesOf(part: readonly Similar[], most: (document: number) => number): Map<number, number> {
    const shares = new Map<number, number>();
    for (const [id, similarity] of part)
      this.table.eachPosting(id, (document, weight) => {
        const share = Math.min(most(document), similarity * similarity * weight);
        if (share > (shares.get(document) ?? 0)) shares.set(document, share);
      });
    return shares;
  }

  /** A word and its inflections among the words of the documents. */
  private *sameWords(form: string, compare: Compare): Generator<void, readonly Similar[]> {
    const kept = this.kept.get(form);
    if (kept) return kept;
    const found: Similar[] = [];
    const exact = this.table.idOf(form);
    if (exact !== undefined) found.push([exact, 1]);
    if (NUMERIC.test(form) || form.length < 2) return found;
    const isWhole = yield* compare(form, INFLECTED, (id, similarity) => found.push([id, similarity]));
    if (isWhole && this.kept.size < MOST_KEPT) this.kept.set(form, found);
    return found;
  }
}
