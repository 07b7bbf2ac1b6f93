/**
 * What one language writes around order numbers, contacts and prices, as phrases (`docs/words.md`); prices in folded
 * text, the others as written.
 */
export interface EntityWords {
  orders: OrderNumberWords;
  /** Before a phone number. */
  phones: string;
  /** "@" and "." spelled out in brackets (against spam). */
  addresses: { at: string; dot: string };
  money: MoneyWords;
}

export interface OrderNumberWords {
  /** Before an order number. */
  nouns: string;
  /** As `nouns`, but unambiguous: digits after it are never a phone number; may end a longer word. */
  ordered: string;
  /** "number", "no". */
  numberWords: string;
  /** Between the noun and the number: "is". */
  linking: string;
  /** The same in the past tense: "my order was 55" is a price, "the number was 55" an order number. */
  linkingPast: string;
  /** Other words allowed between the noun and the number. */
  labels: string;
  /** Words that form no code with a figure: "size 42". */
  notCodes: string;
}

export interface MoneyWords {
  units: string;
  /** After a figure: "30 thousand". */
  thousands: string;
  /** "Thousand" without a figure. */
  oneThousand: string;
  under: string;
  /** "Not less than". */
  notUnder: string;
  /** Before a lowest price. */
  over: string;
  /** As `over`, but also used with ages and times, so a price needs a currency. */
  from: string;
  between: string;
  /** Before the second amount after `between`. */
  and: string;
  /** Between two amounts without `between`. */
  to: string;
  around: string;
  budget: string;
  /** After a highest price. */
  orLess: string;
  /** "A gift" and `for` before an amount make it a highest price. */
  gifts: string;
  for: string;
  /** Slang names of amounts → figures, at most as long as the name. */
  amounts: readonly (readonly [names: string, worth: string])[];
  /** After a number that is not money; in addition to the units of `language/units`. */
  counted: string;
}
