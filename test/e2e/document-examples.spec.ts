import { randomBytes, randomUUID } from 'node:crypto';
import { TelegramServer } from '../platforms/telegram-server.js';
import { Api, atLast, type Answer } from '../support/api.js';
import type { ExportBody } from '../support/archives.js';
import { startConversation, type TestBusiness } from '../support/businesses.js';
import { SIGN } from '../support/event-signatures.js';
import { eventually } from '../support/eventually.js';
import { identityToken, signedId } from '../support/identities.js';
import { documentedRequests, refusedIn, type DocumentedRequest } from './document-examples.js';
import type { PageBody } from './expectations.js';
import { readSource, upload } from './source-rig.js';
import { storeMember } from '../support/members.js';
import { Stage } from './stage.js';
import { messagesOf, tell } from './turns.js';

type Json = Record<string, unknown>;
type Params = Record<string, string>;

const REQUESTS = [...documentedRequests('openapi.json'), ...documentedRequests('admin-openapi.json')].filter(
  ({ operation, path }) => !path.startsWith('/health') && operation !== 'GET /channels/{kind}/{address}',
);

let stage: Stage;
let telegram: TelegramServer;
let shop: TestBusiness;
let api: Api;
let admin: Api;

beforeAll(async () => {
  stage = await Stage.shared();
  telegram = await TelegramServer.start(stage.platforms.telegram);
  const { settings } = shown('POST /v1/channels') as { settings: { token: string } };
  telegram.newBot(110_201_543, 'shop_bot', settings.token);
  admin = stage.admin(stage.frontdesk);
});
afterAll(async () => {
  await stage.close();
  await telegram.close();
});
beforeEach(async () => {
  shop = await stage.business(stage.frontdesk);
  ({ api } = shop);
});

/** An account at a platform is connected once. */
afterEach(async () => {
  const { body } = await api.get<PageBody<{ id: string }>>('/v1/channels');
  for (const { id } of body.data) await api.delete(`/v1/channels/${id}`);
});

/** The files that examples of forms name. */
const FILES: Record<string, string> = {
  'products.csv': 'sku,name,price,stock\nCC-MUG-01,Speckled stoneware mug,22.00,34\n',
  'handbook.md': '# Do you gift-wrap?\n\nYes, in paper, for two euros.\n',
};

/** The body that the documents show for an operation. */
function shown(operation: string): Json {
  const request = REQUESTS.find((each) => each.operation === operation);
  if (!request) throw new Error(`The documents have no ${operation}.`);
  return request.example as Json;
}

async function madeBy(operation: string, by = api): Promise<Json> {
  const [method = '', path = ''] = operation.split(' ');
  const { status, body, text } = await by.call<Json>(method, path, shown(operation));
  if (status >= 300) throw new Error(`${operation}: ${status} ${text}`);
  return body;
}

/** The first of a list, once it is there. */
function firstOf(path: string, by = api): Promise<Json> {
  return eventually(async () => (await by.get<PageBody<Json>>(path)).body.data[0] ?? false);
}

async function withId(made: Promise<Json>): Promise<Params> {
  return { id: String((await made).id) };
}

async function listed(operation: string, path: string): Promise<Params> {
  await madeBy(operation);
  return withId(firstOf(path));
}

/** A conversation in which a question was answered that the business has no answer to. */
async function asked(): Promise<{ conversation: string; turn: string }> {
  const conversation = await startConversation(api);
  const { turn } = await tell(api, conversation, 'Do you rent hovercrafts for forty guests?');
  await eventually(async () =>
    (await messagesOf(api, conversation)).some(({ from }) => from === 'assistant'),
  );
  return { conversation, turn: turn?.id ?? '' };
}

async function source(): Promise<Params> {
  const { body } = await upload(api, 'handbook.md', FILES['handbook.md'] ?? '');
  await readSource(api, body.id);
  return { id: body.id };
}

async function deadLetter(): Promise<Params> {
  const id = randomUUID();
  await stage.sql(
    `INSERT INTO dead_letters (tenant_id, id, kind, reference, correlation_id, attempts, error, first_failed_at,
       last_failed_at) VALUES ($1, $2, 'turn.answer', $3, 'c-1', 3, 'Three attempts failed.', now(), now())`,
    [shop.id, id, randomUUID()],
  );
  return { id };
}

async function alertTest(): Promise<Params> {
  const id = randomUUID();
  await stage.sql('INSERT INTO alert_tests (id, started_by, link_hash) VALUES ($1, $2, $3)', [
    ...[id, 'operator', randomBytes(32)],
  ]);
  return { id };
}

/** What must be there for the operations behind a path, and the ids in it; by the longest path that fits. */
const GIVEN: Record<string, () => Promise<Params>> = {
  '/v1/api-keys/{id}': () => withId(madeBy('POST /v1/api-keys')),
  '/v1/articles/{id}': () => listed('PUT /v1/articles', '/v1/articles'),
  '/v1/products/{id}': () => listed('PUT /v1/products', '/v1/products'),
  '/v1/orders/{id}': () => withId(madeBy('POST /v1/orders')),
  '/v1/conversations/{id}': async () => ({ id: (await asked()).conversation }),
  '/v1/turns/{id}': async () => ({ id: (await asked()).turn }),
  '/v1/visitors/{id}': async () => {
    await startConversation(api);
    return withId(firstOf('/v1/visitors'));
  },
  '/v1/unanswered-questions/{id}': async () => {
    await asked();
    return withId(firstOf('/v1/unanswered-questions'));
  },
  '/v1/evaluations/{id}': async () => {
    await madeBy('PUT /v1/checks');
    return withId(api.post('/v1/evaluations').then(({ body }) => body));
  },
  '/v1/sources/{id}': source,
  '/v1/imports/{id}': () =>
    withId(
      api
        .call<Json>('POST', '/v1/imports?kind=products', Buffer.from('sku,name,price\nA,Mug,22\n'), CSV)
        .then(({ body }) => body),
    ),
  '/v1/event-sources/{id}': () => withId(madeBy('POST /v1/event-sources')),
  '/v1/members/{id}': async () => ({
    id: await storeMember((text, values) => stage.sql(text, values), shop.id),
  }),
  '/v1/webhooks/{id}': () => withId(madeBy('POST /v1/webhooks')),
  '/v1/webhooks/deliveries/{id}': async () => {
    const { id } = await madeBy('POST /v1/webhooks');
    await api.post(`/v1/webhooks/${String(id)}/test`, {});
    return withId(firstOf('/v1/webhooks/deliveries'));
  },
  '/v1/channels/{id}': () => withId(madeBy('POST /v1/channels')),
  '/v1/exports/{id}': () => withId(madeBy('POST /v1/exports')),
  '/admin/v1/tenants/{id}': () => Promise.resolve({ id: shop.id }),
  '/admin/v1/dead-letters/{id}': deadLetter,
  '/admin/v1/alerts/{id}': alertTest,
  '/admin/v1/alerts/tests/{id}': alertTest,
};
const CSV = { 'content-type': 'text/csv' };

async function pathOf(path: string): Promise<string> {
  if (!path.includes('{')) return path;
  const fitting = Object.keys(GIVEN).filter((each) => path === each || path.startsWith(`${each}/`));
  const [longest] = fitting.toSorted((one, other) => other.length - one.length);
  if (longest === undefined) throw new Error(`GIVEN says nothing of ${path}.`);
  const ids = await GIVEN[longest]?.();
  return path.replaceAll(/\{(\w+)\}/gu, (_, name: string) => ids?.[name] ?? '');
}

async function callerOf(door: string): Promise<Api> {
  if (door === 'tenant') return api;
  if (door === 'admin') return admin;
  if (door === 'publishable') return shop.widget;
  const { body } = await shop.widget.post<{ token: string }>('/widget/v1/sessions', {});
  return new Api(api.url, body.token);
}

/** For the member whom the example names. */
async function sendForMember(request: DocumentedRequest): Promise<Answer> {
  const named = MEMBER_ID.exec(JSON.stringify([request.example, request.query]))?.[0];
  await storeMember((text, values) => stage.sql(text, values), shop.id, named);
  return send(request);
}
const MEMBER = { memberId: '019aa7d2-9d9d-7000-8000-6d7e8f9a0b1c' };
const MEMBER_ID = /019aa7d2-9d9d-[0-9a-f-]+/;

/** What needs more than an id: something said before, or a signature, which fits one business and is made anew. */
const SPECIAL: Record<string, (request: DocumentedRequest) => Promise<Answer>> = {
  'POST /widget/v1/sessions': async ({ path, name, example }) => {
    const { secret } = (await api.post<{ secret: string }>('/v1/tenant/identity-secret', {})).body;
    const signed: Json = {
      token: { identity: identityToken(secret, { sub: 'customer-81' }) },
      signedId: { identity: signedId(secret, 'customer-81') },
    };
    return shop.widget.post(path, { ...(example as Json), ...(signed[name] as Json) });
  },
  'POST /widget/v1/rating': async ({ path, example }) => {
    const visitor = await callerOf('visitor');
    await visitor.post('/widget/v1/messages', shown('POST /widget/v1/messages'));
    return visitor.post(path, example);
  },
  'POST /v1/events/{source}': async ({ example }) => {
    const made = await madeBy('POST /v1/event-sources');
    const body = Buffer.from(String(example));
    const { secret } = shown('POST /v1/event-sources');
    return posted(String(made.url), body, SIGN.signed(String(secret), body, randomUUID()));
  },
  'POST /channels/{kind}/{address}': async ({ example }) => {
    const { settings } = shown('POST /v1/channels') as { settings: { token: string } };
    await madeBy('POST /v1/channels');
    const { url, secret } = telegram.webhookOf(settings.token);
    return posted(url, Buffer.from(String(example)), { 'x-telegram-bot-api-secret-token': secret });
  },
  'POST /v1/conversations/{id}/take': sendForMember,
  'POST /v1/conversations/{id}/assign': sendForMember,
  'PUT /v1/conversations/{id}/read': ({ example, ...request }) =>
    sendForMember({ ...request, example: { ...(example as Json), ...MEMBER } }),
  'DELETE /v1/conversations/{id}/read': (request) =>
    sendForMember({ ...request, query: `?memberId=${MEMBER.memberId}` }),
  'GET /v1/exports/{id}/archive': async () => {
    const { download: link } = (await api.post<ExportBody>('/v1/exports', shown('POST /v1/exports'))).body;
    const { status, headers } = await atLast(() =>
      fetch(link.url, { headers: { authorization: `Bearer ${api.key}` } }),
    );
    return { status, headers, body: null, text: '' };
  },
};

async function posted(url: string, body: Buffer, headers: Record<string, string>): Promise<Answer> {
  const type = { 'content-type': 'application/json', ...headers };
  const answer = await atLast(() =>
    fetch(url, { method: 'POST', body: new Uint8Array(body), headers: type }),
  );
  return { status: answer.status, headers: answer.headers, body: null, text: await answer.text() };
}

/** Sends an example as it stands. */
async function send({ method, path, door, type, example, query }: DocumentedRequest): Promise<Answer> {
  const [caller, to] = [await callerOf(door), `${await pathOf(path)}${query}`];
  if (path.endsWith('/events')) return opened(caller, to);
  if (type === 'multipart/form-data') return sendForm(caller, to, example as Json);
  const isText = typeof example === 'string' && type !== 'application/json';
  const body = isText ? Buffer.from(example) : example;
  return caller.call(method, to, body, isText && type !== null ? { 'content-type': type } : {});
}

/** A stream that begins; it ends when nobody listens. */
async function opened({ url, key }: Api, path: string): Promise<Answer> {
  const stop = new AbortController();
  const headers = { authorization: `Bearer ${key}`, accept: 'text/event-stream' };
  const { status, headers: answered } = await fetch(url + path, { headers, signal: stop.signal });
  stop.abort();
  return { status, headers: answered, body: null, text: '' };
}

async function sendForm({ url, key }: Api, path: string, { file, ...fields }: Json): Promise<Answer> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, String(value));
  const name = String(file);
  form.set('file', new Blob([FILES[name] ?? '']), name);
  const headers = { authorization: `Bearer ${key}` };
  const response = await atLast(() => fetch(url + path, { method: 'POST', body: form, headers }));
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: JSON.parse(text) };
}

const NAMED = REQUESTS.map((request): [string, DocumentedRequest] => [
  `${request.operation} ${[request.type, request.name, request.query].filter(Boolean).join(' ')}`.trim(),
  request,
]);

describe('the examples of the API documents succeed', () => {
  it.each(NAMED.filter(([, { method, type }]) => method === 'GET' || type !== null))(
    '%s',
    async (_, request) => {
      const { status, text, body } = await (SPECIAL[request.operation] ?? send)(request);
      expect(`${status} ${text}`).toMatch(/^20[0-4] /u);
      expect(refusedIn(body)).toEqual([]);
    },
  );
});
