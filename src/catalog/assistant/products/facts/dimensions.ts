import { conceptsIn } from '../../../../language/search/search-text.js';
import { conceptKind } from '../../../../language/retail/concept-matcher.js';
import { wordWeight } from '../../../../language/text/stop-words.js';
import type { Dimension } from './measures.js';
import { ASKED_FIGURES, type AskedFigure } from './words/fact-words.js';
import { askedPattern } from './words/patterns.js';

const DIMENSIONS: Record<AskedFigure, readonly Dimension[]> = {
  weight: ['weight'],
  load: ['weight', 'volume'],
  duration: ['duration'],
  sound: ['sound'],
  power: ['power', 'share', 'light', 'weight'],
  length: ['length'],
  size: ['length', 'volume', 'weight', 'count'],
};

/** Questions for a figure ("how high does it go?") and the dimensions that answer them; the order is the priority. */
const ASKED: readonly (readonly [RegExp, readonly Dimension[]])[] = ASKED_FIGURES.map((figure) => [
  askedPattern(figure),
  DIMENSIONS[figure],
]);

/** The dimensions whose figures answer the question; empty when it asks for no figure. @param folded of the question */
export function askedDimensions(folded: string): readonly Dimension[] {
  return ASKED.find(([pattern]) => pattern.test(folded))?.[1] ?? [];
}

/** The words that could name another thing: without function words and words for attributes. */
export function withoutDimensions(text: string): string[] {
  const bare = ASKED.reduce((rest, [pattern]) => rest.replace(pattern, ' '), text);
  return bare.split(' ').filter((word) => wordWeight(word) === 1 && word.length > 1 && !isAttribute(word));
}

function isAttribute(word: string): boolean {
  const concepts = [...conceptsIn([word])];
  return concepts.length > 0 && concepts.every((id) => conceptKind(id) === 'attribute');
}
