import { ENGLISH as FOOD } from './goods/food/en.js';
import { ENGLISH as HOME } from './goods/home/en.js';
import { ENGLISH as BODY } from './goods/body/en.js';
import { ENGLISH as LEISURE } from './goods/leisure/en.js';
import { ENGLISH as PROPERTIES } from './goods/properties/en.js';
import { ENGLISH as NEEDS } from './needs/en.js';
import type { RetailWords } from './retail-words.js';
import { ENGLISH as SERVICES } from './services/en.js';

/** English words of a shop. */
export const ENGLISH: RetailWords = {
  service: SERVICES,
  product: { ...FOOD, ...HOME, ...BODY, ...LEISURE },
  attribute: PROPERTIES,
  need: NEEDS,
};
