import { ProblemError, readProblem } from '../shared/problem.js';
import { exclusively } from './tabs/exclusive.js';
import type { Accepted, MessagePage, VisitorSession, WidgetConfig } from './protocol.js';

const REQUEST_TIMEOUT_MS = 20_000;
const DOWNLOAD_TIMEOUT_MS = 300_000;

/** Where the visitor's session is kept between pages. */
export interface SessionStore {
  /** Mark of the person whose sessions these are; empty for nobody. */
  readonly owner: string;
  read(): KeptSession | null;
  write(session: KeptSession): void;
}

export interface KeptSession extends VisitorSession {
  /** The page named its visitor, but the server refused that, so the session is an anonymous one. */
  unproven?: boolean;
}

export interface ApiOptions {
  /** Origin and optional path prefix of the API, without a trailing slash. */
  base: string;
  publishableKey: string;
  locale: string;
  /** JWT by which the page names its visitor; empty for nobody. */
  identity: string;
  sessions: SessionStore;
  /** A session ended and another took its place: earlier cursors no longer mean anything. */
  onSessionReplaced: () => void;
}

/** The calls of `/widget/v1`; throws {@link ProblemError}, or the browser's own error when nothing answered. */
export class WidgetApi {
  private identity: string;
  /** The server has refused the identity: the visitor goes on anonymously. */
  private refused = false;
  private opening: Promise<KeptSession> | null = null;

  constructor(private readonly options: ApiOptions) {
    this.identity = options.identity;
  }

  /** A newer identity of the same person, for the next session. */
  identify(identity: string): void {
    this.identity = identity;
    this.refused = false;
  }

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

  /** Stops an answer; one that is over already, or gone, needs no stopping. */
  async cancel(turnId: string): Promise<void> {
    try {
      await this.visitorCall(() => `turns/${encodeURIComponent(turnId)}/cancel`, json({}));
    } catch (error) {
      if (!(error instanceof ProblemError) || ![404, 409].includes(error.status)) throw error;
    }
  }

  async handoff(): Promise<void> {
    await this.visitorCall(() => 'handoff', json({}));
  }

  /** From now on the visitor's conversation is a new one. */
  async startAnew(): Promise<void> {
    await this.visitorCall(() => 'conversations', json({}));
  }

  /** A JSON file of all that is stored of the visitor. */
  async download(): Promise<Blob> {
    const signal = AbortSignal.timeout(DOWNLOAD_TIMEOUT_MS);
    return (await this.visitorCall(() => 'visitor', { method: 'GET', signal })).blob();
  }

  /** Erases the visitor with everything they said; the session is of no more use. */
  async erase(): Promise<void> {
    await this.visitorCall(() => 'visitor', { method: 'DELETE' });
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
  async open(): Promise<KeptSession> {
    const stored = this.options.sessions.read();
    if (!stored) return this.startSession(null);
    if (!stored.unproven || !this.identity || this.refused) return stored;
    const session = await this.startSession(stored.token);
    if (session.token !== stored.token) this.options.onSessionReplaced();
    return session;
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
  private async renew(refused: string): Promise<KeptSession> {
    const stored = this.options.sessions.read();
    if (stored && stored.token !== refused) return stored;
    const session = await this.startSession(refused);
    this.options.onSessionReplaced();
    return session;
  }

  /**
   * Concurrent callers share one request, and so do the tabs of a shop: a browser must never become two visitors.
   * @param before the token that will not do; another one in its place is another tab's
   */
  private startSession(before: string | null): Promise<KeptSession> {
    const start = async (): Promise<KeptSession> => {
      const stored = this.options.sessions.read();
      return stored && stored.token !== before ? stored : this.startIdentified();
    };
    const { publishableKey, sessions } = this.options;
    const name = `frontdesk:session:${publishableKey}:${sessions.owner}`;
    this.opening ??= exclusively(name, start).finally(() => {
      this.opening = null;
    });
    return this.opening;
  }

  private async startIdentified(): Promise<KeptSession> {
    if (!this.identity || this.refused) return this.createSession({}, this.refused);
    try {
      return await this.createSession({ identity: this.identity }, false);
    } catch (error) {
      if (!(error instanceof ProblemError) || error.status !== 422) throw error;
      this.refused = true;
      // oxlint-disable-next-line no-console -- where the shop's developer looks when a customer is not known
      console.error(`Frontdesk: the visitor stays anonymous (${error.message})`);
      const stored = this.options.sessions.read();
      return stored?.unproven ? stored : this.createSession({}, true);
    }
  }

  private async createSession(who: { identity?: string }, unproven: boolean): Promise<KeptSession> {
    const page = location.href.split(/[?#]/)[0];
    const response = await this.publicCall('sessions', json({ locale: this.options.locale, page, ...who }));
    const session = (await response.json()) as VisitorSession;
    const kept = unproven ? { ...session, unproven } : session;
    this.options.sessions.write(kept);
    return kept;
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
    if (!response.ok) throw await readProblem(response);
    return response;
  }
}

function afterQuery(cursor: string): string {
  return cursor ? `?after=${encodeURIComponent(cursor)}` : '';
}

function json(body: object): RequestInit {
  return { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
}
