import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { StandInCustomers } from './stand-in-customers.js';
import { StandInConversation, type Script } from './stand-in-conversation.js';
import { demoPage, type DemoShop } from './stand-in-demo.js';

/** Strict enough that an inline script, an inline style, HTML from a string or a foreign request would fail. */
export const STRICT_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types frontdesk',
].join('; ');

const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.png': 'image/png',
};

interface Refusal {
  status: number;
  code: string;
  detail: string;
  retryAfter?: number;
}

const SUSPENDED: Refusal = { status: 403, code: 'tenant_suspended', detail: 'This business is suspended.' };

const INVALID_IDENTITY: Refusal = {
  status: 422,
  code: 'invalid_identity',
  detail: 'This identity is not valid.',
};

export interface StandInConfig {
  color?: string;
  greeting?: string;
  greetings?: Record<string, string>;
  name?: string;
  locale?: string;
  address?: 'formal' | 'informal';
}

interface StandInOptions {
  /** Folder that `web/build.mjs` wrote. */
  assets: string;
  shop: DemoShop;
  shops: DemoShop[];
  script: Script;
  config?: StandInConfig;
  pageSize?: number;
}

/**
 * A fake server with the widget's API, scripted answers, and methods that simulate faults of network and server. One
 * tenant, kept in memory.
 */
export class StandIn {
  readonly key = 'fd_pub_standin';
  readonly customers = new StandInCustomers();
  readonly seen: { method: string; path: string; origin: string | undefined; body: unknown }[] = [];
  /** By visitor token. */
  readonly conversations = new Map<string, StandInConversation>();
  private readonly server: Server;
  private readonly open = new Set<ServerResponse>();
  private refusals = new Map<string, Refusal[]>();
  private hanging = new Set<string>();
  private allowed = true;
  private isSuspended = false;

  private constructor(private readonly options: StandInOptions) {
    this.server = createServer((request, response) => {
      this.handle(request, response).catch((error: unknown) => response.destroy(error as Error));
    });
  }

  static async start(options: StandInOptions, port = 0): Promise<StandIn> {
    const standIn = new StandIn(options);
    await new Promise<void>((resolve) => standIn.server.listen(port, '127.0.0.1', resolve));
    return standIn;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.dropStreams();
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** The network breaks: every open event stream ends in the middle. */
  dropStreams(): void {
    for (const response of this.open) response.destroy();
    this.open.clear();
  }

  /** While away, the API does not answer: connections are closed. */
  set away(away: boolean) {
    this.allowed = !away;
    if (away) this.dropStreams();
  }

  /** Like the product: every call is refused, and open streams end with the closing event. */
  set suspended(suspended: boolean) {
    this.isSuspended = suspended;
    if (!suspended) return;
    const data = JSON.stringify({ code: SUSPENDED.code, detail: SUSPENDED.detail });
    for (const response of this.open) response.end(`event: stream.closed\ndata: ${data}\n\n`);
    this.open.clear();
  }

  /** The next such call, for example `POST messages`, is refused. */
  refuseOnce(call: string, refusal: Refusal): void {
    this.refusals.set(call, [...(this.refusals.get(call) ?? []), refusal]);
  }

  /** The next such call is executed, but its response never arrives. */
  loseAnswerOnce(call: string): void {
    this.hanging.add(call);
  }

  expireSessions(): void {
    this.conversations.clear();
  }

  /** Event streams that are open now. */
  get openStreams(): number {
    return this.open.size;
  }

  get latest(): StandInConversation {
    const latest = [...this.conversations.values()].at(-1);
    if (!latest) throw new Error('no session yet');
    return latest;
  }

  requests(method: string, at: string): unknown[] {
    return this.seen.filter((each) => each.method === method && each.path === at).map((each) => each.body);
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.url);
    const api = url.pathname.startsWith('/widget/v1/');
    if (api && !this.allowed) return void request.socket.destroy();
    if (api && request.method === 'OPTIONS') return preflight(response);
    if (api) return this.api(request, response, url, url.pathname.slice('/widget/v1/'.length));
    if (url.pathname === '/demo') return this.demo(response, url.searchParams.get('shop'));
    return this.asset(response, url.pathname);
  }

  private async api(request: IncomingMessage, response: ServerResponse, url: URL, at: string): Promise<void> {
    const method = request.method ?? 'GET';
    const body = await bodyOf(request);
    this.seen.push({ method, path: at, origin: request.headers.origin, body });
    if (this.isSuspended) return problem(response, SUSPENDED);
    const refusal = this.refusals.get(`${method} ${at}`)?.shift();
    if (refusal) return problem(response, refusal);
    const token = request.headers.authorization?.replace(/^Bearer /, '') ?? '';
    if (at === 'config' || at === 'sessions') return this.publicCall(response, at, token, body);
    const conversation = this.conversations.get(token);
    if (!conversation) return problem(response, { status: 401, code: 'session_expired', detail: 'Expired.' });
    if (at === 'events') return this.events(response, conversation, url.searchParams.get('after'));
    const answer = this.visitorCall(conversation, `${method} ${at}`, body, url);
    if (this.hanging.delete(`${method} ${at}`)) return void request.socket.destroy();
    if ('code' in answer) problem(response, answer);
    else json(response, answer.status, answer.body);
  }

  private publicCall(response: ServerResponse, at: string, credential: string, body: unknown): void {
    if (credential !== this.key) {
      return problem(response, { status: 401, code: 'unauthorized', detail: 'Unknown key.' });
    }
    if (at === 'config') return json(response, 200, this.config());
    const { identity } = body as { identity?: string };
    const start = (): StandInConversation => new StandInConversation(this.options.script);
    const stranger = { visitorId: randomUUID(), conversation: start() };
    const visitor = identity === undefined ? stranger : this.customers.verify(identity, start);
    if (!visitor) return problem(response, INVALID_IDENTITY);
    const token = `vt_${randomUUID()}`;
    this.conversations.set(token, visitor.conversation);
    json(response, 201, {
      token,
      visitorId: visitor.visitorId,
      conversationId: null,
      expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
    });
  }

  private config(): object {
    const { shop, config } = this.options;
    return {
      name: shop.name,
      assistant: {
        name: config?.name ?? 'Robin',
        greeting: config?.greeting ?? 'Hello! What can I look up for you?',
        greetings: config?.greetings ?? {},
        disclosure: 'You are talking to an automatic assistant.',
        ...(config?.address && { address: config.address }),
      },
      widget: { color: config?.color ?? '#8a4228', position: 'right' },
      locale: config?.locale ?? shop.locale,
    };
  }

  private visitorCall(
    conversation: StandInConversation,
    call: string,
    body: unknown,
    url: URL,
  ): { status: number; body: unknown } | Refusal {
    const { text = '', clientId = '' } = (body ?? {}) as { text?: string; clientId?: string };
    if (call === 'POST messages') {
      if (text.length > 8000) return { status: 422, code: 'too_long', detail: 'At most 8,000 characters.' };
      return { status: 202, body: conversation.receive(text, clientId) };
    }
    if (call === 'GET messages') {
      const size = this.options.pageSize ?? 20;
      return { status: 200, body: conversation.page(url.searchParams.get('after'), size) };
    }
    if (call === 'POST handoff') conversation.handoff('asked_for');
    const cancelled = /^POST turns\/([\w-]+)\/cancel$/.exec(call)?.[1];
    if (cancelled !== undefined) conversation.cancel(cancelled);
    if (call === 'POST conversations') this.startAnew(conversation);
    if (call === 'GET visitor')
      return { status: 200, body: { conversations: [conversation.page(null, 100)] } };
    if (call === 'DELETE visitor') this.erase(conversation);
    return { status: 200, body: {} };
  }

  /** As in the product, streams that are open stay with the conversation that was left. */
  private startAnew(left: StandInConversation): void {
    left.resolve();
    for (const [token, conversation] of this.conversations)
      if (conversation === left) this.conversations.set(token, new StandInConversation(this.options.script));
  }

  private erase(erased: StandInConversation): void {
    for (const [token, conversation] of this.conversations)
      if (conversation === erased) this.conversations.delete(token);
    this.dropStreams();
  }

  private events(response: ServerResponse, conversation: StandInConversation, after: string | null): void {
    response.writeHead(200, { ...CORS, 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
    response.write(':\n\n');
    this.open.add(response);
    const stop = conversation.follow(after, (frame) => response.write(frame));
    response.on('close', () => {
      stop();
      this.open.delete(response);
    });
  }

  private async demo(response: ServerResponse, slug: string | null): Promise<void> {
    const shop = this.options.shops.find((each) => each.slug === slug) ?? this.options.shop;
    const template = await readFile(path.join(this.options.assets, 'demo.html'), 'utf8');
    const page = demoPage(template, shop, this.options.shops, {
      publishableKey: this.key,
      apiBase: this.url,
    });
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': STRICT_POLICY,
    });
    response.end(page);
  }

  private async asset(response: ServerResponse, at: string): Promise<void> {
    const name = path.basename(at);
    const content = await readFile(path.join(this.options.assets, name)).catch(() => null);
    if (!content) return void response.writeHead(404).end();
    const type = TYPES[path.extname(name)] ?? 'text/plain';
    response.writeHead(200, { 'content-type': type, 'access-control-allow-origin': '*' }).end(content);
  }
}

const CORS = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'Retry-After, X-Request-Id',
};

function preflight(response: ServerResponse): void {
  const allow = {
    'access-control-allow-headers': 'Authorization, Content-Type',
    'access-control-allow-methods': 'GET, POST, DELETE',
    'access-control-max-age': '600',
  };
  response.writeHead(204, { ...CORS, ...allow }).end();
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return chunks.length > 0 ? JSON.parse(Buffer.concat(chunks).toString('utf8')) : null;
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { ...CORS, 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function problem(response: ServerResponse, { status, code, detail, retryAfter }: Refusal): void {
  const wait = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
  response.writeHead(status, { ...CORS, ...wait, 'content-type': 'application/problem+json' });
  response.end(JSON.stringify({ title: code, status, code, detail }));
}
