import { FRENCH as FOOD } from './goods/food/fr.js';
import { FRENCH as HOME } from './goods/home/fr.js';
import { FRENCH as BODY } from './goods/body/fr.js';
import { FRENCH as LEISURE } from './goods/leisure/fr.js';
import { FRENCH as PROPERTIES } from './goods/properties/fr.js';
import { FRENCH as NEEDS } from './needs/fr.js';
import type { RetailWords } from './retail-words.js';
import { FRENCH as SERVICES } from './services/fr.js';

/** French words of a shop. */
export const FRENCH: RetailWords = {
  service: SERVICES,
  product: { ...FOOD, ...HOME, ...BODY, ...LEISURE },
  attribute: PROPERTIES,
  need: NEEDS,
};
