import type { Clause } from '../../../../assistant/clause.js';
import { figureParts } from '../../../../language/numbers/spelled-figures.js';
import { matchesOf } from '../../../../language/text/matches.js';
import { ANY_UNIT } from '../../../../language/units/units.js';
import {
  BARE_LETTERS,
  FIGURE_AFTER_IN,
  LABELLED_SIZE,
  NAMED_SIZES,
  sizeOf,
} from '../../../variants/option-values.js';
import { askedDimensions } from '../facts/dimensions.js';
import { textPattern } from '../../../../language/text/text-pattern.js';

const LABELLED = textPattern(LABELLED_SIZE, 'gu');
const LETTERS = textPattern(BARE_LETTERS, 'gu');
const AFTER_IN = textPattern(FIGURE_AFTER_IN, 'gu');
const SIZES = NAMED_SIZES.map(([size, names]) => [size, textPattern(names, 'u')] as const);
const UNIT = `\\s?(?:${ANY_UNIT}|[%€$£])(?![\\p{L}\\p{N}])`;
const FIGURE = textPattern(
  `(?<![\\p{L}\\p{N}.,:-])(\\d{1,3}(?:[.,]5)?)(?![\\p{L}\\p{N}:]|[.,]\\d|${UNIT})`,
  'gu',
);
/** "And 45?" has little else. */
const SHORT = 3;

/**
 * The sizes that a question names, each written in one way.
 * @param own the sizes of the product: a bare figure or letter is a size only beside others of its kind
 */
export function sizesIn(clause: Clause, own: readonly string[]): string[] {
  const { folded } = clause;
  const labelled = matchesOf(folded, LABELLED).flatMap(([, size]) => sizeOf(size ?? '') ?? []);
  const hasFigures = own.some((size) => /\d/u.test(size));
  const hasLetters = own.some((size) => /[SML]$/u.test(size));
  const found = [
    ...labelled,
    ...(hasLetters ? lettersIn(folded) : []),
    ...(hasFigures ? figuresIn(clause, own) : []),
  ];
  return [...new Set(found)];
}

function lettersIn(folded: string): string[] {
  const bare = matchesOf(folded, LETTERS).flatMap(([, size]) => sizeOf(size ?? '') ?? []);
  // "How large is it?" asks for a measure.
  if (bare.length > 0 || askedDimensions(folded).length > 0) return bare;
  const named = SIZES.find(([, pattern]) => pattern.test(folded));
  return named ? [named[0]] : [];
}

function figuresIn({ folded, words }: Clause, own: readonly string[]): string[] {
  const behindIn = matchesOf(folded, AFTER_IN).flatMap(([, size]) => sizeOf(size ?? '') ?? []);
  const bare = matchesOf(folded, FIGURE).flatMap(([, size]) => sizeOf(size ?? '') ?? []);
  const isShort = words.length <= SHORT;
  const inflected = words.flatMap((word) => figureParts(word) ?? []).filter((size) => own.includes(size));
  return [...behindIn, ...bare.filter((size) => isShort || own.includes(size)), ...inflected];
}
