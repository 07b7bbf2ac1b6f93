import type { AssistantTool, ToolResult } from '../../../assistant/chat-tool.js';
import type { TenantProfile } from '../../../platform/tenancy/tenant-profiles.js';
import type { ChatRequest } from '../../chat-engine.port.js';
import type { ModelEndpoint, ModelMessage } from '../../models/model-client.port.js';
import type { BuiltinReading } from './builtin-reading.js';
import type { ModelDraft } from './model-draft.js';
import type { PromptBudget } from './prompt/prompt.js';
import type { Spending } from './spending.js';
import type { TraceNotes } from './trace-notes.js';
import type { TurnTools } from './calls/turn-tools.js';

/** One turn while a model answers it. */
export interface ModelTurn {
  request: ChatRequest;
  tenant: TenantProfile;
  tools: readonly AssistantTool[];
  reading: BuiltinReading;
  /** Models that may still be asked, the next one first. */
  chain: ModelEndpoint[];
  /** The opening messages. */
  prompt(budget: PromptBudget): ModelMessage[];
  /** Changes once, when a model finds the prompt too long. */
  budget: PromptBudget;
  calls: TurnTools;
  /** Results that the model has got from tools, in order. */
  results: { name: string; result: ToolResult<unknown> }[];
  /** Every tool that was run for the model. */
  ran: { name: string; ok: boolean }[];
  draft: ModelDraft;
  spending: Spending;
  trace: TraceNotes;
  signal: AbortSignal;
  /** Milliseconds since 1970. */
  deadline: number;
}
