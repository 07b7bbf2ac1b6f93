import type { Clause } from '../../../../assistant/clause.js';
import { fold } from '../../../../language/text/fold.js';
import { matchesOf } from '../../../../language/text/matches.js';
import { SIZE_IN_LIST, sizeOf, sizeRank, TOLD_SIZES } from '../../../variants/option-values.js';
import type { ProductView } from '../view.js';
import { sizesIn } from './asked-sizes.js';
import { textPattern } from '../../../../language/text/text-pattern.js';

/** The sizes that a product's own texts name: "Sizes: 36–40", "tailles S, M et L". */
export interface ToldSizes {
  /** As the business writes it. */
  written: string;
  sizes: readonly string[];
  isRange: boolean;
}

/** With the places of its groups: the first size may be a letter of the word before it. */
const TOLD = textPattern(TOLD_SIZES, 'du');
const IN_LIST = textPattern(SIZE_IN_LIST, 'gu');
const LONGEST_READ = 12_000;

/** Null when they name none, or one alone. */
export function toldSizes({ description, attributes }: ProductView): ToldSizes | null {
  const facts = Object.entries(attributes).map(([name, value]) => `${name}: ${value}`);
  const text = fold([...facts, description].join('\n').slice(0, LONGEST_READ));
  const found = TOLD.exec(text);
  const [whole = '', first = '', last, rest] = found ?? [];
  if (found === null || first === '') return null;
  const start = (found.indices?.[1]?.[0] ?? found.index) - found.index;
  const written = whole.slice(start).trim().toUpperCase();
  if (last !== undefined) return { written, sizes: [first, last].map(plain), isRange: true };
  if (rest === undefined) return null;
  const others = matchesOf(rest, IN_LIST).map(([size]) => size);
  return { written, sizes: [first, ...others].map(plain), isRange: false };
}

function plain(size: string): string {
  return sizeOf(size) ?? size;
}

/** The sizes that a question asks for and the product's texts leave out. */
export function sizesNotTold(clause: Clause, told: ToldSizes): string[] {
  return sizesIn(clause, told.sizes).filter((size) => !isTold(size, told));
}

function isTold(size: string, { sizes, isRange }: ToldSizes): boolean {
  if (sizes.includes(size)) return true;
  const [least = NaN, most = NaN] = sizes.map(sizeRank);
  const rank = sizeRank(size);
  return isRange && rank >= least && rank <= most;
}
