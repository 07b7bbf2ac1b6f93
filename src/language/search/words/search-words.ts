/** Words of one language that search treats in their own way, folded, as phrases (`docs/words.md`). */
export interface SearchWords {
  /** Endings of inflection; empty where `language/text/word-forms.ts` removes them. */
  inflections: string;
  /** Endings that different words share without a common meaning. */
  derivations: string;
  /** Europe, as an area of delivery. */
  europe: string;
  /** The European Union. */
  union: string;
  /** Every country. */
  everywhere: string;
  /** One-word everyday names of countries whose full names have several words, or others: ISO 3166 code, word list. */
  countries: Readonly<Record<string, string>>;
  /**
   * A word list: names of one of several things of a kind. A text about another one of the kind says nothing of it: Visa
   * is not PayPal, peanuts are not almonds. The words of one that has several are joined by `+`, as a concept has them.
   */
  names: string;
  /**
   * Animals, each a phrase; the same one stands at the same place in every language. A text about dogs says nothing of
   * cats, but one about animals may.
   */
  animals: readonly [dog: string, cat: string, rodent: string, bird: string, horse: string, fish: string];
}
