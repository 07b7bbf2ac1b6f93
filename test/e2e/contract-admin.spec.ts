import { Api } from '../support/api.js';
import type { TestBusiness } from '../support/businesses.js';
import { eventually } from '../support/eventually.js';
import type { FrontdeskProcess } from '../support/frontdesk-process.js';
import { allPages, anId, aTime, expectProblem, type PageBody } from './expectations.js';
import { Stage } from './stage.js';
import { ask } from './turns.js';

interface AdminKey {
  id: string;
  name: string;
  secret: string;
  lastUsedAt: string | null;
  revokedAt: string | null;
  revokedBy: string | null;
}

let stage: Stage;
let frontdesk: FrontdeskProcess;
let admin: Api;
let shop: TestBusiness;

beforeAll(async () => {
  stage = await Stage.shared();
  frontdesk = stage.frontdesk;
  admin = stage.admin(frontdesk);
  shop = await stage.business(frontdesk);
});
afterAll(() => stage.close());

async function makeKey(name: string, maker = admin): Promise<{ id: string; secret: string; api: Api }> {
  const { status, body } = await maker.post<AdminKey>('/admin/v1/keys', { name });
  expect(status).toBe(201);
  return { ...body, api: new Api(frontdesk.url, body.secret) };
}

async function listed(id: string): Promise<AdminKey | undefined> {
  const keys = await allPages<AdminKey>(
    (query) => admin.get<PageBody<AdminKey>>(`/admin/v1/keys?${query}`),
    2,
  );
  return keys.find((key) => key.id === id);
}

describe('admin keys', () => {
  test('work like the first one, each with its name and last use, never with its secret', async () => {
    const { id, secret, api } = await makeKey('On-call laptop');
    expect(secret).toMatch(/^fd_admin_[\w-]{49}$/);
    expect((await api.get('/admin/v1/tenants?limit=1')).status).toBe(200);
    const used = await eventually(async () => {
      const key = await listed(id);
      return key?.lastUsedAt != null && key;
    });
    expect(used).toEqual({
      id: anId,
      name: 'On-call laptop',
      hint: `fd_admin_…${secret.slice(-4)}`,
      createdBy: 'first',
      createdAt: aTime,
      lastUsedAt: aTime,
      revokedBy: null,
      revokedAt: null,
    });
    expect(await listed('first')).toMatchObject({ name: 'ADMIN_API_KEY', lastUsedAt: null });
  });

  test('stand in the audit log with the name of who acted', async () => {
    const { id, api } = await makeKey('Night watch');
    await api.patch(`/admin/v1/tenants/${shop.id}`, { name: 'Renamed at night' });
    await admin.patch(`/admin/v1/tenants/${shop.id}`, { name: 'Renamed by day' });
    const { body } = await admin.get<PageBody<{ actor: object }>>(
      `/admin/v1/audit-log?tenantId=${shop.id}&objectKind=tenant&limit=2`,
    );
    expect(body.data.map(({ actor }) => actor)).toEqual([
      expect.objectContaining({ kind: 'admin', id: 'first', name: 'ADMIN_API_KEY' }),
      expect.objectContaining({ kind: 'admin', id, name: 'Night watch' }),
    ]);
    const own = await shop.api.get('/v1/audit-log?objectKind=tenant&limit=1');
    expect(own.text).not.toContain('ADMIN_API_KEY');
  });

  test('can be revoked, also by themselves, and end at once', async () => {
    const maker = await makeKey('Maker');
    const made = await makeKey('Made', maker.api);
    expect(await listed(made.id)).toMatchObject({ createdBy: maker.id });
    expect((await made.api.get('/admin/v1/queues')).status).not.toBe(401);
    expect((await made.api.delete(`/admin/v1/keys/${made.id}`)).status).toBe(204);
    expectProblem(await made.api.get('/admin/v1/tenants'), 401, 'unauthenticated');
    expect((await maker.api.delete(`/admin/v1/keys/${made.id}`)).status).toBe(204);
    expect(await listed(made.id)).toMatchObject({ revokedBy: made.id, revokedAt: aTime });
  });

  test('never end with the last one: the key of ADMIN_API_KEY stays', async () => {
    const { api } = await makeKey('Usurper');
    expectProblem(await api.delete('/admin/v1/keys/first'), 409, 'first_admin_key');
    expect((await admin.get('/admin/v1/keys')).status).toBe(200);
    expectProblem(await api.delete('/admin/v1/keys/01920000-0000-7000-8000-000000000000'), 404, 'not_found');
    expectProblem(await api.delete('/admin/v1/keys/nonsense'), 404, 'not_found');
  });

  test('need a name, and are for admins alone', async () => {
    for (const body of [{}, { name: '' }, { name: '   ' }, { name: 'x'.repeat(81) }])
      expectProblem(await admin.post('/admin/v1/keys', body), 422, 'invalid', ['/name']);
    expectProblem(await shop.api.post('/admin/v1/keys', { name: 'x' }), 403, 'wrong_credential');
    expectProblem(await shop.api.get('/admin/v1/keys'), 403, 'wrong_credential');
  });

  test('do not see each other’s outcomes: a secret is repeated for its maker alone', async () => {
    const [one, other] = [await makeKey('One'), await makeKey('Other')];
    const headers = { 'idempotency-key': 'same-key' };
    const post = (api: Api) => api.post<AdminKey>('/admin/v1/keys', { name: 'Same' }, headers);
    const first = await post(one.api);
    expect((await post(one.api)).body.secret).toBe(first.body.secret);
    const foreign = await post(other.api);
    expect([foreign.status, foreign.body.secret === first.body.secret]).toEqual([201, false]);
  });
});

describe('businesses', () => {
  test.each([
    ['a part of the slug', 'q=nding-tw', true],
    ['a part of the name, in any case', 'q=LANTERN%20y', true],
    ['a part of the owner’s address', 'q=amina%40LANTERN', true],
    ['the whole slug', 'slug=finding-two', true],
    ['a part of the slug as the whole', 'slug=finding', false],
    ['a pattern', 'q=%25', false],
    ['another word', 'q=lighthouse', false],
  ])('are found by %s', async (_, query, found) => {
    const { body } = await admin.get<PageBody<{ slug: string }>>('/admin/v1/tenants?slug=finding-two');
    if (body.data.length === 0)
      await admin.post('/admin/v1/tenants', {
        slug: 'finding-two',
        name: 'Lantern Yard',
        locale: 'en',
        timezone: 'Europe/Dublin',
        currency: 'EUR',
        ownerEmail: 'amina@lantern.example',
      });
    const answer = await admin.get<PageBody<{ slug: string }>>(`/admin/v1/tenants?${query}`);
    expect(answer.body.data.map(({ slug }) => slug)).toEqual(found ? ['finding-two'] : []);
  });

  test('can change hands: the owner’s address is changed and removed, and other changes leave it', async () => {
    const { id } = await stage.business(frontdesk);
    const path = `/admin/v1/tenants/${id}`;
    const owner = async (change: object) =>
      (await admin.patch<{ ownerEmail: string | null }>(path, change)).body.ownerEmail;
    expect(await owner({ ownerEmail: 'new@owner.example' })).toBe('new@owner.example');
    expect(await owner({ name: 'Renamed' })).toBe('new@owner.example');
    expect(await owner({ ownerEmail: null })).toBeNull();
    expectProblem(await admin.patch(path, { ownerEmail: 'nobody' }), 422, 'invalid', ['/ownerEmail']);
  });

  test('have their keys listed and revoked by an admin, also the last one', async () => {
    const lost = await stage.business(frontdesk);
    const path = `/admin/v1/tenants/${lost.id}/api-keys`;
    const { status, body, text } = await admin.get<PageBody<{ id: string; kind: string }>>(path);
    expect([status, body.data.map(({ kind }) => kind).sort()]).toEqual([200, ['live', 'pub']]);
    expect(text).not.toMatch(/fd_live_[\w-]{40}/);
    for (const { id } of body.data) expect((await admin.delete(`${path}/${id}`)).status).toBe(204);
    expectProblem(await lost.api.get('/v1/tenant'), 401, 'unauthenticated');
    expectProblem(await lost.widget.get('/widget/v1/config'), 401, 'unauthenticated');
    expect((await admin.delete(`${path}/${body.data[0]?.id ?? ''}`)).status).toBe(204);
  });

  test('have no keys of another business, and strangers cannot list them', async () => {
    const { body } = await admin.get<PageBody<{ id: string }>>(`/admin/v1/tenants/${shop.id}/api-keys`);
    const other = await stage.business(frontdesk);
    const wrong = `/admin/v1/tenants/${other.id}/api-keys/${body.data[0]?.id ?? ''}`;
    expectProblem(await admin.delete(wrong), 404, 'not_found');
    expect((await shop.api.get('/v1/tenant')).status).toBe(200);
    expectProblem(await shop.api.get(`/admin/v1/tenants/${shop.id}/api-keys`), 403, 'wrong_credential');
    const nobody = '/admin/v1/tenants/01920000-0000-7000-8000-000000000000/api-keys';
    expectProblem(await admin.get(nobody), 404, 'not_found');
  });

  test('show how much they are used, by numbers of their own alone', async () => {
    const [busy, quiet] = [await stage.business(frontdesk), await stage.business(frontdesk)];
    const { body } = await busy.api.post<{ id: string }>('/v1/conversations', {
      channel: 'api',
      visitor: {},
    });
    await ask(busy.api, body.id, 'when are you open?');
    await busy.api.post(`/v1/conversations/${body.id}/handoff`, {});
    const activity = async ({ id }: TestBusiness) =>
      (
        await admin.get<{ activity: { messages: number; waitingConversations: number } }>(
          `/admin/v1/tenants/${id}`,
        )
      ).body.activity;
    const seen = await activity(busy);
    expect(seen).toEqual({ messages: expect.any(Number), waitingConversations: 1, failedTurns: 0 });
    expect(seen.messages).toBeGreaterThanOrEqual(2);
    expect(await activity(quiet)).toEqual({ messages: 0, waitingConversations: 0, failedTurns: 0 });
  });
});
