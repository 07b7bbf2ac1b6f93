import { NAME_PARTICLE } from './words/patterns.js';

/** Letters and signs that do not occur in English names of goods. */
const FOREIGN_SIGN = /[^\x20-\x7E‘’–]/u;

/** Whether an English name is plural: "Energy gels, box of 12". Names in other languages count as singular. */
export function isPluralName(name: string): boolean {
  if (FOREIGN_SIGN.test(name) || NAME_PARTICLE.test(name)) return false;
  const head = /^[^,(:;]*/.exec(name)?.[0].replace(/\d.*/s, '').trim() ?? '';
  return /[^sui']s$/i.test(head);
}
