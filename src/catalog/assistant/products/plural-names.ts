import { NAME_PARTICLE } from './words/patterns.js';

/** Letters and signs that English names of goods do not have. */
const FOREIGN_SIGN = /[^\x20-\x7E‘’–]/u;

/** Whether an English name means several: "Energy gels, box of 12". Names in other languages count as one. */
export function isPluralName(name: string): boolean {
  if (FOREIGN_SIGN.test(name) || NAME_PARTICLE.test(name)) return false;
  const head = /^[^,(:;]*/.exec(name)?.[0].replace(/\d.*/s, '').trim() ?? '';
  return /[^sui']s$/i.test(head);
}
