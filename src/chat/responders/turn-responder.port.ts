import type { AssistantTool } from '../../assistant/chat-tool.js';
import type { TenantProfile } from '../../platform/tenancy/tenant-profiles.js';
import type { ChatRequest, Responder, TurnEvent } from '../chat-engine.port.js';

/** Answers a turn: built-in, later a model or a cache. */
export abstract class TurnResponder {
  /** Name in `turn.started`, stored with the turn. */
  abstract readonly name: Responder;

  /**
   * Events of one turn, `started` first; the joined `delta` texts equal the text of `completed`, which is last.
   * @param signal ends the turn's calls of models and tools; then the events may end without `completed`
   */
  abstract respond(
    request: ChatRequest,
    tenant: TenantProfile,
    tools: readonly AssistantTool[],
    signal: AbortSignal,
  ): AsyncIterable<TurnEvent>;
}
