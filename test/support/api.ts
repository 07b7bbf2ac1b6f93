import { eventually } from './eventually.js';

/** An HTTP answer with its body read: JSON where it is JSON, else text. */
export interface Answer<Body = unknown> {
  status: number;
  headers: Headers;
  body: Body;
  text: string;
}

export interface SseEvent {
  id: string;
  event: string;
  data: Record<string, unknown>;
}

/**
 * A call that a busy machine may refuse for lack of a database connection (503), made again as its `Retry-After` asks
 * of every client: what counts is the answer in the end.
 */
export function atLast<Told extends { status: number }>(call: () => Promise<Told>): Promise<Told> {
  return eventually(async () => {
    const answer = await call();
    return answer.status !== 503 && answer;
  });
}

/** How long a busy machine is asked again. */
const PATIENCE_MS = 60_000;

/**
 * A client with one credential, as an integrator would write it: it repeats what the database had no connection for, as
 * `Retry-After` asks of every client.
 */
export class Api {
  constructor(
    readonly url: string,
    readonly key: string | null,
    private readonly repeats = true,
  ) {}

  /** The same, which takes each first answer: for tests of what is refused. */
  get once(): Api {
    return new Api(this.url, this.key, false);
  }

  get<Body = Record<string, unknown>>(
    path: string,
    headers: Record<string, string> = {},
  ): Promise<Answer<Body>> {
    return this.call<Body>('GET', path, undefined, headers);
  }

  post<Body = Record<string, unknown>>(
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<Body>> {
    return this.call<Body>('POST', path, body ?? {}, headers);
  }

  put<Body = Record<string, unknown>>(path: string, body: unknown): Promise<Answer<Body>> {
    return this.call<Body>('PUT', path, body);
  }

  patch<Body = Record<string, unknown>>(path: string, body: unknown): Promise<Answer<Body>> {
    return this.call<Body>('PATCH', path, body);
  }

  delete(path: string): Promise<Answer> {
    return this.call('DELETE', path);
  }

  async call<Body = Record<string, unknown>>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<Body>> {
    const request = {
      method,
      headers: { ...this.headers(body), ...headers },
      ...(body === undefined ? {} : { body: asBytes(body) ?? JSON.stringify(body) }),
    };
    let answer = await answered<Body>(this.url + path, request);
    if (!this.repeats || !lacksConnection(answer)) return answer;
    await eventually(async () => {
      answer = await answered<Body>(this.url + path, request);
      return !lacksConnection(answer);
    }, PATIENCE_MS).catch(() => undefined);
    return answer;
  }

  /** Reads server-sent events until the stream ends, the signal aborts, or `until` says so. */
  async events(
    path: string,
    options: {
      body?: unknown;
      headers?: Record<string, string>;
      until?: (event: SseEvent, all: SseEvent[]) => boolean;
      signal?: AbortSignal;
    } = {},
  ): Promise<SseEvent[]> {
    const stop = new AbortController();
    const signal = options.signal ? AbortSignal.any([options.signal, stop.signal]) : stop.signal;
    const open = () =>
      fetch(this.url + path, {
        method: options.body === undefined ? 'GET' : 'POST',
        headers: { ...this.headers(options.body), accept: 'text/event-stream', ...options.headers },
        ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
        signal,
      });
    const response = await (this.repeats ? atLast(open) : open());
    if (response.status !== 200)
      throw new Error(`Stream refused: ${response.status} ${await response.text()}`);
    const all: SseEvent[] = [];
    try {
      for await (const event of parseSse(response)) {
        all.push(event);
        if (options.until?.(event, all) === true) break;
      }
    } catch (error) {
      if (!signal.aborted) throw error;
    } finally {
      stop.abort();
    }
    return all;
  }

  private headers(body: unknown): Record<string, string> {
    return {
      ...(this.key === null ? {} : { authorization: `Bearer ${this.key}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    };
  }
}

async function answered<Body>(url: string, request: RequestInit): Promise<Answer<Body>> {
  const response = await fetch(url, request).catch((error: unknown) => {
    if (!isStaleConnection(error)) throw error;
    return fetch(url, request);
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: (isJson && text !== '' ? JSON.parse(text) : text) as Body,
  };
}

function lacksConnection({ status, body }: Answer): boolean {
  return status === 503 && (body as { code?: unknown } | null)?.code === 'database_unavailable';
}

/**
 * The server closes idle connections; one may go just as a busy machine's call takes it, which every client tries again.
 * One that had never answered was not idle: then it is the call that failed.
 */
function isStaleConnection(error: unknown): boolean {
  const { cause } = error as { cause?: { code?: string; socket?: { bytesRead: number } } };
  if (cause?.code === 'UND_ERR_SOCKET') return (cause.socket?.bytesRead ?? 0) > 0;
  return cause?.code === 'ECONNRESET';
}

async function* parseSse(response: Response): AsyncGenerator<SseEvent> {
  if (!response.body) return;
  let buffer = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body) {
    buffer += decoder.decode(chunk as Uint8Array, { stream: true });
    let end = buffer.indexOf('\n\n');
    while (end >= 0) {
      const event = parseFrame(buffer.slice(0, end));
      if (event) yield event;
      buffer = buffer.slice(end + 2);
      end = buffer.indexOf('\n\n');
    }
  }
}

function parseFrame(frame: string): SseEvent | null {
  const fields = new Map(
    frame
      .split('\n')
      .filter((line) => !line.startsWith(':'))
      .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()] as const),
  );
  const data = fields.get('data');
  if (data === undefined) return null;
  return {
    id: fields.get('id') ?? '',
    event: fields.get('event') ?? '',
    data: JSON.parse(data) as SseEvent['data'],
  };
}

/** A body that is sent as it is: a text, or the bytes of another encoding. */
function asBytes(body: unknown): string | Uint8Array<ArrayBuffer> | null {
  if (typeof body === 'string') return body;
  return body instanceof Uint8Array ? new Uint8Array(body) : null;
}
