import type { IncomingMessage } from 'node:http';
import type { Express, Request } from 'express';
import type { Socket } from 'socket.io';
import { clientAddress } from '../../http/client-address.js';

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
 */
export function socketRequest(socket: Pick<Socket, 'request' | 'handshake'>, app: Express): Request {
  const { headers } = socket.request;
  const { ip, protocol } = asExpress(socket.request, app);
  const token = tokenOf(socket.handshake.auth);
  return {
    ...{ ip, protocol, method: 'POST', url: '/socket.io', originalUrl: '/socket.io', query: {} },
    ...{ destroyed: false, complete: true, socket: { remoteAddress: ip } },
    headers: { ...callHeaders(headers), ...(token !== null && { authorization: `Bearer ${token}` }) },
    headersDistinct: {},
    get: (name: string) => (name.toLowerCase() === 'origin' ? headers.origin : undefined),
  } as unknown as Request;
}

/** The address of the client that opens a connection. */
export function addressOf(request: IncomingMessage, app: Express): string {
  const { ip } = asExpress(request, app);
  return clientAddress({ ip, socket: request.socket } as Request);
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
function tokenOf(auth: unknown): string | null {
  const token = typeof auth === 'object' && auth !== null ? (auth as { token?: unknown }).token : undefined;
  return typeof token === 'string' && token.trim() !== '' ? token : null;
}
