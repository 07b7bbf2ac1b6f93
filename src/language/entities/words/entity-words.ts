/**
 * What one language writes around order numbers, contacts and prices, as phrases (`docs/words.md`); prices in folded
 * text, the others as written.
 */
export interface EntityWords {
  orders: OrderNumberWords;
  /** Stands before a phone number. */
  phones: string;
  /** "@" and "." written out, in brackets, against collectors of addresses. */
  addresses: { at: string; dot: string };
  money: MoneyWords;
}

export interface OrderNumberWords {
  /** What an order number follows. */
  nouns: string;
  /** As `nouns`, in so clear a way that digits behind it are no phone number; may end a longer word. */
  ordered: string;
  /** "number", "no". */
  numberWords: string;
  /** Between such a word and the number: "is". */
  linking: string;
  /** The same of the past: "my order was 55" tells a price, "the number was 55" a number. */
  linkingPast: string;
  /** What else may stand between an order's noun and its number. */
  labels: string;
  /** Words that with a figure have the shape of a code and are none: "size 42". */
  notCodes: string;
}

export interface MoneyWords {
  units: string;
  /** Behind a figure: "30 thousand". */
  thousands: string;
  /** A thousand without a figure. */
  oneThousand: string;
  under: string;
  /** Before a least price. */
  over: string;
  /** As `over`, but also before ages and times, so that only a currency makes it a price. */
  from: string;
  between: string;
  /** Before the second amount after `between`. */
  and: string;
  /** Between two amounts without `between`. */
  to: string;
  around: string;
  budget: string;
  /** Behind a highest price. */
  orLess: string;
  /** "A gift" and `for` before an amount make it a highest price. */
  gifts: string;
  for: string;
  /** Names of amounts and what they are worth, in figures no longer than the name. */
  amounts: readonly (readonly [names: string, worth: string])[];
  /** Behind a number that counts no money; beside the units of `language/units`. */
  counted: string;
}
