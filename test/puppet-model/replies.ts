import { once } from 'node:events';
import { DONE, frames, json, pause, sse, type Reply } from './wire.js';

/** What a model says in one turn. */
export interface Saying {
  text?: string;
  calls?: readonly SaidCall[];
  /** Thoughts that no visitor may see. */
  thoughts?: string;
  /** null: the stream ends without one. */
  finish?: string | null;
  /** null: the server tells none. */
  usage?: Record<string, unknown> | null;
}

export interface SaidCall {
  name: string;
  /** JSON text as the model writes it; an object is written as JSON. */
  arguments: string | Record<string, unknown>;
  id?: string;
}

export const USAGE = { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 };

/** The server's reply in the form of OpenAI; the other forms are in `dialects.ts`. */
export function says(saying: Saying | string): Reply {
  const { text, calls = [], finish, usage = USAGE } = typeof saying === 'string' ? { text: saying } : saying;
  const reason = finish === undefined ? (calls.length > 0 ? 'tool_calls' : 'stop') : finish;
  return frames(
    chunk({ role: 'assistant', content: '' }),
    ...pieces(text ?? '').map((content) => chunk({ content })),
    ...calls.flatMap((call, index) => callChunks(call, index)),
    ...(reason === null ? [] : [chunk({}, reason)]),
    ...(usage === null ? [] : [sse({ ...ENVELOPE, choices: [], usage })]),
    ...(reason === null ? [] : [DONE]),
  );
}

const ENVELOPE = {
  id: 'chatcmpl-1',
  object: 'chat.completion.chunk',
  created: 1_790_000_000,
  model: 'puppet',
};

export function chunk(delta: unknown, finish: string | null = null, more: object = {}): string {
  return sse({ ...ENVELOPE, choices: [{ index: 0, delta, finish_reason: finish }], ...more });
}

/** Words with their blanks, as tokens come. */
export const pieces = (text: string): string[] => text.match(/\s*\S+\s*$|\s*\S+/gu) ?? (text ? [text] : []);

export const argumentsOf = (call: SaidCall): string =>
  typeof call.arguments === 'string' ? call.arguments : JSON.stringify(call.arguments);

function callChunks(call: SaidCall, index: number): string[] {
  const text = argumentsOf(call);
  const half = Math.ceil(text.length / 2);
  const first = { index, id: call.id ?? `call_${index}`, type: 'function' };
  return [
    chunk({ tool_calls: [{ ...first, function: { name: call.name, arguments: '' } }] }),
    ...[text.slice(0, half), text.slice(half)].map((part) =>
      chunk({ tool_calls: [{ index, function: { arguments: part } }] }),
    ),
  ];
}

/** An error before any stream, in OpenAI's form. */
export function fails(
  status: number,
  error: { message: string; code?: string; type?: string } = { message: 'The server had an error.' },
  headers: Record<string, string> = {},
): Reply {
  return json(status, { error }, headers);
}

export const rateLimited = (retryAfterSeconds: number): Reply =>
  fails(
    429,
    { message: 'Rate limit reached', code: 'rate_limit_exceeded' },
    {
      'retry-after': String(retryAfterSeconds),
    },
  );

/** The first token comes late. */
export const slow = (ms: number, reply: Reply): Reply => {
  return async (response, request) => {
    await pause(ms, response);
    if (!response.destroyed) await reply(response, request);
  };
};

/** Some words, then nothing, with the connection open. */
export const stalls = (text: string): Reply => {
  return async (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(chunk({ role: 'assistant', content: text }));
    await once(response, 'close');
  };
};

/** Some words, then the end of the stream without a finish marker. */
export const endsBare = (text: string): Reply => says({ text, finish: null, usage: null });

/** Some words, then the connection is reset. */
export const breaksOff = (text: string): Reply => {
  return async (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(chunk({ content: text }));
    await new Promise((resolve) => setImmediate(resolve));
    response.socket?.resetAndDestroy();
  };
};

export const brokenJson = (text: string): Reply =>
  frames(chunk({ content: text }), 'data: {"choices":[{"delta":{"conte\n\n', DONE);

/** The stream ends in the middle of a call's arguments. */
export const cutCall = (name: string, half: string): Reply =>
  frames(
    chunk({
      tool_calls: [{ index: 0, id: 'call_0', type: 'function', function: { name, arguments: half } }],
    }),
  );

/** Two events in one chunk of the network, and one event in two chunks. */
export function glued(first: string, second: string): Reply {
  const last = chunk({ content: second }, 'stop');
  return frames(
    chunk({ content: first }) + last.slice(0, 40),
    5,
    last.slice(40) + sse({ choices: [], usage: USAGE }) + DONE,
  );
}

/** @param bytes at least as many of text; `line` gives all of it in one event that never ends */
export function floods(bytes: number, form: 'events' | 'line' = 'events'): Reply {
  const piece = 'lorem ipsum '.repeat(80);
  const count = Math.ceil(bytes / piece.length);
  const parts = Array.from({ length: count }, () => (form === 'events' ? chunk({ content: piece }) : piece));
  return frames(...(form === 'line' ? ['data: {"choices":[{"delta":{"content":"', ...parts] : parts));
}

/** The server's own filter refuses the visitor's text, as Azure does. */
export const contentFiltered: Reply = json(400, {
  error: {
    code: 'content_filter',
    message:
      "The response was filtered due to the prompt triggering Azure OpenAI's content management policy.",
    innererror: { code: 'ResponsibleAIPolicyViolation' },
  },
});
