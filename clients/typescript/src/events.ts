import { createParser, type EventSourceMessage } from 'eventsource-parser';
import { FrontdeskError, FrontdeskUnreachable } from './errors.js';
import { pause } from './pause.js';
import type { components } from './schema.js';

export type Message = components['schemas']['MessageView'];
export type Citation = components['schemas']['CitationView'];

/** What each event tells, by its name. */
export interface EventData {
  'message.created': { message: Message };
  'turn.started': {
    turnId: string;
    messageId: string;
    messageIds: string[];
    responder: 'model' | 'builtin' | 'cache';
  };
  'tool.started': { turnId: string; name: string };
  'tool.finished': { turnId: string; name: string; ok: boolean };
  citation: { turnId: string; citation: Citation };
  'text.delta': { turnId: string; text: string };
  handoff: { turnId?: string; reason: string };
  'message.completed': { turnId: string; message: Message };
  'turn.failed': { turnId: string; code: string; detail: string };
}

/** `id` is a cursor: `events(…, { after: id })` goes on behind it. */
export type ConversationEvent = {
  [Name in keyof EventData]: { id: string; event: Name; data: EventData[Name] };
}[keyof EventData];

export interface FollowOptions {
  /** The `id` of the last event that is known; without it from the conversation's beginning. */
  after?: string;
  signal?: AbortSignal;
}

export interface AskOptions {
  /** Your own id of the message: asked again with it, there is no second message and no second answer. */
  clientId?: string;
  signal?: AbortSignal;
}

interface Door {
  url: string;
  /** With retries; throws what was refused. */
  send: (request: Request) => Promise<Response>;
}

/** A comment comes every 15 s: when nothing has come for so long, the connection is dead. */
const SILENCE_MS = 45_000;
const RECONNECT_MS = 500;
/** How often the stream of an answer may be lost before anything new has come on it. */
const MOST_BARREN = 5;
const NEVER = new AbortController().signal;

/** @throws FrontdeskError when it is refused, or the credential ends; FrontdeskUnreachable */
export async function* follow(
  door: Door,
  conversationId: string,
  { after, signal = NEVER }: FollowOptions,
): AsyncGenerator<ConversationEvent, void> {
  let last = after;
  for (let barren = 0; ; barren += 1) {
    const request = new Request(`${door.url}/v1/conversations/${encodeURIComponent(conversationId)}/events`, {
      headers: { accept: 'text/event-stream', ...(last !== undefined && { 'last-event-id': last }) },
      signal,
    });
    for await (const event of eventsOf(await door.send(request), signal)) {
      [last, barren] = [event.id, 0];
      yield event;
    }
    await pause(Math.min(MOST_BARREN, barren + 1) * RECONNECT_MS, signal);
  }
}

/** Asked again with the same `clientId`, the API tells the same turn from its beginning: what was told is left out. */
export async function* ask(
  door: Door,
  conversationId: string,
  text: string,
  { clientId = crypto.randomUUID(), signal = NEVER }: AskOptions,
): AsyncGenerator<ConversationEvent, void> {
  const asking = (headers: Record<string, string>) =>
    door.send(
      new Request(`${door.url}/v1/conversations/${encodeURIComponent(conversationId)}/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ text, clientId }),
        signal,
      }),
    );
  let last = '';
  for (let barren = 0; barren < MOST_BARREN; barren += 1) {
    for await (const event of eventsOf(await asking({ accept: 'text/event-stream' }), signal)) {
      if (last !== '' && !isAfter(event.id, last)) continue;
      [last, barren] = [event.id, 0];
      yield event;
      if (event.event === 'message.completed' || event.event === 'turn.failed') return;
    }
    // A stream without events has no turn, or it was lost before they came.
    if (last === '' && !(await hasTurn(await asking({ prefer: 'wait=0' })))) return;
    await pause(RECONNECT_MS * (barren + 1), signal);
  }
  throw new FrontdeskUnreachable(door.url, '', new Error('Every stream ends before the answer.'));
}

async function hasTurn(response: Response): Promise<boolean> {
  const { turn } = (await response.json()) as components['schemas']['SentMessageView'];
  return turn !== null;
}

/** The events of one connection, until it ends or is lost. */
async function* eventsOf(response: Response, signal: AbortSignal): AsyncGenerator<ConversationEvent, void> {
  if (!response.body) return;
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  const decoder = new TextDecoder();
  const came: EventSourceMessage[] = [];
  const parser = createParser({ onEvent: (event) => came.push(event) });
  try {
    for (;;) {
      const { done, value } = await beforeSilence(reader.read(), signal).catch(() => lost(signal));
      if (done) return;
      parser.feed(decoder.decode(value, { stream: true }));
      for (const { id, event, data } of came.splice(0)) {
        if (event === 'stream.closed') throw closed(data, response.headers);
        if (event !== undefined && id !== undefined)
          yield { id, event, data: JSON.parse(data) as unknown } as ConversationEvent;
      }
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** A stream that breaks off is resumed like one that ends; one that the caller ends is not. */
function lost(signal: AbortSignal): { done: true; value: undefined } {
  signal.throwIfAborted();
  return { done: true, value: undefined };
}

/** @throws Error when it takes longer than a living stream is silent, or the signal aborts */
async function beforeSilence<T>(read: Promise<T>, signal: AbortSignal): Promise<T> {
  const over = new AbortController();
  const ended = AbortSignal.any([signal, over.signal]);
  try {
    const silence = pause(SILENCE_MS, ended).then(() => {
      throw new Error('The stream has fallen silent.');
    });
    return await Promise.race([read, silence]);
  } finally {
    over.abort();
  }
}

function closed(data: string, headers: Headers): FrontdeskError {
  const { code, detail } = JSON.parse(data) as { code: string; detail: string };
  const status = code === 'unauthenticated' ? 401 : 403;
  const type = `urn:frontdesk:problem:${code}`;
  const rest = { title: 'The stream has ended', instance: '', errors: [] };
  const requestId = headers.get('x-request-id') ?? '';
  return new FrontdeskError({ type, status, detail, code, requestId, ...rest }, headers);
}

/** `seq-step`, compared as two numbers. */
function isAfter(cursor: string, other: string): boolean {
  const [seq = 0, step = 0] = cursor.split('-').map(Number);
  const [otherSeq = 0, otherStep = 0] = other.split('-').map(Number);
  return seq > otherSeq || (seq === otherSeq && step > otherStep);
}
