import { io, type Socket } from 'socket.io-client';
import { Api, atLast, type SseEvent } from '../../support/api.js';
import { until } from '../../support/eventually.js';
import { oracle } from '../../support/oracle.js';

/** What a refused caller is told: the status in HTTP's words, and the body without the ids of the request. */
export interface Refusal {
  status: number;
  code: string;
  detail: string;
  errors: unknown[];
  limit?: { name: string };
}

export interface Asked {
  caller: Api;
  /** Null for a visitor, who has one. */
  conversationId: string | null;
  after?: string;
  origin?: string;
}

/** One reader of a conversation's events, over whatever transport. */
export abstract class Reader {
  readonly events: SseEvent[] = [];
  /** Why it was not let in. */
  refusal: Refusal | null = null;
  hasEnded = false;

  abstract stop(): void;

  async until(wanted: (event: SseEvent) => boolean, withinMs = 90_000): Promise<SseEvent> {
    await until('an event comes', () => this.events.some(wanted), withinMs).catch(() => {
      throw new Error(`Not among ${this.events.map(({ id, event }) => `${id} ${event}`).join(', ')}`);
    });
    return this.events.find(wanted) as SseEvent;
  }

  ended(withinMs: number): Promise<void> {
    return until('the server ends the stream', () => this.hasEnded, withinMs);
  }

  get last(): SseEvent | undefined {
    return this.events.at(-1);
  }
}

export interface Sent {
  refusal: Refusal | null;
  body: { message: { id: string; text: string }; turn: { id: string } | null };
}

/** A way to read events and to say something: the same cases must hold for each. */
export interface Transport {
  name: string;
  /** Resolves when the reader is let in or refused. */
  open(asked: Asked): Promise<Reader>;
  send(caller: Api, conversationId: string | null, message: unknown): Promise<Sent>;
}

class EventStreamReader extends Reader {
  readonly gone = new AbortController();

  stop(): void {
    this.gone.abort();
  }
}

/** Server-sent events. */
export const SSE: Transport = {
  name: 'server-sent events',

  async open({ caller, conversationId, after, origin }) {
    const reader = new EventStreamReader();
    const path = conversationId === null ? '/widget/v1/events' : `/v1/conversations/${conversationId}/events`;
    const query = after === undefined ? '' : `?after=${encodeURIComponent(after)}`;
    const headers = { ...(origin && { origin }) };
    const response = await atLast(() =>
      fetch(caller.url + path + query, {
        headers: { ...headers, ...(caller.key !== null && { authorization: `Bearer ${caller.key}` }) },
        signal: reader.gone.signal,
      }),
    );
    if (response.status !== 200) {
      reader.refusal = refusalOf(await response.json());
      return reader;
    }
    void readAll(response, reader);
    return reader;
  },

  async send(caller, conversationId, message) {
    const path =
      conversationId === null ? '/widget/v1/messages' : `/v1/conversations/${conversationId}/messages`;
    const { status, body } = await caller.post<Sent['body']>(path, message, { prefer: 'wait=0' });
    return { refusal: status < 300 ? null : refusalOf(body), body };
  },
};

async function readAll(response: Response, reader: EventStreamReader): Promise<void> {
  let text = '';
  const decoder = new TextDecoder();
  try {
    for await (const chunk of response.body ?? []) {
      text += decoder.decode(chunk as Uint8Array, { stream: true });
      const frames = text.split('\n\n');
      text = frames.pop() ?? '';
      for (const frame of frames) {
        const [, id = '', event = '', data = ''] = /^id: (.*)\nevent: (.*)\ndata: (.*)$/.exec(frame) ?? [];
        if (event !== '') reader.events.push({ id, event, data: JSON.parse(data) as SseEvent['data'] });
      }
    }
  } catch {
    // Cut: by the server, or by ourselves.
  }
  reader.hasEnded = true;
}

export class SocketReader extends Reader {
  constructor(readonly socket: Socket) {
    super();
    socket.onAny((event: string, data: SseEvent['data'], meta?: { id: string }) => {
      if (meta) this.events.push({ id: meta.id, event, data });
    });
    socket.on('disconnect', () => (this.hasEnded = true));
  }

  stop(): void {
    this.socket.disconnect();
  }
}

/** For one connection and one answer, on a machine that pauses. */
const PATIENCE_MS = 120_000;

/** Opens a socket whose frames the oracle sees. */
export function socketOf(caller: Api, options: Parameters<typeof io>[1] = {}): Socket {
  const socket = io(`${caller.url}/v1`, {
    ...{ auth: { token: caller.key }, reconnection: false, forceNew: true, transports: ['websocket'] },
    timeout: PATIENCE_MS,
    ...options,
  });
  const sent: unknown[] = [];
  socket.onAnyOutgoing((...args: unknown[]) => sent.push(args));
  socket.onAny((event: string, ...args: unknown[]) =>
    oracle.see(`The socket's ${event}`, JSON.stringify(args), {
      credential: caller.key,
      request: JSON.stringify(sent),
    }),
  );
  return socket;
}

/** The answer of a call; a refused connection is one too. */
export async function call(socket: Socket, name: string, ...data: unknown[]): Promise<Called> {
  if (!socket.connected) {
    // The server gives a client five seconds to say who it is, and a slow machine may pause for longer.
    const again = () => void socket.io.open();
    socket.io.on('close', again);
    const error = await new Promise<(Error & { data?: Called['error'] }) | null>((resolve) => {
      socket.once('connect', () => resolve(null));
      socket.once('connect_error', resolve);
    });
    socket.io.off('close', again);
    if (error) return { error: error.data ?? { code: `connect_error ${error.message}` } };
  }
  return (await socket.timeout(PATIENCE_MS).emitWithAck(name, ...data)) as Called;
}

export interface Called extends Record<string, unknown> {
  error?: object;
}

function overSockets(name: string, transports: ('websocket' | 'polling')[]): Transport {
  return {
    name,

    async open({ caller, conversationId, after, origin }) {
      const socket = socketOf(caller, { transports, ...(origin && { extraHeaders: { origin } }) });
      const reader = new SocketReader(socket);
      const asked = {
        ...(conversationId !== null && { conversationId }),
        ...(after !== undefined && { after }),
      };
      const { error } = await call(socket, 'events', asked);
      if (error) reader.refusal = refusalOf(error);
      else reader.hasEnded = !socket.connected;
      if (error) socket.disconnect();
      return reader;
    },

    async send(caller, conversationId, message) {
      const socket = socketOf(caller, { transports });
      const data = { ...(conversationId !== null && { conversationId }), ...(message as object) };
      const answer = await call(socket, 'message', data);
      socket.disconnect();
      return {
        refusal: answer.error ? refusalOf(answer.error) : null,
        body: answer as unknown as Sent['body'],
      };
    },
  };
}

export const SOCKET = overSockets('Socket.IO', ['websocket']);
export const POLLING = overSockets('Socket.IO by long polling', ['polling']);

export const TRANSPORTS: readonly Transport[] = [SSE, SOCKET, POLLING];

function refusalOf(body: unknown): Refusal {
  const { status, code, detail, errors, limit } = body as Refusal;
  return { status, code, detail, errors, ...(limit && { limit }) };
}
