import { insert } from './best-first.js';

const BUCKETS = 512;

/** What each document of an index has of a question: working memory of one search. */
export class DocumentScores {
  private readonly scores: Float64Array;
  /** Of the current term, 0..1. */
  private readonly shares: Float64Array;
  private readonly touched: Uint16Array;
  private touchedInAll = 0;
  /** The documents with a score. */
  private readonly scored: Uint16Array;
  private scoredInAll = 0;

  /** @param documents their numbers are less than this, and than 2¹⁶ */
  constructor(documents: number) {
    this.scores = new Float64Array(documents);
    this.shares = new Float64Array(documents);
    this.touched = new Uint16Array(documents);
    this.scored = new Uint16Array(documents);
  }

  /** Of the current term a document has the highest of its shares. */
  raise(document: number, share: number): void {
    const before = this.shares[document] ?? 0;
    if (share <= before) return;
    if (before === 0) this.touched[this.touchedInAll++] = document;
    this.shares[document] = share;
  }

  /** Ends a term. @param value of a whole share */
  add(value: number): void {
    const { scores, shares, touched } = this;
    for (let at = 0; at < this.touchedInAll; at += 1) {
      const document = touched[at] ?? 0;
      const before = scores[document] ?? 0;
      const after = before + value * (shares[document] ?? 0);
      if (before === 0 && after > 0) this.scored[this.scoredInAll++] = document;
      scores[document] = after;
      shares[document] = 0;
    }
    this.touchedInAll = 0;
  }

  /** The documents with the highest scores, best first; equal ones in the order of their ids. */
  best(limit: number, idOf: (document: number) => string): { document: number; score: number }[] {
    const { scores } = this;
    const isBefore = (a: number, b: number) => {
      const difference = (scores[a] ?? 0) - (scores[b] ?? 0);
      return difference === 0 ? idOf(a) < idOf(b) : difference > 0;
    };
    const all = this.scored.subarray(0, this.scoredInAll);
    const least = this.leastOfBest(limit, all);
    const found: number[] = [];
    for (const document of all)
      if ((scores[document] ?? 0) >= least) insert(found, document, limit, isBefore);
    return found.map((document) => ({ document, score: scores[document] ?? 0 }));
  }

  /** A score that all of the best reach and few others, so that few are put in order. */
  private leastOfBest(limit: number, all: Uint16Array): number {
    const { scores } = this;
    if (all.length <= limit) return 0;
    let highest = 0;
    for (const document of all) highest = Math.max(highest, scores[document] ?? 0);
    const bucketOf = (document: number) => Math.floor(((scores[document] ?? 0) * (BUCKETS - 1)) / highest);
    const sizes = new Uint16Array(BUCKETS);
    for (const document of all) {
      const bucket = bucketOf(document);
      sizes[bucket] = (sizes[bucket] ?? 0) + 1;
    }
    let bucket = BUCKETS;
    for (let left = limit; left > 0 && bucket > 0; left -= sizes[bucket] ?? 0) bucket -= 1;
    let least = highest;
    for (const document of all)
      if (bucketOf(document) >= bucket) least = Math.min(least, scores[document] ?? 0);
    return least;
  }
}
