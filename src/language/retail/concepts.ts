import { wordsOf } from './retail-words.js';

/** A service of the shop, a thing that it sells, or a property of such a thing. */
export type ConceptKind = 'service' | 'product' | 'attribute';

/** The words of each concept in all languages, in the notation of `retail-words`. */
export const CONCEPTS: readonly (readonly [ConceptKind, ReadonlyMap<string, readonly string[]>])[] = [
  ['service', wordsOf('service')],
  ['product', wordsOf('product')],
  ['attribute', wordsOf('attribute')],
];
