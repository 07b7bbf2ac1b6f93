import { ROLE_GRANTS } from '../../src/platform/auth/roles.js';
import { SCOPE_NAMES } from '../../src/platform/auth/scopes.js';
import { Api, atLast, type Answer } from '../support/api.js';
import type { TestBusiness } from '../support/businesses.js';
import { eventually } from '../support/eventually.js';
import type { FrontdeskProcess } from '../support/frontdesk-process.js';
import { aTime, allPages, anId, expectProblem, type PageBody } from './expectations.js';
import { Stage } from './stage.js';

interface KeyBody {
  id: string;
  name: string;
  kind: string;
  scopes: string[];
  hint: string;
  createdAt: string;
  expiresAt: string | null;
  lastUsedAt: string | null;
  revokedAt: string | null;
  requestsPerMinute: number | null;
  secret?: string;
}

const UNKNOWN = '01920000-0000-7000-8000-000000000000';
const DAY_MS = 86_400_000;

let stage: Stage;
let frontdesk: FrontdeskProcess;
let shop: TestBusiness;

beforeAll(async () => {
  stage = await Stage.shared();
  frontdesk = stage.frontdesk;
});
beforeEach(async () => {
  shop = await stage.business(frontdesk);
});
afterAll(() => stage.close());

function make(body: object, by: Api = shop.api): Promise<Answer<KeyBody>> {
  return by.post<KeyBody>('/v1/api-keys', { name: 'Made for a test', ...body });
}

/** A client with a key of its own. */
async function keyed(scopes: string[], more: object = {}): Promise<{ key: KeyBody; api: Api }> {
  const { status, body, text } = await make({ scopes, ...more });
  if (status !== 201) throw new Error(`No key was made: ${status} ${text}`);
  return { key: body, api: new Api(frontdesk.url, body.secret ?? null) };
}

async function keys(): Promise<KeyBody[]> {
  return allPages<KeyBody>((query) => shop.api.get(`/v1/api-keys?${query}`), 2);
}

async function theFirst(): Promise<KeyBody> {
  const first = (await keys()).find(({ name }) => name === 'First key');
  if (!first) throw new Error('There is no first key.');
  return first;
}

async function opens(api: Api, path = '/v1/orders'): Promise<number> {
  return (await api.get(path)).status;
}

function inDays(days: number): string {
  return new Date(Date.now() + days * DAY_MS).toISOString();
}

describe('making a key', () => {
  test('answers its secret once; afterwards only what may be shown', async () => {
    const { status, body } = await make({
      name: 'Sync',
      scopes: ['orders:read', 'catalog:*', 'orders:read'],
    });
    expect(status).toBe(201);
    expect(body).toEqual({
      ...{ id: anId, name: 'Sync', kind: 'live', scopes: ['orders:read', 'catalog:*'], createdAt: aTime },
      ...{ expiresAt: null, lastUsedAt: null, revokedAt: null, requestsPerMinute: null },
      hint: `fd_live_…${body.secret?.slice(-4)}`,
      secret: expect.stringMatching(/^fd_live_[A-Za-z0-9_-]{49}$/),
    });
    const { secret, ...shown } = body;
    expect((await shop.api.get(`/v1/api-keys/${body.id}`)).body).toEqual(shown);
    expect(await keys()).toContainEqual(shown);
    const everything = JSON.stringify([await keys(), frontdesk.log]);
    expect(everything).not.toContain(secret);
    const own = new Api(frontdesk.url, secret ?? null);
    expect([await opens(own), await opens(own, '/v1/products'), await opens(own, '/v1/articles')]).toEqual([
      200, 200, 200,
    ]);
    expectProblem(await own.post('/v1/orders', {}), 403, 'missing_scope');
  });

  test('the first keys have all scopes, and are listed last', async () => {
    await keyed(['orders:read']);
    expect((await keys()).map(({ name, kind, scopes }) => [name, kind, scopes])).toEqual([
      ['Made for a test', 'live', ['orders:read']],
      ['Widget', 'pub', []],
      ['First key', 'live', ['*']],
    ]);
  });

  test.each([
    ['test', 'fd_test_', '/v1/orders', { scopes: ['orders:read'] }],
    ['pub', 'fd_pub_', '/widget/v1/config', {}],
  ])('of kind %s', async (kind, prefix, path, more) => {
    const { status, body } = await make({ kind, ...more });
    expect([status, body.kind, body.secret?.startsWith(prefix)]).toEqual([201, kind, true]);
    expect(await opens(new Api(frontdesk.url, body.secret ?? null), path)).toBe(200);
  });

  test.each([
    ['no scopes', {}, ['/scopes']],
    ['an empty list', { scopes: [] }, ['/scopes']],
    [
      'unknown scopes',
      { scopes: ['orders:read', 'orders:delete', 'order:*', '**'] },
      ['/scopes/1', '/scopes/2', '/scopes/3'],
    ],
    ['no name', { name: undefined, scopes: ['*'] }, ['/name']],
    ['a blank name', { name: ' ', scopes: ['*'] }, ['/name']],
    ['scopes of a publishable key', { kind: 'pub', scopes: ['orders:read'] }, ['/scopes']],
    ['a limit of a publishable key', { kind: 'pub', requestsPerMinute: 9 }, ['/requestsPerMinute']],
    ['an admin’s kind', { kind: 'admin', scopes: ['*'] }, ['/kind']],
    ['an end in the past', { scopes: ['*'], expiresAt: '2020-01-01T00:00:00Z' }, ['/expiresAt']],
    ['two ends', { scopes: ['*'], expiresAt: '2099-01-01T00:00:00Z', expiresInDays: 3 }, ['/expiresInDays']],
    ['no requests', { scopes: ['*'], requestsPerMinute: 0 }, ['/requestsPerMinute']],
    ['a secret of one’s own', { scopes: ['*'], secret: 'x' }, ['/secret']],
  ])('with %s is refused by name', async (_, body, pointers) => {
    const answer = await make(body);
    expectProblem(answer, 422, 'invalid', pointers);
    if (pointers.includes('/scopes/1')) expect(answer.text).toContain('conversations:write');
  });

  test('again with its Idempotency-Key is the same key, but never another caller’s', async () => {
    const body = { name: 'Once', scopes: ['keys:write'] };
    const headers = { 'idempotency-key': 'the-same' };
    const first = await shop.api.post<KeyBody>('/v1/api-keys', body, headers);
    const again = await shop.api.post<KeyBody>('/v1/api-keys', body, headers);
    expect([again.headers.get('idempotent-replayed'), again.body]).toEqual(['true', first.body]);
    const { api } = await keyed(['keys:write']);
    const other = await api.post<KeyBody>('/v1/api-keys', body, headers);
    expect([other.status, other.headers.get('idempotent-replayed')]).toEqual([201, null]);
    expect(other.body.secret).not.toBe(first.body.secret);
  });
});

test('a business has at most a hundred live keys, however many are made at once', async () => {
  const statuses = await Promise.all(
    Array.from({ length: 104 }, async () => (await atLast(() => make({ kind: 'pub' }))).status),
  );
  // Two existed before.
  expect(statuses.filter((status) => status === 201)).toHaveLength(98);
  const answer = await make({ kind: 'pub' });
  expectProblem(answer, 409, 'too_many_keys');
  expect(answer.text).toContain('Revoke one');
  const [newest] = await keys();
  const rotate = (overlapHours: number) =>
    shop.api.post<KeyBody>(`/v1/api-keys/${newest?.id}/rotate`, { overlapHours });
  expectProblem(await rotate(1), 409, 'too_many_keys');
  const { status, body } = await rotate(0);
  expect(status).toBe(201);
  expect((await shop.api.delete(`/v1/api-keys/${body.id}`)).status).toBe(204);
  expect((await make({ kind: 'pub' })).status).toBe(201);
});

describe('a key gives no more than it has', () => {
  test.each([
    [['orders:write', 'keys:write'], ['orders:read'], 'orders:read'],
    [['orders:*', 'keys:write'], ['catalog:read', 'orders:read'], 'catalog:read'],
    [['orders:read', 'orders:write', 'keys:write'], ['orders:*'], 'orders:*'],
    [['keys:*', 'orders:*'], ['*'], '*'],
  ])('%j cannot make %j', async (own, wanted, excess) => {
    const { api } = await keyed(own);
    const before = (await keys()).length;
    const answer = await make({ scopes: wanted }, api);
    expectProblem(answer, 403, 'scope_exceeds_own');
    expect(answer.text).toContain(excess);
    expect(await keys()).toHaveLength(before);
    expect((await make({ scopes: own }, api)).status).toBe(201);
  });

  test('nor one that lives longer', async () => {
    const { api, key } = await keyed(['keys:write'], { expiresInDays: 10 });
    expectProblem(await make({ scopes: ['keys:write'] }, api), 403, 'expiry_exceeds_own');
    expectProblem(await make({ scopes: ['keys:write'], expiresInDays: 11 }, api), 403, 'expiry_exceeds_own');
    expectProblem(await make({ kind: 'pub' }, api), 403, 'expiry_exceeds_own');
    expect((await make({ scopes: ['keys:write'], expiresAt: key.expiresAt }, api)).status).toBe(201);
  });

  test('nor one with more requests per minute', async () => {
    const { api } = await keyed(['keys:write'], { requestsPerMinute: 60 });
    expectProblem(await make({ scopes: ['keys:write'] }, api), 403, 'rate_exceeds_own');
    const more = { scopes: ['keys:write'], requestsPerMinute: 61 };
    expectProblem(await make(more, api), 403, 'rate_exceeds_own');
    const { status, body } = await make({ ...more, requestsPerMinute: 60 }, api);
    expect([status, body.requestsPerMinute]).toEqual([201, 60]);
  });

  test('nor by rotating a greater one', async () => {
    const { api } = await keyed(['keys:write', 'orders:read']);
    const first = await theFirst();
    expectProblem(await api.post(`/v1/api-keys/${first.id}/rotate`), 403, 'scope_exceeds_own');
    expect(await theFirst()).toMatchObject({ expiresAt: null, revokedAt: null });
    const short = await keyed(['*'], { expiresInDays: 1 });
    expectProblem(await short.api.post(`/v1/api-keys/${first.id}/rotate`), 403, 'expiry_exceeds_own');
  });
});

describe('rotating', () => {
  test('gives a new secret the same scopes and limits; both keys work during the overlap', async () => {
    const old = await keyed(['orders:read'], { name: 'Sync', expiresInDays: 30, requestsPerMinute: 99 });
    const answer = await shop.api.post<KeyBody>(`/v1/api-keys/${old.key.id}/rotate`);
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      ...{ name: 'Sync', scopes: ['orders:read'], expiresAt: old.key.expiresAt, requestsPerMinute: 99 },
    });
    expect(answer.body.id).not.toBe(old.key.id);
    const after = (await shop.api.get<KeyBody>(`/v1/api-keys/${old.key.id}`)).body;
    const hours = (Date.parse(after.expiresAt ?? '') - Date.now()) / 3_600_000;
    expect(hours).toBeGreaterThan(23.9);
    expect(hours).toBeLessThanOrEqual(24);
    expect([await opens(old.api), await opens(new Api(frontdesk.url, answer.body.secret ?? null))]).toEqual([
      200, 200,
    ]);
  });

  test('without overlap ends the old one at once', async () => {
    const old = await keyed(['orders:read']);
    expect(await opens(old.api)).toBe(200);
    expect((await shop.api.post(`/v1/api-keys/${old.key.id}/rotate`, { overlapHours: 0 })).status).toBe(201);
    expectProblem(await old.api.get('/v1/orders'), 401, 'unauthenticated');
    expectProblem(await shop.api.post(`/v1/api-keys/${old.key.id}/rotate`), 409, 'key_over');
  });

  test('never postpones an expiry', async () => {
    const old = await keyed(['orders:read'], { expiresAt: inDays(0.5) });
    await shop.api.post(`/v1/api-keys/${old.key.id}/rotate`, { overlapHours: 168 });
    expect((await shop.api.get<KeyBody>(`/v1/api-keys/${old.key.id}`)).body.expiresAt).toBe(
      old.key.expiresAt,
    );
  });

  test.each([-1, 169, 1.5, '24'])('with an overlap of %p is refused', async (overlapHours) => {
    const { key } = await keyed(['orders:read']);
    const answer = await shop.api.post(`/v1/api-keys/${key.id}/rotate`, { overlapHours });
    expectProblem(answer, 422, 'invalid', ['/overlapHours']);
  });

  test('of the widget’s key: pages with either key work during the overlap', async () => {
    const widget = (await keys()).find(({ kind }) => kind === 'pub');
    const { status, body } = await shop.api.post<KeyBody>(`/v1/api-keys/${widget?.id}/rotate`);
    expect([status, body.kind, body.scopes]).toEqual([201, 'pub', []]);
    expect(await opens(new Api(frontdesk.url, body.secret ?? null), '/widget/v1/config')).toBe(200);
    expect(await opens(shop.widget, '/widget/v1/config')).toBe(200);
  });
});

describe('revoking', () => {
  test('ends a key at once in this process, changes nothing when repeated, and the key stays in the list', async () => {
    const { api, key } = await keyed(['orders:read']);
    expect(await opens(api)).toBe(200);
    expect((await shop.api.delete(`/v1/api-keys/${key.id}`)).status).toBe(204);
    expectProblem(await api.get('/v1/orders'), 401, 'unauthenticated');
    const { revokedAt } = (await shop.api.get<KeyBody>(`/v1/api-keys/${key.id}`)).body;
    expect(revokedAt).toEqual(aTime);
    expect((await shop.api.delete(`/v1/api-keys/${key.id}`)).status).toBe(204);
    expect((await shop.api.get<KeyBody>(`/v1/api-keys/${key.id}`)).body.revokedAt).toBe(revokedAt);
    expectProblem(await shop.api.post(`/v1/api-keys/${key.id}/rotate`), 409, 'key_over');
  });

  test('is possible for a key itself', async () => {
    const { api, key } = await keyed(['keys:write']);
    expect((await api.delete(`/v1/api-keys/${key.id}`)).status).toBe(204);
    expect(await opens(api, '/v1/api-keys')).toBe(401);
  });

  test('of an unknown key, another’s and no id at all is 404', async () => {
    const other = await stage.business(frontdesk);
    const [theirs] = (await other.api.get<PageBody<KeyBody>>('/v1/api-keys')).body.data;
    for (const id of [UNKNOWN, theirs?.id, 'x']) {
      expectProblem(await shop.api.delete(`/v1/api-keys/${id}`), 404, 'not_found');
      expectProblem(await shop.api.get(`/v1/api-keys/${id}`), 404, 'not_found');
      expectProblem(await shop.api.post(`/v1/api-keys/${id}/rotate`), 404, 'not_found');
    }
    expect(await opens(other.widget, '/widget/v1/config')).toBe(200);
  });

  test('the last key that can make keys is refused, unless another such key has no end either', async () => {
    const first = await theFirst();
    const refused = async () =>
      expectProblem(await shop.api.delete(`/v1/api-keys/${first.id}`), 409, 'last_key');
    await refused();
    await keyed(['orders:*']);
    await keyed(['*'], { expiresInDays: 3650 });
    await refused();
    expect(await opens(shop.api)).toBe(200);
    await keyed(['keys:*']);
    await keyed(['*'], { requestsPerMinute: 5 });
    await refused();
    const next = await keyed(['*']);
    expect((await next.api.delete(`/v1/api-keys/${first.id}`)).status).toBe(204);
    expectProblem(await next.api.delete(`/v1/api-keys/${next.key.id}`), 409, 'last_key');
  });

  test('of a key that can do more is refused, because the caller could not create it again', async () => {
    const first = await theFirst();
    const small = await keyed(['keys:write']);
    expectProblem(await small.api.delete(`/v1/api-keys/${first.id}`), 403, 'scope_exceeds_own');
    const short = await keyed(['*'], { expiresInDays: 1 });
    expectProblem(await short.api.delete(`/v1/api-keys/${small.key.id}`), 403, 'expiry_exceeds_own');
    expect(await opens(shop.api)).toBe(200);
    expect((await shop.api.delete(`/v1/api-keys/${small.key.id}`)).status).toBe(204);
  });

  test('by a wildcard of the area is enough for a scope, and not the other way round', async () => {
    const wide = await keyed(['keys:*', 'orders:*']);
    const narrow = await keyed(['keys:write', 'orders:read']);
    await keyed(['keys:*', 'orders:*']);
    expect((await narrow.api.delete(`/v1/api-keys/${narrow.key.id}`)).status).toBe(204);
    expectProblem(
      await (await keyed(['keys:*'])).api.delete(`/v1/api-keys/${wide.key.id}`),
      403,
      'scope_exceeds_own',
    );
    expect((await wide.api.delete(`/v1/api-keys/${wide.key.id}`)).status).toBe(204);
  });

  test('of the last two at the same moment leaves one', async () => {
    const second = await keyed(['*']);
    const first = await theFirst();
    const answers = await Promise.all([
      shop.api.delete(`/v1/api-keys/${second.key.id}`),
      second.api.delete(`/v1/api-keys/${first.id}`),
    ]);
    expect(answers.map(({ status }) => status).sort()).not.toEqual([204, 204]);
    const left = await Promise.all([opens(shop.api), opens(second.api)]);
    expect(left.filter((status) => status === 200)).toHaveLength(1);
  });

  test('a rotated last key leaves its successor as the last', async () => {
    const first = await theFirst();
    const { body } = await shop.api.post<KeyBody>(`/v1/api-keys/${first.id}/rotate`);
    const next = new Api(frontdesk.url, body.secret ?? null);
    expectProblem(await next.delete(`/v1/api-keys/${body.id}`), 409, 'last_key');
    expect((await shop.api.delete(`/v1/api-keys/${first.id}`)).status).toBe(204);
    expect(await opens(next)).toBe(200);
  });
});

describe('a key that an admin makes, when a business has lost its own', () => {
  function recover(
    body: object,
    id = shop.id,
    headers: Record<string, string> = {},
  ): Promise<Answer<KeyBody>> {
    return stage.admin(frontdesk).post<KeyBody>(`/admin/v1/tenants/${id}/api-keys`, body, headers);
  }

  test('opens everything, also after the last key was rotated and the answer lost', async () => {
    const first = await theFirst();
    expect((await shop.api.post(`/v1/api-keys/${first.id}/rotate`, { overlapHours: 0 })).status).toBe(201);
    expect(await opens(shop.api)).toBe(401);
    const { status, body } = await recover({ name: 'After the loss' });
    const { secret = '', ...shown } = body;
    expect(status).toBe(201);
    expect(body).toEqual({
      ...{ id: anId, name: 'After the loss', kind: 'live', scopes: ['*'], createdAt: aTime },
      ...{ expiresAt: null, lastUsedAt: null, revokedAt: null, requestsPerMinute: null },
      ...{
        hint: `fd_live_…${secret.slice(-4)}`,
        secret: expect.stringMatching(/^fd_live_[A-Za-z0-9_-]{49}$/),
      },
    });
    const api = new Api(frontdesk.url, secret);
    const { lastUsedAt: _, ...stays } = shown;
    expect((await api.get<KeyBody>(`/v1/api-keys/${body.id}`)).body).toMatchObject(stays);
    expect((await make({ scopes: ['*'] }, api)).status).toBe(201);
  });

  test('holds the scopes and the end that are asked for, and no others', async () => {
    const expiresAt = inDays(3);
    const { body } = await recover({ name: 'Sync', scopes: ['orders:read'], expiresAt });
    expect(body).toMatchObject({ scopes: ['orders:read'], expiresAt });
    expectProblem(await recover({ name: 'x', scopes: [] }), 422, 'invalid', ['/scopes']);
    expectProblem(await recover({ name: 'x', scopes: ['all'] }), 422, 'invalid', ['/scopes/0']);
    const past = { name: 'x', expiresAt: '2020-01-01T00:00:00Z' };
    expectProblem(await recover(past), 422, 'invalid', ['/expiresAt']);
    expectProblem(await recover({ name: ' ', kind: 'pub' }), 422, 'invalid', ['/kind', '/name']);
  });

  test('again with its Idempotency-Key is the same one', async () => {
    const headers = { 'idempotency-key': 'the-same' };
    const [first, again] = [
      await recover({ name: 'Once' }, shop.id, headers),
      await recover({ name: 'Once' }, shop.id, headers),
    ];
    expect([again.headers.get('idempotent-replayed'), again.body]).toEqual(['true', first.body]);
  });

  test('is possible beside a hundred keys', async () => {
    await Promise.all(Array.from({ length: 100 }, () => atLast(() => make({ kind: 'pub' }))));
    expectProblem(await make({ kind: 'pub' }), 409, 'too_many_keys');
    expect((await recover({ name: 'After the loss' })).status).toBe(201);
  });

  test('is not created for an unknown caller, an unknown business or one that is being erased', async () => {
    expectProblem(await recover({ name: 'x' }, UNKNOWN), 404, 'not_found');
    expectProblem(await recover({ name: 'x' }, 'x'), 404, 'not_found');
    const path = `/admin/v1/tenants/${shop.id}/api-keys`;
    expectProblem(await shop.api.post(path, { name: 'x' }), 403, 'wrong_credential');
    const release = await stage.block(`SELECT FROM tenants WHERE id = '${shop.id}' FOR KEY SHARE`);
    await stage.admin(frontdesk).delete(`/admin/v1/tenants/${shop.id}?confirm=${shop.slug}`);
    expectProblem(await recover({ name: 'x' }), 409, 'tenant_erasing');
    await release();
  });
});

/** Makes a key with this end and uses it until it is refused. @returns when it was sent last, and when it was refused */
async function usedToItsEnd(ends: number): Promise<{ ends: number; last: number; refusedAt: number }> {
  const { status, body } = await make({ scopes: ['orders:read'], expiresAt: new Date(ends).toISOString() });
  if (status !== 201) return { ends, last: 0, refusedAt: 0 };
  const api = new Api(frontdesk.url, body.secret ?? null);
  let last = 0;
  const refusedAt = await eventually(async () => {
    const asked = Date.now();
    const opened = await opens(api);
    if (opened === 200) last = asked;
    return opened === 401 && Date.now();
  });
  return { ends, last, refusedAt };
}

test('a key’s expiry is exact, although keys are cached for seconds', async () => {
  // A key that has ended before it was used is made anew.
  const { ends, last, refusedAt } = await eventually(async () => {
    const used = await usedToItsEnd(Date.now() + 10_000);
    return used.last > 0 && used;
  });
  // None is refused before, and none that was sent afterwards is let in.
  expect(last).toBeGreaterThan(0);
  expect(last).toBeLessThanOrEqual(ends);
  expect(refusedAt).toBeGreaterThanOrEqual(ends);
});

test('the last use is shown soon, without a write for each request', async () => {
  const { api, key } = await keyed(['orders:read']);
  await Promise.all(Array.from({ length: 50 }, () => opens(api)));
  const used = () => shop.api.get<KeyBody>(`/v1/api-keys/${key.id}`);
  const first = await eventually(async () => (await used()).body.lastUsedAt);
  expect(Math.abs(Date.parse(first) - Date.now())).toBeLessThan(120_000);
  const version = async () =>
    (await stage.sql<{ xmin: string }>('SELECT xmin::text FROM api_keys WHERE id = $1', [key.id]))[0]?.xmin;
  const before = await version();
  const { body: other } = await make({ scopes: ['orders:read'] });
  await opens(api);
  await opens(new Api(frontdesk.url, other.secret ?? null));
  // The other key's first use is saved by a later round, so this round has been through.
  await eventually(async () => (await shop.api.get<KeyBody>(`/v1/api-keys/${other.id}`)).body.lastUsedAt);
  expect(await version()).toBe(before);
});

describe('every operation × every scope', () => {
  interface Operation {
    name: string;
    method: string;
    path: string;
    scope: string;
    /** One of these is enough; `scope` is among them. */
    scopes: string[];
    body: object | undefined;
    streams: boolean;
  }

  interface Documented {
    security?: { tenant?: string[] }[];
    requestBody?: { content: Record<string, { example?: object }> };
    responses: Record<string, { content?: Record<string, unknown> }>;
    description?: string;
  }

  let operations: Operation[];
  let ids: Record<string, string>;

  /** Bodies that an operation accepts with only its own scope. */
  const BODIES: Record<string, object> = {
    'POST /v1/api-keys': { name: 'By the matrix', scopes: ['keys:write'] },
    'POST /v1/conversations/{id}/messages': { text: 'hello', from: 'member' },
  };

  /** What a body needs beside the operation's own scope: those that read what the events tell, those of the role given. */
  const ALSO: Record<string, readonly string[]> = {
    'POST /v1/webhooks': ['conversations:read', 'orders:read'],
    'POST /v1/invitations': ROLE_GRANTS.agent,
  };
  /** The key opens, and then a server is asked that the test does not have. */
  const ASKS_A_PLATFORM = 'platform_unavailable';

  async function firstId(path: string): Promise<string> {
    return (await shop.api.get<PageBody<{ id: string }>>(path)).body.data[0]?.id ?? 'missing';
  }

  beforeEach(async () => {
    const { body } = await new Api(frontdesk.url, null).get<{
      paths: Record<string, Record<string, Documented>>;
    }>('/openapi.json');
    await shop.api.put('/v1/products', { products: [{ sku: 'M-1', name: 'Mug', price: '1.00' }] });
    await shop.api.put('/v1/articles', { articles: [{ question: 'Why?', answer: 'Because.' }] });
    await shop.api.post('/v1/orders', {
      number: 'M-1',
      status: 'pending',
      total: '1.00',
      customer: {},
      items: [],
    });
    await shop.api.post('/v1/conversations', { channel: 'api', visitor: {} });
    const lists = ['/v1/products', '/v1/articles', '/v1/orders', '/v1/conversations', '/v1/api-keys'];
    ids = Object.fromEntries(
      await Promise.all(lists.map(async (path) => [path, await firstId(path)] as const)),
    );
    operations = Object.entries(body.paths).flatMap(([path, methods]) =>
      Object.entries(methods).flatMap(([method, documented]) => toOperation(path, method, documented)),
    );
  });

  function toOperation(path: string, method: string, documented: Documented): Operation[] {
    const scopes = (documented.security ?? []).flatMap(({ tenant }) => tenant ?? []);
    const name = `${method.toUpperCase()} ${path}`;
    const example = documented.requestBody?.content['application/json']?.example;
    const content = documented.responses['200']?.content ?? {};
    const streams = Object.keys(content).join() === 'text/event-stream';
    const id = ids[path.slice(0, path.indexOf('/{id}'))] ?? UNKNOWN;
    return scopes.map((scope) => ({
      ...{ name, method: method.toUpperCase(), path: path.replace('{id}', id), streams, scope, scopes },
      body: BODIES[name] ?? example ?? (method === 'post' ? {} : undefined),
    }));
  }

  /** Everything that a key could change, except the last use of keys. */
  async function everything(): Promise<unknown> {
    const tables =
      'products articles orders order_items opening_hours closures visitors conversations messages turns';
    const rows = await Promise.all(
      tables
        .split(' ')
        .map((table) => stage.sql(`SELECT * FROM ${table} WHERE tenant_id = $1 ORDER BY 1, 2`, [shop.id])),
    );
    const own = await stage.sql(
      'SELECT id, name, scopes, expires_at, revoked_at FROM api_keys WHERE tenant_id = $1 ORDER BY id',
      [shop.id],
    );
    return [...rows, own, await stage.sql('SELECT * FROM tenants WHERE id = $1', [shop.id])];
  }

  async function call(
    api: Api,
    { method, path, body, streams }: Operation,
  ): Promise<Answer<{ code?: string }>> {
    if (!streams) return api.call(method, path, body);
    const stop = new AbortController();
    const response = await fetch(frontdesk.url + path, {
      headers: { authorization: `Bearer ${api.key}` },
      signal: stop.signal,
    });
    const text = response.ok ? '' : await response.text();
    stop.abort();
    const { status, headers } = response;
    return { status, headers, text, body: (text ? JSON.parse(text) : {}) as { code?: string } };
  }

  test('names a known scope each', () => {
    expect(operations.length).toBeGreaterThanOrEqual(38);
    expect(operations.filter(({ scope }) => !(SCOPE_NAMES as string[]).includes(scope))).toEqual([]);
  });

  test('without its scope each is refused with the scope’s name, and nothing changes', async () => {
    const lacking = new Map<string, Api>();
    for (const { scopes } of operations) {
      if (lacking.has(scopes.join())) continue;
      const rest = SCOPE_NAMES.filter((other) => !scopes.includes(other));
      lacking.set(scopes.join(), (await keyed(rest)).api);
    }
    const before = await everything();
    const wrong = [];
    for (const operation of operations) {
      const api = lacking.get(operation.scopes.join());
      const answer = api && (await call(api, operation));
      const right =
        answer?.status === 403 &&
        answer.body.code === 'missing_scope' &&
        answer.text.includes(`\\"${operation.scope}\\"`);
      if (!right) wrong.push(`${operation.name} ${answer?.status}`);
    }
    expect(wrong).toEqual([]);
    expect(await everything()).toEqual(before);
  });

  test.each(['exactly its scope', 'its area’s wildcard'])('with %s each opens', async (which) => {
    const holding = new Map<string, Api>();
    for (const scope of SCOPE_NAMES) {
      const grant = which === 'exactly its scope' ? scope : scope.replace(/:.*/, ':*');
      holding.set(scope, (await keyed([grant])).api);
    }
    const wrong = [];
    // Deletions last, so that the other operations still find their object.
    for (const operation of operations.toSorted(
      (a, b) => Number(a.method === 'DELETE') - Number(b.method === 'DELETE'),
    )) {
      const also = ALSO[operation.name];
      const api = also ? (await keyed([operation.scope, ...also])).api : holding.get(operation.scope);
      const answer = api && (await call(api, operation));
      if (answer?.body.code === ASKS_A_PLATFORM) continue;
      if (!answer || answer.status >= 500 || [401, 403].includes(answer.status)) {
        wrong.push(`${operation.name} ${answer?.status} ${answer?.text}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});
