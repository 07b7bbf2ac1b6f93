import type { OwnNumberForm } from '../language/entities/own-numbers.js';
import { orderNumberKeys } from './order-number.js';

/** Lengths of keys, each range inclusive. */
interface Lengths {
  least: number;
  most: number;
}

/** One kind of order number, by its letters and digits without signs. */
interface NumberForm {
  lengths: Lengths[];
  /** Whether some begin with a digit, and some with a letter. */
  digitFirst: boolean;
  letterFirst: boolean;
}

type NumberKind = 'digits' | 'letters' | 'mixed';

/** How a business's own order numbers look; a kind that it does not have is null. */
export interface OrderNumberForms extends Record<NumberKind, NumberForm | null> {
  /** Groups of letters that several of them share, in capitals: "CC" of "CC-2041" and "CC-2042". */
  sharedLetters: Set<string>;
  /** How letters and digits follow each other: "0000AA000" of "2027-AB-031". */
  shapes: Set<string>;
}

/** Running numbers get longer: 999, 1000. */
const GROWTH = 1;
/** Letters of fewer orders could tell that one of these exists. */
const SHARED_BY = 3;

/** @param numbers some of the business's order numbers, as stored */
export function formsOf(numbers: readonly string[]): OrderNumberForms {
  const forms: OrderNumberForms = {
    ...{ digits: null, letters: null, mixed: null },
    ...{ sharedLetters: sharedLettersOf(numbers), shapes: new Set() },
  };
  for (const number of numbers) {
    const { key, loose } = orderNumberKeys(number);
    if (key === '') continue;
    const kind = kindOf(key);
    const form = (forms[kind] ??= { lengths: [], digitFirst: false, letterFirst: false });
    if (/^\d/.test(key)) form.digitFirst = true;
    else form.letterFirst = true;
    for (const each of [key, loose]) forms.shapes.add(shapeOf(each));
    const growth = kind === 'letters' ? 0 : GROWTH;
    addLengths(form.lengths, { least: loose.length, most: key.length + growth });
  }
  return forms;
}

function sharedLettersOf(numbers: readonly string[]): Set<string> {
  const counts = new Map<string, number>();
  for (const number of numbers)
    for (const group of new Set(orderNumberKeys(number).key.match(/\p{L}+/gu)))
      counts.set(group, (counts.get(group) ?? 0) + 1);
  return new Set([...counts].filter(([, count]) => count >= SHARED_BY).map(([group]) => group));
}

function shapeOf(key: string): string {
  return key.replace(/\d/gu, '0').replace(/\p{L}/gu, 'A');
}

/** For readers of messages. It does not tell whether a number exists: others of the same form look the same here. */
export function ownFormOf(forms: OrderNumberForms): OwnNumberForm {
  return {
    fits: (written) => hasFormOf(forms, written),
    hasLetters: (letters) => forms.sharedLetters.has(orderNumberKeys(letters).key),
    hasShape: (written) => forms.shapes.has(shapeOf(orderNumberKeys(written).key)),
  };
}

/** Of a business whose numbers have every form; for warming up. */
export const ANY_FORM: OwnNumberForm = {
  fits: () => true,
  hasLetters: () => true,
  hasShape: () => true,
};

function hasFormOf(forms: OrderNumberForms, written: string): boolean {
  const { key } = orderNumberKeys(written);
  if (key === '') return false;
  const form = forms[kindOf(key)];
  if (!form) return false;
  const begins = /^\d/.test(key) ? form.digitFirst : form.letterFirst;
  return begins && form.lengths.some(({ least, most }) => key.length >= least && key.length <= most);
}

function addLengths(known: Lengths[], { least, most }: Lengths): void {
  if (!known.some((lengths) => lengths.least <= least && lengths.most >= most)) known.push({ least, most });
}

function kindOf(key: string): NumberKind {
  if (/^\d+$/.test(key)) return 'digits';
  return /\d/.test(key) ? 'mixed' : 'letters';
}
