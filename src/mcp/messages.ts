import type { ApiBodyOptions } from '@nestjs/swagger';
import type { BodyLimits } from '../platform/http/body/body-limits.js';

type Schema = Extract<ApiBodyOptions, { schema: unknown }>['schema'];

/** A question of 8,000 characters, each written as two escapes, and what the protocol puts around it. */
export const LONGEST_MESSAGE: Readonly<BodyLimits> = { bytes: 131_072, depth: 16, values: 2000, items: 200 };

export const LONGEST_NAME = 200;

/** What JSON keeps exactly as a number. */
const SAFE_INTEGER = {
  type: 'integer',
  minimum: Number.MIN_SAFE_INTEGER,
  maximum: Number.MAX_SAFE_INTEGER,
} as const;

/** Nest's type of a schema does not know `propertyNames`. */
const ANY_FIELDS: object = {
  type: 'object',
  maxProperties: 200,
  propertyNames: { maxLength: LONGEST_NAME },
  additionalProperties: true,
};

/** JSON-RPC 2.0, as far as the API document says it. */
export const MESSAGE: Schema = {
  type: 'object',
  required: ['jsonrpc', 'method'],
  additionalProperties: false,
  properties: {
    jsonrpc: { type: 'string', enum: ['2.0'], description: 'The version of JSON-RPC.' },
    id: {
      oneOf: [{ type: 'string', maxLength: LONGEST_NAME }, SAFE_INTEGER],
      description: 'Comes back with the answer; a message without one is a notification.',
      example: 1,
    },
    method: {
      type: 'string',
      maxLength: LONGEST_NAME,
      description: 'What is asked for, such as `tools/list` or `tools/call`.',
      example: 'tools/call',
    },
    params: {
      ...ANY_FIELDS,
      properties: { _meta: { ...ANY_FIELDS, description: 'Of the protocol.' } },
      description: 'As the method has it.',
      example: { name: 'ask', arguments: { question: 'Do you gift-wrap?' } },
    },
  },
};

export const ANSWER: Schema = {
  type: 'object',
  required: ['jsonrpc', 'id'],
  properties: {
    jsonrpc: { type: 'string', enum: ['2.0'], description: 'The version of JSON-RPC.' },
    id: { type: ['string', 'integer', 'null'], description: 'Of the message.', example: 1 },
    result: {
      type: 'object',
      additionalProperties: true,
      description: 'As the method has it; absent beside `error`.',
    },
    error: {
      type: 'object',
      required: ['code', 'message'],
      properties: {
        code: { type: 'integer', description: 'Of JSON-RPC, such as -32602.', example: -32602 },
        message: { type: 'string', description: 'What is wrong.', example: 'There is no tool weather.' },
      },
      description: 'What was wrong with the message; absent beside `result`.',
    },
  },
};

export const ANSWER_EXAMPLE = {
  jsonrpc: '2.0',
  id: 1,
  result: {
    content: [{ type: 'text', text: 'Yes, for 3.50 EUR, with a card.' }],
    structuredContent: {
      answer: 'Yes, for 3.50 EUR, with a card.',
      confidence: 0.97,
      sources: [{ kind: 'article', id: '019aa7d2-b3c4-7000-8000-9d2e4f6a8b10', title: 'Do you gift-wrap?' }],
      suggestions: [],
      handoff: null,
      complete: true,
      degraded: false,
    },
  },
};

/** JSON-RPC 2.0, section 5.1. */
export function refusalOf(code: number, message: string, id: string | number | null): object {
  return { jsonrpc: '2.0', error: { code, message }, id };
}

function message(method: string, params: object): object {
  return { jsonrpc: '2.0', id: 1, method, params };
}

export const CALL_EXAMPLES = {
  ask: {
    summary: 'A question',
    value: message('tools/call', { name: 'ask', arguments: { question: 'Do you gift-wrap?' } }),
  },
  list: { summary: 'What may be called', value: message('tools/list', {}) },
};
