import type { Written } from '../../../language/speech.js';

/** Sizes by letters; wider ones ("3XL") are the same in every language. */
export const LETTER_SIZES = ['XS', 'S', 'M', 'L', 'XL', 'XXL'] as const;
export type LetterSize = (typeof LETTER_SIZES)[number];

export const COLOURS = [
  ...(['black', 'white', 'grey', 'red', 'blue', 'green', 'yellow', 'orange', 'pink', 'purple'] as const),
  ...(['brown', 'beige', 'turquoise', 'navy', 'gold', 'silver', 'cream', 'olive', 'burgundy'] as const),
  ...(['natural', 'multicolour'] as const),
] as const;
export type Colour = (typeof COLOURS)[number];

/** Folded phrases of one language, in the notation of `docs/words.md`. */
export interface VariantPhrases {
  /** Before a size: "size M", "Gr. 42". */
  sizeLabel: string;
  /** Before the sizes that a description names: "Sizes: 36–40". */
  sizesTold: string;
  /** Between the first and the last size. */
  between: string;
  /** Before a size in a question without a label: "in L?". */
  beforeSize: string;
  /** Before the small or big one of the family, who is no size: "für meinen Kleinen?"; empty where it is no word of its own. */
  possessives: string;
  /** A thing that is made in one size alone. */
  oneSize: string;
  /** Before or after a colour, or as the beginning of its word: "dark blue", "hellblau". */
  shades: string;
}

export interface VariantSentences {
  from: (price: string) => string;
  /** Which variants are in stock. */
  inStock: (list: string) => string;
  /** Which variants there are, without a word of stock. */
  offered: (list: string) => string;
  soldOut: (list: string, count: number) => string;
  notMade: (name: string, value: string) => string;
  /** What there is instead of a variant that is not made. */
  instead: (list: string) => string;
  /** The end of a list that was cut. */
  more: (count: number) => string;
  allSoldOut: string;
}

/** Words and sentences of one language about variants of products. */
export interface VariantWords {
  phrases: VariantPhrases;
  /** Names of sizes in words. */
  sizes: Record<LetterSize, string>;
  colours: Record<Colour, string>;
  sentences: Written<VariantSentences>;
}
