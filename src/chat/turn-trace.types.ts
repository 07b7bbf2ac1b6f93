import type { Citation } from '../assistant/chat-tool.js';
import type { Language } from '../language/language.js';
import type { HeldBack } from './grounding/grounding.port.js';
import type { ModelMessage } from './models/model-client.port.js';

/** How one turn came to its answer, for the business; never for visitors. Plain JSON. */
export interface TurnTrace {
  language: Language;
  /** How the built-in responder has read each question; the tool is null when none could. */
  reading: ReadQuestion[];
  /** Every call of a tool, in order. */
  calls: TracedCall[];
  route: Route;
  /** What the built-in responder would have answered, or has. */
  builtin: { text: string; confidence: number };
  /** All messages of the last call of a model, which holds those of the earlier ones; null when none was asked. */
  prompt: readonly ModelMessage[] | null;
  rounds: TracedRound[];
  /** Sentences that the model wrote and the visitor did not see. */
  heldBack: readonly HeldBack[];
}

export interface ReadQuestion {
  text: string;
  tool: string | null;
  /** 0..1 */
  score: number;
}

export interface TracedCall {
  by: 'builtin' | 'model';
  name: string;
  input: unknown;
  ok: boolean;
  /** What the tool found; null when it failed or was not run. */
  data: unknown;
  citations: Citation[];
  /** Why it was not run. */
  refusal: string | null;
  /** Milliseconds that it took; null when it was not run. */
  ms: number | null;
  /** How well the sources fit, 0..1, by their ids; empty when nothing was searched for. */
  scores: Readonly<Record<string, number>>;
}

/** Who answers, and why. */
export interface Route {
  to: 'builtin' | 'model';
  why: RouteReason;
}

export type RouteReason =
  /** The business has chosen it. */
  | 'mode'
  | 'no_model'
  /** The message has waited too long for a model. */
  | 'late'
  /** The visitor waits for a person already. */
  | 'waiting'
  /** Somebody is handed off, or offered a person: emergencies, delicate topics, who asks for one. */
  | 'person'
  /** The message tries to change the assistant's rules. */
  | 'refusal'
  | 'small_talk'
  /** The visitor's own records alone, or what is missing to prove them. */
  | 'own_data'
  | 'sure'
  | 'unsure';

export interface TracedRound {
  model: string;
  owner: 'platform' | 'tenant';
  /** As the model wrote it, before the check. */
  text: string;
  calls: { name: string; arguments: string }[];
  /** `stop`, `length`, or the kind of the fault that ended it. */
  end: string;
  inputTokens: number;
  outputTokens: number;
  microUsd: number | null;
  /** Milliseconds until it had ended. */
  ms: number;
}
