import type { ServerResponse } from 'node:http';

/** A Chat Completions request as it came over the wire. */
export interface WireRequest {
  method: string;
  /** With the query. */
  path: string;
  headers: Record<string, string | string[] | undefined>;
  /** The JSON body; an empty object for none. */
  body: WireBody;
  /** Milliseconds since 1970. */
  at: number;
  /** When the client closed the connection before the reply had ended, else null. Milliseconds since 1970. */
  closedAt: number | null;
}

export interface WireBody {
  model?: string;
  stream?: boolean;
  messages?: WireMessage[];
  tools?: WireTool[];
  [field: string]: unknown;
}

export interface WireMessage {
  role: string;
  content?: string | null;
  tool_calls?: { id: string; type: string; function: { name: string; arguments: string } }[];
  tool_call_id?: string;
  [field: string]: unknown;
}

export interface WireTool {
  type: string;
  function: { name: string; description?: string; parameters?: Record<string, unknown>; strict?: boolean };
}

/** One answer of the puppet: writes to the response and ends it, or leaves it open. */
export type Reply = (response: ServerResponse, request: WireRequest) => void | Promise<void>;

const STREAM_HEADERS = { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' };

/** @param frames written one after the other, each as a chunk of its own; a number waits for as many milliseconds */
export function frames(...parts: readonly (string | number)[]): Reply {
  return async (response) => {
    response.writeHead(200, STREAM_HEADERS);
    response.flushHeaders();
    for (const part of parts) {
      if (response.destroyed) return;
      if (typeof part === 'number') await pause(part, response);
      else if (!response.write(part)) await drained(response);
    }
    response.end();
  };
}

export function json(status: number, body: unknown, headers: Record<string, string> = {}): Reply {
  return (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };
}

/** @param data an object is sent as JSON */
export const sse = (data: unknown): string =>
  `data: ${typeof data === 'string' ? data : JSON.stringify(data)}\n\n`;

export const DONE = sse('[DONE]');

/** Ends early when the client has gone. */
export async function pause(ms: number, response: ServerResponse): Promise<void> {
  await new Promise<void>((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      response.off('close', end);
      resolve();
    };
    // oxlint-disable-next-line house/no-sleep-in-tests -- the puppet is slow on purpose
    const timer = setTimeout(end, ms);
    response.once('close', end);
  });
}

/** Until the client has read more, or has gone. */
async function drained(response: ServerResponse): Promise<void> {
  await new Promise<void>((resolve) => {
    const end = (): void => {
      response.off('drain', end).off('close', end);
      resolve();
    };
    response.once('drain', end).once('close', end);
  });
}
