import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { mintKey } from '../../src/platform/auth/api-key.js';
import { createBusiness, startConversation, type TestBusiness } from '../support/businesses.js';
import { TelegramServer } from '../platforms/telegram-server.js';
import { storeChannel } from '../support/channels.js';
import { storeMember } from '../support/members.js';
import { eventually } from '../support/eventually.js';
import { ended, sendFile } from '../e2e/import-rig.js';
import { readSource, upload } from '../e2e/source-rig.js';
import { Stage } from '../e2e/stage.js';
import type { SentBody } from '../e2e/turns.js';
import type { FrontdeskProcess, Secrets } from '../support/frontdesk-process.js';
import { forge, forgedTokens, genuineClaims, visitorKey } from './forged-tokens.js';
import { operationsOf, Recorder, type Operation, type Problem } from './http-rig.js';

let stage: Stage;
let secrets: Secrets;

const UNKNOWN = '01900000-0000-7000-8000-00000000abcd';

/** Reviewed: the operations that anybody may call. */
const PUBLIC = [
  // It answers whoever knows the channel's own token.
  'GET /channels/{kind}/{address}',
  'GET /health',
  'GET /health/live',
  'GET /health/ready',
  'GET /health/startup',
  // What it takes is signed.
  'POST /channels/{kind}/{address}',
  'POST /v1/events/{source}',
];
const PUBLIC_PAGES = [
  '/',
  '/docs',
  '/docs/guide.md',
  '/admin/docs',
  '/openapi.json',
  '/admin/openapi.json',
  '/widget.js',
];

/** A body has at most 200 fields, and there are more columns. */
const COLUMNS_AT_ONCE = 150;

function pathOfGet(name: string): string[] {
  return name.startsWith('GET ') && !name.includes('{') ? [name.slice(4)] : [];
}

function inParts(names: readonly string[]): string[][] {
  const parts = Math.ceil(names.length / COLUMNS_AT_ONCE);
  return Array.from({ length: parts }, (_, at) =>
    names.slice(at * COLUMNS_AT_ONCE, (at + 1) * COLUMNS_AT_ONCE),
  );
}

/** Texts that reveal a database, a runtime or a framework. */
const GIVEAWAY =
  /\b(SELECT|INSERT INTO|UPDATE \w+ SET|SQLSTATE|relation|constraint|violates|syntax|pg_|node_modules|Nest|Express|TypeORM|at \S+:\d+)\b/;

describe('the edge', () => {
  let frontdesk: FrontdeskProcess;
  let http: Recorder;
  let a: TestBusiness;
  let b: TestBusiness;
  let visitorId: string;
  /** It knows no bot, so it accepts no token. */
  let telegram: TelegramServer;
  let operations: Operation[];
  let credentials: Record<string, string>;

  beforeAll(async () => {
    stage = await Stage.shared();
    ({ secrets, frontdesk } = stage);
    telegram = await TelegramServer.start(stage.platforms.telegram);
    http = new Recorder(frontdesk.url);
    [a, b] = await Promise.all([createBusiness(frontdesk, secrets), createBusiness(frontdesk, secrets)]);
    const visitor = await newVisitor();
    ({ visitorId } = visitor);
    credentials = {
      admin: secrets.adminKey,
      tenant: a.api.key ?? '',
      publishable: a.widget.key ?? '',
      visitor: visitor.token,
    };
    const documents = ['/openapi.json', '/admin/openapi.json'];
    operations = (
      await Promise.all(documents.map((document) => operationsOf(frontdesk.url, document)))
    ).flat();
  });

  afterAll(async () => {
    await stage.close();
    await telegram.close();
  });

  async function newVisitor(): Promise<{ token: string; visitorId: string }> {
    const { body } = await a.widget.post<{ token: string; visitorId: string }>('/widget/v1/sessions');
    return body;
  }

  /** Nobody can do anything more with the token of a visitor who has asked to be deleted. */
  async function keyFor({ method, path }: Operation, kind: string, key: string): Promise<string> {
    const ends = method === 'DELETE' && path === '/widget/v1/visitor' && kind === 'visitor';
    return ends ? (await newVisitor()).token : key;
  }

  function nameOf({ method, path }: Operation): string {
    return `${method} ${path}`;
  }

  function withId({ path }: Operation, id: string): string {
    return path.replace(/\{\w+\}/g, id);
  }

  function bodyFor({ method }: Operation): object | undefined {
    return method === 'GET' || method === 'DELETE' ? undefined : {};
  }

  function guarded(): Operation[] {
    const found = operations.filter(({ needs }) => needs !== null);
    expect(found.length).toBeGreaterThan(35);
    return found;
  }

  describe('closed by default', () => {
    it('documents as public exactly the reviewed list', () => {
      const open = operations.filter(({ needs }) => needs === null).map(nameOf);
      expect([...new Set(open)].sort()).toEqual(PUBLIC);
    });

    it('serves the public list to anybody', async () => {
      const wrong = [];
      for (const path of [...PUBLIC.flatMap(pathOfGet), ...PUBLIC_PAGES]) {
        const status = await http.status(null, 'GET', path);
        if (status !== 200) wrong.push(`${path} ${status}`);
      }
      expect(wrong).toEqual([]);
    });

    it('has no demo outside embedded mode, and no file but the assets', async () => {
      const paths = [
        '/demo',
        '/assets/',
        '/assets/..%2fmain.js',
        '/assets/%2e%2e%2f%2e%2e%2fpackage.json',
        '/assets/%00',
      ];
      for (const path of [...paths, '/widget.js/..%2f..%2fmain.js', '/.env', '/dist/main.js']) {
        const { status } = await http.send(null, 'GET', path);
        expect([path, [400, 404].includes(status)]).toEqual([path, true]);
      }
    });

    it.each([
      ['no credential', {}],
      ['an empty header', { authorization: '' }],
      ['another scheme', { authorization: 'Basic YWRtaW46YWRtaW4=' }],
      ['the bare word', { authorization: 'Bearer' }],
      ['two tokens', { authorization: 'Bearer a b' }],
      ['a well-formed key that was never issued', { authorization: `Bearer ${mintKey('live')}` }],
      ['an admin key that was never issued', { authorization: `Bearer ${mintKey('admin')}` }],
    ])('answers 401 on every operation with %s', async (_, headers) => {
      const wrong = [];
      for (const operation of guarded()) {
        const path = withId(operation, UNKNOWN);
        const {
          status,
          body,
          headers: got,
        } = await http.send(null, operation.method, path, bodyFor(operation), headers);
        const right =
          status === 401 && body.code === 'unauthenticated' && got.get('www-authenticate') === 'Bearer';
        if (!right) wrong.push(`${nameOf(operation)} ${status}`);
      }
      expect(wrong).toEqual([]);
    });

    it('answers 403 on every operation with each other kind of credential, and opens with the right one', async () => {
      const wrong = [];
      for (const operation of guarded()) {
        for (const [kind, key] of Object.entries(credentials)) {
          const status = await http.status(
            await keyFor(operation, kind, key),
            operation.method,
            withId(operation, UNKNOWN),
            bodyFor(operation),
          );
          const isOpen = status !== 401 && status !== 403 && status < 500;
          if (kind === operation.needs ? !isOpen : status !== 403)
            wrong.push(`${nameOf(operation)} ${kind} ${status}`);
        }
      }
      expect(wrong).toEqual([]);
    });

    it('names the wrong kind of credential', async () => {
      const { body } = await http.send(credentials['publishable'] ?? '', 'GET', '/v1/orders');
      expect(body).toMatchObject({ status: 403, code: 'wrong_credential' });
    });

    it('accepts a credential only in the header', async () => {
      const key = credentials['tenant'] ?? '';
      const places: Record<string, string>[] = [
        { cookie: `authorization=Bearer ${key}` },
        { 'x-api-key': key },
        { 'x-tenant-id': a.id },
      ];
      for (const headers of places) {
        expect((await http.send(null, 'GET', '/v1/orders', undefined, headers)).status).toBe(401);
      }
      expect((await http.send(null, 'GET', `/v1/tenant?authorization=${key}&tenantId=${a.id}`)).status).toBe(
        401,
      );
    });
  });

  describe('near-miss keys', () => {
    it('are refused at every place where one character is changed, left out or doubled', async () => {
      const key = credentials['tenant'] ?? '';
      const places = [0, 3, 7, 8, 20, key.length - 7, key.length - 6, key.length - 1];
      const misses = places.flatMap((at) => [
        key.slice(0, at) + (key[at] === 'A' ? 'B' : 'A') + key.slice(at + 1),
        key.slice(0, at) + key.slice(at + 1),
        key.slice(0, at) + (key[at] ?? '') + key.slice(at),
      ]);
      misses.push(`${key}=`, `${key}%00`, key.toUpperCase(), key.replace('fd_live', 'fd_admin'), `fd_live_`);
      for (const miss of misses) {
        const { status, body } = await http.send(miss, 'GET', '/v1/tenant');
        expect([miss === key, status, body.code]).toEqual([false, 401, 'unauthenticated']);
      }
      expect((await http.send(key, 'GET', '/v1/tenant')).status).toBe(200);
    });
  });

  describe('visitor tokens', () => {
    it('are accepted when every claim is right', async () => {
      const token = forge(visitorKey(secrets.appSecret), genuineClaims(a.id, visitorId));
      expect((await http.send(token, 'GET', '/widget/v1/messages')).status).toBe(200);
    });

    it('are refused in the same way, and never cause a fault, whatever is forged', async () => {
      const results: Record<string, unknown> = {};
      const expected: Record<string, unknown> = {};
      for (const [trick, token] of Object.entries(
        forgedTokens(genuineClaims(a.id, visitorId), secrets.appSecret),
      )) {
        const { status, body } = await http.send(token, 'GET', '/widget/v1/messages');
        results[trick] = [status, body.code, body.detail];
        expected[trick] = [
          401,
          'unauthenticated',
          trick === 'ten kilobytes'
            ? 'A credential has at most 2048 characters. Send "Authorization: Bearer <key>".'
            : 'This credential opens nothing here: it is unknown, revoked or has ended. Use another one.',
        ];
      }
      expect(results).toEqual(expected);
    });

    it('of 100 kB are refused before they are parsed', async () => {
      const { status } = await fetch(`${frontdesk.url}/widget/v1/messages`, {
        headers: { authorization: `Bearer ${forge('x', { pad: 'x'.repeat(75_000) })}` },
      });
      expect([401, 431]).toContain(status);
    });

    it('give no access to another visitor, the business or the platform', async () => {
      const own = await a.widget.post<{ token: string }>('/widget/v1/sessions');
      const sent = { text: 'my secret question', clientId: 'c-1' };
      expect(
        (await http.send(credentials['visitor'] ?? '', 'POST', '/widget/v1/messages', sent)).status,
      ).toBe(202);
      const { text } = await http.send(own.body.token, 'GET', '/widget/v1/messages');
      expect(JSON.parse(text)).toEqual({ data: [], page: { next: null, hasMore: false } });
    });
  });

  describe('a suspended business', () => {
    it('is refused with each of its credentials, and let in again when active', async () => {
      const shop = await createBusiness(frontdesk, secrets);
      const { body } = await shop.widget.post<{ token: string }>('/widget/v1/sessions');
      const doors: [string, string][] = [
        [shop.api.key ?? '', '/v1/tenant'],
        [shop.widget.key ?? '', '/widget/v1/config'],
        [body.token, '/widget/v1/messages'],
      ];
      const knock = () => Promise.all(doors.map(([key, path]) => http.send(key, 'GET', path)));
      const set = (status: string) =>
        http.send(secrets.adminKey, 'PATCH', `/admin/v1/tenants/${shop.id}`, { status });
      expect((await knock()).map(({ status }) => status)).toEqual([200, 200, 200]);
      expect((await set('suspended')).status).toBe(200);
      for (const { status, body: problem } of await knock()) {
        expect([status, problem.code]).toEqual([403, 'tenant_suspended']);
      }
      expect((await http.send(a.api.key, 'GET', '/v1/tenant')).status).toBe(200);
      await set('active');
      expect((await knock()).map(({ status }) => status)).toEqual([200, 200, 200]);
    });
  });

  describe('another business’s ids', () => {
    /** The first two parts of the path show the kind of object that an id names. */
    async function objectsOfB(): Promise<Record<string, string> & { '/v1/turns': string }> {
      await b.api.put('/v1/products', { products: [{ sku: 'B-1', name: 'Secret of B', price: '1.00' }] });
      await b.api.put('/v1/articles', { articles: [{ question: 'Secret?', answer: 'Of B.' }] });
      await b.api.put('/v1/orders', {
        orders: [{ number: 'B-1', status: 'pending', total: '1.00', customer: {}, items: [] }],
      });
      await b.api.put('/v1/checks', { checks: [{ question: 'Secret?', must: ['Of B'] }] });
      const run = await b.api.post<{ id: string }>('/v1/evaluations');
      const runPath = `/v1/evaluations/${run.body.id}`;
      await eventually(async () => (await b.api.get<{ status: string }>(runPath)).body.status === 'done');
      const source = await upload(b.api, 'secret.md', '# Secret?\n\nOf B.');
      await readSource(b.api, source.body.id);
      const file = await sendFile(b.api, 'question,answer\nSecret?,Of B.\n');
      await ended(b.api, file.body.id);
      const shop = await b.api.post<{ id: string }>('/v1/event-sources', { kind: 'signed' });
      const hook = await b.api.post<{ id: string }>('/v1/webhooks', {
        ...{ url: 'https://hooks.invalid/frontdesk', events: ['import.done'] },
      });
      const test = await b.api.post<{ id: string }>(`/v1/webhooks/${hook.body.id}/test`);
      const delivery = `/v1/webhooks/deliveries/${test.body.id}`;
      await eventually(async () => (await b.api.get<{ status: string }>(delivery)).body.status === 'failed');
      const archive = await b.api.post<{ id: string }>('/v1/exports');
      const invited = await b.api.post<{ id: string }>('/v1/invitations', {
        ...{ email: 'of-b@example.com', role: 'agent' },
      });
      const member = await storeMember((text, values) => stage.sql(text, values), b.id);
      const messenger = await storeChannel((text, values) => stage.sql(text, values), b.id);
      const talk = await startConversation(b.api);
      const question = { text: 'Do you rent hovercrafts?' };
      const { body: asked } = await b.api.post<SentBody>(`/v1/conversations/${talk}/messages`, question);
      const first = async (path: string) =>
        (await b.api.get<{ data: { id: string }[] }>(path)).body.data[0]?.id ?? 'missing';
      return {
        '/v1/products': await first('/v1/products'),
        '/v1/articles': await first('/v1/articles'),
        '/v1/orders': await first('/v1/orders'),
        '/v1/conversations': talk,
        '/v1/evaluations': run.body.id,
        '/v1/sources': source.body.id,
        '/v1/imports': file.body.id,
        '/v1/event-sources': shop.body.id,
        '/v1/exports': archive.body.id,
        '/v1/members': member,
        '/v1/invitations': invited.body.id,
        '/v1/webhooks': hook.body.id,
        '/v1/webhooks/deliveries': test.body.id,
        '/v1/channels': messenger,
        '/v1/unanswered-questions': await first('/v1/unanswered-questions'),
        '/v1/visitors': await first('/v1/visitors'),
        '/v1/api-keys': await first('/v1/api-keys'),
        '/v1/turns': asked.turn?.id ?? 'missing',
      };
    }

    function theirs(operation: Operation, id: string, turn: string): string {
      return withId({ ...operation, path: operation.path.replace(/\{(?:turn|note)Id\}/, turn) }, id);
    }

    /** Unanswered questions and people have none of their own, of turns there is the trace. */
    function pageOf(path: string, id: string): string {
      if (path === '/v1/turns') return `${path}/${id}/trace`;
      const lists = ['/v1/unanswered-questions', '/v1/members', '/v1/invitations'];
      return lists.includes(path) ? path : `${path}/${id}`;
    }

    const VALID: Record<string, object> = {
      'PATCH /v1/products/{id}': { name: 'taken over' },
      'PATCH /v1/articles/{id}': { answer: 'taken over' },
      'PATCH /v1/orders/{id}': { status: 'cancelled' },
      'POST /v1/conversations/{id}/messages': { text: 'hello' },
      'POST /v1/conversations/{id}/rating': { score: 1 },
      'PATCH /v1/unanswered-questions/{id}': { status: 'answered' },
      'POST /v1/unanswered-questions/{id}/answer': { answer: 'taken over' },
      'PATCH /v1/members/{id}': { role: 'owner' },
      'PATCH /v1/event-sources/{id}': { name: 'taken over' },
      'PATCH /v1/webhooks/{id}': { description: 'taken over' },
      'POST /v1/conversations/{id}/assign': { memberId: null },
      'POST /v1/conversations/{id}/snooze': { until: null },
      'PUT /v1/conversations/{id}/read': { seq: 1 },
      'POST /v1/conversations/{id}/notes': { text: 'taken over' },
      'PATCH /v1/channels/{id}': { name: 'taken over' },
      'POST /v1/sources/{id}/proposals/accept': { all: true },
      'POST /v1/sources/{id}/proposals/reject': { all: true },
    };

    it('are answered as unknown ones are, word for word, and nothing of B changes', async () => {
      const objects = await objectsOfB();
      const { '/v1/turns': turn } = objects;
      const contents = () =>
        Promise.all(
          Object.entries(objects).map(async ([path, id]) =>
            lasting((await b.api.get(pageOf(path, id))).text),
          ),
        );
      const before = await contents();
      const withIds = operations.filter(({ path, needs }) => path.includes('{id}') && needs === 'tenant');
      expect(withIds.length).toBeGreaterThanOrEqual(14);
      for (const operation of withIds) {
        const id = objects[operation.path.slice(0, operation.path.indexOf('/{id}'))];
        if (id === undefined) throw new Error(`No object of B for ${nameOf(operation)}.`);
        const body = VALID[nameOf(operation)] ?? bodyFor(operation);
        const foreign = await http.send(a.api.key, operation.method, theirs(operation, id, turn), body);
        const unknown = await http.send(a.api.key, operation.method, withId(operation, UNKNOWN), body);
        const malformed = await http.send(a.api.key, operation.method, theirs(operation, 'x', UNKNOWN), body);
        expect([nameOf(operation), foreign.status]).toEqual([nameOf(operation), 404]);
        expect(withoutIds(foreign.body)).toEqual(withoutIds(unknown.body));
        expect(withoutIds(malformed.body)).toEqual(withoutIds(unknown.body));
        expect(headerNames(foreign.headers)).toEqual(headerNames(unknown.headers));
      }
      expect(await contents()).toEqual(before);
      expect(before.every((text) => text.includes('"id"'))).toBe(true);
    });

    /** Without what is another one each time that it is read, or a minute later. */
    function lasting(text: string): string {
      return text
        .replace(/"download":\{[^}]*\}/, '"download":{}')
        .replace(/"lastUsedAt":"[^"]*"/, '"lastUsedAt":null');
    }

    function withoutIds({ requestId: _requestId, instance, ...rest }: Problem): object {
      return { ...rest, instance: instance.replaceAll(/\/(?:x|[0-9a-f-]{36})(?=\/|$)/g, '/{id}') };
    }

    function headerNames(headers: Headers): string[] {
      return [...headers.keys()].sort();
    }

    it('are no cursors either', async () => {
      const [order] = (await b.api.get<{ data: { id: string }[] }>('/v1/orders')).body.data;
      const { status, body } = await http.send(a.api.key, 'GET', `/v1/orders?after=${order?.id ?? ''}`);
      expect([status, body.code, body.errors[0]?.pointer]).toEqual([422, 'invalid', '/after']);
    });
  });

  describe('bodies', () => {
    /** Every column of the database, by its name there and by its name in the API. */
    async function columnNames(): Promise<string[]> {
      const client = new pg.Client({
        connectionString: stage.superuserUrl,
      });
      await client.connect();
      const { rows } = await client.query<{ name: string }>(
        `SELECT DISTINCT column_name AS name FROM information_schema.columns WHERE table_schema = 'public'`,
      );
      await client.end();
      const camel = rows.map(({ name }) =>
        name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase()),
      );
      return [...new Set([...rows.map(({ name }) => name), ...camel, 'role', 'isAdmin', 'tenant', 'scopes'])];
    }

    it('may not set any column that is not a field, on any operation; each is named', async () => {
      const columns = await columnNames();
      expect(columns).toEqual(
        expect.arrayContaining(['tenant_id', 'tenantId', 'id', 'status', 'created_at', 'plan']),
      );
      const withBody = operations.filter(({ fields }) => fields !== null);
      expect(withBody.length).toBeGreaterThanOrEqual(15);
      for (const operation of withBody) {
        const extra = columns.filter((name) => operation.fields?.includes(name) !== true);
        for (const some of inParts(extra)) {
          const body = {
            ...(operation.example as object),
            ...Object.fromEntries(some.map((name) => [name, 'x'])),
          };
          const key = credentials[operation.needs ?? ''] ?? '';
          const { status, body: problem } = await http.send(
            key,
            operation.method,
            withId(operation, UNKNOWN),
            body,
          );
          const refused = problem.errors
            .filter(({ code }) => code === 'unknown_field')
            .map(({ pointer }) => pointer);
          expect([nameOf(operation), status, refused.sort()]).toEqual([
            nameOf(operation),
            422,
            some.map((name) => `/${name}`).sort(),
          ]);
        }
      }
    });

    it.each([
      ['/v1/products', 'products', { sku: 'X-1', name: 'Mug', price: '1.00' }],
      ['/v1/orders', 'orders', { number: 'X-1', status: 'pending', total: '1.00', customer: {}, items: [] }],
      ['/v1/articles', 'articles', { question: 'Q?', answer: 'A.' }],
    ])('of bulk PUT %s may not set them in a row either', async (path, list, row) => {
      const rows = ['tenant_id', 'tenantId', 'id', 'created_at', 'knowledge_version'].map((name) => ({
        ...row,
        [name]: 'x',
      }));
      const { status, text } = await http.send(a.api.key, 'PUT', path, { [list]: rows });
      const summary = JSON.parse(text) as {
        created: number;
        updated: number;
        errors: { pointer: string; code: string }[];
      };
      expect([status, summary.created, summary.updated]).toEqual([422, 0, 0]);
      expect(summary.errors.map(({ pointer, code }) => `${code} ${pointer}`)).toEqual(
        ['tenant_id', 'tenantId', 'id', 'created_at', 'knowledge_version'].map(
          (name, index) => `unknown_field /${list}/${index}/${name}`,
        ),
      );
    });

    /** The example with each of its values, at any depth, replaced in turn by each wrong one. */
    function spoiled(value: unknown): unknown[] {
      const wrong = [null, [], {}, [null], [[]], 'x'.repeat(10_000), -1e308];
      if (typeof value !== 'object' || value === null) return wrong;
      const inner = Object.entries(value).flatMap(([key, child]) => [
        ...spoiled(child).map((bad) => replaced(value, key, bad)),
        without(value, key),
      ]);
      return [...wrong, ...inner];
    }

    function replaced(value: object, key: string, bad: unknown): unknown {
      if (Array.isArray(value))
        return value.map((one: unknown, index) => (String(index) === key ? bad : one));
      return { ...value, [key]: bad };
    }

    function without(value: object, key: string): unknown {
      return Array.isArray(value)
        ? value.filter((_, index) => String(index) !== key)
        : Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
    }

    it('of every wrong type at every place of every operation are refused or accepted, never a fault', async () => {
      const faults: string[] = [];
      for (const operation of operations.filter(({ fields }) => fields !== null)) {
        const key = credentials[operation.needs ?? ''] ?? '';
        const bodies = spoiled(operation.example);
        expect(bodies.length).toBeGreaterThanOrEqual(7);
        await inTens(bodies, async (body) => {
          const answer = await http.send(
            key,
            operation.method,
            withId(operation, UNKNOWN),
            JSON.stringify(body),
          );
          if (answer.status >= 500) faults.push(`${nameOf(operation)} ${JSON.stringify(body).slice(-200)}`);
        });
      }
      expect(faults).toEqual([]);
    });

    async function inTens<T>(items: T[], work: (item: T) => Promise<void>): Promise<void> {
      for (let from = 0; from < items.length; from += 10)
        await Promise.all(items.slice(from, from + 10).map(work));
    }

    const deep = `${'{"a":'.repeat(40)}1${'}'.repeat(40)}`;

    it.each([
      ['a NUL', '{"text":"a\\u0000b"}', 422, 'invalid_text', '/text'],
      ['half a surrogate pair', '{"text":"\\ud83d"}', 422, 'invalid_text', '/text'],
      ['the other half', '{"text":"\\udc00 x"}', 422, 'invalid_text', '/text'],
      ['a NUL in a name', '{"a\\u0000":1}', 422, 'invalid_text', ''],
      ['a NUL far inside', '{"visitor":{"name":["x","\\u0000"]}}', 422, 'invalid_text', '/visitor/name/1'],
    ])('with %s are refused where it stands', async (_, body, status, code, pointer) => {
      const conversation = await startConversation(a.api);
      const answer = await http.send(a.api.key, 'POST', `/v1/conversations/${conversation}/messages`, body);
      expect([answer.status, answer.body.errors[0]?.code, answer.body.errors[0]?.pointer]).toEqual([
        status,
        code,
        pointer,
      ]);
    });

    it.each([
      ['malformed JSON', '{"text":', 'application/json', 400, 'malformed_json'],
      ['no JSON object', '"text"', 'application/json', 400, 'malformed_json'],
      ['a list', '[]', 'application/json', 422, 'invalid'],
      ['forty levels', deep, 'application/json', 400, 'too_deep'],
      ['a prototype', '{"__proto__":{"admin":true}}', 'application/json', 400, 'forbidden_key'],
      ['a constructor', '{"visitor":{"constructor":{}}}', 'application/json', 400, 'forbidden_key'],
      ['plain text', 'hello', 'text/plain', 415, 'unsupported_media_type'],
      ['a form', 'channel=api', 'application/x-www-form-urlencoded', 415, 'unsupported_media_type'],
      ['Latin-1', Buffer.from('{"channel":"é"}', 'latin1'), 'application/json', 400, 'no_unicode'],
      ['UTF-16', Buffer.from('{"channel":"api"}', 'utf16le'), 'application/json', 400, 'no_unicode'],
      ['another charset', '{}', 'application/json; charset=latin1', 415, 'unsupported_charset'],
      [
        'more than 1 MB',
        JSON.stringify({ channel: 'x'.repeat(1_100_000) }),
        'application/json',
        413,
        'body_too_large',
      ],
    ])('of %s are refused', async (_, body, type, status, code) => {
      const answer = await http.send(a.api.key, 'POST', '/v1/conversations', body, { 'content-type': type });
      expect([answer.status, answer.body.code]).toEqual([status, code]);
    });

    it.each([
      ['an unknown encoding', 'zip', 415, 'unsupported_encoding'],
      ['an encoding that they are not in', 'gzip', 400, 'malformed_request'],
    ])('in %s are refused', async (_, encoding, status, code) => {
      const answer = await http.send(a.api.key, 'POST', '/v1/conversations', '{"channel":"api"}', {
        'content-encoding': encoding,
      });
      expect([answer.status, answer.body.code]).toEqual([status, code]);
    });

    it('of just under 1 MB are read', async () => {
      const body = { channel: 'api', visitor: { name: 'x'.repeat(1_000_000) } };
      expect((await http.send(a.api.key, 'POST', '/v1/conversations', body)).status).toBe(422);
    });

    it('with unusual but well-formed Unicode are returned unchanged', async () => {
      const question = `👩‍👩‍👧 \u202eabc\u202c e${'\u0301'.repeat(50)} ﷽ \uffff 𐍈`;
      await http.send(a.api.key, 'PUT', '/v1/articles', { articles: [{ question, answer: 'x' }] });
      const { text } = await http.send(a.api.key, 'GET', '/v1/articles');
      expect((JSON.parse(text) as { data: { question: string }[] }).data[0]?.question).toBe(question);
    });
  });

  describe('paths and queries', () => {
    it.each([
      ['/v1/orders?limit=0', 422, 'invalid'],
      ['/v1/orders?limit=101', 422, 'invalid'],
      ['/v1/orders?after=x', 422, 'invalid'],
      ['/v1/orders?tenantId=x', 422, 'invalid'],
      ['/v1/orders?customer=%00', 422, 'invalid'],
      ['/v1/orders?limit=1&limit=2', 422, 'invalid'],
      ['/v1/orders/%00', 404, 'not_found'],
      ['/v1/orders/%ff', 400, 'malformed_url'],
      [`/v1/orders/${`'; DROP TABLE orders; --`.replaceAll(' ', '%20')}`, 404, 'not_found'],
      ['/v1/nothing', 404, 'no_such_route'],
      ['/v1/conversations/x/events?after=x', 422, 'invalid'],
    ])('GET %s is %i', async (path, status, code) => {
      const answer = await http.send(a.api.key, 'GET', path);
      expect([answer.status, answer.body.code]).toEqual([status, code]);
    });
  });

  describe('ids for tracing', () => {
    it.each(['abc', 'A.b_c-1', 'x'.repeat(64)])('echo a good correlation id: %s', async (id) => {
      const { headers } = await http.send(a.api.key, 'GET', '/v1/tenant', undefined, {
        'x-correlation-id': id,
      });
      expect(headers.get('x-correlation-id')).toBe(id);
    });

    it.each(['', 'has space', 'x'.repeat(65), 'ümlaut', '{"a":1}', 'a,b', '<b>'])(
      'replace a bad correlation id: %s',
      async (id) => {
        const { headers } = await http.send(null, 'GET', '/v1/tenant', undefined, { 'x-correlation-id': id });
        expect(headers.get('x-correlation-id')).toBe(headers.get('x-request-id'));
      },
    );

    it('are in the log lines of the request and of its job, with the tenant and without the message’s text', async () => {
      const conversation = await startConversation(a.api);
      const correlationId = `trace-${randomUUID()}`;
      const said = `when do you open? ${randomUUID()}`;
      const path = `/v1/conversations/${conversation}/messages`;
      const { headers } = await http.send(
        a.api.key,
        'POST',
        path,
        { text: said },
        { 'x-correlation-id': correlationId },
      );
      const lines = await eventually(async () => {
        const found = frontdesk.log.filter((line) => line.includes(correlationId)).flatMap(parseLine);
        return (
          found.some(({ job }) => job !== undefined) && found.some((line) => line.path === path) && found
        );
      });
      expect(lines.find((line) => line.path === path)).toMatchObject({
        ...{ tenant: a.id, requestId: headers.get('x-request-id'), status: 200, method: 'POST' },
      });
      expect(lines.find(({ job }) => job === 'turn.answer')).toMatchObject({ tenant: a.id, correlationId });
      expect(frontdesk.log.join('\n')).not.toContain(said);
    });

    interface Line {
      path?: string;
      job?: string;
    }

    /** A line may not have arrived through the pipe yet. */
    function parseLine(line: string): Line[] {
      try {
        return [JSON.parse(line) as Line];
      } catch {
        return [];
      }
    }
  });

  describe('every answer of this file', () => {
    it('has a request id of its own and a correlation id', () => {
      expect(http.answers.length).toBeGreaterThan(300);
      const ids = http.answers.map(({ answer }) => answer.headers.get('x-request-id') ?? 'none');
      expect(new Set(ids).size).toBe(ids.length);
      expect(http.answers.filter(({ answer }) => !answer.headers.has('x-correlation-id'))).toEqual([]);
    });

    it('that is a refusal is a problem document of the full shape', () => {
      // A bulk call in which every row failed answers 422 with its summary.
      const refusals = http.answers.filter(
        ({ answer }) => answer.status >= 400 && !('unchanged' in answer.body),
      );
      for (const { call, answer } of refusals) {
        expect([call, answer.headers.get('content-type')]).toEqual([
          call,
          'application/problem+json; charset=utf-8',
        ]);
        expect(answer.body).toEqual({
          type: `urn:frontdesk:problem:${answer.body.code}`,
          title: expect.any(String) as string,
          status: answer.status,
          detail: expect.any(String) as string,
          instance: call.slice(call.indexOf(' ') + 1).split('?')[0],
          code: expect.stringMatching(/^[a-z_]+$/) as string,
          requestId: answer.headers.get('x-request-id'),
          errors: expect.any(Array) as [],
        });
      }
    });

    it('is no fault, and reveals nothing internal', () => {
      const faults = http.answers.filter(({ answer }) => answer.status >= 500).map(({ call }) => call);
      expect(faults).toEqual([]);
      const refusals = http.answers.filter(({ answer }) => answer.status >= 400);
      expect(
        refusals.filter(({ answer }) => GIVEAWAY.test(JSON.stringify({ ...answer.body, instance: '' }))),
      ).toEqual([]);
      expect(http.answers.filter(({ answer }) => answer.headers.has('x-powered-by'))).toEqual([]);
    });

    it('and every log line shows no credential', () => {
      const log = frontdesk.log.join('\n');
      for (const secret of [...Object.values(credentials), secrets.appSecret]) {
        expect(log.includes(secret)).toBe(false);
        expect(http.answers.some(({ answer }) => answer.text.includes(secret))).toBe(false);
      }
    });
  });
});
