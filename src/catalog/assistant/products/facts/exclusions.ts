import { narrowerConcepts } from '../../../../language/retail/concept-matcher.js';
import { fold, words } from '../../../../language/text/fold.js';
import { conceptsIn } from '../../../../language/search/search-text.js';
import { matchForm } from '../../../../language/text/word-forms.js';
import { colourOf } from '../../../variants/option-values.js';
import type { Colour } from '../../../variants/words/variant-words.js';
import type { FoundProduct } from '../../../search/catalog-search.port.js';
import { textOf } from './facts.js';
import { BUT, ILLNESSES, INTOLERANT, NO_THINGS, WITHOUT } from './words/patterns.js';
import { matchesOf } from '../../../../language/text/matches.js';

/** Things that the goods must not contain, as written in a folded question. */
export function excludedIn(folded: string): string[] {
  const named = [
    ...thingsIn(folded, WITHOUT),
    ...thingsIn(folded, [BUT]).filter(isQuality),
    ...thingsIn(folded, INTOLERANT),
    ...forbiddenIn(folded),
  ];
  return [...new Set(named)].filter((word) => !NO_THINGS.has(word));
}

const MATERIALS =
  'brass ceramic copper cotton glass gold leather linen paper plastic silk silver steel wood wool';
/** Of which goods of one kind may be, or for whom. */
const QUALITIES: ReadonlySet<string> = new Set([...MATERIALS.split(' '), 'men', 'women']);

function isQuality(word: string): boolean {
  return colourOf(word) !== null || [...conceptsIn([word])].some((id) => QUALITIES.has(id));
}

/** What those with an illness must not have: gluten for a coeliac. */
function forbiddenIn(folded: string): string[] {
  return ILLNESSES.flatMap(([illness, thing]) => (illness.test(folded) ? [thing] : []));
}

const HARMFUL = new Set(['allergy', 'gluten', 'lactose']);

/** Whether somebody may be harmed by what the goods must not contain, so that nobody may guess. */
export function isDangerousIn(folded: string, excluded: readonly string[]): boolean {
  if (thingsIn(folded, INTOLERANT).length > 0 || forbiddenIn(folded).length > 0) return true;
  return [...conceptsIn(excluded)].some((id) => HARMFUL.has(id));
}

function thingsIn(text: string, patterns: readonly RegExp[]): string[] {
  return patterns.flatMap((pattern) => matchesOf(text, pattern).flatMap((match) => match[1] ?? []));
}

/** 1 when the product's texts say that it is without the thing, -1 when with it, 0 when they say neither. */
export function freeOf(product: FoundProduct, thing: string): -1 | 0 | 1 {
  const text = fold(textOf(product));
  const asked = thingOf(thing);
  const colours = (product.family?.dimensions ?? []).find(({ kind }) => kind === 'colour')?.values ?? [];
  if (asked.colour && colours.length > 0)
    return colours.some((each) => colourOf(each) !== asked.colour) ? 1 : -1;
  if (thingsIn(text, WITHOUT).some((each) => isSameThing(each, asked))) return 1;
  return [...new Set(words(text))].some((each) => isSameThing(each, asked)) ? -1 : 0;
}

interface Thing {
  form: string;
  /** Its concepts, and the members of collective ones. */
  concepts: Set<string>;
  colour: Colour | null;
}

function thingOf(asked: string): Thing {
  const own = [...conceptsIn(words(asked))].filter((id) => !TOO_WIDE.has(id));
  return {
    form: matchForm(words(asked)[0] ?? ''),
    concepts: new Set(own.flatMap((id) => [id, ...narrowerConcepts(id)])),
    colour: colourOf(asked),
  };
}

function isSameThing(written: string, { form, concepts, colour }: Thing): boolean {
  if (colour !== null && colourOf(written) === colour) return true;
  const own = words(written);
  const ownForm = matchForm(own[0] ?? '');
  const stem = Math.min(ownForm.length, form.length, 6);
  if (stem >= 4 && ownForm.slice(0, stem) === form.slice(0, stem)) return true;
  return concepts.size > 0 && [...conceptsIn(own)].some((id) => concepts.has(id));
}

const TOO_WIDE = new Set(['allergy', 'ingredients', 'free_of_charge']);
