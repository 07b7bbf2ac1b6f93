/** The dimensions of questions for a figure. */
export const ASKED_FIGURES = ['weight', 'load', 'duration', 'sound', 'power', 'length', 'size'] as const;
export type AskedFigure = (typeof ASKED_FIGURES)[number];

/** Superlatives. */
export const EXTREME_NAMES = [
  'lightest',
  'heaviest',
  'longestLasting',
  'most',
  'strongest',
  'brightest',
  'longest',
  'shortest',
  'biggest',
  'smallest',
] as const;
export type ExtremeName = (typeof EXTREME_NAMES)[number];

/** Words of one language about the figures of products. Folded phrases in the notation of `docs/words.md`. */
export interface FactWords {
  /** "How heavy is it?" */
  asks: Record<AskedFigure, string>;
  /** "The lightest". */
  extremes: Record<ExtremeName, string>;
  /** Says that a figure is how tall somebody is. */
  heights: string;
  /** Before a maximum: "under 300 g". */
  atMost: string;
  /** Before a minimum: "at least 500 pieces". */
  atLeast: string;
  evidence: EvidenceWords;
  ages: AgeWords;
  negations: string;
  exclusions: ExclusionWords;
}

/** Words in a description that answer a question about an attribute, besides figures with units. */
export interface EvidenceWords {
  /** After a figure: "8 servings". */
  people: string;
  /** Before a number: "for 4". */
  serves: string;
  sizes: string;
  distances: string;
}

export interface AgeWords {
  /** After a figure: "5 years". */
  years: string;
  /** Before a figure: "aged 5". */
  isOfAge: string;
  /** Between two figures. */
  upTo: string;
  /** Before a minimum age. */
  from: string;
  /** A child not yet one year old. */
  newborn: string;
  fromBirth: string;
}

/** Words around a thing that the goods must not contain. */
export interface ExclusionWords {
  /** "without". */
  before: string;
  /** Before a colour, a material or persons that are not wanted: "not blue", "anything but brass", with what may be between. */
  but: string;
  /** As a separate word: "nut free". */
  after: string;
  /** As the end of the thing's own word. */
  ending: string;
  /** Verbs that may stand between `before` and the thing: "que no lleve huevo"; may be empty. */
  verbs: string;
  /** Between `before` and the thing, including the blank after it. */
  articles: string;
  /** After the thing, as a part of its name. */
  qualifiers: string;
  /** "allergic to", with everything up to the thing. */
  intolerantTo: string;
  /** As a separate word: "nut allergy". */
  intolerance: string;
  /** As the end of the thing's own word. */
  intoleranceEnding: string;
  /** Who must not have something, and what: "coeliac", gluten. */
  illnesses: readonly (readonly [string, string])[];
  /** A word list: words that only look like things ("no idea"). */
  noThings: string;
}
