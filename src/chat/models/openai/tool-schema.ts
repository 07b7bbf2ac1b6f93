import { jsonrepair } from 'jsonrepair';
import type { ModelTool } from '../model-client.port.js';
import type { Capabilities } from './capabilities.js';

type Schema = Record<string, unknown>;

/** What servers with the plainest JSON Schema (Google) refuse. */
const NOT_PLAIN = new Set([
  '$schema',
  'additionalProperties',
  'default',
  'title',
  'exclusiveMinimum',
  'exclusiveMaximum',
]);

/** A tool in the form of `tools` of Chat Completions. */
export function wireTool({ name, description, parameters }: ModelTool, can: Capabilities): object {
  if (can.strictTools) {
    const schema = strictSchema(parameters.properties, parameters.required ?? []);
    return { type: 'function', function: { name, description, strict: true, parameters: schema } };
  }
  const schema = can.plainSchema ? plain(parameters) : parameters;
  return { type: 'function', function: { name, description, parameters: schema } };
}

/** Strict mode wants every property required; one that may be left out may be null instead. */
function strictSchema(properties: Schema, required: readonly string[]): Schema {
  const all = Object.entries(properties).map(([name, schema]) => [
    name,
    required.includes(name) ? schema : nullable(schema as Schema),
  ]);
  const names = Object.keys(properties);
  return {
    type: 'object',
    properties: Object.fromEntries(all),
    required: names,
    additionalProperties: false,
  };
}

function nullable(schema: Schema): Schema {
  if (typeof schema.type !== 'string') return { anyOf: [schema, { type: 'null' }] };
  const values = schema.enum as unknown[] | undefined;
  return {
    ...schema,
    type: [schema.type, 'null'],
    ...(values && { enum: [...values, null] }),
  };
}

function plain(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(plain);
  if (typeof schema !== 'object' || schema === null) return schema;
  const kept = Object.entries(schema).filter(([name]) => !NOT_PLAIN.has(name));
  return Object.fromEntries(kept.map(([name, value]) => [name, name === 'enum' ? value : plain(value)]));
}

/**
 * Arguments without the nulls that stand for a property that is left out, as strict mode asks for and other models write.
 * Broken JSON stays as it is.
 */
export function withoutNulls(text: string, tool: ModelTool | undefined): string {
  if (!tool || !text.includes('null')) return text;
  const read = parseObject(text);
  if (!read) return text;
  const required = new Set(tool.parameters.required);
  const kept = Object.entries(read).filter(([name, value]) => value !== null || required.has(name));
  return JSON.stringify(Object.fromEntries(kept));
}

/** The offered tool that is meant: gpt-oss writes `functions.x`, and some servers leave its marks behind the name. */
export function offeredName(name: string, offered: ReadonlySet<string>): string {
  const [words = ''] = name.split('<|', 1);
  const parts = [name, ...words.trim().split(/[.:]/)];
  return parts.find((part) => offered.has(part)) ?? name;
}

/** Arguments as one JSON object, where they are one in another form. Everything else stays as it is. */
export function readableArguments(text: string): string {
  if (text === 'null') return '{}';
  if (parseObject(text)) return text;
  // A text that holds the object, or an object with quotes and commas of another language.
  const inner = parsed(text) ?? (text.endsWith('}') ? repaired(text) : null);
  return inner !== null && parseObject(inner) ? inner : text;
}

/** The text that a JSON text is; null when it is none. */
function parsed(text: string): string | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'string' ? value : null;
  } catch {
    return null;
  }
}

function repaired(text: string): string | null {
  try {
    return jsonrepair(text);
  } catch {
    return null;
  }
}

export function parseObject(text: string): Schema | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Schema) : null;
  } catch {
    return null;
  }
}
