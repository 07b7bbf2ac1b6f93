import type { Language } from '../../language/language.js';

/** What the answer of a turn may state. */
export interface GroundingInput {
  language: Language;
  now: Date;
  timezone: string;
  currency: string;
  country: string | null;
  /** Texts and data that may be asserted: results of tools, the business's settings and words. */
  sources: readonly GroundingSource[];
  /** What the visitor wrote in this conversation: may be echoed, not asserted. */
  visitorTexts: readonly string[];
}

export interface GroundingSource {
  label: string;
  text?: string;
  data?: unknown;
  /**
   * A text whose sentences may be said again as they stand, each behind the one before it or by itself; no other sentence
   * follows from it.
   */
  sayable?: string;
}

export interface HeldBack {
  /** What kind of claim had no source. */
  kind: string;
  /** The sentence, at most 300 characters; for operators. */
  sentence: string;
  claim: string;
}

export abstract class Grounding {
  abstract open(input: GroundingInput): GroundedText;
}

export interface GroundedText {
  /** Facts that come later, by another tool. */
  add(sources: readonly GroundingSource[]): void;
  /**
   * @returns the text that may be shown now: parts of sentences without a possible claim flow on at once; the rest
   * waits for its decision. A held-back sentence is left out.
   */
  push(delta: string): string;
  /** The rest, decided. */
  finish(): string;
  readonly heldBack: readonly HeldBack[];
}
