import { request as httpRequest } from 'node:http';
import { Client, StreamableHTTPClientTransport, type ClientOptions } from '@modelcontextprotocol/client';
import { Api, type Answer } from '../support/api.js';

type Mode = NonNullable<ClientOptions['versionNegotiation']>;

/** The revision without a handshake, in which the end of a request's connection cancels it. */
export const NEWEST: Mode = { mode: { pin: '2026-07-28' } };
/** Those before, which begin with `initialize`. */
export const EARLIER: Mode = { mode: 'legacy' };

const open: Client[] = [];

/** The official client, as another agent uses it. `closeClients` ends it. */
export async function mcpClient({ url, key }: Pick<Api, 'url' | 'key'>, mode = NEWEST): Promise<Client> {
  const client = new Client({ name: 'an agent', version: '1' }, { versionNegotiation: mode });
  const requestInit = { headers: { authorization: `Bearer ${key}` } };
  await client.connect(new StreamableHTTPClientTransport(new URL(`${url}/mcp`), { requestInit }));
  open.push(client);
  return client;
}

export async function closeClients(): Promise<void> {
  await Promise.all(open.splice(0).map((client) => client.close()));
}

/** A key of the business that holds no more than these scopes. */
export async function keyWith(api: Api, ...scopes: string[]): Promise<Api> {
  const { status, body, text } = await api.post<{ secret: string }>('/v1/api-keys', {
    name: 'An agent',
    scopes,
  });
  if (status !== 201) throw new Error(`No key was made: ${status} ${text}`);
  return new Api(api.url, body.secret);
}

export type Called = Awaited<ReturnType<Client['callTool']>>;

/** A message of the protocol. */
export function rpc(method: string, params: object = {}): { id: number; [name: string]: unknown } {
  return { jsonrpc: '2.0', id: 1, method, params };
}

export function call(name: string, input: object): object {
  return rpc('tools/call', { name, arguments: input });
}

/** One request by hand and not by `fetch`, which sends no `Origin` and no `Host` that it is given. */
export function send(
  { url, key }: Pick<Api, 'url' | 'key'>,
  body: string | Buffer,
  headers: Record<string, string> = {},
  method = 'POST',
): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const always = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const sent = httpRequest(`${url}/mcp`, { method, headers: { ...always, ...headers } }, (response) => {
    const pieces: Buffer[] = [];
    response.on('data', (piece: Buffer) => pieces.push(piece));
    response.on('end', () => {
      const text = Buffer.concat(pieces).toString();
      const told = new Headers(
        Object.entries(response.headers).map(([name, value]): [string, string] => [name, String(value)]),
      );
      const isJson = told.get('content-type')?.includes('json') === true;
      resolve({
        status: response.statusCode ?? 0,
        headers: told,
        text,
        body: isJson ? JSON.parse(text) : text,
      });
    });
  });
  // A body that is refused before its end cannot be sent to its end.
  sent.on('error', (error: NodeJS.ErrnoException) => {
    if (!['EPIPE', 'ECONNRESET'].includes(error.code ?? '')) reject(error);
  });
  sent.end(body);
  return promise;
}
