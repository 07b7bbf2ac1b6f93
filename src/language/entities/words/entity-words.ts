import type { Alternatives } from '../../text/alternatives.js';

/** Words of one language around order numbers, contacts and prices; those for prices folded, the others as written. */
export interface EntityWords {
  orders: OrderNumberWords;
  /** Before a phone number. */
  phones: Alternatives;
  /** "@" and "." spelled out in brackets (against spam). */
  addresses: { at: Alternatives; dot: Alternatives };
  money: MoneyWords;
}

export interface OrderNumberWords {
  /** Before an order number. */
  nouns: Alternatives;
  /** As `nouns`, but unambiguous: digits after it are never a phone number; may end a longer word. */
  ordered: Alternatives;
  /** "number", "no". */
  numberWords: Alternatives;
  /** Between the noun and the number: "is". */
  linking: Alternatives;
  /** The same in the past tense: "my order was 55" is a price, "the number was 55" an order number. */
  linkingPast: Alternatives;
  /** Other words allowed between the noun and the number. */
  labels: Alternatives;
  /** Words that form no code with a figure: "size 42". */
  notCodes: Alternatives;
}

export interface MoneyWords {
  units: Alternatives;
  /** After a figure: "30 thousand". */
  thousands: Alternatives;
  /** "Thousand" without a figure. */
  oneThousand: Alternatives;
  under: Alternatives;
  /** Before a lowest price. */
  over: Alternatives;
  /** As `over`, but also used with ages and times, so a price needs a currency. */
  from: Alternatives;
  between: Alternatives;
  /** Before the second amount after `between`. */
  and: Alternatives;
  /** Between two amounts without `between`. */
  to: Alternatives;
  around: Alternatives;
  budget: Alternatives;
  /** After a highest price. */
  orLess: Alternatives;
  /** "A gift" and `for` before an amount make it a highest price. */
  gifts: Alternatives;
  for: Alternatives;
  /** Slang names of amounts → figures, at most as long as the name. */
  amounts: readonly (readonly [Alternatives, string])[];
  /** After a number that is not money; in addition to the units of `language/units`. */
  counted: Alternatives;
}
