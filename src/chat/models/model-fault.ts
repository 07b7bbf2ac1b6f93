import type { ModelUsage } from './model-client.port.js';

export type ModelFaultKind =
  /** No connection, a broken one, 5xx. */
  | 'unavailable'
  | 'rate_limited'
  /** 401, 403, 402: a key or an account that the server does not accept. */
  | 'refused_key'
  /** The server knows no such model. */
  | 'unknown_model'
  | 'bad_request'
  /** Prompt and answer do not fit the model's context. */
  | 'context_overflow'
  /** The server's own filter has refused the visitor's text; never retried. */
  | 'content_filter'
  | 'first_token_timeout'
  | 'idle_timeout'
  /** Ended without a finish marker, or with broken data. */
  | 'incomplete'
  /** More than the cap of the answer. */
  | 'flood'
  /** The breaker of this provider and model is open: not called. */
  | 'breaker_open'
  /** By the signal, or at the deadline. */
  | 'cancelled';

/** Why a call of a model has no whole answer. The message is for operators and holds neither key nor prompt. */
export class ModelFault extends Error {
  constructor(
    readonly kind: ModelFaultKind,
    message: string,
    /** What the call has cost so far; null when nothing was sent. */
    readonly usage: ModelUsage | null = null,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'ModelFault';
  }
}
