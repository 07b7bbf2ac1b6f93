import type {
  GroundedText,
  GroundingInput,
  GroundingSource,
  HeldBack,
} from '../../src/chat/grounding/grounding.port.js';
import { Grounding } from '../../src/chat/grounding/grounding.port.js';
import { ModelBudget, type ModelSpend, type Reservation } from '../../src/chat/budgets/model-budget.port.js';
import {
  ModelClient,
  type ModelCallOptions,
  type ModelEndpoint,
  type ModelEvent,
  type ModelRequest,
  type ModelUsage,
} from '../../src/chat/models/model-client.port.js';
import { ModelFault } from '../../src/chat/models/model-fault.js';

export const USAGE: ModelUsage = {
  inputTokens: 100,
  cachedInputTokens: 0,
  outputTokens: 10,
  isEstimated: false,
};

/** What the model does when it is asked once: events, and the fault that breaks them off. */
export type Line = readonly (ModelEvent | ModelFault)[];

let ids = 0;

export function says(...texts: string[]): Line {
  return [...texts.map((text) => ({ type: 'text' as const, text })), finished('stop')];
}

/** Calls tools, by their names and arguments; a text stands for arguments that are no JSON. */
export function calls(...wanted: [name: string, input: unknown][]): Line {
  const made = wanted.map(([name, input]) => ({
    id: `call${String((ids += 1)).padStart(5, '0')}`,
    name,
    arguments: typeof input === 'string' ? input : JSON.stringify(input),
  }));
  return [{ type: 'tool-calls', calls: made }, finished('stop')];
}

export function breaks(kind: ModelFault['kind'], ...texts: string[]): Line {
  return [...texts.map((text) => ({ type: 'text' as const, text })), new ModelFault(kind, 'scripted')];
}

export function finished(reason: 'stop' | 'length' | 'content_filter'): ModelEvent {
  return { type: 'finished', reason, usage: USAGE };
}

/** Answers with prepared lines, one a call. @throws when it is asked once more than prepared */
export class ScriptedModel extends ModelClient {
  readonly asked: { endpoint: ModelEndpoint; request: ModelRequest }[] = [];
  private readonly lines: Line[];

  constructor(...lines: Line[]) {
    super();
    this.lines = lines;
  }

  async *stream(
    endpoint: ModelEndpoint,
    request: ModelRequest,
    { signal }: ModelCallOptions,
  ): AsyncIterable<ModelEvent> {
    this.asked.push({ endpoint, request: structuredClone(request) });
    const line = this.lines.shift();
    if (!line) throw new Error('The model was asked once more than prepared.');
    for (const event of line) {
      if (signal.aborted) throw new ModelFault('cancelled', 'The call was cancelled.');
      if (event instanceof ModelFault) throw event;
      yield event;
    }
  }

  /** All texts of the last request, as one. */
  get read(): string {
    return JSON.stringify(this.asked.at(-1)?.request.messages ?? []);
  }
}

/** Counts what is reserved, and is exhausted from a call on. */
export class CountingBudget extends ModelBudget {
  readonly reserved: ModelSpend[] = [];
  readonly settled: ModelUsage[] = [];
  released = 0;

  /** @param left calls that it still pays for */
  constructor(private readonly left = 100) {
    super();
  }

  async reserve(spend: ModelSpend): Promise<Reservation | { exhausted: 'tenant_month' }> {
    if (this.reserved.length >= this.left) return { exhausted: 'tenant_month' };
    this.reserved.push(spend);
    return {
      settle: async (usage) => {
        this.settled.push(usage);
        return { microUsd: 7 };
      },
      release: async () => {
        this.released += 1;
      },
    };
  }
}

/** Holds back every sentence that has a word without a source, of those that the test names. */
export class WordGrounding extends Grounding {
  readonly opened: GroundingInput[] = [];

  constructor(private readonly suspicious: readonly string[] = []) {
    super();
  }

  open(input: GroundingInput): GroundedText {
    this.opened.push(input);
    return new WordGrounded(this.suspicious, input.sources);
  }
}

class WordGrounded implements GroundedText {
  readonly heldBack: HeldBack[] = [];
  private waiting = '';
  private known: string;

  constructor(
    private readonly suspicious: readonly string[],
    sources: readonly GroundingSource[],
  ) {
    this.known = JSON.stringify(sources);
  }

  add(sources: readonly GroundingSource[]): void {
    this.known += JSON.stringify(sources);
  }

  push(delta: string): string {
    this.waiting += delta;
    const end = this.waiting.search(/[.!?](?=[^.!?]*$)/) + 1;
    const whole = this.waiting.slice(0, end);
    this.waiting = this.waiting.slice(end);
    return this.decided(whole);
  }

  finish(): string {
    const rest = this.waiting;
    this.waiting = '';
    return this.decided(rest);
  }

  private decided(text: string): string {
    return (text.match(/[^.!?]+[.!?]*/g) ?? []).filter((sentence) => this.mayShow(sentence)).join('');
  }

  private mayShow(sentence: string): boolean {
    const claim = this.suspicious.find((word) => sentence.includes(word) && !this.known.includes(word));
    if (claim !== undefined) this.heldBack.push({ kind: 'money', sentence: sentence.slice(0, 300), claim });
    return claim === undefined;
  }
}
