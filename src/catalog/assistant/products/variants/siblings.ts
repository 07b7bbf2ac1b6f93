import { fold, words } from '../../../../language/text/fold.js';
import { figureParts } from '../../../../language/numbers/spelled-figures.js';
import type { Clause } from '../../../../assistant/clause.js';
import { sizesIn } from './asked-sizes.js';

/** A figure in a product's name, and what stands behind it: "25" and "cm". */
export interface Size {
  figure: string;
  unit: string;
}

const FIGURE = /^\d{1,3}$/u;

/** The figure by which another name differs from a product's, when that is all; else null. */
export function otherFigure(name: string, other: string): Size | null {
  const own = words(fold(name));
  const others = words(fold(other));
  if (own.length !== others.length) return null;
  const places = own.flatMap((word, at) => (word === others[at] ? [] : [at]));
  const [place, ...more] = places;
  if (place === undefined || more.length > 0) return null;
  const figure = others[place] ?? '';
  if (!FIGURE.test(figure) || !FIGURE.test(own[place] ?? '')) return null;
  return { figure, unit: others[place + 1] ?? '' };
}

/**
 * "25er", "25 cm", and "in 25" at the end, beside no word of anything else: the clause asks for that size.
 * @param text the clause's words to search for
 */
export function asksForSize(clause: Clause, text: string, { figure, unit }: Size): boolean {
  const { words: said } = clause;
  if (said.some((word) => isOfFigure(word, figure))) return true;
  if (unit !== '' && said.some((word, at) => word === figure && said[at + 1] === unit)) return true;
  const isAlone = said.at(-1) === figure && words(text).every((word) => word === figure);
  return isAlone && sizesIn(clause, [figure]).includes(figure);
}

/** Whether there is a figure both in the name and in the clause; cheap, before anything is searched. */
export function namesSize({ folded }: Clause, name: string): boolean {
  return /\d/u.test(folded) && /\d/u.test(name);
}

function isOfFigure(word: string, figure: string): boolean {
  const parts = figureParts(word);
  return parts?.length === 1 && parts[0] === figure;
}
