import type { Alternatives } from '../../../../../language/text/alternatives.js';

/** What a question for a figure is about. */
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

/** What one language says about the figures of products. Phrases are in the notation of `language/text/phrases.ts`, folded. */
export interface FactWords {
  /** "How heavy is it?" */
  asks: Record<AskedFigure, string>;
  /** "The lightest". */
  extremes: Record<ExtremeName, string>;
  /** Before a maximum: "under 300 g". */
  atMost: string;
  /** Before a minimum: "at least 500 pieces". */
  atLeast: string;
  evidence: EvidenceWords;
  ages: AgeWords;
  negations: Alternatives;
  exclusions: ExclusionWords;
}

/** Words in a description that answer a question about an attribute, besides figures with units. */
export interface EvidenceWords {
  /** After a figure: "8 servings". */
  people: Alternatives;
  /** Before a number: "for 4". */
  serves: Alternatives;
  sizes: Alternatives;
  distances: Alternatives;
}

export interface AgeWords {
  /** After a figure: "5 years". */
  years: Alternatives;
  /** Before a figure: "aged 5". */
  isOfAge: Alternatives;
  /** Between two figures. */
  upTo: Alternatives;
  /** Before a figure that is the least age. */
  from: Alternatives;
  /** A child not yet one year old. */
  newborn: Alternatives;
  fromBirth: Alternatives;
}

/** Words around a thing that the goods must not contain. */
export interface ExclusionWords {
  /** "without". */
  before: Alternatives;
  /** As a word of its own: "nut free". */
  after: Alternatives;
  /** As the end of the thing's own word. */
  ending: Alternatives;
  /** Between `before` and the thing, with the blank that follows. */
  articles: Alternatives;
  /** Behind the thing, where they are a part of its name. */
  qualifiers: Alternatives;
  /** "allergic to", with all that stands between it and the thing. */
  intolerantTo: Alternatives;
  /** As a word of its own: "nut allergy". */
  intolerance: Alternatives;
  /** As the end of the thing's own word. */
  intoleranceEnding: Alternatives;
  /** Words that only look like things ("no idea"), split at blanks. */
  noThings: string;
}
