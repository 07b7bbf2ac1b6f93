import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import {
  ModelClient,
  type ModelCallOptions,
  type ModelEndpoint,
  type ModelEvent,
  type ModelRequest,
} from '../model-client.port.js';
import { ModelFault, type ModelFaultKind } from '../model-fault.js';
import { ModelAttempts, type AttemptFacts } from './model-attempts.js';
import { FailedAttempt } from './failed-attempt.js';
import { ModelBreakers } from './breakers.js';
import { EndpointCapabilities, type Capabilities } from './capabilities.js';
import { newCallId } from './call-ids.js';
import { ModelTargets } from './model-targets.js';
import { textCalls } from './answers/text-calls.js';

const MOST_RETRIES = 2;
/** Requests that are sent anew at once because the server has refused a field; they cost nothing. */
const MOST_LESSONS = 6;
const FIRST_PAUSE_MS = 250;
/** Without what a server may not know; tried once where one refuses a request and does not say what in it. */
const PLAINEST = { streamOptions: false, parallelField: false, strictTools: false } as const;
const RETRIED: readonly ModelFaultKind[] = ['unavailable', 'rate_limited', 'incomplete'];

interface Tries {
  retries: number;
  lessons: number;
  /** What was left out in the hope that it is what the server refuses. */
  before: Partial<Capabilities> | null;
}

/** Any OpenAI-compatible server, over Chat Completions. */
@Injectable()
export class OpenAiModelClient extends ModelClient {
  constructor(
    private readonly targets: ModelTargets,
    private readonly breakers: ModelBreakers,
    private readonly capabilities: EndpointCapabilities,
    private readonly attempts: ModelAttempts,
  ) {
    super();
  }

  /** @param facts is told what the attempts have shown of the server */
  override async *stream(
    endpoint: ModelEndpoint,
    request: ModelRequest,
    asked: ModelCallOptions,
    facts?: AttemptFacts,
  ): AsyncGenerator<ModelEvent, void, undefined> {
    const options = this.attempts.within(asked);
    this.targets.check(endpoint);
    this.breakers.checkKey(endpoint);
    let last: ModelFault | null = null;
    for (const tries: Tries = { retries: 0, lessons: 0, before: null }; ;) {
      let hasBegun = false;
      try {
        for await (const event of this.attempts.run(endpoint, request, options, facts)) {
          hasBegun = true;
          yield event;
        }
        return;
      } catch (error) {
        if (!(error instanceof FailedAttempt)) throw telling(error, last);
        last = error.failure.fault;
        this.remember(endpoint, error);
        if (hasBegun) throw last;
        const calls = recovered(error, request);
        if (calls) return yield* calls;
        if (!this.plainer(endpoint, error, tries)) await this.beforeNext(error, tries, options);
      }
    }
  }

  private remember(endpoint: ModelEndpoint, { failure, can }: FailedAttempt): void {
    const { fault, learnt, contextTokens } = failure;
    if (fault.kind === 'refused_key') this.breakers.noteRefusedKey(endpoint);
    if (fault.kind === 'context_overflow' && contextTokens !== null)
      this.capabilities.learn(endpoint, { contextTokens });
    if (learnt && isNews(learnt, can)) this.capabilities.learn(endpoint, learnt);
  }

  /** Whether the next attempt leaves out what a server may not know; when that was no help, it is sent again from now on. */
  private plainer(endpoint: ModelEndpoint, { failure, can }: FailedAttempt, tries: Tries): boolean {
    if (!failure.refusesForm) return false;
    if (tries.before) {
      this.capabilities.learn(endpoint, tries.before);
      return false;
    }
    if (!isNews(PLAINEST, can)) return false;
    const { streamOptions, parallelField, strictTools } = can;
    tries.before = { streamOptions, parallelField, strictTools };
    this.capabilities.learn(endpoint, PLAINEST);
    return true;
  }

  /** Waits as long as the next attempt needs. @throws ModelFault when there is none */
  private async beforeNext(
    { failure, can, hasAnswered }: FailedAttempt,
    tries: Tries,
    { signal, deadline }: ModelCallOptions,
  ): Promise<void> {
    const { fault, learnt, retryAfterMs, failedGeneration } = failure;
    if (learnt && isNews(learnt, can) && ++tries.lessons <= MOST_LESSONS) return;
    // An answer that is no use would be paid for again.
    const isRetried = (RETRIED.includes(fault.kind) && !hasAnswered) || failedGeneration !== null;
    if (!isRetried || ++tries.retries > MOST_RETRIES) throw fault;
    const waitMs = pauseBefore(tries.retries, retryAfterMs);
    if (Date.now() + waitMs >= deadline) throw fault;
    await pause(waitMs, undefined, { signal }).catch(() => {
      throw new ModelFault('cancelled', 'The call was cancelled between two attempts.');
    });
  }
}

/** The calls that the server has refused because it could not read them itself (Groq). */
function recovered({ failure, usage }: FailedAttempt, { tools }: ModelRequest): ModelEvent[] | null {
  const written = failure.failedGeneration;
  const calls = written === null ? null : textCalls(written, new Set(tools.map(({ name }) => name)));
  if (!calls) return null;
  return [
    { type: 'tool-calls', calls: calls.map((call) => ({ id: newCallId(), ...call })) },
    { type: 'finished', reason: 'stop', usage },
  ];
}

/** When the breaker has opened by this call's own attempts, their fault says more. */
function telling(error: unknown, last: ModelFault | null): unknown {
  return last && error instanceof ModelFault && error.kind === 'breaker_open' ? last : error;
}

function isNews(learnt: Partial<Capabilities>, can: Capabilities): boolean {
  return Object.entries(learnt).some(([name, value]) => can[name as keyof Capabilities] !== value);
}

/** With jitter, so that many visitors do not come back at the same moment. */
function pauseBefore(retry: number, retryAfterMs: number | null): number {
  const jitter = Math.random();
  if (retryAfterMs !== null) return retryAfterMs + jitter * FIRST_PAUSE_MS;
  return FIRST_PAUSE_MS * 2 ** (retry - 1) * (0.5 + jitter);
}
