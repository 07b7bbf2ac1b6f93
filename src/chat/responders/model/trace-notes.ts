import type { HeldBack } from '../../grounding/grounding.port.js';
import type { ChatRequest } from '../../chat-engine.port.js';
import type { KeptTrace } from '../../kept-trace.types.js';
import type { ModelMessage } from '../../models/model-client.port.js';
import { keptTrace } from '../../trace/kept-trace.js';
import type { TenantProfile } from '../../../platform/tenancy/tenant-profiles.js';
import type { Route, TracedCall, TracedRound, TurnTrace } from '../../turn-trace.types.js';
import type { BuiltinReading } from './builtin-reading.js';
import type { CallOutcome } from './calls/turn-tools.js';

/** What happened in one turn, for the business's trace. */
export class TraceNotes {
  private prompt: readonly ModelMessage[] | null = null;
  private readonly rounds: TracedRound[] = [];
  private readonly calls: TracedCall[];

  constructor(
    private readonly reading: BuiltinReading,
    private readonly route: Route,
  ) {
    this.calls = reading.calls.map(({ tool, input, result, ms }) => ({
      by: 'builtin',
      name: tool.name,
      input,
      ok: result?.ok ?? false,
      data: result?.data ?? null,
      citations: result?.citations ?? [],
      refusal: null,
      ms,
      scores: result?.scores ?? {},
    }));
  }

  sent(messages: readonly ModelMessage[]): void {
    this.prompt = [...messages];
  }

  round(round: TracedRound): void {
    this.rounds.push(round);
  }

  called(name: string, { input, result, refusal, ms }: CallOutcome): void {
    const { ok = false, data = null, citations = [], scores = {} } = result ?? {};
    this.calls.push({ by: 'model', name, input, ok, data, citations, refusal, ms, scores });
  }

  /** Names of all tools that were called or asked for, also in vain. */
  get names(): string[] {
    return this.calls.map(({ name }) => name);
  }

  /** What of it the request asks for, as fields of the last event. */
  tracesFor(
    { isTraced, keepsTrace }: ChatRequest,
    tenant: TenantProfile,
    heldBack: readonly HeldBack[],
  ): { trace?: TurnTrace; kept?: KeptTrace } {
    const trace = this.trace(heldBack);
    return { ...(isTraced && { trace }), ...(keepsTrace && { kept: keptTrace(trace, tenant) }) };
  }

  private trace(heldBack: readonly HeldBack[]): TurnTrace {
    const { message, questions, answer } = this.reading;
    return {
      language: message.language,
      reading: [...questions],
      calls: this.calls,
      route: this.route,
      builtin: { text: answer.text, confidence: answer.confidence },
      prompt: this.prompt,
      rounds: this.rounds,
      heldBack,
    };
  }
}
