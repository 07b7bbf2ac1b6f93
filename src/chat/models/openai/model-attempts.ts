import { Injectable } from '@nestjs/common';
import type {
  ModelCallOptions,
  ModelEndpoint,
  ModelEvent,
  ModelRequest,
  ModelUsage,
} from '../model-client.port.js';
import { ModelFault, type ModelFaultKind } from '../model-fault.js';
import { ModelSettings } from '../model-settings.port.js';
import { TokenEstimates } from '../token-estimates.js';
import { AnswerAssembler } from './answers/answer-assembler.js';
import { failureOf, type AttemptFailure } from './attempt-failure.js';
import { ModelBreakers, type BreakerPlace } from './breakers.js';
import { CallExtras } from './call-ids.js';
import { EndpointCapabilities, type Capabilities } from './capabilities.js';
import { FailedAttempt } from './failed-attempt.js';
import { ModelTargets } from './model-targets.js';
import { Patience } from './patience.js';
import { isPromptCut } from './prompt-cut.js';
import { requestBody } from './request-body.js';
import { SdkCalls } from './sdk-calls.js';

/** What an attempt shows of a server. */
export interface AttemptFacts {
  /** It answers in events, not in one piece. */
  streams?: boolean;
  tellsUsage?: boolean;
}

/** An event of one token takes some 300 bytes; some servers add more to each. */
const WIRE_BYTES_PER_TOKEN = 2_048;
const WIRE_SPARE_BYTES = 262_144;
/** With these the server has read the prompt, so it has cost something. */
const COSTLY: readonly ModelFaultKind[] = [
  'first_token_timeout',
  'idle_timeout',
  'incomplete',
  'flood',
  'cancelled',
];

interface Attempt {
  endpoint: ModelEndpoint;
  body: Record<string, unknown>;
  can: Capabilities;
  /** UTF-8 bytes of messages and tools. */
  promptBytes: number;
  assembler: AnswerAssembler;
  patience: Patience;
  place: BreakerPlace;
  hasBegun: boolean;
  /** The body has been read to its end. */
  isWhole: boolean;
}

/** Sends one request and reads its answer. */
@Injectable()
export class ModelAttempts {
  private readonly extras = new CallExtras();

  constructor(
    private readonly settings: ModelSettings,
    private readonly targets: ModelTargets,
    private readonly sdk: SdkCalls,
    private readonly capabilities: EndpointCapabilities,
    private readonly breakers: ModelBreakers,
    private readonly estimates: TokenEstimates,
  ) {}

  /** All attempts of one call end by then, whatever the turn has left. */
  within(options: ModelCallOptions): ModelCallOptions {
    const longestMs = Math.max(this.settings.callMs, this.settings.firstTokenMs);
    return { ...options, deadline: Math.min(options.deadline, Date.now() + longestMs) };
  }

  /** @throws FailedAttempt, ModelFault `breaker_open`, `cancelled`, `context_overflow` when nothing was sent */
  async *run(
    endpoint: ModelEndpoint,
    request: ModelRequest,
    options: ModelCallOptions,
    facts: AttemptFacts = {},
  ): AsyncGenerator<ModelEvent, void, undefined> {
    if (options.signal.aborted) throw new ModelFault('cancelled', 'The call was cancelled before it began.');
    const attempt = this.prepare(endpoint, request, options);
    try {
      yield* this.read(attempt, facts);
    } catch (error) {
      throw this.failed(attempt, error);
    } finally {
      // Does nothing when the attempt has its verdict; else the reader has stopped reading.
      if (attempt.hasBegun) attempt.place.succeed();
      else attempt.place.leave();
      attempt.patience.end(attempt.isWhole);
    }
  }

  private prepare(endpoint: ModelEndpoint, request: ModelRequest, options: ModelCallOptions): Attempt {
    const can = this.capabilities.of(endpoint);
    const body = requestBody(endpoint, request, can, this.extras);
    const promptBytes = Buffer.byteLength(JSON.stringify([body.messages, body.tools ?? []]));
    this.checkContext(endpoint, can, promptBytes);
    return {
      endpoint,
      body,
      can,
      promptBytes,
      assembler: new AnswerAssembler(request, can, this.extras),
      place: this.breakers.enter(endpoint),
      patience: new Patience(options, this.settings),
      hasBegun: false,
      isWhole: false,
    };
  }

  /** A prompt that is surely longer than what the server has shown to take is not sent: it may be cut in silence. */
  private checkContext({ model }: ModelEndpoint, { contextTokens }: Capabilities, promptBytes: number): void {
    const isLearnt = this.estimates.observationsOf(model) > 0;
    if (contextTokens !== null && isLearnt && this.estimates.ofBytes(model, promptBytes) > contextTokens)
      throw new ModelFault(
        'context_overflow',
        `The prompt is longer than the ${contextTokens} tokens of ${model}.`,
      );
  }

  private async *read(attempt: Attempt, facts: AttemptFacts): AsyncGenerator<ModelEvent, void, undefined> {
    const { endpoint, assembler, patience } = attempt;
    const { events, isStream, sawDone } = await patience.wait(
      this.sdk.open({
        endpoint,
        body: attempt.body,
        signal: patience.signal,
        allowsPrivate: this.targets.allowsPrivate(endpoint),
        maxBodyBytes: WIRE_SPARE_BYTES + Number(attempt.body[attempt.can.cap]) * WIRE_BYTES_PER_TOKEN,
      }),
    );
    facts.streams = isStream;
    for (let next = await patience.wait(events.next()); next.done !== true;) {
      const { text, isProgress } = assembler.push(next.value);
      if (isProgress) this.begin(attempt);
      if (text !== '') yield { type: 'text', text };
      next = await patience.wait(events.next());
    }
    patience.check();
    attempt.isWhole = true;
    facts.tellsUsage = assembler.usage !== null;
    yield* this.ending(attempt, sawDone());
  }

  private begin(attempt: Attempt): void {
    attempt.hasBegun = true;
    attempt.patience.progressed();
  }

  private ending(attempt: Attempt, sawDone: boolean): ModelEvent[] {
    const { endpoint, assembler, promptBytes, place } = attempt;
    this.checkCut(attempt);
    const events = assembler.end(sawDone, this.usageOf(attempt));
    const told = assembler.usage;
    if (told) this.estimates.learn(endpoint.model, promptBytes, told.inputTokens);
    if (assembler.thinksFirst) this.capabilities.learn(endpoint, { thinksFirst: true });
    place.succeed();
    return events;
  }

  /** Ollama drops the beginning of a long prompt, the rules and tools, and answers as if nothing were missing. */
  private checkCut({ endpoint, assembler, promptBytes }: Attempt): void {
    const told = assembler.usage?.inputTokens;
    if (told === undefined || !isPromptCut(this.estimates, endpoint, promptBytes, told)) return;
    this.capabilities.learn(endpoint, { contextTokens: told });
    throw new ModelFault('context_overflow', `The server has read ${told} tokens of a longer prompt.`);
  }

  private failed(attempt: Attempt, error: unknown): FailedAttempt {
    const usage = this.usageOf(attempt);
    const failure = withUsage(failureOf(error), usage, attempt.hasBegun);
    const { place, assembler, hasBegun } = attempt;
    if (failure.fault.kind === 'cancelled') place.leave();
    // What the model wrote is no fault of the server.
    else if (assembler.hasFinished) place.succeed();
    else place.fail(failure.fault);
    return new FailedAttempt(failure, attempt.can, usage, hasBegun);
  }

  private usageOf({ endpoint: { model }, assembler, promptBytes }: Attempt): ModelUsage {
    if (assembler.usage) return { ...assembler.usage, isEstimated: false };
    const inputTokens = this.estimates.ofBytes(model, promptBytes);
    const outputTokens = this.estimates.ofBytes(model, assembler.outputBytes);
    return { inputTokens, cachedInputTokens: 0, outputTokens, isEstimated: true };
  }
}

function withUsage(failure: AttemptFailure, usage: ModelUsage, hasBegun: boolean): AttemptFailure {
  const { kind, message, cause } = failure.fault;
  const hasCost = hasBegun || COSTLY.includes(kind);
  return { ...failure, fault: new ModelFault(kind, message, hasCost ? usage : null, { cause }) };
}
