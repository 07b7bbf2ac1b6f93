import type { Written } from '../../../../language/speech.js';

/** Folded phrases of one language, one per line, in the notation of `docs/words.md`; empty where it has none. */
export interface ProductPhrases {
  /** Asks for goods: whether there are any, what they cost, which would suit. */
  cue: string;
  /** "Which …?" before goods. */
  chooses: string;
  /** "How many are left?" */
  asksQuantity: string;
  cheapest: string;
  dearest: string;
  /** "Dearer", without "the": beside one thing it compares with nothing, and asks for no list. */
  comparatives: string;
  /** Asks when something sold out comes back. */
  restocks: string;
  /** A word list: words of such a question, which are not searched for. */
  restockWords: string;
  /** "Together", "in total": what several things cost. */
  totals: string;
  /** "Which is lighter?", "A or B?" */
  compares: string;
  /** Beginnings of a follow-up question: "and is it …?" */
  goesOn: string;
  /** Verbs at the beginning of a yes-no question. */
  asksWhether: string;
  /** "The" before the thing in such a question, in languages that may put the thing first. */
  articles: string;
  /** Verbs that then follow the thing. */
  tells: string;
  /** Mentions what the business has. */
  ours: string;
  /** "What cocktails do you have": all of a kind. */
  listsKind: string;
  /** Asks for the range of goods, nothing in particular. */
  listsAll: string;
  /** Refers to something already mentioned. */
  pronoun: string;
  continues: string;
  /** Selects one of several things, without naming it. */
  pointers: string;
  /** A word list: words of comparisons, which are not searched for. */
  superlatives: string;
  /** Separators between several goods. */
  joins: string;
  /** A one-letter prefix "and" of the second of two goods. */
  joinPrefix: string;
  /** Function words that show that a product's name is not English. */
  nameParticles: string;
  /** A word list: who a gift is for, rather than what it is about. */
  giftPersons: string;
  /** "Lover" as the end of a word. */
  loverEndings: string;
  /** Goods of several things in one box. */
  sets: string;
  /** Asks whether the business has or sells a thing; what follows names it. */
  has: string;
  /** The thing is asked for as goods for sale. */
  sells: string;
  /** Ends the name of the thing: what follows describes it. */
  nameEnds: string;
  /** "Free" in "sugar-free". */
  freeEndings: string;
  /** A word list: names for anything, which descriptions need not contain. */
  generalNames: string;
  weekdays: string;
}

export interface ProductSentences {
  inStock: string;
  fewLeft: (count: number) => string;
  countLeft: (count: number) => string;
  soldOut: string;
  near: string;
  overall: string;
  answer: (name: string, own: string, other: string) => string;
  dearerIs: (name: string, difference: string) => string;
  noAlternative: string;
  /** When something sold out comes back is not stated; offers a person. */
  restockUnknown: string;
  restockOn: (day: string) => string;
  yes: string;
  no: string;
  /** One product. */
  one: (name: string, price: string, state: string, isPlural: boolean) => string;
  /** One product of which the stock is not tracked: a service, a dish. */
  priced: (name: string, price: string, isPlural: boolean) => string;
  line: (name: string, price: string, state: string) => string;
  found: string;
  ideas: string;
  range: (range: string) => string;
  /** Nothing has a price in the range. */
  nearest: (range: string) => string;
  /** What they must not contain is not in their texts. */
  unmentioned: (thing: string) => string;
  /** Which goods are free of it nobody states. */
  notStatedFree: string;
  asksBack: string;
  nothingInRange: string;
  under: (price: string) => string;
  over: (price: string) => string;
  between: (low: string, high: string) => string;
  cheapest: string;
  dearest: string;
  compared: string;
  cheaperIs: (name: string, difference: string) => string;
  alternatives: string;
  none: string;
  noMoreDetails: string;
  /** The sum of what was told. */
  together: (price: string) => string;
  /** How many were found and are not shown. */
  more: (count: number) => string;
}

/** Words and sentences of one language about products. */
export interface ProductWords {
  phrases: ProductPhrases;
  /** The first, the second and the third of what was shown. */
  ordinals: readonly [string, string, string];
  /** Whether the head noun is the last word of a name ("pool table") or the first ("console de jeux"). */
  isHeadLast: boolean;
  sentences: Written<ProductSentences>;
}
