import type { Answer } from '../chat-engine.port.js';
import type { GroundingSource } from '../grounding/grounding.port.js';

/** A model's answer that others may get. Plain JSON; holds neither the question nor anything of a visitor. */
export interface KeptAnswer {
  /** Without `cost`. */
  answer: Answer;
  /** What it has cost, in millionths of a US dollar; null when the model has no price. */
  microUsd: number | null;
  /** What it may state, to check it again. */
  sources: readonly GroundingSource[];
  /** ISO 8601 UTC: when the message arrived that it was written for. */
  madeAt: string;
  /** ISO 8601 UTC: it depends on the moment and is right only until then; null when it does not. */
  until: string | null;
}

/** Where one answer is kept. Both parts go into the store's key, the tenant first. */
export interface AnswerKey {
  tenantId: string;
  /** Of all that an answer depends on, and of the question. */
  hash: string;
}

/** What stands at a key: the answer, and who is making one. */
export interface KeptPlace {
  answer: KeptAnswer | null;
  /** Where the answer itself stands: this key, or the one that this key leads to. */
  at: AnswerKey;
  /** `none`: the last answer could not be kept, so nobody waits for the next. */
  maker: 'some' | 'none' | null;
}

/** Port: a store of answers that may lose all of them at any time. Its methods reject while it is away. */
export abstract class AnswerStore {
  abstract look(key: AnswerKey): Promise<KeptPlace>;
  /**
   * @param ms for which it may be used at most
   * @param near another key, of the same business, that leads to it
   * @returns false when it is too long to be kept
   */
  abstract keep(key: AnswerKey, answer: KeptAnswer, ms: number, near: AnswerKey | null): Promise<boolean>;
  /** From now on `from` leads to the answer that stands at `to`, of the same business, while that is kept. */
  abstract lead(from: AnswerKey, to: AnswerKey, ms: number): Promise<void>;
  abstract remove(key: AnswerKey): Promise<void>;
  /** Whether the caller makes the answer now, until `ms` have passed. @param maker unique */
  abstract take(key: AnswerKey, maker: string, ms: number): Promise<boolean>;
  /** @returns false when another has taken over */
  abstract renew(key: AnswerKey, maker: string, ms: number): Promise<boolean>;
  /** @param isKept the answer stands there, or the maker has failed; else nobody waits for a while */
  abstract release(key: AnswerKey, maker: string, isKept: boolean): Promise<void>;
}
