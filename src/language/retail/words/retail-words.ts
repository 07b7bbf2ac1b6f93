import type { BodyWords } from './goods/body/en.js';
import type { FoodWords } from './goods/food/en.js';
import type { HomeWords } from './goods/home/en.js';
import type { LeisureWords } from './goods/leisure/en.js';
import type { PropertyWords } from './goods/properties/en.js';
import type { NeedWords } from './needs/en.js';
import type { ServiceWords } from './services/en.js';

/** All words of a shop in one language. A missing concept does not compile. */
export interface RetailWords {
  service: ServiceWords;
  product: FoodWords & HomeWords & BodyWords & LeisureWords;
  attribute: PropertyWords;
  need: NeedWords;
}
