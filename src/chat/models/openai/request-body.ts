import type { ModelEndpoint, ModelMessage, ModelRequest, ModelToolCall } from '../model-client.port.js';
import { CallIds, type CallExtras } from './call-ids.js';
import type { Capabilities } from './capabilities.js';
import { toolsAsText, withoutToolMessages } from './json-protocol.js';
import { serverOf } from './servers.js';
import { wireTool } from './tool-schema.js';
import { isJson } from './answers/is-json.js';

/** What Google takes in the place of a signature that is not at hand. */
const NO_SIGNATURE = { google: { thought_signature: 'skip_thought_signature_validator' } };
/** Between a result and the next user's message, where servers want the assistant's turn. */
const PLACEHOLDER = '…';
const NO_RESULT = '{"error":"There is no result."}';

/** A body of `POST /chat/completions`; `messages[].name`, `temperature` and the like are left out: some refuse them. */
export function requestBody(
  endpoint: ModelEndpoint,
  request: ModelRequest,
  can: Capabilities,
  extras: CallExtras,
): Record<string, unknown> {
  const { tools, maxOutputTokens } = request;
  const isNative = can.tools === 'native';
  return {
    model: endpoint.model,
    messages: wireMessages(isNative ? request : inText(request), can, extras),
    ...(isNative && tools.length > 0 && { tools: tools.map((tool) => wireTool(tool, can)) }),
    ...(isNative && tools.length > 0 && can.parallelField && { parallel_tool_calls: true }),
    [can.cap]: maxOutputTokens,
    stream: true,
    ...(can.streamOptions && { stream_options: { include_usage: true } }),
    ...(can.disablesThinking && { thinking: { type: 'disabled' } }),
    ...(serverOf(endpoint.baseUrl) === 'openrouter' && { usage: { include: true } }),
  };
}

function inText({ messages, tools, maxOutputTokens }: ModelRequest): ModelRequest {
  const plain = withoutToolMessages(messages);
  if (tools.length === 0) return { messages: plain, tools, maxOutputTokens };
  return {
    // All system texts become one, in this order, so what is fixed for a business comes first: servers cache it.
    messages: [...plain, { role: 'system', content: toolsAsText(tools) }],
    tools,
    maxOutputTokens,
  };
}

function wireMessages({ messages }: ModelRequest, can: Capabilities, extras: CallExtras): object[] {
  const ids = new CallIds();
  const placed = answeredCalls(withOneSystem(messages, can));
  const ordered = can.alternates ? alternating(placed) : placed;
  return ordered.map((message) => wireMessage(message, ids, can, extras));
}

/** The system texts as one, first; or before the first user's text where there is no such role. */
function withOneSystem(messages: readonly ModelMessage[], { systemRole }: Capabilities): ModelMessage[] {
  const isSystem = ({ role }: ModelMessage): boolean => role === 'system';
  const system = messages
    .filter(isSystem)
    .map(({ content }) => content)
    .join('\n\n');
  const others = messages.filter((message) => !isSystem(message));
  if (system === '') return others;
  if (systemRole === 'system') return [{ role: 'system', content: system }, ...others];
  const first = others.findIndex(({ role }) => role === 'user');
  if (first === -1) return [{ role: 'user', content: system }, ...others];
  return others.map((message, index) =>
    index === first ? { role: 'user', content: `${system}\n\n${message.content}` } : message,
  );
}

/** Every call has a result right after it, and the assistant speaks between a result and the user. */
function answeredCalls(messages: readonly ModelMessage[]): ModelMessage[] {
  const placed: ModelMessage[] = [];
  let open: string[] = [];
  const close = (): void => {
    for (const toolCallId of open) placed.push({ role: 'tool', toolCallId, content: NO_RESULT });
    open = [];
  };
  for (const message of messages) {
    if (message.role === 'tool') open = open.filter((id) => id !== message.toolCallId);
    else close();
    if (message.role === 'user' && placed.at(-1)?.role === 'tool')
      placed.push({ role: 'assistant', content: PLACEHOLDER });
    placed.push(message);
    if (message.role === 'assistant') open = (message.toolCalls ?? []).map(({ id }) => id);
  }
  close();
  return placed;
}

/** Texts of the same side that follow each other are one. */
function alternating(messages: readonly ModelMessage[]): ModelMessage[] {
  const joined: ModelMessage[] = [];
  for (const message of messages) {
    const last = joined.at(-1);
    if (last && last.role === message.role && canJoin(last) && canJoin(message))
      joined[joined.length - 1] = { ...last, content: `${last.content}\n\n${message.content}` };
    else joined.push(message);
  }
  return joined;
}

const canJoin = (message: ModelMessage): boolean =>
  message.role === 'user' || (message.role === 'assistant' && !message.toolCalls?.length);

function wireMessage(message: ModelMessage, ids: CallIds, can: Capabilities, extras: CallExtras): object {
  if (message.role === 'tool')
    return { role: 'tool', tool_call_id: ids.wire(message.toolCallId), content: message.content };
  if (message.role !== 'assistant' || !message.toolCalls?.length)
    return { role: message.role, content: message.content };
  return {
    role: 'assistant',
    // An empty text is refused by some, null by none that has function calling.
    content: message.content === '' ? null : message.content,
    tool_calls: message.toolCalls.map((call, index) => ({
      ...wireCall(call, ids),
      ...(can.callSignatures && {
        extra_content: extras.of(call.id) ?? (index === 0 ? NO_SIGNATURE : undefined),
      }),
    })),
  };
}

/** Some templates parse the arguments of the history and fail on a text that is no JSON. */
function wireCall({ id, name, arguments: text }: ModelToolCall, ids: CallIds): object {
  return { id: ids.wire(id), type: 'function', function: { name, arguments: isJson(text) ? text : '{}' } };
}
