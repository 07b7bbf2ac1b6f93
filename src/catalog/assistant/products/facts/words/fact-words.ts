import type { Alternatives } from '../../../../../language/text/alternatives.js';

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

/**
 * Words of one language about the figures of products. Phrases are in the notation of `language/text/phrases.ts`,
 * folded.
 */
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
  /** Before a minimum age. */
  from: Alternatives;
  /** A child not yet one year old. */
  newborn: Alternatives;
  fromBirth: Alternatives;
}

/** Words around a thing that the goods must not contain. */
export interface ExclusionWords {
  /** "without". */
  before: Alternatives;
  /** As a separate word: "nut free". */
  after: Alternatives;
  /** As an ending of the thing's word. */
  ending: Alternatives;
  /** Between `before` and the thing, including the blank after it. */
  articles: Alternatives;
  /** After the thing, as a part of its name. */
  qualifiers: Alternatives;
  /** "allergic to", with everything up to the thing. */
  intolerantTo: Alternatives;
  /** As a separate word: "nut allergy". */
  intolerance: Alternatives;
  /** As an ending of the thing's word. */
  intoleranceEnding: Alternatives;
  /** Words that are not things ("no idea"), separated by blanks. */
  noThings: string;
}
