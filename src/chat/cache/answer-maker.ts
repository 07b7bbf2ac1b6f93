import { newId } from '../../kernel/ids.js';
import type { AnswerKey, AnswerStore, KeptAnswer } from './answer-store.port.js';
import type { CommonQuestion } from './common-question.js';

/** A maker that is not heard for this long has died. */
const MAKER_MS = 4_000;
const RENEW_MS = MAKER_MS / 3;
/** Of what does not depend on the moment. */
const LONGEST_KEPT_MS = 24 * 60 * 60_000;

/** The one turn that makes the answer to a question for which others wait. */
export class AnswerMaker {
  private isKept = false;
  private hasEnded = false;
  private readonly heartbeat: NodeJS.Timeout;

  private constructor(
    private readonly store: AnswerStore,
    readonly question: CommonQuestion,
    private readonly id: string,
  ) {
    this.heartbeat = setInterval(() => this.renew(), RENEW_MS).unref();
  }

  /** Null when another turn makes it. @throws what the store throws */
  static async begin(store: AnswerStore, question: CommonQuestion): Promise<AnswerMaker | null> {
    const id = newId();
    return (await store.take(question.key, id, MAKER_MS)) ? new AnswerMaker(store, question, id) : null;
  }

  /**
   * Never rejects: an answer that is not kept is an answer all the same.
   * @param near the key of questions that are read alike
   */
  async keep(answer: KeptAnswer, near: AnswerKey | null): Promise<void> {
    const ms = msOf(answer);
    if (ms <= 0) return;
    try {
      this.isKept = await this.store.keep(this.question.key, answer, ms, near);
    } catch {
      // The store is away; the visitors who wait are answered one by one.
    }
  }

  /** An answer that is kept at another key is this question's as well. @throws what the store throws */
  async follow(answer: KeptAnswer, at: AnswerKey): Promise<void> {
    const ms = msOf(answer);
    if (ms <= 0) return;
    await this.store.lead(this.question.key, at, ms);
    this.isKept = true;
  }

  /** The answer is made, and others need not wait. */
  end(): void {
    this.hasEnded = true;
  }

  /** Lets those who wait go on. @returns when the store has been told; never rejects */
  async leave(): Promise<void> {
    clearInterval(this.heartbeat);
    // A turn that was broken off says nothing of the next one: somebody else makes the answer.
    const goesOn = this.isKept || !this.hasEnded;
    await this.store.release(this.question.key, this.id, goesOn).catch(() => undefined);
  }

  private renew(): void {
    this.store.renew(this.question.key, this.id, MAKER_MS).catch(() => undefined);
  }
}

/** For how long it may be used, in milliseconds; nothing and less when it has ended. */
function msOf({ until }: KeptAnswer): number {
  const ends = until === null ? Infinity : Date.parse(until) - Date.now();
  return Math.floor(Math.min(LONGEST_KEPT_MS, ends));
}
