import type { IncomingMessage } from 'node:http';
import type { Express, Request } from 'express';
import type { Socket } from 'socket.io';
import { AUTH_ERRORS } from '../../auth/auth.errors.js';

/** Headers that belong to the opening request alone, or that would mean something else for a call. */
const LEFT_OUT = new Set([
  ...['authorization', 'cookie', 'idempotency-key', 'last-event-id', 'prefer', 'accept'],
  ...[
    'content-length',
    'content-type',
    'content-encoding',
    'transfer-encoding',
    'expect',
    'upgrade',
    'connection',
  ],
]);

/**
 * What a socket calls with, in the form in which guards, limits and the audit log know a request: address, origin and
 * credential of the connection. The address is kept, because a connection that is gone has none.
 * @throws DomainError `unauthenticated` when the handshake brings no token
 */
export function socketRequest(socket: Pick<Socket, 'request' | 'handshake'>, app: Express): Request {
  const { headers } = socket.request;
  const { ip, protocol } = asExpress(socket.request, app);
  return {
    ...{ ip, protocol, method: 'POST', url: '/socket.io', originalUrl: '/socket.io', query: {} },
    ...{ destroyed: false, complete: true, socket: { remoteAddress: ip } },
    headers: { ...callHeaders(headers), authorization: `Bearer ${tokenOf(socket.handshake.auth)}` },
    headersDistinct: {},
    get: (name: string) => (name.toLowerCase() === 'origin' ? headers.origin : undefined),
  } as unknown as Request;
}

/** Express finds address and protocol behind the trusted proxies from these. */
function asExpress({ headers, socket }: IncomingMessage, app: Express): Pick<Request, 'ip' | 'protocol'> {
  const view = Object.create(app.request) as Request;
  Object.defineProperties(view, {
    headers: { value: headers },
    socket: { value: socket },
    connection: { value: socket },
  });
  return { ip: view.ip, protocol: view.protocol };
}

function callHeaders(headers: IncomingMessage['headers']): IncomingMessage['headers'] {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !LEFT_OUT.has(name)));
}

/** No other place counts: what stands in an address is logged by proxies, and a cookie is sent by foreign pages too. */
function tokenOf(auth: unknown): string {
  const token = typeof auth === 'object' && auth !== null ? (auth as { token?: unknown }).token : undefined;
  if (typeof token === 'string' && token.trim() !== '') return token;
  throw AUTH_ERRORS.unauthenticated(
    'No token came with the connection. Connect with auth: { token: "<visitor token or secret key>" }.',
  );
}
