import type { ModelMessage, ModelTool, ModelToolCall } from '../model-client.port.js';
import { parseObject } from './tool-schema.js';

/**
 * Function calling for servers without it: the tools are described in the system text, a call is the only JSON object in
 * the model's words (`TextCalls` reads it), and results come back as the user's words.
 */
export function toolsAsText(tools: readonly ModelTool[]): string {
  const described = tools.map(({ name, description, parameters }) =>
    JSON.stringify({ name, description, parameters }),
  );
  return [
    'You have these tools, one JSON object in each line:',
    ...described,
    'To use tools, answer with one JSON object and nothing else:',
    '{"tool_calls": [{"name": "<name of a tool>", "arguments": {<its arguments>}}]}',
    'Their results come in the next message, as {"tool_results": [...]}. When no tool is needed, answer in words.',
  ].join('\n');
}

/** The messages of a request without `tool` messages and calls. */
export function withoutToolMessages(messages: readonly ModelMessage[]): ModelMessage[] {
  const names = new Map<string, string>();
  const plain: ModelMessage[] = [];
  for (const message of messages) {
    if (message.role === 'tool') addResult(plain, resultOf(message, names));
    else if (message.role === 'assistant' && message.toolCalls?.length)
      plain.push(callsAsText(message.content, message.toolCalls, names));
    else plain.push(message);
  }
  return plain.map((message) =>
    'results' in message
      ? { role: 'user', content: JSON.stringify({ tool_results: message.results }) }
      : message,
  );
}

interface Results {
  role: 'user';
  content: string;
  results: object[];
}

/** Results that follow each other are one message. */
function addResult(messages: ModelMessage[], result: object): void {
  const last = messages.at(-1);
  if (last && 'results' in last) (last as Results).results.push(result);
  else messages.push({ role: 'user', content: '', results: [result] } as Results);
}

function resultOf(
  { toolCallId, content }: ModelMessage & { role: 'tool' },
  names: ReadonlyMap<string, string>,
): object {
  return { name: names.get(toolCallId) ?? '', result: parseObject(content) ?? content };
}

function callsAsText(
  content: string,
  calls: readonly ModelToolCall[],
  names: Map<string, string>,
): ModelMessage {
  for (const { id, name } of calls) names.set(id, name);
  const written = calls.map((call) => ({
    name: call.name,
    arguments: parseObject(call.arguments) ?? call.arguments,
  }));
  const json = JSON.stringify({ tool_calls: written });
  return { role: 'assistant', content: content === '' ? json : `${content}\n${json}` };
}
