import type { AssistantTool, ToolContext, ToolResult } from './chat-tool.js';

/**
 * Runs a tool with an input from outside, such as a model's arguments. Accepts only the published fields: the internal
 * ones, which the built-in responder adds, are refused like unknown ones.
 * @throws DomainError `invalid` that names the wrong fields; then nothing ran.
 */
export async function callTool<Data>(
  tool: Pick<AssistantTool<unknown, Data>, 'input' | 'execute'>,
  input: unknown,
  context: ToolContext,
): Promise<ToolResult<Data>> {
  return tool.execute(tool.input.read(input), context);
}
