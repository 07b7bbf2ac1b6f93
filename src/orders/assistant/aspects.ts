import type { Clause } from '../../assistant/clause.js';
import type { OrderAspect } from './words/order-words.js';
import { ASPECTS, IN_GENERAL, OF_THE_ORDER } from './words/patterns.js';

export function aspectOf(clause: Clause): OrderAspect | null {
  if (asksInGeneral(clause)) return null;
  return ASPECTS.find(([, pattern]) => pattern.test(clause.folded))?.[0] ?? null;
}

/** "Which carrier do you use?" is not about the order just mentioned. */
export function asksInGeneral({ folded }: Clause): boolean {
  return IN_GENERAL.test(folded) && !OF_THE_ORDER.test(folded);
}

/** An aspect that can only be about the visitor's own order, whatever the previous topic. */
export function asksForOwn(clause: Clause): boolean {
  return OF_THE_ORDER.test(clause.folded);
}
