import { isSkilled } from '../../../assistant/skill.js';
import { Logger } from '@nestjs/common';
import type { HandoffReason, TurnEvent } from '../../chat-engine.port.js';
import type { ModelClient, ModelMessage, ModelRequest, ModelTool } from '../../models/model-client.port.js';
import { ModelFault } from '../../models/model-fault.js';
import { handoffReason } from '../builtin/persons.js';
import { compactJson } from './prompt/compact-json.js';
import { dataBlock } from './prompt/data-block.js';
import { streamInto, type Spoken } from './model-stream.js';
import type { ModelTurn } from './model-turn.js';
import { TIGHT } from './prompt/prompt.js';
import type { CallOutcome, ReadyCall } from './calls/turn-tools.js';

const MOST_ROUNDS = 6;
/** Calls of one answer that are looked at; the rest is refused. */
const MOST_PARALLEL = 6;
/** Of one answer of a model, in tokens. */
const LONGEST_ANSWER = 800;

const logger = new Logger('Assistant');

export type RoundsEnd =
  /** The model has said all that it wanted. */
  | { kind: 'done' }
  /** It has called a tool that ends the conversation. */
  | { kind: 'handed-off'; reason: HandoffReason; call: CallOutcome }
  /** The visitor has read a part, and there is no more. */
  | { kind: 'cut' }
  /** Nothing was shown, and no model is left to ask. */
  | { kind: 'failed' }
  /** Nothing was shown, and nothing more may be spent. */
  | { kind: 'exhausted' };

/** A model that asks for tools and gets their results, until it answers. */
export class ModelRounds {
  constructor(
    private readonly client: ModelClient,
    /** See `newMarker`. */
    private readonly marker: string,
  ) {}

  async *run(turn: ModelTurn): AsyncGenerator<TurnEvent, RoundsEnd> {
    /** What came after the opening messages. */
    const said: ModelMessage[] = [];
    for (let round = 1; ; round += 1) {
      const isLast = round === MOST_ROUNDS || turn.spending.isNearCap;
      const spoken = yield* this.ask(turn, said, isLast ? [] : turn.calls.offered());
      if ('kind' in spoken) return spoken;
      const { text, calls, end } = spoken;
      if (calls.length === 0 || isLast) return endOf(turn, end);
      said.push({ role: 'assistant', content: text, toolCalls: calls });
      const handedOff = yield* this.callTools(turn, spoken, said);
      if (handedOff) return handedOff;
      turn.draft.endParagraph();
    }
  }

  /** Asks the first model of the chain that answers. A model that has shown something is not replaced. */
  private async *ask(
    turn: ModelTurn,
    said: readonly ModelMessage[],
    tools: readonly ModelTool[],
  ): AsyncGenerator<TurnEvent, Spoken | RoundsEnd> {
    for (;;) {
      const [endpoint] = turn.chain;
      if (!endpoint || turn.spending.isOver || Date.now() >= turn.deadline) return endOf(turn, null);
      const messages = [...turn.prompt(turn.budget), ...said];
      const request: ModelRequest = { messages, tools, maxOutputTokens: LONGEST_ANSWER };
      try {
        const spend = await turn.spending.open(endpoint, request);
        if ('exhausted' in spend) return turn.draft.isEmpty ? { kind: 'exhausted' } : { kind: 'cut' };
        turn.trace.sent(messages);
        return yield* streamInto(turn, this.client, endpoint, request, spend);
      } catch (error) {
        turn.signal.throwIfAborted();
        logFault(endpoint.owner, error);
        if (!turn.draft.isEmpty) return { kind: 'cut' };
        turn.draft.restart();
        if (!mayGoOn(turn, error)) return { kind: 'failed' };
      }
    }
  }

  private async *callTools(
    turn: ModelTurn,
    { calls }: Spoken,
    said: ModelMessage[],
  ): AsyncGenerator<TurnEvent, RoundsEnd | null> {
    const prepared = calls.slice(0, MOST_PARALLEL).map((call) => turn.calls.prepare(call));
    for (const each of prepared)
      if (isReady(each)) yield { type: 'tool-started', name: each.tool.name } satisfies TurnEvent;
    const outcomes = await Promise.all(prepared.map((each) => (isReady(each) ? each.run() : each)));
    turn.signal.throwIfAborted();
    for (const [at, outcome] of outcomes.entries()) {
      const each = prepared[at];
      if (each && isReady(each)) yield this.ran(turn, each, outcome);
    }
    for (const [at, { id, name }] of calls.entries()) {
      const outcome = outcomes[at];
      if (outcome) turn.trace.called(name, outcome);
      const reply = outcome?.reply ?? { error: 'too_many_calls' };
      const content = dataBlock('result', compactJson(reply, turn.budget.result), this.marker);
      said.push({ role: 'tool', toolCallId: id, content });
    }
    return handoffAmong(outcomes);
  }

  private ran(turn: ModelTurn, { tool }: ReadyCall, { result }: CallOutcome): TurnEvent {
    const ok = result?.ok ?? false;
    turn.ran.push({ name: tool.name, ok });
    if (result) {
      turn.results.push({ name: tool.name, result });
      turn.draft.learn({ label: tool.name, data: result.data });
    }
    return { type: 'tool-finished', name: tool.name, ok };
  }
}

function endOf({ draft }: ModelTurn, end: 'stop' | 'length' | null): RoundsEnd {
  if (end === 'stop') return { kind: 'done' };
  return { kind: draft.isEmpty ? 'failed' : 'cut' };
}

/** Whether another attempt makes sense; changes the turn so that it differs from the last. */
function mayGoOn(turn: ModelTurn, error: unknown): boolean {
  const kind = error instanceof ModelFault ? error.kind : 'unavailable';
  if (kind === 'content_filter') return false;
  if (kind === 'context_overflow' && turn.budget !== TIGHT) turn.budget = TIGHT;
  else turn.chain.shift();
  return true;
}

function isReady(call: ReadyCall | Promise<CallOutcome>): call is ReadyCall {
  return 'run' in call;
}

/** A handoff is what the tool has decided, never a phrase of the model. */
function handoffAmong(outcomes: readonly CallOutcome[]): RoundsEnd | null {
  for (const call of outcomes) {
    const { tool, result } = call;
    if (!tool || !result || !isSkilled(tool) || !tool.endsConversation) continue;
    const reason = handoffReason(result.data);
    if (reason) return { kind: 'handed-off', reason, call };
  }
  return null;
}

/** A fault's message holds neither key nor prompt; of any other error only its name is known to be safe. */
function logFault(owner: string, error: unknown): void {
  const told = error instanceof ModelFault ? `${error.kind}: ${error.message}` : nameOf(error);
  logger.warn(`The ${owner}'s model failed: ${told}`);
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
