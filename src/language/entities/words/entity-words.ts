import type { Alternatives } from '../../text/alternatives.js';

/** What one language writes around order numbers, contacts and prices; prices in folded text, the others as written. */
export interface EntityWords {
  orders: OrderNumberWords;
  /** Stands before a phone number. */
  phones: Alternatives;
  /** "@" and "." written out, in brackets, against collectors of addresses. */
  addresses: { at: Alternatives; dot: Alternatives };
  money: MoneyWords;
}

export interface OrderNumberWords {
  /** What an order number follows. */
  nouns: Alternatives;
  /** As `nouns`, in so clear a way that digits behind it are no phone number; may end a longer word. */
  ordered: Alternatives;
  /** "number", "no". */
  numberWords: Alternatives;
  /** Between such a word and the number: "is". */
  linking: Alternatives;
  /** The same of the past: "my order was 55" tells a price, "the number was 55" a number. */
  linkingPast: Alternatives;
  /** What else may stand between an order's noun and its number. */
  labels: Alternatives;
  /** Words that with a figure have the shape of a code and are none: "size 42". */
  notCodes: Alternatives;
}

export interface MoneyWords {
  units: Alternatives;
  /** Behind a figure: "30 thousand". */
  thousands: Alternatives;
  /** A thousand without a figure. */
  oneThousand: Alternatives;
  under: Alternatives;
  /** Before a least price. */
  over: Alternatives;
  /** As `over`, but also before ages and times, so that only a currency makes it a price. */
  from: Alternatives;
  between: Alternatives;
  /** Before the second amount after `between`. */
  and: Alternatives;
  /** Between two amounts without `between`. */
  to: Alternatives;
  around: Alternatives;
  budget: Alternatives;
  /** Behind a highest price. */
  orLess: Alternatives;
  /** "A gift" and `for` before an amount make it a highest price. */
  gifts: Alternatives;
  for: Alternatives;
  /** Names of amounts and what they are worth, in figures no longer than the name. */
  amounts: readonly (readonly [Alternatives, string])[];
  /** Behind a number that counts no money; beside the units of `language/units`. */
  counted: Alternatives;
}
