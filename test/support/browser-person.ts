import type { Answer } from './api.js';

/** Sent by a browser with every request of the console's own pages. */
const OWN_SITE = { 'sec-fetch-site': 'same-origin' };

/** Somebody at a browser: keeps the session's cookie, and sends what browsers send. */
export class BrowserPerson {
  private cookie: string | null = null;

  constructor(
    readonly url: string,
    /** Where they sit; their address for the product behind a trusted proxy. */
    private readonly address = '203.0.113.10',
  ) {}

  /** The same browser, whose requests another process answers. */
  at(url: string): BrowserPerson {
    const same = new BrowserPerson(url, this.address);
    same.cookie = this.cookie;
    return same;
  }

  /** What `Set-Cookie` has set; null when signed out. */
  get session(): string | null {
    return this.cookie;
  }

  signIn(email: string, password: string): Promise<Answer<SessionBody>> {
    return this.call<SessionBody>('POST', '/console/v1/session', { email, password });
  }

  redeem(token: string, fields: { password?: string; name?: string } = {}): Promise<Answer<SessionBody>> {
    return this.call<SessionBody>('POST', '/console/v1/links/redeem', { token, ...fields });
  }

  get<Body = Record<string, unknown>>(path: string): Promise<Answer<Body>> {
    return this.call<Body>('GET', path);
  }

  /** @param headers instead of those that the console's own pages send; a cookie goes with every request. */
  async call<Body = Record<string, unknown>>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = OWN_SITE,
  ): Promise<Answer<Body>> {
    const response = await fetch(this.url + path, {
      method,
      headers: {
        'x-forwarded-for': this.address,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(this.cookie === null ? {} : { cookie: this.cookie }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const [set] = response.headers.getSetCookie();
    if (set !== undefined) this.cookie = set.includes('Max-Age=0') ? null : (set.split(';')[0] ?? null);
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') === true;
    return {
      status: response.status,
      headers: response.headers,
      body: (isJson ? JSON.parse(text) : text) as Body,
      text,
    };
  }
}

export interface SessionBody {
  person: { id: string; email: string; name: string };
  member: { id: string; role: string };
  tenant: { id: string; slug: string; name: string };
  tenants: { id: string; role: string; status: string }[];
  scopes: string[];
}
