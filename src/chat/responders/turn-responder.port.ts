import type { AssistantTool } from '../../assistant/chat-tool.js';
import type { TenantProfile } from '../../platform/tenancy/tenant-profiles.js';
import type { ChatRequest, Responder, TurnEvent } from '../chat-engine.port.js';

/** Answers a turn: built-in, later a model or a cache. */
export abstract class TurnResponder {
  /** Name in `turn.started`, stored with the turn. */
  abstract readonly name: Responder;

  /** Events of one turn, `started` first; the joined `delta` texts equal the text of `completed`, which is last. */
  abstract respond(
    request: ChatRequest,
    tenant: TenantProfile,
    tools: readonly AssistantTool[],
  ): AsyncIterable<TurnEvent>;
}
