import { SPANISH as FOOD } from './goods/food/es.js';
import { SPANISH as HOME } from './goods/home/es.js';
import { SPANISH as BODY } from './goods/body/es.js';
import { SPANISH as LEISURE } from './goods/leisure/es.js';
import { SPANISH as PROPERTIES } from './goods/properties/es.js';
import { SPANISH as NEEDS } from './needs/es.js';
import type { RetailWords } from './retail-words.js';
import { SPANISH as SERVICES } from './services/es.js';

/** Spanish words of a shop. */
export const SPANISH: RetailWords = {
  service: SERVICES,
  product: { ...FOOD, ...HOME, ...BODY, ...LEISURE },
  attribute: PROPERTIES,
  need: NEEDS,
};
