import type { Accepted, MessagePage, VisitorSession, WidgetConfig } from './protocol.js';

const REQUEST_TIMEOUT_MS = 20_000;
const SUSPENDED = 'tenant_suspended';

/** The server answered, but not with success. `detail` comes from its problem document (RFC 9457). */
export class ProblemError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    /** Milliseconds the server asks to wait; 0 when it did not say. */
    readonly retryAfterMs: number,
  ) {
    super(detail || `HTTP ${status}`);
  }

  /** The business's chat is closed for now: the server has suspended it and may let it go on any time. */
  get closed(): boolean {
    return this.code === SUSPENDED;
  }

  /** True when the same request may succeed later: overload, a dependency down, the first try still running. */
  get passing(): boolean {
    const busy = this.status === 429 || this.status === 408 || this.status === 409;
    return this.status >= 500 || busy || this.closed;
  }
}

/** True for the last event of a stream that ends because the chat is closed for now. */
export function saysClosed(event: string, data: string): boolean {
  return event === 'stream.closed' && data.includes(`"${SUSPENDED}"`);
}

/** Where the visitor's session is kept between pages. */
export interface SessionStore {
  read(): VisitorSession | null;
  write(session: VisitorSession): void;
}

export interface ApiOptions {
  /** Origin and optional path prefix of the API, without a trailing slash. */
  base: string;
  publishableKey: string;
  locale: string;
  sessions: SessionStore;
  /** A session ended and another took its place: earlier cursors no longer mean anything. */
  onSessionReplaced: () => void;
}

/** The calls of `/widget/v1`; throws {@link ProblemError}, or the browser's own error when nothing answered. */
export class WidgetApi {
  private opening: Promise<VisitorSession> | null = null;

  constructor(private readonly options: ApiOptions) {}

  async config(): Promise<WidgetConfig> {
    return (await this.publicCall('config', { method: 'GET' })).json() as Promise<WidgetConfig>;
  }

  async send(text: string, clientId: string): Promise<Accepted> {
    return (await this.visitorCall(() => 'messages', json({ text, clientId }))).json() as Promise<Accepted>;
  }

  async messages(after: string | null): Promise<MessagePage> {
    const path = `messages${afterQuery(after ?? '')}`;
    return (await this.visitorCall(() => path, { method: 'GET' })).json() as Promise<MessagePage>;
  }

  async handoff(): Promise<void> {
    await this.visitorCall(() => 'handoff', json({}));
  }

  async rate(score: number, comment: string): Promise<void> {
    await this.visitorCall(() => 'rating', json(comment ? { score, comment } : { score }));
  }

  /** The open event stream; ends when `signal` aborts. */
  async events(cursor: () => string, signal: AbortSignal): Promise<Response> {
    const headers = { Accept: 'text/event-stream' };
    return this.visitorCall(() => `events${afterQuery(cursor())}`, { method: 'GET', headers, signal });
  }

  /** Makes sure a session exists, so that the first message need not wait for one. */
  async open(): Promise<VisitorSession> {
    return this.options.sessions.read() ?? this.startSession();
  }

  /** The path is made anew for a new session, in which an old cursor means nothing. */
  private async visitorCall(path: () => string, init: RequestInit): Promise<Response> {
    const { token } = await this.open();
    try {
      return await this.call(path(), token, init);
    } catch (error) {
      if (!(error instanceof ProblemError) || error.status !== 401) throw error;
      const renewed = await this.renew(token);
      return this.call(path(), renewed.token, init);
    }
  }

  /** Another tab may have renewed the session already: then its token is taken over. */
  private async renew(refused: string): Promise<VisitorSession> {
    const stored = this.options.sessions.read();
    if (stored && stored.token !== refused) return stored;
    const session = await this.startSession();
    this.options.onSessionReplaced();
    return session;
  }

  /** Concurrent callers share one request: a page must never open two sessions. */
  private startSession(): Promise<VisitorSession> {
    this.opening ??= this.createSession().finally(() => {
      this.opening = null;
    });
    return this.opening;
  }

  private async createSession(): Promise<VisitorSession> {
    const page = location.href.split(/[?#]/)[0];
    const response = await this.publicCall('sessions', json({ locale: this.options.locale, page }));
    const session = (await response.json()) as VisitorSession;
    this.options.sessions.write(session);
    return session;
  }

  private publicCall(path: string, init: RequestInit): Promise<Response> {
    return this.call(path, this.options.publishableKey, init);
  }

  private async call(path: string, credential: string, init: RequestInit): Promise<Response> {
    const headers = { Accept: 'application/json', ...init.headers, Authorization: `Bearer ${credential}` };
    const response = await fetch(`${this.options.base}/widget/v1/${path}`, {
      ...init,
      headers,
      // The bearer token is the whole identity: no cookie of the shop is ever sent.
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      signal: init.signal ?? AbortSignal.timeout(REQUEST_TIMEOUT_MS),
    });
    if (!response.ok) throw await problem(response);
    return response;
  }
}

function afterQuery(cursor: string): string {
  return cursor ? `?after=${encodeURIComponent(cursor)}` : '';
}

function json(body: object): RequestInit {
  return { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
}

async function problem(response: Response): Promise<ProblemError> {
  const body = (await response.json().catch(() => ({}))) as { code?: unknown; detail?: unknown };
  const seconds = Number(response.headers.get('Retry-After'));
  return new ProblemError(
    response.status,
    typeof body.code === 'string' ? body.code : '',
    typeof body.detail === 'string' ? body.detail : '',
    seconds > 0 ? seconds * 1000 : 0,
  );
}
