import type { TurnEvent } from '../../chat-engine.port.js';
import type {
  ModelClient,
  ModelEndpoint,
  ModelRequest,
  ModelToolCall,
  ModelUsage,
} from '../../models/model-client.port.js';
import { ModelFault } from '../../models/model-fault.js';
import type { ModelTurn } from './model-turn.js';
import { tokensOf, type OpenSpend } from './spending.js';
import { estimateTokens } from '../../models/token-estimates.js';

/** Characters of "let me look" before a call: until so many have come, they wait for a call, which drops them. */
const LONGEST_PREAMBLE = 80;

/** What one call of a model has brought. */
export interface Spoken {
  text: string;
  calls: readonly ModelToolCall[];
  end: 'stop' | 'length';
}

/** Streams one call of a model into the turn's draft, and books what it costs, however it ends. */
export async function* streamInto(
  turn: ModelTurn,
  client: ModelClient,
  endpoint: ModelEndpoint,
  request: ModelRequest,
  spend: OpenSpend,
): AsyncGenerator<TurnEvent, Spoken> {
  const call = new RunningCall(turn, endpoint, request, spend);
  try {
    const { signal, deadline } = turn;
    for await (const event of client.stream(endpoint, request, { signal, deadline })) {
      if (event.type === 'text') yield* call.text(event.text);
      else if (event.type === 'tool-calls') call.calls = event.calls;
      else return yield* call.finish(event.reason, event.usage);
    }
    throw new ModelFault('incomplete', 'The stream ended without its last event.');
  } catch (error) {
    await call.fail(error);
    throw error;
  } finally {
    // Left by the reader: the visitor has gone, or the turn was cancelled.
    await call.leave();
  }
}

class RunningCall {
  calls: readonly ModelToolCall[] = [];
  private written = '';
  private waiting = '';
  private isReleased: boolean;
  private isBooked = false;
  private readonly began = performance.now();

  constructor(
    private readonly turn: ModelTurn,
    private readonly endpoint: ModelEndpoint,
    private readonly request: ModelRequest,
    private readonly spend: OpenSpend,
  ) {
    this.isReleased = request.tools.length === 0;
  }

  *text(delta: string): Iterable<TurnEvent> {
    this.written += delta;
    this.waiting += delta;
    this.isReleased ||= this.waiting.length > LONGEST_PREAMBLE;
    if (this.isReleased) yield* this.release();
  }

  private *release(): Iterable<TurnEvent> {
    const text = this.waiting;
    this.waiting = '';
    yield* this.turn.draft.write(text);
  }

  async *finish(
    reason: 'stop' | 'length' | 'content_filter',
    usage: ModelUsage,
  ): AsyncGenerator<TurnEvent, Spoken> {
    await this.book(usage, reason);
    if (reason === 'content_filter')
      throw new ModelFault('content_filter', 'The server has filtered its answer.');
    if (this.calls.length === 0) yield* this.release();
    return { text: this.written, calls: this.calls, end: reason };
  }

  /** The tokens of a fault that tells none are estimated, unless nothing was sent. */
  async fail(error: unknown): Promise<void> {
    if (!(error instanceof ModelFault)) {
      await this.book(this.estimate(), 'fault');
    } else if (error.usage) {
      await this.book(error.usage, error.kind);
    } else if (this.written === '' && this.calls.length === 0) {
      await this.giveBack(error.kind);
    } else {
      await this.book(this.estimate(), error.kind);
    }
  }

  leave(): Promise<void> {
    return this.book(this.estimate(), 'left');
  }

  private estimate(): ModelUsage {
    return {
      inputTokens: tokensOf(this.request),
      cachedInputTokens: 0,
      outputTokens: estimateTokens(this.written),
      isEstimated: true,
    };
  }

  private async book(usage: ModelUsage, end: string): Promise<void> {
    if (this.isBooked) return;
    this.isBooked = true;
    const microUsd = await this.spend.settle(usage);
    this.note(end, usage, microUsd);
  }

  private async giveBack(end: string): Promise<void> {
    if (this.isBooked) return;
    this.isBooked = true;
    await this.spend.release();
    this.note(end, { inputTokens: 0, outputTokens: 0 }, 0);
  }

  private note(
    end: string,
    { inputTokens, outputTokens }: Pick<ModelUsage, 'inputTokens' | 'outputTokens'>,
    microUsd: number | null,
  ): void {
    const { model, owner } = this.endpoint;
    const calls = this.calls.map(({ name, arguments: json }) => ({ name, arguments: json }));
    this.turn.trace.round({
      model,
      owner,
      text: this.written,
      calls,
      end,
      inputTokens,
      outputTokens,
      microUsd,
      ms: Math.round(performance.now() - this.began),
    });
  }
}
