import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { documentOf, type Route } from './leaky-documents.js';
import { LeakyShop, type Caller, type Reply } from './leaky-shop.js';

/** The faults of the test server; only one is active at a time. */
export type Fault =
  | 'none'
  | 'words of the other in a 404'
  | 'words of the other in a header'
  | 'words of the other in base64'
  | 'words of everybody in a stream'
  | 'database error in a 404'
  | '404 but changed'
  | '404 but deleted'
  | 'other words for an id that exists'
  | 'search over all tenants'
  | 'cursor that knows ids'
  | 'filter that knows ids'
  | 'global unique value'
  | 'cascade to other tenants'
  | 'deleted is still found'
  | 'slow for an id that exists'
  | 'open to all'
  | 'widget key opens all'
  | 'scopes not looked at'
  | 'keys mint any scope'
  | 'fields of anybody stored'
  | 'id chosen by the client'
  | 'tokens not verified'
  | 'two credentials'
  | 'cookies for every origin'
  | 'look-alike origins'
  | 'visitors see each other'
  | 'child under any parent'
  | 'mixed up under load'
  | 'body that cannot be filled';

/** A small multi-tenant server that isolates its tenants, or fails to in exactly one way. */
export class LeakyServer {
  private constructor(
    private readonly server: Server,
    readonly adminKey: string,
  ) {}

  static async start(fault: Fault): Promise<LeakyServer> {
    const shop = new LeakyShop(fault);
    const server = createServer((request, response) => {
      void answer(shop, fault, request, response);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new LeakyServer(server, shop.adminKey);
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }
}

async function answer(
  shop: LeakyShop,
  fault: Fault,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://local');
  const text = await bodyOf(request);
  const reply = cors(fault, request, url) ?? (await reactTo(shop, fault, request, url, text));
  const headers = fault === 'cookies for every origin' ? crossOrigin(request) : {};
  const isStream = typeof reply.body === 'string';
  response.writeHead(reply.status, {
    'content-type': isStream ? 'text/event-stream' : 'application/json',
    ...headers,
    ...reply.headers,
  });
  response.end(isStream ? reply.body : reply.status === 204 ? '' : JSON.stringify(reply.body));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}

function crossOrigin({ headers: { origin } }: IncomingMessage): Record<string, string> {
  if (origin === undefined) return {};
  return { 'access-control-allow-origin': origin, 'access-control-allow-credentials': 'true' };
}

function cors(_fault: Fault, request: IncomingMessage, _url: URL): Reply | null {
  return request.method === 'OPTIONS' ? { status: 204, body: null } : null;
}

async function reactTo(
  shop: LeakyShop,
  fault: Fault,
  request: IncomingMessage,
  url: URL,
  text: string,
): Promise<Reply> {
  if (url.pathname === '/openapi.json') return { status: 200, body: documentOf(shop.routes, 'tenant') };
  if (url.pathname === '/admin/openapi.json') return { status: 200, body: documentOf(shop.routes, 'admin') };
  const found = routeFor(shop.routes, request.method ?? '', url.pathname);
  const caller = shop.callerOf(request.headersDistinct.authorization ?? [], request.headers.origin);
  if (!found) return problem(caller ? 404 : 401, 'Nothing here.');
  const refused = refusal(fault, found.route, caller);
  if (refused) return refused;
  const body = parsed(text);
  const problems =
    found.route.body && fault !== 'fields of anybody stored' ? shop.problemsOf(found.route, body) : [];
  if (body === undefined || problems.length > 0)
    return { ...problem(422, 'Not valid.'), body: { detail: 'Not valid.', errors: problems } };
  return shop.handle(found.route, { caller, params: found.params, query: url.searchParams, body });
}

function refusal(fault: Fault, route: Route, caller: Caller | 'foreign origin' | null): Reply | null {
  if (route.door === 'none' || (fault === 'open to all' && route.method === 'GET')) return null;
  if (caller === null) return problem(401, 'A credential is needed.');
  if (caller === 'foreign origin') return problem(403, 'Not from this origin.');
  if (fault === 'widget key opens all' && caller.kind === 'publishable') return null;
  if (caller.kind !== route.door) return problem(403, 'The wrong kind of credential.');
  const isHeld =
    caller.scopes.includes('*') || route.scope === undefined || caller.scopes.includes(route.scope);
  if (!isHeld && fault !== 'scopes not looked at')
    return problem(403, `The scope ${route.scope ?? ''} is missing.`);
  return null;
}

function routeFor(routes: Route[], method: string, path: string) {
  for (const route of routes) {
    const names = [...route.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
    const match = new RegExp(`^${route.path.replace(/\{\w+\}/g, '([^/]+)')}$`).exec(path);
    if (route.method !== method || !match) continue;
    return { route, params: Object.fromEntries(names.map((name, index) => [name, match[index + 1] ?? ''])) };
  }
  return null;
}

function problem(status: number, detail: string): Reply {
  return { status, body: { detail, errors: [] } };
}

function parsed(text: string): unknown {
  try {
    return text === '' ? {} : JSON.parse(text);
  } catch {
    return undefined;
  }
}
