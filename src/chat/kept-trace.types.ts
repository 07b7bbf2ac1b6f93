import type { CitationKind } from '../assistant/chat-tool.js';
import type { Language } from '../language/language.js';
import type { HeldBack } from './grounding/grounding.port.js';
import type { ReadQuestion, Route, TracedCall, TracedRound } from './turn-trace.types.js';

/**
 * How one turn came to its answer, in short: stored with the turn, for the business; never for visitors. Plain JSON of
 * at most about 50 KB. It has neither prompts nor what tools have returned.
 */
export interface KeptTrace {
  language: Language;
  /** How the built-in responder has read each question; empty of an answer from the cache. */
  reading: ReadQuestion[];
  /** Every call of a tool, in order. */
  calls: KeptCall[];
  /** The sources that the tools have found, each once. */
  passages: KeptPassage[];
  /** Who answered, and why; `kept`: the cache had an answer. */
  route: Route | { to: 'cache'; why: 'kept' };
  /** 0..1: from this confidence on the built-in answer counts as sure. */
  threshold: number;
  /** Every call of a model, in order. */
  rounds: Omit<TracedRound, 'text' | 'calls'>[];
  /** Sentences that a model wrote and the visitor did not see. */
  heldBack: HeldBack[];
  /** Of the business's data when the turn began. */
  knowledgeVersion: number;
}

export interface KeptCall extends Pick<TracedCall, 'by' | 'name' | 'ok' | 'refusal' | 'ms'> {
  /** What the tool was asked for; null when it is too long to be kept. */
  input: unknown;
  /** How many sources it has found. */
  found: number;
}

export interface KeptPassage {
  kind: CitationKind;
  id: string;
  title: string;
  /** Of a long article: what the passage stands under. */
  heading?: string;
  /** 0..1: how well it fits what was searched for; null when it was not searched for. */
  score: number | null;
}
