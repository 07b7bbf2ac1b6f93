import { fold, words } from '../../../../language/text/fold.js';
import { conceptKind } from '../../../../language/retail/concept-matcher.js';
import { conceptsIn } from '../../../../language/search/search-text.js';
import { colourOf, NAMED_COLOURS, plainValue, sizeOf } from '../../../variants/option-values.js';
import type { VariantDimension } from '../../../variants/family.types.js';
import type { Clause } from '../../../../assistant/clause.js';
import type { FoundProduct } from '../../../search/catalog-search.port.js';
import { withPlainUnits } from '../../../../language/units/units.js';
import { viewOf, type ProductView, type VariantsView, type VariantView } from '../view.js';
import { isFitFor, statesFigure } from '../facts/fitting.js';
import { excludedIn } from '../facts/exclusions.js';
import { textOf } from '../facts/facts.js';
import { sizesIn } from './asked-sizes.js';
import { sizesNotTold, toldSizes } from './told-sizes.js';
import { textPattern } from '../../../../language/text/text-pattern.js';

/** Which variants of a product a question asks for. */
export interface AskedVariants {
  /** Those that have every value asked for; empty when there is none. */
  chosen: readonly VariantView[];
  /** The values asked for that there are, as the business writes them. */
  values: readonly string[];
  /** The values asked for that the product is not made in, as they are said in an answer. */
  missing: readonly string[];
}

const COLOURS = NAMED_COLOURS.map(([colour, names]) => [colour, textPattern(names, 'u')] as const);
/** @returns null when the clause names no value of an option */
export function askedVariants(clause: Clause, { name, variants }: ProductView): AskedVariants | null {
  if (!variants) return null;
  const asked = variants.dimensions.map((dimension) => ({ dimension, ...askedOf(dimension, clause, name) }));
  const missing = asked.flatMap((each) => each.missing);
  const named = asked.filter(({ values }) => values.length > 0);
  const fitting = named.length === 0 ? fittingVariants(clause, variants) : [];
  if (fitting.length > 0) {
    const values = fitting.flatMap(({ values: own }) => Object.values(own));
    return { chosen: fitting, values: [...new Set(values)], missing: [] };
  }
  if (named.length === 0 && missing.length === 0) return null;
  const chosen = variants.each.filter(({ values: own }) =>
    named.every(({ dimension, values }) => values.includes(own[dimension.name] ?? '')),
  );
  return { chosen, values: named.flatMap(({ values }) => values), missing };
}

/** The variants whose own texts have a range for the figure in the question; none when it tells nothing apart. */
function fittingVariants(clause: Clause, { each }: VariantsView): VariantView[] {
  if (!statesFigure(clause)) return [];
  const found = each.filter(({ facts = {} }) => isFitFor(clause, Object.values(facts).join(' . ')));
  return found.length < each.length ? found : [];
}

interface AskedOf {
  values: readonly string[];
  missing: readonly string[];
}

function askedOf({ kind, values }: VariantDimension, clause: Clause, name: string): AskedOf {
  if (kind === 'size') return askedSizes(values, clause);
  if (kind === 'colour') return askedColours(values, clause.folded, fold(name));
  const text = joinedUnits(` ${clause.words.join(' ')} `);
  const own = joinedUnits(` ${words(fold(name)).join(' ')} `);
  // The name itself asks for no variant: the "espresso" of "House espresso" is not the grind.
  const rest = text.replace(own, '  ');
  const isNamed = (value: string): boolean => rest.includes(value) && (rest !== text || !own.includes(value));
  const named = values.filter((value) => isNamed(joinedUnits(` ${words(plainValue(value)).join(' ')} `)));
  return { values: named, missing: [] };
}

/** "500 g" as "500gram", in every language and script. */
function joinedUnits(text: string): string {
  return withPlainUnits(text).replace(/(?<=\d) (?=\p{L})/gu, '');
}

/** Sizes of the kind that the product has: letters or figures. */
function askedSizes(values: readonly string[], clause: Clause): AskedOf {
  const own = new Map(values.map((value) => [sizeOf(value) ?? value, value]));
  const sizes = sizesIn(clause, [...own.keys()]);
  const named = sizes.flatMap((size) => own.get(size) ?? []);
  return named.length > 0 ? { values: named, missing: [] } : { values: [], missing: sizes };
}

/** @param ownName folded: its colours tell nothing ("red wine glass") */
function askedColours(values: readonly string[], folded: string, ownName: string): AskedOf {
  const unwanted = excludedIn(folded).map(colourOf);
  const others = values.filter((value) => !unwanted.includes(colourOf(value)));
  if (others.length > 0 && others.length < values.length) return { values: others, missing: [] };
  const named = COLOURS.flatMap(([colour, pattern]) => {
    const said = pattern.exec(folded)?.[0];
    return said === undefined || ownName.includes(said) ? [] : [{ colour, said }];
  });
  const literal = values.filter((value) => folded.includes(fold(value)) && !ownName.includes(fold(value)));
  const [longest] = literal.sort((one, other) => other.length - one.length);
  if (longest !== undefined)
    return { values: literal.filter((value) => !isWithin(value, literal)), missing: [] };
  const own = values.filter((value) => named.some(({ colour }) => colour === colourOf(value)));
  return own.length > 0
    ? { values: own, missing: [] }
    : { values: [], missing: named.map(({ said }) => said) };
}

/** "Blue" where "dark blue" is said. */
function isWithin(value: string, others: readonly string[]): boolean {
  return others.some((other) => other.length > value.length && fold(other).includes(fold(value)));
}

/** Whether a clause asks for a variant of the product, or for a size that its texts leave out. */
export function asksForVariant(clause: Clause, product: FoundProduct): boolean {
  const view = viewOf(product);
  if (view.variants) return askedVariants(clause, view) !== null;
  const told = toldSizes(view);
  return told !== null && sizesNotTold(clause, told).length > 0;
}

/** The words of a question that are no values of options, nor names for them: "trousers" of "the trousers in size L". */
export function withoutValues(text: string, { family }: FoundProduct): string {
  const own = new Set(
    (family?.dimensions ?? []).flatMap(({ name, values }) => words(fold([name, ...values].join(' ')))),
  );
  return text
    .split(' ')
    .filter((word) => !own.has(word) && sizeOf(word) === null && colourOf(word) === null)
    .filter((word) => ![...conceptsIn([word])].some((id) => conceptKind(id) === 'attribute'))
    .join(' ');
}

/** Colours are concepts too; these two are goods as well. */
const GOODS: readonly string[] = ['cream', 'olive'];
const COLOUR_CONCEPTS: ReadonlySet<string> = new Set(
  NAMED_COLOURS.map(([colour]) => colour).filter((colour) => !GOODS.includes(colour)),
);

/**
 * "The hat in green?" of one product, whose name and texts name no colour: they do not say whether there is one. In "hand
 * cream" and "orange juice" the word is the thing.
 */
export function asksUnstatedColour({ words: said }: Clause, product: FoundProduct): boolean {
  if (product.family !== undefined) return false;
  const isThing = (word: string): boolean =>
    [...conceptsIn([word])].some((id) => conceptKind(id) === 'product' && !COLOUR_CONCEPTS.has(id));
  const asked = COLOURS.filter(([, names]) => said.some((word) => names.test(word) && !isThing(word)));
  const told = fold(textOf(product));
  return asked.length > 0 && !asked.some(([, names]) => names.test(told));
}
