import type { ModelEndpoint, ModelUsage } from '../models/model-client.port.js';

/** One call of a model that is about to be made, in the tenant's context. */
export interface ModelSpend {
  conversationId: string;
  visitorId: string;
  turnId: string;
  endpoint: Pick<ModelEndpoint, 'baseUrl' | 'model' | 'owner'>;
  /** Of the whole prompt, estimated. */
  inputTokens: number;
  maxOutputTokens: number;
}

export type BudgetScope = 'tenant_day' | 'tenant_month' | 'conversation' | 'visitor';

export interface Reservation {
  /** Books what the call has really cost, instead of the reserved amount. At most once; never rejects. */
  settle(usage: ModelUsage): Promise<Cost>;
  /** For a call that never left: gives the reserved amount back. At most once; never rejects. */
  release(): Promise<void>;
}

export interface Cost {
  /** Millionths of a US dollar; null when the model has no price. */
  microUsd: number | null;
}

/** Port: what models may cost. No reservation, no call. */
export abstract class ModelBudget {
  /**
   * Reserves the worst case atomically, so that parallel calls at the edge overspend by at most one reservation.
   * @returns the budget that is used up instead, when there is one
   */
  abstract reserve(spend: ModelSpend): Promise<Reservation | { exhausted: BudgetScope }>;
}
