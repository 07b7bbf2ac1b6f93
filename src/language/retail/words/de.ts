import { GERMAN as FOOD } from './goods/food/de.js';
import { GERMAN as HOME } from './goods/home/de.js';
import { GERMAN as BODY } from './goods/body/de.js';
import { GERMAN as LEISURE } from './goods/leisure/de.js';
import { GERMAN as PROPERTIES } from './goods/properties/de.js';
import { GERMAN as NEEDS } from './needs/de.js';
import type { RetailWords } from './retail-words.js';
import { GERMAN as SERVICES } from './services/de.js';

/** German words of a shop. */
export const GERMAN: RetailWords = {
  service: SERVICES,
  product: { ...FOOD, ...HOME, ...BODY, ...LEISURE },
  attribute: PROPERTIES,
  need: NEEDS,
};
