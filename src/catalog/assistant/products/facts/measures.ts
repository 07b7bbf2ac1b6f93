import { fold } from '../../../../language/text/fold.js';
import { mapInSlices } from '../../../../platform/time/yield-now.js';
import type { FoundProduct } from '../../../search/catalog-search.port.js';
import { textOf } from './facts.js';
import { UNIT_NAMES, type UnitName } from '../../../../language/units/words/unit-words.js';
import { EXTREME_NAMES, type ExtremeName } from './words/fact-words.js';
import { AT_LEAST, AT_MOST, extremePattern, unitPattern } from './words/patterns.js';
import { matchesOf } from '../../../../language/text/matches.js';

export type Dimension =
  | 'weight'
  | 'volume'
  | 'length'
  | 'duration'
  | 'count'
  | 'share'
  | 'light'
  | 'power'
  | 'sound';

/** A figure with its unit, converted: grams, millilitres, millimetres, minutes, pieces, percent, lumens, watts, decibels. */
export interface Measure {
  dimension: Dimension;
  value: number;
  written: string;
}

/** A superlative, such as "the lightest". Several dimensions, likeliest first, when a word ("biggest") is ambiguous. */
export interface Extreme {
  dimensions: readonly Dimension[];
  wants: 'least' | 'most';
}

/** "Lighter than 20 g", "at least 1 litre". */
export interface MeasureBound {
  dimension: Dimension;
  least: number | null;
  most: number | null;
}

const MINUTES = { hour: 60, day: 1_440, week: 10_080, month: 43_200, year: 525_600 };

/** A unit's dimension, and its value in the dimension's base unit. */
const UNITS: Record<UnitName, readonly [Dimension, number]> = {
  kilogram: ['weight', 1_000],
  gram: ['weight', 1],
  pound: ['weight', 453.6],
  ounce: ['weight', 28.35],
  millilitre: ['volume', 1],
  centilitre: ['volume', 10],
  litre: ['volume', 1_000],
  millimetre: ['length', 1],
  centimetre: ['length', 10],
  metre: ['length', 1_000],
  kilometre: ['length', 1_000_000],
  inch: ['length', 25.4],
  minute: ['duration', 1],
  hour: ['duration', MINUTES.hour],
  day: ['duration', MINUTES.day],
  week: ['duration', MINUTES.week],
  month: ['duration', MINUTES.month],
  year: ['duration', MINUTES.year],
  piece: ['count', 1],
  percent: ['share', 1],
  lumen: ['light', 1],
  watt: ['power', 1],
  kilowatt: ['power', 1_000],
  decibel: ['sound', 1],
};

const MEASURED = UNIT_NAMES.map((unit) => {
  const [dimension, factor] = UNITS[unit];
  return [unitPattern(unit), dimension, factor] as const;
});

/** Figures with units in a folded text, of one dimension or of all. */
export function measuresIn(folded: string, asked?: Dimension): Measure[] {
  const patterns = asked ? MEASURED.filter(([, dimension]) => dimension === asked) : MEASURED;
  return patterns.flatMap(([pattern, dimension, factor]) =>
    matchesOf(folded, pattern).map((match) => ({
      dimension,
      value: Number((match[1] ?? '').replace(',', '.')) * factor,
      written: match[0].trim(),
    })),
  );
}

const SIZES: readonly Dimension[] = ['volume', 'length', 'count', 'weight'];

const EXTREME_OF: Record<ExtremeName, Extreme> = {
  lightest: { dimensions: ['weight'], wants: 'least' },
  heaviest: { dimensions: ['weight'], wants: 'most' },
  longestLasting: { dimensions: ['duration'], wants: 'most' },
  most: { dimensions: ['count'], wants: 'most' },
  strongest: { dimensions: ['share', 'power'], wants: 'most' },
  brightest: { dimensions: ['light', 'power'], wants: 'most' },
  longest: { dimensions: ['length', 'duration'], wants: 'most' },
  shortest: { dimensions: ['length', 'duration'], wants: 'least' },
  biggest: { dimensions: SIZES, wants: 'most' },
  smallest: { dimensions: SIZES, wants: 'least' },
};

const EXTREMES: readonly (readonly [RegExp, Extreme])[] = EXTREME_NAMES.map((name) => [
  extremePattern(name),
  EXTREME_OF[name],
]);

/** @param folded of the question */
export function askedExtreme(folded: string): Extreme | null {
  return EXTREMES.find(([pattern]) => pattern.test(folded))?.[1] ?? null;
}

/** The question without the words of its superlative. */
export function withoutExtreme(folded: string): string {
  return EXTREMES.reduce((text, [pattern]) => text.replace(pattern, ' '), folded);
}

/** Length of the longest "not bigger than" in any language, with blanks. */
const LONGEST_COMPARISON = 60;

/** A bound on a measure in a folded question: "under 300 g", "mindestens 500 Teile". */
export function askedBound(folded: string): MeasureBound | null {
  for (const { dimension, value, written } of measuresIn(folded)) {
    if (dimension === 'duration') continue;
    const at = folded.indexOf(written);
    const before = folded.slice(Math.max(0, at - LONGEST_COMPARISON), at);
    if (AT_MOST.test(before)) return { dimension, least: null, most: value };
    if (AT_LEAST.test(before)) return { dimension, least: value, most: null };
  }
  return null;
}

type Described = Parameters<typeof textOf>[0];

/** The question without the figures of its bound. */
export function withoutMeasures(folded: string): string {
  return MEASURED.reduce((text, [pattern]) => text.replace(pattern, ' '), folded);
}

/** A product's measure on a dimension; the largest when its texts have several. */
export function measureOf(product: Described, dimension: Dimension): Measure | null {
  const own = measuresIn(fold(textOf(product)), dimension);
  return own.reduce<Measure | null>((most, each) => (most && most.value >= each.value ? most : each), null);
}

/** Products with a figure on the first dimension that any of them has, sorted as the superlative asks. */
export async function byExtreme(
  products: readonly FoundProduct[],
  { dimensions, wants }: Extreme,
): Promise<FoundProduct[]> {
  for (const dimension of dimensions) {
    const measures = await mapInSlices(products, (product) => ({
      product,
      value: measureOf(product, dimension)?.value,
    }));
    const measured = measures.flatMap(({ product, value }) =>
      value === undefined ? [] : [{ product, value }],
    );
    if (measured.length < 2 && products.length > 1 && dimensions.length > 1) continue;
    const direction = wants === 'least' ? 1 : -1;
    if (measured.length > 0)
      return measured.sort((a, b) => direction * (a.value - b.value)).map(({ product }) => product);
  }
  return [];
}

export function isWithin(product: FoundProduct, { dimension, least, most }: MeasureBound): boolean {
  const measure = measureOf(product, dimension);
  if (!measure) return false;
  return (least === null || measure.value >= least) && (most === null || measure.value <= most);
}
