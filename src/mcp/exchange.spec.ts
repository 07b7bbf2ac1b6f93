import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import type { CallToolResult } from '@modelcontextprotocol/server';
import { invalid } from '../kernel/errors.js';
import { exchange, type Offer, type Reply } from './exchange.js';
import { MCP_ERRORS } from './mcp.errors.js';

const ECHO = {
  name: 'echo',
  description: 'Says it again.',
  inputSchema: { type: 'object' as const, properties: { text: { type: 'string' } } },
};

function offering(call: Offer['call']): Offer {
  return { instructions: 'For tests.', list: () => [ECHO], call };
}

const ECHOING = offering((name, input) => {
  if (name !== 'echo') return Promise.resolve(null);
  const { text } = input as { text: string };
  return Promise.resolve<CallToolResult>({ content: [{ type: 'text', text }] });
});

type Mode = NonNullable<ConstructorParameters<typeof Client>[1]>['versionNegotiation'];

/** The official client, whose requests are answered here instead of by a server. */
async function clientOf(offer: Offer, versionNegotiation?: Mode): Promise<Client> {
  const fetched = async (_url: unknown, init: RequestInit = {}): Promise<Response> => {
    if (init.method !== 'POST') return new Response(null, { status: 405 });
    const message: unknown = JSON.parse(init.body as string);
    const { status, body } = await exchange(message, Object.fromEntries(new Headers(init.headers)), offer);
    return body === undefined ? new Response(null, { status }) : Response.json(body, { status });
  };
  const client = new Client(
    { name: 'test', version: '1' },
    { ...(versionNegotiation && { versionNegotiation }) },
  );
  const url = new URL('http://desk.example/mcp');
  await client.connect(new StreamableHTTPClientTransport(url, { fetch: fetched }));
  return client;
}

async function raw(message: unknown, headers: Record<string, string> = {}, offer = ECHOING): Promise<Reply> {
  return exchange(message, headers, offer);
}

describe('the official client', () => {
  it.each<[string, Mode, string]>([
    ['that begins with initialize', { mode: 'legacy' }, '2025-11-25'],
    ['of revision 2026-07-28', { mode: { pin: '2026-07-28' } }, '2026-07-28'],
    ['that finds out', { mode: 'auto' }, '2026-07-28'],
  ])('%s lists and calls', async (_which, mode, version) => {
    const client = await clientOf(ECHOING, mode);
    expect(client.getNegotiatedProtocolVersion()).toBe(version);
    expect(client.getInstructions()).toBe('For tests.');
    expect((await client.listTools()).tools).toMatchObject([ECHO]);
    const { content } = await client.callTool({ name: 'echo', arguments: { text: 'hello' } });
    expect(content).toEqual([{ type: 'text', text: 'hello' }]);
    await expect(client.callTool({ name: 'other', arguments: {} })).rejects.toMatchObject({ code: -32602 });
  });

  it('reads what is wrong as the result of the tool, with the name of the field', async () => {
    const wrong = invalid([{ pointer: '/days/0', code: 'missing', detail: 'from is needed.' }]);
    const client = await clientOf(offering(() => Promise.reject(wrong)));
    expect(await client.callTool({ name: 'echo', arguments: {} })).toMatchObject({
      isError: true,
      content: [{ type: 'text', text: '/days/0: from is needed.' }],
      structuredContent: {
        code: 'invalid',
        errors: [{ pointer: '/days/0', code: 'missing', detail: 'from is needed.' }],
      },
    });
  });
});

const CALL = {
  ...{ jsonrpc: '2.0', id: 7, method: 'tools/call' },
  params: { name: 'echo', arguments: { text: 'a' } },
};

function initialize(protocolVersion: string): object {
  const params = { protocolVersion, capabilities: {}, clientInfo: { name: 'test', version: '1' } };
  return { jsonrpc: '2.0', id: 1, method: 'initialize', params };
}

describe('a message', () => {
  it.each(['2025-11-25', '2025-06-18', '2025-03-26', '2024-11-05'])(
    'that begins with revision %s is answered in it',
    async (version) => {
      const { status, body } = await raw(initialize(version));
      expect(status).toBe(200);
      expect(body).toMatchObject({ id: 1, result: { protocolVersion: version } });
    },
  );

  it('of a revision that there is not is answered with one that there is', async () => {
    expect(await raw(initialize('1999-01-01'))).toMatchObject({
      status: 200,
      body: { result: { protocolVersion: '2025-11-25' } },
    });
    expect(await raw(CALL, { 'mcp-protocol-version': '1999-01-01' })).toMatchObject({
      status: 400,
      body: { error: { code: -32000, message: expect.stringContaining('2025-11-25') as string } },
    });
  });

  it('needs no session, and a notification no answer', async () => {
    expect(await raw(CALL)).toMatchObject({
      status: 200,
      body: { jsonrpc: '2.0', id: 7, result: { content: [{ type: 'text', text: 'a' }] } },
    });
    const told = await raw({ jsonrpc: '2.0', method: 'notifications/initialized' });
    expect(told).toEqual({ status: 202, body: undefined });
  });

  it.each<[string, unknown, number, number]>([
    ['nothing', undefined, 400, -32700],
    ['a batch', [CALL, CALL], 400, -32600],
    ['an empty batch', [], 400, -32600],
    ['null', null, 400, -32600],
    ['a text', 'tools/list', 400, -32600],
    ['an object of another kind', { question: 'Open?' }, 400, -32600],
    ['another version of JSON-RPC', { ...CALL, jsonrpc: '1.0' }, 400, -32600],
    ['an id that is an object', { ...CALL, id: {} }, 400, -32600],
    ['an id that is a fraction', { ...CALL, id: 2.5 }, 400, -32600],
    ['an id that is too long', { ...CALL, id: 'x'.repeat(300) }, 400, -32600],
    ['a wish to listen', { jsonrpc: '2.0', id: 1, method: 'subscriptions/listen' }, 404, -32601],
    ['an unknown method', { jsonrpc: '2.0', id: 1, method: 'shop/rob' }, 200, -32601],
    ['a call without a name', { jsonrpc: '2.0', id: 1, method: 'tools/call', params: {} }, 200, -32602],
    ['arguments that are a text', { ...CALL, params: { name: 'echo', arguments: 'a' } }, 200, -32602],
  ])('that is %s is refused as JSON-RPC says', async (_what, message, status, code) => {
    expect(await raw(message)).toMatchObject({
      status,
      body: { jsonrpc: '2.0', error: { code, message: expect.any(String) as string } },
    });
  });

  it('fails with what a tool throws and its caller cannot correct', async () => {
    const failing = (error: Error) =>
      raw(
        CALL,
        {},
        offering(() => Promise.reject(error)),
      );
    const late = MCP_ERRORS.call_too_long('Too long.');
    await expect(failing(late)).rejects.toBe(late);
    const fault = new Error('relation "orders" does not exist');
    await expect(failing(fault)).rejects.toBe(fault);
  });
});
