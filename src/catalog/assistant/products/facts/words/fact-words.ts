/** What a question for a figure is about. */
export const ASKED_FIGURES = ['weight', 'load', 'duration', 'sound', 'power', 'length', 'size'] as const;
export type AskedFigure = (typeof ASKED_FIGURES)[number];

/** Ends of a scale. */
export const EXTREME_NAMES = [
  'lightest',
  'heaviest',
  'longestLasting',
  'most',
  'strongest',
  'brightest',
  'longest',
  'shortest',
  'biggest',
  'smallest',
] as const;
export type ExtremeName = (typeof EXTREME_NAMES)[number];

export const UNIT_NAMES = [
  'kilogram',
  'gram',
  'pound',
  'ounce',
  'millilitre',
  'centilitre',
  'litre',
  'millimetre',
  'centimetre',
  'metre',
  'kilometre',
  'inch',
  'minute',
  'hour',
  'day',
  'week',
  'month',
  'year',
  'piece',
  'percent',
  'lumen',
  'watt',
  'kilowatt',
  'decibel',
] as const;
export type UnitName = (typeof UNIT_NAMES)[number];

/** What one language says about the figures of products. Phrases are in the notation of `language/text/phrases.ts`, folded. */
export interface FactWords {
  /** "How heavy is it?" */
  asks: Record<AskedFigure, string>;
  /** "The lightest". */
  extremes: Record<ExtremeName, string>;
  /** Before a figure that must not be passed: "under 300 g". */
  atMost: string;
  /** Before a figure that must be reached: "at least 500 pieces". */
  atLeast: string;
  /** Spellings of a unit as parts of a regular expression, split by `|`; empty where the language has only the sign. */
  units: Record<UnitName, string>;
}
