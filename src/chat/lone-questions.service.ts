import { Injectable } from '@nestjs/common';
import { lastValueFrom, Observable, takeUntil, toArray } from 'rxjs';
import { Clock } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import { currentTenantId } from '../platform/context/request-context.js';
import {
  ChatEngine,
  type Answer,
  type ChatRequest,
  type Responder,
  type TurnEvent,
} from './chat-engine.port.js';
import type { TurnTrace } from './turn-trace.types.js';

/** A question to the assistant outside any conversation. */
export interface LoneQuestion extends Pick<ChatRequest, 'text' | 'isTraced' | 'isTrial'> {
  /** BCP 47. */
  locale?: string | undefined;
  /** ISO 8601 UTC; now when left out. */
  at?: string | undefined;
  /** Canonical: the answer is for the customer with this address. */
  email?: string | null;
  /** By whom wrong proofs of an order are counted; left out: by nobody who has asked before. */
  visitorId?: string;
}

export interface LoneAnswer {
  responder: Responder;
  answer: Answer;
  /** Only of a traced question. */
  trace?: TurnTrace;
}

/** Asks the assistant of the tenant in context. Nothing of it is stored; calls of models are paid for as in a conversation. */
@Injectable()
export class LoneQuestions {
  constructor(
    private readonly engine: ChatEngine,
    private readonly clock: Clock,
  ) {}

  /** @param signal cancels the work; then the promise rejects with its reason. */
  async ask(question: LoneQuestion, signal?: AbortSignal): Promise<LoneAnswer> {
    const answering = this.engine.answer(this.requestOf(question));
    const bounded = signal ? answering.pipe(takeUntil(abortOf(signal))) : answering;
    const events = await lastValueFrom(bounded.pipe(toArray()));
    const last = events.at(-1);
    if (last?.type !== 'completed') throw new Error('The engine ended without an answer.');
    return { responder: responderOf(events), answer: last.answer, ...(last.trace && { trace: last.trace }) };
  }

  /** The ids stand for no stored row. */
  private requestOf({ locale, at, email = null, visitorId, ...question }: LoneQuestion): ChatRequest {
    return {
      ...question,
      tenantId: currentTenantId(),
      conversationId: newId(),
      turnId: newId(),
      visitorId: visitorId ?? newId(),
      verifiedEmail: email,
      history: [],
      memory: {},
      locale: locale ?? null,
      at: at ?? this.clock.now().toISOString(),
    };
  }
}

/** The last one that has begun is the one that answered. */
function responderOf(events: readonly TurnEvent[]): Responder {
  const started = events.flatMap((event) => (event.type === 'started' ? [event.responder] : []));
  return started.at(-1) ?? 'builtin';
}

/** Fails as soon as the signal is aborted. */
function abortOf(signal: AbortSignal): Observable<never> {
  return new Observable((subscriber) => {
    const fail = () => subscriber.error(signal.reason);
    if (signal.aborted) fail();
    signal.addEventListener('abort', fail, { once: true });
    return () => signal.removeEventListener('abort', fail);
  });
}
