import { Injectable } from '@nestjs/common';
import { setTimeout as wait } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import type { AssistantTool } from '../../assistant/chat-tool.js';
import { METRICS } from '../../platform/metrics/metrics.js';
import type { Answer } from '../chat-engine.port.js';
import { Grounding, type GroundingSource } from '../grounding/grounding.port.js';
import { TeamReachPort } from '../handoff/team-reach.port.js';
import { AnswerMaker } from './answer-maker.js';
import { AnswerStore, type KeptAnswer } from './answer-store.port.js';
import type { CommonQuestion } from './common-question.js';
import { isKeepable } from './keepable.js';
import { nearKey, type ReadCall } from './near-question.js';
import { dependsOnNow, endOfPeriod } from './period.js';

/** How long a question waits for the answer that another turn is making; then it is answered by itself. */
const MOST_WAIT_MS = 10_000;
const FIRST_PAUSE_MS = 40;
const LONGEST_PAUSE_MS = 250;

/** What a question finds before it is answered. */
export type Place =
  | { kind: 'known'; answer: KeptAnswer }
  /** This turn makes the answer, and others wait for it. */
  | { kind: 'maker'; maker: AnswerMaker }
  /** It is answered without the cache. */
  | { kind: 'alone' };

/** A model's turn at its end. */
export interface MadeAnswer {
  tools: readonly AssistantTool[];
  /** What the model itself has said, and what that may rest on. */
  draft: { isEmpty: boolean; evidence: readonly GroundingSource[] };
  /** Names of all tools that were called or asked for. */
  trace: { names: readonly string[] };
  /** The question, as the built-in responder has read it. */
  reading: { calls: readonly ReadCall[] };
}

const ALONE: Place = { kind: 'alone' };
const RESULTS = { known: 'hit', maker: 'miss', alone: 'alone' } as const;

/** Answers of models that others may get. Whatever fails here, a question is answered without it. */
@Injectable()
export class AnswerCache {
  constructor(
    private readonly store: AnswerStore,
    private readonly team: TeamReachPort,
    private readonly grounding: Grounding,
  ) {}

  /**
   * The answer that was kept for this question, checked again. Waits while another turn makes it, in this process or
   * another; one that has died is replaced within seconds.
   */
  async enter(question: CommonQuestion, signal: AbortSignal): Promise<Place> {
    const place = await this.wait(question, signal).catch((): Place => {
      signal.throwIfAborted();
      return ALONE;
    });
    METRICS.answerCache.add({ result: RESULTS[place.kind] });
    return place;
  }

  /** The answer that was kept for this question, without waiting for one that is being made. Never rejects. */
  async glance(question: CommonQuestion): Promise<Place> {
    const place = await this.keptFor(question).catch((): Place => ALONE);
    METRICS.answerCache.add({ result: RESULTS[place.kind] });
    return place;
  }

  /**
   * The answer that was kept for a question with other words that was read alike; null without one. The words of this
   * one lead to it from then on. Never rejects.
   * @param calls of the built-in responder
   * @param maker when this turn makes the answer
   */
  async near(
    question: CommonQuestion,
    calls: readonly ReadCall[],
    maker?: AnswerMaker,
  ): Promise<KeptAnswer | null> {
    const key = nearKey(question, calls);
    if (!key) return null;
    try {
      const { answer, at } = await this.store.look(key);
      const usable = answer && (await this.usable({ ...question, key: at }, answer));
      if (!usable) return null;
      METRICS.answerCache.add({ result: 'near' });
      // Where that fails, the next one with these words is looked for by their reading again.
      await maker?.follow(usable, at).catch(() => undefined);
      return usable;
    } catch {
      return null;
    }
  }

  private async keptFor(question: CommonQuestion): Promise<Place> {
    const { answer, at } = await this.store.look(question.key);
    const usable = answer && (await this.usable({ ...question, key: at }, answer));
    return usable ? { kind: 'known', answer: usable } : ALONE;
  }

  private async wait(question: CommonQuestion, signal: AbortSignal): Promise<Place> {
    const late = Date.now() + MOST_WAIT_MS;
    let pause = FIRST_PAUSE_MS;
    for (;;) {
      const { answer, maker, at } = await this.store.look(question.key);
      const usable = answer && (await this.usable({ ...question, key: at }, answer));
      if (usable) return { kind: 'known', answer: usable };
      if (maker === 'none') return ALONE;
      if (maker === null && question.isFirst) {
        const made = await AnswerMaker.begin(this.store, question);
        if (made) return { kind: 'maker', maker: made };
      } else if (maker === null) return ALONE;
      if (Date.now() >= late) return ALONE;
      await wait(pause, undefined, { signal });
      pause = Math.min(LONGEST_PAUSE_MS, pause * 1.5);
    }
  }

  /** Keeps a model's answer for others, if they may have it, and tells those who wait. Never rejects. */
  async keep(maker: AnswerMaker, made: MadeAnswer, answer: Answer): Promise<void> {
    maker.end();
    const { question } = maker;
    if (made.draft.isEmpty || !isKeepable(answer, made.trace.names, made.tools, question.model)) return;
    try {
      const { cost, ...rest } = answer;
      const { evidence } = made.draft;
      const kept: KeptAnswer = {
        answer: rest,
        microUsd: cost?.microUsd ?? null,
        // What the built-in responder would have said then may not be said on another day.
        sources: evidence.filter(({ sayable }) => sayable === undefined),
        madeAt: question.now.toISOString(),
        until: await this.endOf(question, answer, made.tools),
      };
      if (this.isGrounded(question, answer, evidence))
        await maker.keep(kept, nearKey(question, made.reading.calls));
    } catch {
      // The opening hours could not be read: then nobody knows until when it is right.
    }
  }

  private async endOf(
    question: CommonQuestion,
    answer: Answer,
    tools: readonly AssistantTool[],
  ): Promise<string | null> {
    if (!dependsOnNow(answer, question, tools)) return null;
    const { now, tenant } = question;
    return endOfPeriod(now, tenant.timezone, await this.team.reach(now)).toISOString();
  }

  /**
   * The moment of the question decides. The check was passed when the answer was kept, and can end otherwise only on
   * another day; it takes longer than all the rest of a hit, so it is done again only then.
   */
  private async usable(question: CommonQuestion, answer: KeptAnswer): Promise<KeptAnswer | null> {
    if (!(await this.isOfNow(question, answer))) return null;
    if (isOfDay(question, answer) || this.isGrounded(question, answer.answer, answer.sources)) return answer;
    await this.store.remove(question.key);
    return null;
  }

  private async isOfNow({ now, tenant }: CommonQuestion, { madeAt, until }: KeptAnswer): Promise<boolean> {
    if (until === null) return true;
    if (now.getTime() >= Date.parse(until)) return false;
    if (now.getTime() >= Date.parse(madeAt)) return true;
    // It arrived before the one that was answered: the business may have opened in between.
    const reach = await this.team.reach(now);
    return endOfPeriod(now, tenant.timezone, reach).toISOString() === until;
  }

  private isGrounded(
    { tenant, language, text, now }: CommonQuestion,
    answer: Pick<Answer, 'text'>,
    sources: readonly GroundingSource[],
  ): boolean {
    const { timezone, currency, country } = tenant;
    const checked = this.grounding.open({
      ...{ language, now, timezone, currency, country, sources },
      visitorTexts: [text],
    });
    checked.push(answer.text);
    checked.finish();
    return checked.heldBack.length === 0;
  }
}

/** In the business's zone. */
function isOfDay({ now, tenant }: CommonQuestion, { madeAt }: KeptAnswer): boolean {
  const [asked, made] = [now.toISOString(), madeAt].map((each) =>
    Temporal.Instant.from(each).toZonedDateTimeISO(tenant.timezone).toPlainDate(),
  );
  return asked !== undefined && made !== undefined && asked.equals(made);
}
