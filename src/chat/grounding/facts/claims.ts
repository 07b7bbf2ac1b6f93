import type { Span } from '../../../language/entities/contacts.js';
import type { Language } from '../../../language/language.js';

export type AmountKind = 'money' | 'percent' | 'quantity' | 'duration' | 'count';

/** A figure that a text states, of a kind. */
export interface Amount extends Span {
  kind: AmountKind;
  /** The ways to read it. Money in units of its currency, durations in minutes or months. */
  values: readonly number[];
  /** The upper bound of a range that begins with `values`. */
  to: readonly number[] | null;
  /**
   * Money: the ISO codes that it may be in, separated by blanks. Quantities: the base unit (`g`, `ml`, `mm`) or the sign
   * as written. Durations: `min` or `month`.
   */
  unit: string;
  /** "up to", "within". */
  isUpper: boolean;
  /** Written in words. */
  isWord: boolean;
}

/** Where a fact stands: what the sentence of its source speaks of. */
export interface Segment {
  /** Its content words, folded. */
  words: ReadonlySet<string>;
  /** What it is about, in any language (`delivery`, `return`). */
  topics: ReadonlySet<string>;
  /** Countries by their codes, and other words with a capital, folded. */
  names: ReadonlySet<string>;
  /** The folded text. */
  text: string;
  /** Amounts on which another statement of the segment depends: "over €60 free". */
  amounts: readonly Amount[];
  /** Something in it costs nothing. */
  isFree: boolean;
}

/** A figure that may be stated. */
export interface Fact {
  kind: AmountKind;
  value: number;
  /** The upper bound of a range. */
  to: number | null;
  unit: string;
  /** Keys of the things that it belongs to (`item:copper kettle`, `order:cc-2041`); empty for the business's own. */
  owners: readonly string[];
  /** Null for a field of a record. */
  segment: Segment | null;
  /** The name of that field, where it is a number ("stock"). */
  field?: string;
}

const TOLERANCE = 1e-6;

export function isSame(one: number, other: number): boolean {
  return Math.abs(one - other) < TOLERANCE * Math.max(1, Math.abs(one));
}

/** Whether a stated figure may be that fact, their owners aside. */
export function isOf(amount: Amount, fact: Fact): boolean {
  if (amount.kind !== fact.kind || !sharesUnit(amount, fact)) return false;
  const meets = (values: readonly number[], value: number): boolean =>
    values.some((each) => isSame(each, value));
  if (fact.to === null) return amount.to === null && meets(amount.values, fact.value);
  if (amount.to !== null) return meets(amount.values, fact.value) && meets(amount.to, fact.to);
  return amount.isUpper && meets(amount.values, fact.to);
}

function sharesUnit(amount: Amount, fact: Fact): boolean {
  if (amount.unit === fact.unit) return true;
  if (amount.kind !== 'money') return false;
  const codes = amount.unit.split(' ');
  return fact.unit.split(' ').some((code) => codes.includes(code));
}

/** What a sentence is about, as far as it can be told. */
export interface Subject extends Span {
  key: string;
}

/** A sentence with what it says, and what was said before it. */
export interface Saying {
  folded: string;
  language: Language;
  segment: Segment;
  amounts: readonly Amount[];
  /** Items and orders that it names, in order. */
  subjects: readonly Subject[];
  /** It speaks of an order of the visitor's, without its number. */
  isOfOrder: boolean;
  /** Keys that the sentences before it named. */
  before: ReadonlySet<string>;
  /** What it is about when it does not say so itself. */
  topics: ReadonlySet<string>;
}
