/** A super-linear pattern that only reads short texts. */
export interface BoundedPattern {
  /** Below `src/`. */
  file: string;
  /** The beginning of the pattern's source. */
  begins: string;
  /** Characters of the longest text that it is given. */
  longest: number;
  reason: string;
}

const MESSAGE = 'reads visitors’ messages only, of which 2,000 characters are read (readableText)';

/** The check must find every entry. */
export const BOUNDED_PATTERNS: readonly BoundedPattern[] = [
  { file: 'language/entities/order-numbers.ts', begins: '^[\\s,;.:-]*', longest: 2_000, reason: MESSAGE },
  { file: 'language/entities/order-numbers.ts', begins: '(?:phone|ph|tel', longest: 2_000, reason: MESSAGE },
  {
    file: 'language/entities/order-numbers.ts',
    begins: '(?<!\\p{L})(?:number|no|num',
    longest: 2_000,
    reason: MESSAGE,
  },
];
