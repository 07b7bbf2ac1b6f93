/** What a status of an order may be called; each name allows some statuses (`states.ts`). */
export interface StateWords {
  pending: string;
  processing: string;
  preparing: string;
  onHold: string;
  sent: string;
  underWay: string;
  outForDelivery: string;
  delivered: string;
  cancelled: string;
  returned: string;
  refunded: string;
}

/** What the check recognises in one language. Phrases, folded (`docs/words.md`), unless the comment says otherwise. */
export interface GroundingWords {
  /** Every way to write a number from 0 to 999, folded, with blanks for hyphens; not phrases. */
  spell: (number: number) => readonly string[];
  /** Number words for a thousand, written out. */
  thousand: string;
  /** Word list: letters that are written onto a number word (Arabic particles). */
  onto: string;
  percent: string;
  /** "working" days: before the word for days, or written onto it. */
  beforeDays: string;
  /** Written out: units that are two of a kind (Arabic dual), by the word of the unit that they stand for. */
  duals: Readonly<Record<string, string>>;
  /** "and a half", after a number or its unit. */
  half: string;
  /** Units that stand for one without a number. */
  bareUnits: string;
  /** Names of currencies by the ISO 4217 codes that they may mean, separated by blanks. */
  currencies: Readonly<Record<string, string>>;
  /** Hundredths of a currency. */
  cents: string;
  /** Between euros and cents: "con" of "cuatro euros con cincuenta". */
  centsJoin: string;
  /** Between the bounds of a range, or the last two of a list. */
  to: string;
  /** Between two times of day. */
  range: string;
  /** "up to", "within": the upper bound of a range may be told alone. */
  upTo: string;
  /** Costs nothing. */
  free: string;
  /** "feel free": costs are not spoken of. */
  notFree: string;
  /** "half price", "on sale". */
  reduced: string;
  negations: string;
  /** What is not so yet: "will be", "as soon as". */
  future: string;
  /** Part of an order. */
  part: string;
  states: StateWords;
  /** The visitor's own order, without its number. */
  yourOrder: string;
  /** What a model claims to have done, or promises. */
  promises: string;
  /** That a person takes over. */
  handsOff: string;
  /** A claim to be a person of the business. */
  person: string;
  /** What repeats the visitor's words. */
  echo: string;
  sum: string;
  difference: string;
  open: string;
  closed: string;
  /** Before a closing time. */
  until: string;
  soldOut: string;
  inStock: string;
  /** Beside the number of pieces that there are or that were bought: "left", "we have", "bottles of". */
  pieces: string;
  /** What the results are lists of: "orders", "others". */
  listed: string;
  /** Before the thing that a figure belongs to: "€49 for the kettle". */
  belongs: string;
  /** Words, and beginnings of words, that a claim follows. */
  hints: string;
  /** Word list: words that a sentence begins with and that tell nothing alone. */
  leads: string;
  /** Word list: not the end of a sentence though a dot follows. */
  abbreviations: string;
  /** Word list: written with a capital though no name of the shop's world. */
  capitals: string;
  /** Word list: what figures of any subject stand beside. */
  generic: string;
  /** A sentence: ends one whose beginning was shown. */
  cannotConfirm: string;
}
