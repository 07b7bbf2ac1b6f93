import type { ToolParameters } from '../../assistant/tool-input.js';

/** A model behind an OpenAI-compatible Chat Completions server. */
export interface ModelEndpoint {
  /** Up to and without `/chat/completions`. */
  baseUrl: string;
  /** null: the server needs none. Never logged, never shown. */
  apiKey: string | null;
  model: string;
  /** Whose key it is: a fault of a business's own key must not stop the platform's model. */
  owner: 'platform' | 'tenant';
}

/** A complete call of a tool, as the model wrote it. */
export interface ModelToolCall {
  /** 9 letters and digits, unique in the turn (some servers accept no other form). */
  id: string;
  name: string;
  /** JSON text; may be broken. */
  arguments: string;
}

export type ModelMessage =
  | { role: 'system' | 'user'; content: string }
  | { role: 'assistant'; content: string; toolCalls?: readonly ModelToolCall[] }
  | { role: 'tool'; toolCallId: string; content: string };

export interface ModelTool {
  name: string;
  description: string;
  parameters: ToolParameters;
}

export interface ModelRequest {
  /** One `system` message, first. */
  messages: readonly ModelMessage[];
  /** Empty: the model must answer in words. */
  tools: readonly ModelTool[];
  /** Cap of the answer in tokens; always sent. */
  maxOutputTokens: number;
}

export interface ModelUsage {
  inputTokens: number;
  /** Part of `inputTokens` that the server had in its cache. */
  cachedInputTokens: number;
  outputTokens: number;
  /** The server told no usage (a cut stream, a server without it): counted from the bytes. */
  isEstimated: boolean;
}

/**
 * One answer of a model, in order: texts as they arrive, without reasoning and without calls written as text; then
 * `tool-calls` at most once, when all of them are complete; `finished` is last. A stream that ends without `finished`
 * has thrown a {@link ModelFault}.
 */
export type ModelEvent =
  | { type: 'text'; text: string }
  | { type: 'tool-calls'; calls: readonly ModelToolCall[] }
  | { type: 'finished'; reason: 'stop' | 'length' | 'content_filter'; usage: ModelUsage };

export interface ModelCallOptions {
  /** Ends the call at the server, at once. */
  signal: AbortSignal;
  /** Nothing of the call, retries included, runs longer. Milliseconds since 1970. */
  deadline: number;
}

/** Port to any OpenAI-compatible server; the dialects of servers are known behind it. */
export abstract class ModelClient {
  /**
   * Retries only before the first event.
   * @throws ModelFault also in the middle of the stream
   */
  abstract stream(
    endpoint: ModelEndpoint,
    request: ModelRequest,
    options: ModelCallOptions,
  ): AsyncIterable<ModelEvent>;
}
