import { request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, NestFactory, Reflector } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { AssistantTool } from '../assistant/chat-tool.js';
import { AssistantTools } from '../chat/assistant-tools.port.js';
import { LoneQuestions } from '../chat/lone-questions.service.js';
import { Clock } from '../kernel/clock.js';
import { OPENING_HOURS_INPUT } from '../opening-hours/assistant/input.js';
import { AuthGuard } from '../platform/auth/auth.guard.js';
import { unauthenticated } from '../platform/auth/authenticator.js';
import { setPrincipal, type Principal } from '../platform/auth/principal.js';
import type { RefusalCounter } from '../platform/auth/refusal-counter.js';
import type { RequestCredentials } from '../platform/auth/request-credentials.js';
import { BodyGuard } from '../platform/http/body/body.guard.js';
import { ProblemFilter } from '../platform/http/problem.filter.js';
import { StreamingExpressAdapter } from '../platform/http/streaming-express-adapter.js';
import { RequestLimiter } from '../platform/limits/request-limiter.js';
import { TenantProfiles } from '../platform/tenancy/tenant-profiles.js';
import { McpController } from './mcp.controller.js';
import { McpService } from './mcp.service.js';
import { OfferedTools } from './offered-tools.service.js';

const LIMITS = { requestsPerMinute: 9, messagesPerMinute: 9, visitorMessagesPerMinute: 9, openSockets: 9 };

function keyWith(...scopes: string[]): Principal {
  const key = { tenantId: 'tenant-1', keyId: 'key-1', limits: LIMITS, keyRequestsPerMinute: null };
  return { kind: 'tenant', ...key, scopes };
}

/** By what stands after `Bearer`. */
const CALLERS: Record<string, Principal> = {
  all: keyWith('*'),
  hours: keyWith('settings:read'),
  nothing: keyWith('keys:read'),
  widget: { kind: 'publishable', tenantId: 'tenant-1', keyId: 'key-2', limits: LIMITS },
  visitor: { kind: 'visitor', tenantId: 'tenant-1', visitorId: 'visitor-1', limits: LIMITS },
};

const HOURS: AssistantTool = {
  name: 'opening_hours',
  description: 'When it is open.',
  input: OPENING_HOURS_INPUT,
  scope: 'settings:read',
  execute: (input) => {
    const { aspect } = input as { aspect: string };
    if (aspect === 'break') throw new Error('relation "hours" does not exist');
    return Promise.resolve({ ok: true, data: { aspect }, citations: [] });
  },
};

const REFUSALS: RefusalCounter = {
  isBlocked: () => false,
  count: (_request, refusal) => Promise.resolve(refusal),
};

const CREDENTIALS = {
  prove: (request: { headers: { authorization?: string } }) => {
    const principal = CALLERS[request.headers.authorization?.replace('Bearer ', '') ?? ''];
    if (!principal) return Promise.reject(unauthenticated());
    setPrincipal(request, principal);
    return Promise.resolve(principal);
  },
} as unknown as RequestCredentials;

@Module({
  controllers: [McpController],
  providers: [
    McpService,
    OfferedTools,
    { provide: APP_FILTER, useClass: ProblemFilter },
    { provide: APP_GUARD, useValue: new AuthGuard(new Reflector(), CREDENTIALS, REFUSALS) },
    { provide: APP_GUARD, useValue: new BodyGuard() },
    { provide: AssistantTools, useValue: { all: () => [HOURS], call: callHours } },
    { provide: LoneQuestions, useValue: {} },
    { provide: RequestLimiter, useValue: {} },
    { provide: Clock, useValue: { now: () => new Date() } },
    {
      provide: TenantProfiles,
      useValue: {
        profile: () => Promise.resolve({ name: 'Cedar & Clay', timezone: 'Europe/Dublin', currency: 'EUR' }),
      },
    },
  ],
})
class RigModule {}

async function callHours(...[, input, context]: Parameters<AssistantTools['call']>): Promise<unknown> {
  return HOURS.execute(HOURS.input.read(input), context);
}

let app: NestExpressApplication;
let url: URL;

beforeAll(async () => {
  app = await NestFactory.create<NestExpressApplication>(RigModule, new StreamingExpressAdapter(), {
    bodyParser: false,
    logger: false,
  });
  await app.listen(0, '127.0.0.1');
  url = new URL(`http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}/mcp`);
});
afterAll(() => app.close());

interface Told {
  status: number;
  type: string;
  body: unknown;
}

/** Not by `fetch`, which sends no `Origin` that it is given. */
function send(body: string, caller = 'all', headers: Record<string, string> = {}, method = 'POST') {
  const { promise, resolve, reject } = Promise.withResolvers<Told>();
  const wanted = { authorization: `Bearer ${caller}`, 'content-type': 'application/json', ...headers };
  const sent = httpRequest(url, { method, headers: wanted }, (response) => {
    const pieces: Buffer[] = [];
    response.on('data', (piece: Buffer) => pieces.push(piece));
    response.on('end', () => {
      const text = Buffer.concat(pieces).toString();
      const type = response.headers['content-type']?.split(';')[0] ?? '';
      const status = response.statusCode ?? 0;
      resolve({ status, type, body: text === '' ? null : (JSON.parse(text) as unknown) });
    });
  });
  sent.on('error', reject);
  sent.end(body);
  return promise;
}

function rpc(method: string, params: object = {}): string {
  return JSON.stringify({ jsonrpc: '2.0', id: 1, method, params });
}

function hours(aspect: string): string {
  return rpc('tools/call', { name: 'opening_hours', arguments: { aspect } });
}

async function connected(caller: string): Promise<Client> {
  const client = new Client({ name: 'test', version: '1' });
  const requestInit = { headers: { authorization: `Bearer ${caller}` } };
  await client.connect(new StreamableHTTPClientTransport(url, { requestInit }));
  return client;
}

describe('the official client over HTTP', () => {
  it('initializes, lists and calls', async () => {
    const client = await connected('all');
    expect(client.getServerVersion()).toMatchObject({ name: 'frontdesk' });
    expect(client.getInstructions()).toContain('"Cedar & Clay"');
    expect((await client.listTools()).tools.map(({ name }) => name)).toEqual(['ask', 'opening_hours']);
    const told = await client.callTool({ name: 'opening_hours', arguments: { aspect: 'hours' } });
    expect(told.structuredContent).toEqual({ ok: true, data: { aspect: 'hours' }, sources: [] });
    const wrong = await client.callTool({
      name: 'opening_hours',
      arguments: { aspect: 'hours', days: [{ to: '2026-12-24' }] },
    });
    expect(wrong).toMatchObject({
      isError: true,
      content: [{ type: 'text', text: '/days/0/from: from is needed.' }],
    });
    await client.close();
  });

  it('sees what its key may call', async () => {
    const client = await connected('hours');
    expect((await client.listTools()).tools.map(({ name }) => name)).toEqual(['opening_hours']);
    await expect(client.callTool({ name: 'ask', arguments: { question: 'Open?' } })).rejects.toMatchObject({
      status: 403,
    });
    await client.close();
  });
});

describe('the door', () => {
  it.each([
    ['none', 'stranger', 401, 'unauthenticated'],
    ['a widget key', 'widget', 403, 'wrong_credential'],
    ['a visitor’s token', 'visitor', 403, 'wrong_credential'],
    ['a key without any of the scopes', 'nothing', 403, 'missing_scope'],
  ])('is closed to %s', async (_who, caller, status, code) => {
    const told = await send(rpc('tools/list'), caller);
    expect(told).toMatchObject({ status, type: 'application/problem+json', body: { code } });
  });

  it.each(['http://127.0.0.1', 'https://shop.example', 'null'])(
    'is closed to a page of %s',
    async (origin) => {
      const told = await send(rpc('tools/list'), 'all', { origin });
      expect(told).toMatchObject({ status: 403, body: { code: 'browser_refused' } });
    },
  );

  it.each<[string, string, number]>([
    ['nothing', '', -32700],
    ['a batch', `[${rpc('ping')},${rpc('ping')}]`, -32600],
    ['no message', '{"question":"Open?"}', -32600],
  ])('answers a body that is %s with 400, as JSON-RPC says', async (_what, body, code) => {
    const told = await send(body);
    expect(told).toMatchObject({
      ...{ status: 400, type: 'application/json' },
      body: { jsonrpc: '2.0', error: { code }, id: null },
    });
  });

  it.each([
    ['no JSON', '{"jsonrpc": "2.0",}', 'malformed_json'],
    [
      'a key that every object has',
      '{"jsonrpc":"2.0","id":1,"method":"ping","__proto__":{}}',
      'forbidden_key',
    ],
    ['too deep', `{"a":${'['.repeat(40)}${']'.repeat(40)}}`, 'too_deep'],
  ])('answers a body that cannot be read as every operation: %s', async (_what, body, code) => {
    const type = 'application/problem+json';
    expect(await send(body)).toMatchObject({ status: 400, type, body: { code } });
  });

  it.each(['GET', 'DELETE', 'PUT'])('has no session that %s would read or end', async (method) => {
    const told = await send('', 'all', { accept: 'text/event-stream' }, method);
    expect(told).toMatchObject({ status: 405, body: { code: 'method_not_allowed' } });
    expect((told.body as { detail: string }).detail).toContain('It takes POST.');
  });

  it('takes JSON alone, of at most 128 KB', async () => {
    const long = rpc('tools/call', { name: 'ask', arguments: { question: 'x'.repeat(131_072) } });
    expect(await send(long)).toMatchObject({ status: 413, body: { code: 'body_too_large' } });
    const plain = await send(rpc('ping'), 'all', { 'content-type': 'text/plain' });
    expect(plain).toMatchObject({ status: 415, body: { code: 'unsupported_media_type' } });
  });

  it('has no answer to a notification', async () => {
    const told = await send('{"jsonrpc":"2.0","method":"notifications/initialized"}');
    expect(told).toMatchObject({ status: 202, body: null });
  });

  it('says of a fault nothing but that it was ours, and of the next call nothing at all', async () => {
    const told = await send(hours('break'));
    expect(told).toMatchObject({ status: 500, body: { code: 'internal_error' } });
    expect(JSON.stringify(told)).not.toContain('relation');
    expect(await send(hours('hours'))).toMatchObject({ status: 200, body: { result: {} } });
  });
});
