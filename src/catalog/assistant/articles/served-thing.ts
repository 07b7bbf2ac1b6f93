import { oncePerClause, type Clause } from '../../../assistant/clause.js';
import { conceptKind } from '../../../language/retail/concept-matcher.js';
import { countryOf } from '../../../language/search/places.js';
import { termsOf, type Term } from '../../../language/search/question-terms.js';
import type { Synonyms } from '../../../language/search/synonyms.js';
import { coverWords } from '../../../language/search/word-coverage.js';
import { singular } from '../../../language/text/arabic-plurals.js';

/** Services that are done to a thing: who does them to one thing need not do them to another. */
const DONE_TO_THINGS: ReadonlySet<string> = new Set([
  'alteration',
  'assembly',
  'buyback',
  'cleaning_service',
  'custom',
  'rental',
  'repair',
  'sharpening',
]);
/** More words beside the service tell a story, in which no one of them is surely the thing. */
const MOST_BESIDE = 5;

/**
 * What a clause wants a service done to, in match form: "bicycles" of "do you repair bicycles?". Empty when it asks for no
 * such service, or names no thing ("can you repair it?").
 */
export const servedThings = oncePerClause(({ searchText }: Clause): readonly string[] => {
  const terms = termsOf(searchText);
  const isService = ({ concepts }: Term): boolean => concepts.some((id) => DONE_TO_THINGS.has(id));
  if (!terms.some(isService)) return [];
  const others = terms.filter((term) => !isService(term) && term.weight === 1);
  if (others.length > MOST_BESIDE) return [];
  const things = others.filter((term) => isGoods(term) || isUnknown(term));
  // Of a phrase ("stylo plume") the text may have the head alone.
  return things.flatMap(({ form }) => form.split('+')).map(singular);
});

function isGoods({ concepts }: Term): boolean {
  return concepts.length > 0 && concepts.every((id) => conceptKind(id) === 'product');
}

function isUnknown({ form, concepts }: Term): boolean {
  return concepts.length === 0 && !/\d/u.test(form) && countryOf(form) === null;
}

/** Whether a text speaks of one of the things, by its name or its kind. */
export function speaksOf(things: readonly string[], text: string, synonyms: Synonyms): boolean {
  return things.some((thing) => coverWords(thing, text, 'goods', undefined, synonyms).covered > 0);
}
