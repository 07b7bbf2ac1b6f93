/** What an answer rests on. */
export const BASES = [
  /** The business's records of exactly what was asked: an order, the hours of a day. */
  'record',
  /** Small talk, a person that was asked for. */
  'courtesy',
  /** The answer asks the visitor for what is missing. */
  'question',
  'refusal',
  /** An article of the business, quoted. */
  'article',
  /** Products found by their names, their kind or a need. */
  'product',
  /** Products chosen by figures: prices, sizes, the cheapest. */
  'figures',
  /** Searched, and nothing was found that answers it. */
  'nothing',
  /** No tool can read the question. */
  'unknown',
  /** A model's words, every claim of which the turn's data holds, with a source that they used. */
  'written',
  /** A model's words without a source: they state nothing. */
  'unsourced',
] as const;

export type Basis = (typeof BASES)[number];

/** How well a source that a search found covers the question. Every number is from 0 to 1, but for `margin`. */
export interface Coverage {
  /** Share of the question's words that the source has, by their weight. */
  covered: number;
  /** Missing words that name something: "Visa", "Chile", a figure; 1 for two of them. */
  lacking: number;
  /** Other missing words; 1 for three of them. */
  unfamiliar: number;
  /** Share of `covered` that rests on a word of the same meaning or a remedy rather than on the word itself. */
  byMeaning: number;
  /** Words that the source's title has, an article's question or a product's name; 1 for two of them. */
  titled: number;
  /** Distance in search score to the best source that the answer does not use; negative when that one is better. */
  margin: number;
  /** Share of the title's words that the question has; 1 when it is that question, or has the whole name. */
  exact: number;
}

/** How near a source is to the question in meaning, by vectors; cosines of centred vectors, -1 to 1. */
export interface Nearness {
  cosine: number;
  /** How much nearer it is than the business's median source of its kind. */
  margin: number;
  /** Distance in `cosine` to the nearest other source; negative when that one is nearer. */
  lead: number;
}

/** What a tool knows about its answer. It reports evidence, never a number: `confidenceOf` makes the number. */
export interface Evidence {
  basis: Basis;
  /** Of answers found by search; absent when nothing was searched. */
  coverage?: Coverage;
  /** The answer before told the same source, and the question goes on from it. */
  follows?: boolean;
  /** Of the same source; absent when its meaning was not compared. */
  nearness?: Nearness | undefined;
  /** The score of the reading, 0..1: how certain it is that this was asked. Set by the responder. */
  reading?: number;
  /** The source does not state what was asked of it: its size, whether it contains nuts. */
  isUnstated?: boolean;
  /** It is quoted in another language than the visitor's. */
  isForeign?: boolean;
  /** It is quoted in another language than the visitor's, and nothing of it could be told in the visitor's. */
  isUntold?: boolean;
}

/** Evidence of answers that rest on no search. */
export const EVIDENCE = {
  record: { basis: 'record' },
  courtesy: { basis: 'courtesy' },
  question: { basis: 'question' },
  refusal: { basis: 'refusal' },
  nothing: { basis: 'nothing' },
  unknown: { basis: 'unknown' },
} as const satisfies Record<string, Evidence>;
