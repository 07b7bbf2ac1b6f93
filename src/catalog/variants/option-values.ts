import { fold } from '../../language/text/fold.js';
import { phraseAlternatives } from '../../language/text/phrases.js';
import { alternativesOf } from '../../language/text/word-tables.js';
import { unitForms } from '../../language/units/units.js';
import { COLOURS, LETTER_SIZES, type Colour } from './words/variant-words.js';
import { VARIANT_WORDS } from './words/words.js';
import { textPattern } from '../../language/text/text-pattern.js';

/** What a value of an option tells, as far as it matters: sizes have an order, colours have names in every language. */
export type OptionKind = 'size' | 'colour' | 'measure' | 'other';

/** No option's value is longer; the rest of a longer text is not read. */
const LONGEST_VALUE = 40;

const LETTERS = '(?:x{0,4}s|m|x{0,4}l|[2-6]x[sl])';
const FIGURES = '\\d{1,3}(?:[.,]5)?';
/** One size, or a double one: "S/M", "36/38". */
const LETTER_SIZE = `${LETTERS}(?:\\s?/\\s?${LETTERS})?`;
const FIGURE_SIZE = `${FIGURES}(?:\\s?/\\s?${FIGURES})?`;
const LABEL = alternativesOf(VARIANT_WORDS, ({ phrases }) => phrases.sizeLabel);

const IS_LETTERS = textPattern(`^${LETTER_SIZE}$`, 'u');
const IS_FIGURES = textPattern(`^${FIGURE_SIZE}$`, 'u');
const STARTS_WITH_LABEL = textPattern(`^(?:${LABEL})[\\s:]{0,3}(?=[\\p{L}\\p{N}])`, 'u');
const ONE_SIZE = textPattern(`^(?:${alternativesOf(VARIANT_WORDS, ({ phrases }) => phrases.oneSize)})$`, 'u');

/** Names of sizes, the longer ones first: "extra large" before "large". */
const SIZE_NAMES = [...LETTER_SIZES]
  .map((size) => [size, alternativesOf(VARIANT_WORDS, ({ sizes }) => sizes[size])] as const)
  .sort(([one], [other]) => other.length - one.length);
const IS_NAMED = SIZE_NAMES.map(([size, names]) => [size, textPattern(`^(?:${names})$`, 'u')] as const);

/**
 * The one way to write a size: "x-large" and "1XL" are `XL`, "2xl" is `XXL`, "Gr. 42" and "EU 42" are `42`.
 * @returns null for what is no size
 */
export function sizeOf(text: string): string | null {
  const folded = fold(text.slice(0, LONGEST_VALUE)).trim();
  const bare = folded.replace(STARTS_WITH_LABEL, '').trim();
  if (IS_LETTERS.test(bare)) return bare.split('/').map(letters).join('/');
  if (IS_FIGURES.test(bare)) return bare.replace(/,/gu, '.').replace(/\s/gu, '');
  if (ONE_SIZE.test(folded)) return 'one';
  return IS_NAMED.find(([, pattern]) => pattern.test(bare))?.[0] ?? null;
}

/** "2xl" as "XXL". */
function letters(text: string): string {
  const [, count] = /^(\d)x/u.exec(text.trim()) ?? [];
  const plain = count ? 'x'.repeat(Number(count)) + text.trim().slice(2) : text.trim();
  return plain.toUpperCase();
}

/** The order of sizes; NaN for what has none. */
export function sizeRank(size: string): number {
  const [first = ''] = size.split('/');
  if (/^[\d.]+$/u.test(first)) return Number(first);
  const wide = first.length - 1;
  if (first.endsWith('S')) return -1 - wide;
  if (first.endsWith('L')) return 1 + wide;
  return first === 'M' ? 0 : Number.NaN;
}

const SHADES = alternativesOf(VARIANT_WORDS, ({ phrases }) => phrases.shades);
const COLOUR_NAMES = COLOURS.map(
  (colour) => [colour, alternativesOf(VARIANT_WORDS, ({ colours }) => colours[colour])] as const,
);
const IS_COLOUR = COLOUR_NAMES.map(
  ([colour, names]) =>
    [colour, textPattern(`^(?:(?:${SHADES})[\\s-]?)?(?:${names})(?:[\\s-](?:${SHADES}))?$`, 'u')] as const,
);

/** The colour that a value names, with or without a shade: "dark blue" and "bleu clair" are blue. */
export function colourOf(text: string): Colour | null {
  const folded = fold(text.slice(0, LONGEST_VALUE)).trim();
  return IS_COLOUR.find(([, pattern]) => pattern.test(folded))?.[0] ?? null;
}

const UNITS = unitForms(
  ...(['kilogram', 'gram', 'pound', 'ounce', 'millilitre', 'centilitre', 'litre'] as const),
  ...(['millimetre', 'centimetre', 'metre', 'inch', 'watt', 'piece'] as const),
);
const MEASURE = textPattern(`^\\d{1,5}(?:[.,]\\d{1,3})?\\s?(?:${UNITS}|gb|tb)$`, 'u');

export function isMeasure(text: string): boolean {
  return MEASURE.test(fold(text.slice(0, LONGEST_VALUE)).trim());
}

/** The same amount, however it is written: "250g" for "250 g". */
export function plainValue(text: string): string {
  return fold(text.slice(0, LONGEST_VALUE))
    .replace(/(?<=\d)[.,](?=\d)/gu, '.')
    .replace(/(?<=\d)\s{1,3}(?=\p{L})/gu, '')
    .trim();
}

/** A labelled size in a folded text: "size 45", "Gr. L". The group is the size. */
export const LABELLED_SIZE = `(?<![\\p{L}\\p{N}])(?:${LABEL})[\\s:]{1,3}(${LETTER_SIZE}|${FIGURE_SIZE})(?![\\p{L}\\p{N}])`;
/** A size of letters that stands alone: no "l'" of French, no "'s", and no unit behind a figure. */
export const BARE_LETTERS = `(?<![\\p{L}\\p{N}'.-])(?<!\\d\\s)(${LETTER_SIZE})(?![\\p{L}\\p{N}'-])`;
const BEFORE = alternativesOf(VARIANT_WORDS, ({ phrases }) => phrases.beforeSize);
/** A figure behind "in": the group may be a size. */
export const FIGURE_AFTER_IN = `(?<![\\p{L}\\p{N}])(?:${BEFORE})\\s(${FIGURE_SIZE})(?=\\s{0,3}(?:$|[?!.,;]))`;
const POSSESSIVES = alternativesOf(VARIANT_WORDS, ({ phrases }) => phrases.possessives);
/** Names of sizes within a text, the longer ones first; not a child: "und für meinen Kleinen?". */
export const NAMED_SIZES = SIZE_NAMES.filter(([, names]) => names !== '').map(([size, names]) => {
  const isChild = `(?<=(?<![\\p{L}\\p{N}])(?:${POSSESSIVES})\\s)(?:${names})\\s{0,3}(?:$|[?!.,;])`;
  return [size, `(?<![\\p{L}\\p{N}])(?!${isChild})(?:${names})(?![\\p{L}\\p{N}])`] as const;
});
/** Colours within a text. */
export const NAMED_COLOURS = COLOUR_NAMES.map(
  ([colour, names]) =>
    [colour, `(?<![\\p{L}\\p{N}])(?:(?:${SHADES})[\\s-]?)?(?:${names})(?![\\p{L}\\p{N}])`] as const,
);

const TOLD = alternativesOf(VARIANT_WORDS, ({ phrases }) => phrases.sizesTold);
const BETWEEN = phraseAlternatives(
  Object.values(VARIANT_WORDS)
    .map(({ phrases }) => phrases.between)
    .join('\n'),
);
const ANY_SIZE = `(?:${LETTER_SIZE}|${FIGURE_SIZE})(?![\\p{L}\\p{N}])`;
/** "Sizes: 36-40", "tailles du 36 au 40", "sizes S, M and L". Groups: the first size; the last of a range; a list's rest. */
export const TOLD_SIZES = `(?<![\\p{L}\\p{N}])(?:${TOLD})[\\s:]{1,3}(?:(?:${BEFORE})\\s)?(${ANY_SIZE})(?:\\s?(?:-|(?<=\\s)(?:${BETWEEN})\\s)\\s?(${ANY_SIZE})|((?:\\s?[,/|]\\s?${ANY_SIZE}|\\s\\p{L}{1,3}\\s${ANY_SIZE}){1,20}))?`;
export const SIZE_IN_LIST = ANY_SIZE;
