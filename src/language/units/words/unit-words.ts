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

/** Spellings of each unit in one language, folded, as phrases (`docs/words.md`); empty where the language has only the sign. */
export type UnitWords = Record<UnitName, string>;
