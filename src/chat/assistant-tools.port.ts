import type { AssistantTool, ToolContext, ToolResult } from '../assistant/chat-tool.js';

/** The abilities of the assistant, for features that call them outside a conversation. */
export abstract class AssistantTools {
  /** By name. */
  abstract all(): readonly AssistantTool[];
  /**
   * Runs a tool by name with external arguments, such as a model's.
   * @throws DomainError `not_found`, or `invalid` that names the wrong fields; then nothing ran.
   */
  abstract call(name: string, input: unknown, context: ToolContext): Promise<ToolResult<unknown>>;
}
