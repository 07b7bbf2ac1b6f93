import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json as readJson } from 'node:stream/consumers';
import { hijack, type Hijack } from './hijack.js';
import { says } from './replies.js';
import type { Reply, WireBody, WireRequest } from './wire.js';

/** A server of Chat Completions whose model says what a test tells it to. */
export interface Puppet {
  /** Base URL for clients, `http://127.0.0.1:<port>/v1`. */
  url: string;
  /** Every request, in order, also those that were answered with an error. */
  requests: WireRequest[];
  /** The replies to come, one for each request; the last one is repeated. Replaces an earlier script. */
  script(...replies: Reply[]): void;
  /** From now on every answer calls a tool with the attacker's arguments, whatever is asked. */
  hijack(attack: Hijack): void;
  /** TCP connections that clients have opened. */
  connections(): number;
  /** Ends all connections; a connection afterwards is refused. */
  close(): Promise<void>;
}

/** Listens on a free port of the loopback. `GET /v1/models` lists the model `puppet`. */
export async function startPuppet(): Promise<Puppet> {
  const requests: WireRequest[] = [];
  let replies: Reply[] = [says('Hello.')];
  let connections = 0;
  const server = createServer((request, response) => {
    void answer(request, response, requests, () => (replies.length > 1 ? replies.shift() : replies[0]));
  });
  server.on('connection', () => (connections += 1));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    script: (...next) => (replies = next),
    hijack: (attack) => (replies = [hijack(attack)]),
    connections: () => connections,
    close: () => closeServer(server),
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  requests: WireRequest[],
  next: () => Reply | undefined,
): Promise<void> {
  response.on('error', () => undefined);
  if (request.method === 'GET' && request.url?.endsWith('/models')) return listModels(response);
  const noted = await noteRequest(request, response);
  requests.push(noted);
  await next()?.(response, noted);
}

async function noteRequest(request: IncomingMessage, response: ServerResponse): Promise<WireRequest> {
  const body = (await readJson(request).catch(() => ({}))) as WireBody;
  const { method = '', url: path = '', headers } = request;
  const noted: WireRequest = { method, path, headers, body, at: Date.now(), closedAt: null };
  response.once('close', () => {
    if (!response.writableFinished) noted.closedAt = Date.now();
  });
  return noted;
}

function listModels(response: ServerResponse): void {
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ object: 'list', data: [{ id: 'puppet', object: 'model' }] }));
}

async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
}
