import type { ModelUsage } from '../../model-client.port.js';

/** One event of a stream, or a whole answer, in one form for all servers. */
export interface Chunk {
  /** For the visitor, reasoning fields left out. */
  text: string;
  /** UTF-8 bytes of reasoning. */
  thoughtBytes: number;
  calls: CallDelta[];
  /** In lower case; null: not yet. */
  finish: string | null;
  usage: ToldUsage | null;
}

export interface CallDelta {
  index: number | null;
  id: string;
  name: string;
  /** A part of JSON text. */
  arguments: string;
  /** What the server wants back with the call. */
  extra: unknown;
}

export type ToldUsage = Pick<ModelUsage, 'inputTokens' | 'cachedInputTokens' | 'outputTokens'>;

type Fields = Record<string, unknown>;

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** @param data parsed JSON of an event, or of an answer in one piece */
export function readChunk(data: unknown): Chunk {
  const { choices, usage, x_groq: groq } = fieldsOf(data);
  const choice = fieldsOf(listOf(choices)[0]);
  const said = fieldsOf(choice.delta ?? choice.message);
  const { text, thoughtBytes } = contentOf(said.content);
  return {
    text: text + textOf(said.refusal),
    thoughtBytes: thoughtBytes + Buffer.byteLength(textOf(said.reasoning) || textOf(said.reasoning_content)),
    calls: callsOf(said),
    finish: textOf(choice.finish_reason).toLowerCase() || null,
    usage: usageOf(usage) ?? usageOf(choice.usage) ?? usageOf(fieldsOf(groq).usage),
  };
}

/** A text, or blocks of which some are thoughts. */
function contentOf(content: unknown): { text: string; thoughtBytes: number } {
  if (!Array.isArray(content)) return { text: textOf(content), thoughtBytes: 0 };
  const blocks = content.map(fieldsOf);
  const text = blocks
    .filter(isText)
    .map((block) => textOf(block.text))
    .join('');
  const thoughts = blocks.filter((block) => !isText(block));
  return { text, thoughtBytes: thoughts.length > 0 ? Buffer.byteLength(JSON.stringify(thoughts)) : 0 };
}

const isText = ({ type }: Fields): boolean => type === 'text' || type === 'output_text' || type === undefined;

/** `function_call` is the form before there were several calls. */
function callsOf(said: Fields): CallDelta[] {
  const one = fieldsOf(said.function_call);
  const calls = listOf(said.tool_calls).map(fieldsOf).map(callOf);
  return Object.keys(one).length > 0 ? [...calls, callOf({ index: 0, function: one })] : calls;
}

function callOf(call: Fields): CallDelta {
  const { name, arguments: args } = fieldsOf(call.function);
  return {
    index: typeof call.index === 'number' ? call.index : null,
    id: textOf(call.id),
    name: textOf(name),
    arguments: typeof args === 'object' && args !== null ? JSON.stringify(args) : textOf(args),
    extra: call.extra_content,
  };
}

/** Zeros are sent by servers that do not count, with each event. */
function usageOf(value: unknown): ToldUsage | null {
  const usage = fieldsOf(value);
  const inputTokens = countOf(usage.prompt_tokens ?? usage.input_tokens);
  const outputTokens = countOf(usage.completion_tokens ?? usage.output_tokens);
  if (inputTokens === 0 && outputTokens === 0) return null;
  const cached =
    fieldsOf(usage.prompt_tokens_details).cached_tokens ??
    usage.prompt_cache_hit_tokens ??
    usage.cached_tokens;
  return { inputTokens, cachedInputTokens: Math.min(countOf(cached), inputTokens), outputTokens };
}

const countOf = (value: unknown): number =>
  typeof value === 'number' && Number.isFinite(value) && value > 0 ? Math.round(value) : 0;
