import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Collector } from '../../scripts/lib/collector/collector.mjs';
import { startPuppet, type Puppet } from '../puppet-model/puppet-model.js';
import { says } from '../puppet-model/replies.js';
import { OtlpSink, type SentSpan } from '../stand-ins/otlp-sink.js';
import { Api, atLast } from '../support/api.js';
import type { TestBusiness } from '../support/businesses.js';
import { isDeep, rounds } from '../support/depth.js';
import { SIGN } from '../support/event-signatures.js';
import { eventually, stopwatch, until } from '../support/eventually.js';
import type { FrontdeskProcess } from '../support/frontdesk-process.js';
import { noteProcess, runDir } from '../support/noted-processes.js';
import type { PageBody } from './expectations.js';
import { Site } from './site.js';
import { readSource, type SourceBody } from './source-rig.js';
import { Stage } from './stage.js';
import type { MessageBody } from './turns.js';

jest.setTimeout(rounds(400_000, 1_800_000));

const SECRET = { CHAT_SHARED_SECRET: 'a-shared-secret-of-this-test-alone' };
const SHOPIFY_SECRET = 'shpss_0123456789abcdef0123456789abcdef';
/** As many as the requirement has in a deep run. */
const FOLLOWED = rounds(25, 100);
/** What a visitor has said, which no span may hold. */
const SAID = 'quixotically';
/** What stands in addresses and headers of callers, and in the address of a source. */
const TOLD = 'xylographer';

let stage: Stage;
let sink: OtlpSink;
/** A real one, before the sink, in deep runs: compiling it takes two minutes. */
let collector: Collector | null = null;
let puppet: Puppet;
let shop: TestBusiness;
let frontdesk: FrontdeskProcess;
let chat: FrontdeskProcess;

beforeAll(async () => {
  [stage, sink, puppet] = await Promise.all([Stage.open(), OtlpSink.start(), startPuppet()]);
  if (isDeep) collector = await Collector.start(runDir(), sink.url, noteProcess);
  puppet.script(says('We have many of them, and they are all handmade in our own workshop here.'));
  const env = {
    ...SECRET,
    ...{ OTEL_EXPORTER_OTLP_ENDPOINT: collector?.url ?? sink.url, OTEL_TRACES_SAMPLER_ARG: '1' },
    ...{ OPENAI_BASE_URL: puppet.url, OPENAI_MODEL: 'gpt-4o-mini', OPENAI_API_KEY: 'k' },
    ...{ MODEL_PRIVATE_HOSTS: '127.0.0.1', SOURCE_PRIVATE_HOSTS: '127.0.0.1' },
  };
  chat = await stage.startChat(env);
  frontdesk = await stage.start({ ...env, CHAT_URL: chat.url });
  shop = await stage.business(frontdesk);
  await shop.api.patch('/v1/tenant', { assistant: { mode: 'model' } });
});
afterAll(async () => {
  await stage.close();
  await puppet.close();
  sink.close();
});

async function visitor(): Promise<Api> {
  const { body } = await shop.widget.post<{ token: string }>('/widget/v1/sessions');
  return new Api(frontdesk.url, body.token);
}

/** Asks as the widget does, and waits for the answer. */
async function asked(headers: Record<string, string>, text = `Are hovercrafts ${SAID} good?`): Promise<void> {
  const widget = await visitor();
  const sent = await widget.post('/widget/v1/messages', { text, clientId: randomUUID() }, headers);
  expect(sent.status).toBe(202);
  await eventually(async () => {
    const { status, body } = await widget.get<PageBody<MessageBody>>('/widget/v1/messages');
    return status === 200 && body.data.some(({ from }) => from === 'assistant');
  });
}

/** The id of the trace whose first span names this one of a caller. */
function linkedTo(callersTraceId: string): Promise<string> {
  return eventually(() => Promise.resolve(sink.linkedTo(callersTraceId) ?? false));
}

/** The spans of a trace, once this one has come. */
async function traced(traceId: string, last: Partial<SentSpan>): Promise<SentSpan[]> {
  const isLast = (span: SentSpan) =>
    Object.entries(last).every(([key, value]) => span[key as keyof SentSpan] === value);
  return eventually(async () => {
    const spans = sink.of(traceId);
    return spans.some(isLast) && spans;
  });
}

function named(spans: SentSpan[], name: string | RegExp): SentSpan {
  const found = spans.find((span) => (typeof name === 'string' ? span.name === name : name.test(span.name)));
  if (!found) throw new Error(`No span ${String(name)} among ${spans.map((span) => span.name).join(', ')}`);
  return found;
}

/** Names from a span up to its root. */
function pathOf(spans: SentSpan[], from: SentSpan): string[] {
  const above = spans.find(({ spanId }) => spanId === from.parentSpanId);
  return [`${from.service} ${from.name}`, ...(above ? pathOf(spans, above) : [])];
}

test('one trace goes from the widget over queue and gRPC to the model', async () => {
  const callers = randomBytes(16).toString('hex');
  await asked({ traceparent: `00-${callers}-00f067aa0ba902b7-01` });
  const traceId = await linkedTo(callers);
  await traced(traceId, { name: 'chat.turn' });
  await traced(traceId, { name: 'chat.answer' });
  await traced(traceId, { name: 'POST Widget_send' });
  // A job's span ends after that of its turn.
  const spans = await eventually(() => {
    const sent = sink.of(traceId);
    return Promise.resolve(sent.some(({ name }) => name.startsWith('process turns')) && sent);
  });
  const call = spans.find(
    ({ service, name, attributes }) =>
      service === 'frontdesk-chat' &&
      name === 'POST' &&
      String(attributes['server.port']) === new URL(puppet.url).port,
  );
  if (!call)
    throw new Error(
      `The model was not called in the trace: ${JSON.stringify(spans.map(({ service, name }) => `${service} ${name}`))}`,
    );
  const path = pathOf(spans, call);
  expect(path.slice(1, 4)).toEqual([
    'frontdesk-chat chat.model',
    'frontdesk-chat chat.answer',
    'frontdesk-api chat.turn',
  ]);
  expect(path[4]).toMatch(/^frontdesk-api process turns/);
  expect(path.at(-1)).toBe('frontdesk-api POST Widget_send');
  expect(named(spans, 'POST Widget_send').parentSpanId).toBe('');
  expect(named(spans, 'chat.retrieval').service).toBe('frontdesk-chat');
  expect(spans.map(({ scope }) => scope)).toEqual(
    expect.arrayContaining(['@opentelemetry/instrumentation-pg', '@opentelemetry/instrumentation-ioredis']),
  );
  expect(puppet.requests.at(-1)?.headers['traceparent']).toContain(traceId);
});

test('one trace goes from a webhook of a platform to the job that takes it over', async () => {
  const source = await shop.api.post<{ id: string; url: string }>('/v1/event-sources', {
    ...{ kind: 'shopify', secret: SHOPIFY_SECRET },
  });
  const file = join(__dirname, '..', 'fixtures', 'events', 'shopify-order-updated.json');
  const raw = Buffer.from(JSON.stringify(JSON.parse(readFileSync(file, 'utf8'))));
  const callers = randomBytes(16).toString('hex');
  const headers = {
    'content-type': 'application/json',
    ...SIGN.shopify(SHOPIFY_SECRET, raw, 'orders/create', randomUUID()),
    traceparent: `00-${callers}-00f067aa0ba902b7-01`,
  };
  const { status } = await atLast(() =>
    fetch(source.body.url, { method: 'POST', body: new Uint8Array(raw), headers }),
  );
  expect(status).toBeLessThan(300);
  const traceId = await linkedTo(callers);
  const spans = await eventually(async () => {
    const all = sink.of(traceId);
    return all.some(({ name }) => name.startsWith('process events')) && all;
  });
  expect(pathOf(spans, named(spans, /^process events/)).at(-1)).toMatch(/^frontdesk-api POST /);
});

test.each([
  ['asks to be recorded', '01'],
  ['asks not to be', '00'],
])('a caller who %s decides nothing: its trace is named by a link alone', async (_, flags) => {
  const callers = randomBytes(16).toString('hex');
  const header = `00-${callers}-00f067aa0ba902b7-${flags}`;
  await shop.api.get('/v1/tenant', { traceparent: header, tracestate: `vendor=${TOLD}` });
  const [first] = await traced(await linkedTo(callers), { name: 'GET Tenant_get' });
  const span = named(sink.of(first?.traceId ?? ''), 'GET Tenant_get');
  expect(span.traceId).not.toBe(callers);
  expect(span.parentSpanId).toBe('');
  expect(span.links).toMatchObject([{ traceId: callers, spanId: '00f067aa0ba902b7' }]);
});

test('a trace that AWS has begun is linked, and that of W3C goes before it', async () => {
  const [root, w3c] = ['5759e988bd862e3fe1be46a994272793', randomBytes(16).toString('hex')];
  const xray = `Root=1-${root.slice(0, 8)}-${root.slice(8)};Parent=53995c3f42cd8ad8;Sampled=1`;
  await shop.api.get('/v1/tenant', { 'x-amzn-trace-id': xray });
  await traced(await linkedTo(root), { name: 'GET Tenant_get' });
  await shop.api.get('/v1/tenant', {
    ...{ 'x-amzn-trace-id': xray, traceparent: `00-${w3c}-00f067aa0ba902b7-01` },
  });
  await traced(await linkedTo(w3c), { name: 'GET Tenant_get' });
  expect(sink.spans.filter(({ links }) => links.some(({ traceId }) => traceId === root))).toHaveLength(1);
});

/** Each place where a caller, a visitor or a business writes something, with the same word in it. */
async function tellEverywhere(): Promise<void> {
  const site = await Site.start();
  try {
    const headers = {
      'x-forwarded-for': `203.0.113.77, ${TOLD}.example`,
      forwarded: `for=203.0.113.78;host=${TOLD}.example`,
      'user-agent': `browser of ${TOLD}`,
      referer: `https://${TOLD}.example/`,
    };
    const address = `/${TOLD}/products.json?access_token=${TOLD}`;
    site.set(address, JSON.stringify({ products: [] }));
    const { body } = await shop.api.post<SourceBody>('/v1/sources', {
      kind: 'feed',
      url: site.url + address,
    });
    await readSource(shop.api, body.id);
    expect(site.count(address)).toBe(1);
    await eventually(() =>
      Promise.resolve(
        sink.spans.some(({ attributes }) => String(attributes['server.port']) === new URL(site.url).port),
      ),
    );
    await shop.api.get(`/v1/orders?q=${TOLD}&customer=${TOLD}%40mail.example`, headers);
    await shop.api.get(`/v1/${TOLD}`, headers);
    const callers = randomBytes(16).toString('hex');
    await asked({ ...headers, traceparent: `00-${callers}-00f067aa0ba902b7-01` });
    await traced(await linkedTo(callers), { name: 'chat.turn' });
  } finally {
    site.close();
  }
}

test('spans hold no words and addresses of visitors, no keys and no secrets', async () => {
  await tellEverywhere();
  const text = JSON.stringify(sink.spans);
  expect(sink.spans.length).toBeGreaterThan(20);
  for (const secret of [
    ...[SAID, TOLD, '203.0.113.7', 'client.address', 'network.peer', 'user_agent'],
    shop.api.key,
    shop.widget.key,
    stage.secrets.adminKey,
    SECRET.CHAT_SHARED_SECRET,
  ])
    expect(text).not.toContain(secret);
  expect(text).not.toMatch(/"url\.(?:full|path|query)"|@mail|%40mail/u);
});

test('one id leads through the log of every process', async () => {
  const id = `walk-${randomUUID()}`;
  await asked({ 'x-correlation-id': id }, 'Would you say that hovercrafts are nice?');
  const linesOf = ({ log }: FrontdeskProcess) =>
    log.filter((line) => line.includes(`"correlationId":"${id}"`));
  const has = (process: FrontdeskProcess, what: string) =>
    linesOf(process).some((line) => line.includes(what));
  // The log of each process comes by a pipe of its own.
  await until('the job has ended, and its lines have come', () =>
    [
      has(frontdesk, 'turn.answer done'),
      has(frontdesk, 'POST /widget/v1/messages 202'),
      has(chat, 'Turn answered'),
    ].every(Boolean),
  );
  for (const line of [...linesOf(frontdesk), ...linesOf(chat)])
    expect(JSON.parse(line)).toMatchObject({
      tenant: shop.id,
      traceId: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
  expect(
    new Set(
      [...linesOf(frontdesk), ...linesOf(chat)].map(
        (line) => (JSON.parse(line) as { traceId: string }).traceId,
      ),
    ).size,
  ).toBe(1);
  expect(puppet.requests.at(-1)?.headers['x-client-request-id']).toBe(id);
});

test(`check 141: ${FOLLOWED} messages are each found by their id alone: request, job, chat process, model`, async () => {
  const ids = Array.from({ length: FOLLOWED }, () => `walk.${randomUUID()}`);
  const waiting = [...ids.entries()];
  const ask = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const [n, id] = next;
      await asked({ 'x-correlation-id': id }, `What about hovercrafts number ${n} in general?`);
    }
  };
  await Promise.all([ask(), ask(), ask(), ask(), ask()]);
  const lines = () => [...frontdesk.log, ...chat.log];
  const found = (id: string, what: string) =>
    lines().filter((line) => line.includes(`"correlationId":"${id}"`) && line.includes(what)).length;
  await until('every job is done', () =>
    ids.every((id) => found(id, 'turn.answer done') > 0 && found(id, 'Turn answered') > 0),
  );
  const model = new Set(puppet.requests.map(({ headers }) => headers['x-client-request-id']));
  for (const id of ids)
    expect([found(id, 'POST /widget/v1/messages 202'), found(id, 'Turn answered'), model.has(id)]).toEqual([
      ...[1, 1],
      true,
    ]);
  // What goes wrong has the id too; one that is no plain id is replaced.
  const [known = ''] = ids;
  const path = `/v1/products/${randomUUID()}`;
  const wrong = await shop.api.get<{ requestId: string }>(path, { 'x-correlation-id': known });
  expect([wrong.status, wrong.headers.get('x-correlation-id')]).toEqual([404, known]);
  const isOf = (line: string) => line.includes(wrong.body.requestId) && line.includes(known);
  await until('the refusal is in the log', () => lines().some(isOf));
  const odd = await shop.api.get('/v1/tenant', { 'x-correlation-id': 'a b"}<script>' });
  expect(odd.headers.get('x-correlation-id')).toBe(odd.headers.get('x-request-id'));
});

test('a reader of the log that has stopped reading stops nothing', async () => {
  const { stdout } = frontdesk.child;
  stdout?.pause();
  const path = `/v1/${'x'.repeat(3_000)}`;
  // Three times as much as may wait for a reader.
  for (let n = 0; n < 25; n += 1) await Promise.all(Array.from({ length: 40 }, () => shop.api.get(path)));
  expect((await shop.api.get('/v1/tenant')).status).toBe(200);
  await asked({});
  stdout?.resume();
  const isTold = () => frontdesk.log.some((line) => line.includes('Log lines were dropped'));
  await until('it is told how many lines are missing', isTold);
});

test('without the collector everything goes on, and a stop is not held up', async () => {
  await collector?.stop();
  sink.close();
  await asked({});
  expect((await shop.api.get('/v1/tenant')).status).toBe(200);
  const waited = stopwatch();
  expect(await frontdesk.stop()).toBe(0);
  waited.stop();
  expect(waited.ms()).toBeLessThan(15_000);
});
