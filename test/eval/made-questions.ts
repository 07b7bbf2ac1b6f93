import { randomOf } from './fillers/fillers.js';
import type { SampleBusiness } from './offline.js';

/** A question that is made from a product: its code as people type it, or its name with a slip of the hand. */
export interface MadeQuestion {
  kind: 'code, made' | 'typo, made';
  text: string;
  /** Of the product that is meant. */
  sku: string;
}

const OF_BUSINESS = 3;
/** Words that are shorter keep too little of themselves. */
const SHORTEST = 5;

/** The same for the same business and seed. */
export function madeQuestions({ slug, products }: SampleBusiness, seed: number): MadeQuestion[] {
  const random = randomOf(seed + [...slug].reduce((sum, letter) => sum + letter.charCodeAt(0), 0));
  const chosen = products.filter(
    (_, at) => at % Math.max(1, Math.floor(products.length / OF_BUSINESS)) === 0,
  );
  return chosen.slice(0, OF_BUSINESS).flatMap(({ sku, name }) => [
    { kind: 'code, made', text: sku.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''), sku },
    { kind: 'typo, made', text: misspelt(name, random), sku },
  ]);
}

/** With two letters swapped, or one left out or doubled, in the longest word. */
function misspelt(name: string, random: () => number): string {
  const [word = ''] = (name.match(/\p{L}+/gu) ?? []).sort((a, b) => b.length - a.length);
  const letters = [...word];
  if (letters.length < SHORTEST) return name;
  const at = 1 + Math.floor(random() * (letters.length - 2));
  const kind = Math.floor(random() * 3);
  if (kind === 0 && letters[at] !== letters[at + 1])
    letters.splice(at, 2, letters[at + 1] ?? '', letters[at] ?? '');
  else if (kind === 2) letters.splice(at, 0, letters[at] ?? '');
  else letters.splice(at, 1);
  return name.replace(word, letters.join(''));
}
