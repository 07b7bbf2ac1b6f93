/** Folded phrases of one language, one a line, in the notation of `docs/words.md`; empty where it has none. */
export interface ProductPhrases {
  /** The question is after goods: whether there are any, what they cost, which would suit. */
  cue: string;
  /** "Which …?" before goods. */
  chooses: string;
  /** "How many are left?" */
  asksQuantity: string;
  cheapest: string;
  dearest: string;
  /** "Which is lighter?", "A or B?" */
  compares: string;
  /** What a question that goes on begins with: "and is it …?" */
  goesOn: string;
  /** The verbs that open a question for yes or no. */
  asksWhether: string;
  /** "The" before the thing that such a question is about, where the language may put the thing first. */
  articles: string;
  /** The verbs that then follow the thing. */
  tells: string;
  /** Speaks of what the business has. */
  ours: string;
  /** "What cocktails do you have": all of a kind. */
  listsKind: string;
  /** Wants to see the range, nothing in particular. */
  listsAll: string;
  /** Points at something already spoken of. */
  pronoun: string;
  continues: string;
  /** Tells which of several things is meant, and names none. */
  pointers: string;
  /** A word list: words of comparisons, which no product is searched by. */
  superlatives: string;
  /** What stands between several goods that are named at once. */
  joins: string;
  /** A letter that joins goods when it is written before the second one. */
  joinPrefix: string;
  /** Small words that tell that a product's name is not English. */
  nameParticles: string;
  /** A word list: who a gift is for, rather than what it is about. */
  giftPersons: string;
  /** "Lover", where it is the end of a word. */
  loverEndings: string;
  /** Goods that are several things in one box. */
  sets: string;
  /** Asks whether the business has or sells a thing; what follows names it. */
  has: string;
  /** The thing is asked for as goods for sale. */
  sells: string;
  /** Ends the name of the thing: what follows tells more about it. */
  nameEnds: string;
  /** "Free" in "sugar-free". */
  freeEndings: string;
  /** A word list: names for whatever there is, which no description needs to repeat. */
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
  yes: string;
  no: string;
  /** One product. */
  one: (name: string, price: string, state: string, isPlural: boolean) => string;
  line: (name: string, price: string, state: string) => string;
  found: string;
  ideas: string;
  range: (range: string) => string;
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
  more: string;
}

/** All that one language says about products. */
export interface ProductWords {
  phrases: ProductPhrases;
  /** The first, the second and the third of what was shown. */
  ordinals: readonly [string, string, string];
  /** Whether the last word of a name says what it is ("pool table"), or the first ("console de jeux"). */
  isHeadLast: boolean;
  sentences: ProductSentences;
}
