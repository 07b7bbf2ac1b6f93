/** A super-linear pattern whose texts are so short that it does not matter. */
export interface BoundedPattern {
  /** Below `src/`. */
  file: string;
  /** What the pattern's source begins with. */
  begins: string;
  /** Characters of the longest text that it is ever given. */
  longest: number;
  reason: string;
}

const MESSAGE = 'reads visitors’ messages only, of which 2,000 characters are read (readableText)';

/** Nothing may stand here that the check does not find. */
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
