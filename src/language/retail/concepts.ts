import { lookUpOf, type LookUp } from '../text/phrase-look-up.js';
import { phrasesOf } from './retail-words.js';

/** What a concept is: a service of the shop, a thing that it sells, or a property of such a thing. */
export const CONCEPT_KINDS = ['service', 'product', 'attribute'] as const;
export type ConceptKind = (typeof CONCEPT_KINDS)[number];

/**
 * Each concept with its kind and its words in all languages; created on each call, because only the look-up tables are
 * kept in memory.
 */
export function* concepts(): Generator<[id: string, kind: ConceptKind, words: LookUp[]]> {
  for (const kind of CONCEPT_KINDS)
    for (const [id, phrases] of phrasesOf((words) => words[kind])) yield [id, kind, phrases.map(lookUpOf)];
}
