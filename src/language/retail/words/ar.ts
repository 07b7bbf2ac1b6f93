import { ARABIC as FOOD } from './goods/food/ar.js';
import { ARABIC as HOME } from './goods/home/ar.js';
import { ARABIC as BODY } from './goods/body/ar.js';
import { ARABIC as LEISURE } from './goods/leisure/ar.js';
import { ARABIC as PROPERTIES } from './goods/properties/ar.js';
import { ARABIC as NEEDS } from './needs/ar.js';
import type { RetailWords } from './retail-words.js';
import { ARABIC as SERVICES } from './services/ar.js';

/** Arabic words of a shop. */
export const ARABIC: RetailWords = {
  service: SERVICES,
  product: { ...FOOD, ...HOME, ...BODY, ...LEISURE },
  attribute: PROPERTIES,
  need: NEEDS,
};
