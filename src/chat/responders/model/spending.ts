import type { ModelBudget, BudgetScope, Reservation } from '../../budgets/model-budget.port.js';
import { METRICS } from '../../../platform/metrics/metrics.js';
import type { AnswerCost, ChatRequest } from '../../chat-engine.port.js';
import type { ModelEndpoint, ModelRequest, ModelUsage } from '../../models/model-client.port.js';
import { estimateTokens } from '../../models/token-estimates.js';

/** Tokens of one turn, prompts and answers of all its calls: what a visitor can make a business pay for one message. */
const MOST_TOKENS = 40_000;

/** Where a call's costs go; exactly one of both is called. */
export interface OpenSpend {
  settle(usage: ModelUsage): Promise<number | null>;
  release(): Promise<void>;
}

/** What the models of one turn cost. */
export class Spending {
  private total: AnswerCost | null = null;

  constructor(
    private readonly budget: ModelBudget,
    private readonly request: ChatRequest,
  ) {}

  /** Absent while no model was asked. */
  get cost(): AnswerCost | null {
    return this.total;
  }

  /** Another call with tools could exceed the turn's tokens. */
  get isNearCap(): boolean {
    return this.tokens > MOST_TOKENS / 2;
  }

  get isOver(): boolean {
    return this.tokens > MOST_TOKENS;
  }

  private get tokens(): number {
    return (this.total?.inputTokens ?? 0) + (this.total?.outputTokens ?? 0);
  }

  /** Reserves what the call may cost at most. */
  async open(
    endpoint: ModelEndpoint,
    request: ModelRequest,
  ): Promise<OpenSpend | { exhausted: BudgetScope }> {
    const { conversationId, visitorId, turnId } = this.request;
    const { baseUrl, model, owner } = endpoint;
    const reserved = await this.budget.reserve({
      ...{ conversationId, visitorId, turnId },
      endpoint: { baseUrl, model, owner },
      inputTokens: tokensOf(request),
      maxOutputTokens: request.maxOutputTokens,
    });
    if (!('exhausted' in reserved)) return this.spendOf(endpoint, reserved);
    METRICS.modelBudgetExhausted.add({ scope: reserved.exhausted });
    return reserved;
  }

  private spendOf({ model, owner }: ModelEndpoint, reserved: Reservation): OpenSpend {
    return {
      settle: async (usage) => {
        const { microUsd } = await reserved.settle(usage);
        countUsage(this.request.tenantId, owner, usage, microUsd);
        this.add(model, usage, microUsd);
        return microUsd;
      },
      release: () => reserved.release(),
    };
  }

  private add(model: string, usage: ModelUsage, microUsd: number | null): void {
    const before = this.total;
    this.total = {
      model,
      inputTokens: usage.inputTokens + (before?.inputTokens ?? 0),
      cachedInputTokens: usage.cachedInputTokens + (before?.cachedInputTokens ?? 0),
      outputTokens: usage.outputTokens + (before?.outputTokens ?? 0),
      microUsd: before ? sum(before.microUsd, microUsd) : microUsd,
    };
  }
}

/** Of the prompt and the tools, estimated. */
export function tokensOf({ messages, tools }: Pick<ModelRequest, 'messages' | 'tools'>): number {
  return estimateTokens(JSON.stringify([messages, tools]));
}

const MICRO = 1_000_000;

function countUsage(
  tenant: string,
  owner: ModelEndpoint['owner'],
  { inputTokens, cachedInputTokens, outputTokens }: ModelUsage,
  microUsd: number | null,
): void {
  METRICS.modelTokens.add({ owner, kind: 'input' }, inputTokens);
  METRICS.modelTokens.add({ owner, kind: 'cached_input' }, cachedInputTokens);
  METRICS.modelTokens.add({ owner, kind: 'output' }, outputTokens);
  if (microUsd === null) return;
  METRICS.modelCost.add({ owner }, microUsd / MICRO);
  METRICS.tenantModelCost.add({ tenant }, microUsd / MICRO);
}

/** A price that is unknown makes the sum unknown. */
function sum(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a + b;
}
