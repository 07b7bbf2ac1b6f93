import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { hashKey, keyHint } from '../../src/platform/auth/api-key.js';
import { Api } from '../support/api.js';
import { Stage } from '../e2e/stage.js';
import type { FrontdeskProcess, Secrets } from '../support/frontdesk-process.js';
import { linesOf, newBusiness, type AuditedBusiness, type Line } from './audit-rig.js';
import { spellings } from './database-dump.js';

const MASK = '•••';
const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Personal texts that no line may contain. */
const PERSONAL = {
  name: 'Aoife Marker-Byrne',
  email: 'aoife.marker@example.com',
  phone: '+353861234567',
  note: 'Key under the marker stone',
};

function product(sku: string, fields: object = {}) {
  return { sku, name: `Mug ${sku}`, price: '22.00', stock: 34, ...fields };
}

function order(number: string, fields: object = {}) {
  const { note, ...customer } = PERSONAL;
  return { number, status: 'pending', total: '5.00', customer, note, items: [], ...fields };
}

let stage: Stage;
let secrets: Secrets;
let frontdesk: FrontdeskProcess;
let admin: Api;
let superuser: pg.Client;
let shop: AuditedBusiness;

beforeAll(async () => {
  stage = await Stage.shared();
  ({ secrets, frontdesk } = stage);
  admin = new Api(frontdesk.url, secrets.adminKey);
  superuser = new pg.Client({ connectionString: stage.superuserUrl });
  await superuser.connect();
});

beforeEach(async () => {
  shop = await newBusiness(admin);
});

afterAll(async () => {
  await superuser.end();
  await stage.close();
});

function lines(query = ''): Promise<Line[]> {
  return linesOf(shop.api, '/v1/audit-log', query);
}

/** The lines that the work wrote, oldest first. */
async function linesOfWork(work: () => Promise<unknown>): Promise<Line[]> {
  const [last] = await lines();
  await work();
  const all = await lines();
  return all.slice(0, last ? all.findIndex(({ id }) => id === last.id) : undefined).reverse();
}

async function idOf(list: string): Promise<string> {
  const { body } = await shop.api.get<{ data: { id: string }[] }>(`/v1/${list}?limit=1`);
  return body.data[0]?.id ?? '';
}

describe('a line', () => {
  it('of an update holds only the changed fields, before and after', async () => {
    await shop.api.put('/v1/products', { products: [product('M-1')] });
    const id = await idOf('products');
    const began = Date.now();
    const [line, ...more] = await linesOfWork(() =>
      shop.api.patch(`/v1/products/${id}`, { price: '24.50', stock: null, name: 'Mug M-1' }),
    );
    expect(more).toEqual([]);
    expect(line).toEqual({
      id: expect.stringMatching(UUID_V7),
      at: expect.any(String),
      actor: shop.actor,
      action: 'products.update',
      object: { kind: 'product', id },
      before: { priceMinor: 2200, stock: 34 },
      after: { priceMinor: 2450, stock: null },
      address: '127.0.0.1',
      requestId: expect.stringMatching(UUID_V7),
      correlationId: expect.stringMatching(UUID_V7),
    });
    const at = Date.parse(line?.at ?? '');
    expect([at > began - 1_000, at < Date.now() + 1_000]).toEqual([true, true]);
  });

  it('of a created or removed object holds all fields', async () => {
    await shop.api.put('/v1/articles', {
      articles: [{ question: 'Gifts?', answer: 'Yes.', tags: ['gift'] }],
    });
    const id = await idOf('articles');
    await shop.api.delete(`/v1/articles/${id}`);
    const whole = { question: 'Gifts?', answer: 'Yes.', tags: ['gift'], externalId: null, locale: null };
    expect(await lines('&objectKind=article')).toMatchObject([
      { action: 'articles.remove', object: { id }, before: whole, after: null },
      { action: 'articles.upsert', object: { id }, before: null, after: whole },
    ]);
  });

  it('holds the first 500 characters of a long text', async () => {
    const answer = 'long '.repeat(1000);
    const [line] = await linesOfWork(() =>
      shop.api.put('/v1/articles', { articles: [{ question: 'And the rest?', answer }] }),
    );
    expect(line?.after).toMatchObject({ answer: `${answer.slice(0, 500)}…`, question: 'And the rest?' });
  });

  it('names the settings that changed', async () => {
    const [line] = await linesOfWork(() => shop.api.patch('/v1/tenant', { widget: { color: '#123456' } }));
    expect(line).toMatchObject({ action: 'tenant.update', object: { kind: 'tenant', id: shop.id } });
    expect(Object.keys(line?.after ?? {})).toEqual(['widget']);
    expect(line?.after).toMatchObject({ widget: { color: '#123456' } });
  });

  it('shows that an order’s items changed, when nothing else did', async () => {
    await shop.api.post('/v1/orders', order('C-1'));
    const id = await idOf('orders');
    const [line, ...more] = await linesOfWork(() =>
      shop.api.patch(`/v1/orders/${id}`, { items: [{ name: 'Mug', quantity: 1 }] }),
    );
    expect(more).toEqual([]);
    expect(line).toMatchObject({ before: { content: MASK }, after: { content: MASK } });
    expect(Object.keys(line?.after ?? {})).toEqual(['content']);
  });

  it('masks personal texts, and shows whether there was one', async () => {
    const [made] = await linesOfWork(() => shop.api.post('/v1/orders', order('P-1')));
    expect(made?.after).toMatchObject({
      number: 'P-1',
      customerName: MASK,
      customerEmail: MASK,
      customerPhone: MASK,
      note: MASK,
      placedAt: null,
    });
    const id = await idOf('orders');
    const [changed] = await linesOfWork(() => shop.api.patch(`/v1/orders/${id}`, { note: null }));
    expect(changed).toMatchObject({ before: { note: MASK }, after: { note: null } });
  });
});

describe('no line holds', () => {
  async function allLines(): Promise<string> {
    const { rows } = await superuser.query<{ row: string }>(
      'SELECT to_jsonb(l)::text AS row FROM audit_log l',
    );
    return rows.map(({ row }) => row).join('\n');
  }

  it('a name, an address, a word or an id of a customer', async () => {
    await shop.api.put('/v1/orders', { orders: [order('P-1')] });
    const visitor = {
      externalId: 'marker-81',
      name: PERSONAL.name,
      email: PERSONAL.email,
      locale: 'en',
    };
    const { body } = await shop.api.post<{ id: string }>('/v1/conversations', { channel: 'api', visitor });
    const at = `/v1/conversations/${body.id}`;
    await shop.api.post(`${at}/messages`, { text: `My marker question from ${PERSONAL.email}` });
    await shop.api.post(`${at}/handoff`, { reason: 'marker reason' });
    await shop.api.post(`${at}/messages`, { text: 'A marker reply', from: 'member' });
    await shop.api.post(`${at}/rating`, { score: 4, comment: 'marker comment' });
    const kinds = new Set((await lines()).map(({ object }) => object.kind));
    expect([...kinds].sort()).toEqual(['api_key', 'conversation', 'message', 'order', 'tenant', 'visitor']);
    const all = await allLines();
    expect(['"text": "•••"', '"handoff_reason": "•••"'].filter((text) => !all.includes(text))).toEqual([]);
    expect(all.match(/marker|Aoife|353861234567|owner@/gi)).toBeNull();
  });

  it('a secret or its hash', async () => {
    await shop.publishable.post('/widget/v1/sessions');
    const minted = await shop.api.post<{ secret: string }>('/v1/tenant/identity-secret', {});
    expect(await lines('&objectKind=identity_secret')).toHaveLength(1);
    const keys = [...shop.secrets, secrets.adminKey, minted.body.secret];
    const all = await allLines();
    expect(all).toContain(keyHint(keys[0] ?? ''));
    for (const key of keys) {
      const forms = [...spellings(key), ...spellings(key.slice(8, 40)), hashKey(key).toString('hex')];
      expect(forms.filter((form) => all.includes(form))).toEqual([]);
    }
    expect(all).not.toMatch(/secret_hash|sealed|number_key|memory/);
  });
});

describe('what leaves how many lines', () => {
  it('a bulk PUT: one for each changed row', async () => {
    const rows = ['A', 'B', 'C'].map((sku) => product(sku));
    const created = await linesOfWork(() => shop.api.put('/v1/products', { products: rows }));
    expect(created.map(({ after }) => after?.['sku']).sort()).toEqual(['A', 'B', 'C']);
    expect(new Set(created.map(({ requestId }) => requestId)).size).toBe(1);
    const again = [product('A'), product('B', { stock: 1 }), product('D')];
    const changed = await linesOfWork(() => shop.api.put('/v1/products', { products: again }));
    const told = changed.map(({ before, after }) => ({ before, stock: after?.['stock'] }));
    expect(told.filter(({ before }) => before === null)).toEqual([{ before: null, stock: 34 }]);
    expect(told.filter(({ before }) => before !== null)).toEqual([{ before: { stock: 34 }, stock: 1 }]);
    expect(await linesOfWork(() => shop.api.put('/v1/products', { products: again }))).toEqual([]);
  });

  it('a bulk PUT of orders, and of articles by either identity', async () => {
    const orders = Array.from({ length: 500 }, (_, n) => order(`N-${n}`));
    const made = await linesOfWork(() => shop.api.put('/v1/orders', { orders }));
    expect(made).toHaveLength(500);
    expect(new Set(made.map(({ object }) => object.id)).size).toBe(500);
    const sent = [...orders.slice(1), order('N-0', { status: 'shipped' })];
    expect(await linesOfWork(() => shop.api.put('/v1/orders', { orders: sent }))).toMatchObject([
      { before: { status: 'pending' }, after: { status: 'shipped' } },
    ]);
    const articles = [
      { externalId: 'faq-1', question: 'One?', answer: '1' },
      { question: 'Two?', answer: '2' },
    ];
    expect(await linesOfWork(() => shop.api.put('/v1/articles', { articles }))).toHaveLength(2);
    expect(await linesOfWork(() => shop.api.put('/v1/articles', { articles }))).toEqual([]);
  });

  it('closures: one for each day that was added, removed or changed', async () => {
    const day = (date: string, reason: string) => ({ date, reason, hours: [] });
    const first = [day('2026-12-25', 'Christmas'), day('2026-12-26', 'Boxing'), day('2026-12-31', 'Eve')];
    await shop.api.put('/v1/closures', { closures: first });
    const second = [
      day('2026-12-25', 'Christmas'),
      day('2026-12-26', 'St Stephen’s'),
      day('2027-01-01', 'New'),
    ];
    const changed = await linesOfWork(() => shop.api.put('/v1/closures', { closures: second }));
    const byDay = changed.toSorted((a, b) => (String(a.object.id) < String(b.object.id) ? -1 : 1));
    expect(byDay.map(({ object, before, after }) => [object.id, before, after])).toEqual([
      ['2026-12-26', { reason: 'Boxing' }, { reason: 'St Stephen’s' }],
      ['2026-12-31', { reason: 'Eve', hours: [], rule: null }, null],
      ['2027-01-01', null, { reason: 'New', hours: [], rule: null }],
    ]);
    expect((await shop.api.get('/v1/closures')).body).toEqual({ closures: second });
  });

  it('an idempotent replay: none more', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    const first = await linesOfWork(() => shop.api.post('/v1/orders', order('I-1'), headers));
    expect(first).toHaveLength(1);
    expect(await linesOfWork(() => shop.api.post('/v1/orders', order('I-1'), headers))).toEqual([]);
  });

  it('what was refused, read or changed nothing: none', async () => {
    await shop.api.post('/v1/orders', order('R-1'));
    await shop.api.put('/v1/products', { products: [product('R')] });
    const id = await idOf('products');
    const statuses: number[] = [];
    const left = await linesOfWork(async () => {
      for (const answer of [
        await shop.api.post('/v1/orders', order('R-1')),
        await shop.api.post('/v1/orders', order('R-2', { status: 'lost' })),
        await shop.api.patch(`/v1/products/${randomUUID()}`, { stock: 1 }),
        await shop.api.delete(`/v1/orders/${randomUUID()}`),
        await shop.api.patch(`/admin/v1/tenants/${shop.id}`, { plan: 'free' }),
        await new Api(frontdesk.url, null).patch(`/v1/products/${id}`, { stock: 1 }),
        await shop.api.patch(`/v1/products/${id}`, { stock: 34 }),
        await shop.api.get(`/v1/products/${id}`),
      ]) {
        statuses.push(answer.status);
      }
    });
    expect(statuses).toEqual([409, 422, 404, 404, 403, 401, 200, 200]);
    expect(left).toEqual([]);
  });

  it('messages of visitors and the assistant: none; only what the key itself sent', async () => {
    const left = await linesOfWork(async () => {
      const { body } = await shop.publishable.post<{ token: string }>('/widget/v1/sessions');
      const visitor = new Api(frontdesk.url, body.token);
      expect((await visitor.post('/widget/v1/messages', { text: 'Hello', clientId: 'c-1' })).status).toBe(
        202,
      );
      expect((await visitor.post('/widget/v1/rating', { score: 5 })).status).toBe(200);
    });
    expect(left).toEqual([]);
    const { body: conversation } = await shop.api.post<{ id: string }>('/v1/conversations', {
      channel: 'api',
      visitor: {},
    });
    const asked = await linesOfWork(async () => {
      const at = `/v1/conversations/${conversation.id}/messages`;
      const sent = await shop.api.post<{ answer: object | null }>(at, { text: 'May I speak to a person?' });
      expect(sent.body.answer).not.toBeNull();
    });
    expect(asked.map(({ object, after }) => [object.kind, after?.['author']])).toEqual([
      ['message', 'visitor'],
    ]);
  });
});

describe('who sees', () => {
  it('a tenant: only its own lines, also an admin’s changes, but not the admin’s key and address', async () => {
    const other = await newBusiness(admin);
    await admin.patch(`/admin/v1/tenants/${shop.id}`, { plan: 'large' });
    await other.api.put('/v1/products', { products: [product('foreign')] });
    const own = await lines();
    expect(own.map(({ action }) => action)).toEqual([
      'tenants.update',
      'tenants.create',
      'tenants.create',
      'tenants.create',
    ]);
    expect(own[0]).toMatchObject({
      actor: { kind: 'admin', id: 'first', hint: null },
      address: null,
      before: { plan: 'standard' },
      after: { plan: 'large' },
    });
    expect(JSON.stringify(own)).not.toContain('tenantId');
    expect(own.filter(({ object }) => object.id === other.id)).toEqual([]);
    expect((await shop.publishable.get('/v1/audit-log')).status).toBe(403);
    const foreign = (await linesOf(other.api, '/v1/audit-log', '&objectKind=product'))[0];
    expect(await lines(`&objectId=${foreign?.object.id}`)).toEqual([]);
    expect((await shop.api.get(`/v1/audit-log?after=${foreign?.id}`)).status).toBe(422);
    expect((await shop.api.get(`/v1/audit-log?tenantId=${other.id}`)).status).toBe(422);
  });

  it('an admin: all, or one tenant’s', async () => {
    const other = await newBusiness(admin);
    await admin.patch(`/admin/v1/tenants/${shop.id}`, { status: 'suspended' });
    const ofShop = await linesOf(admin, '/admin/v1/audit-log', `&tenantId=${shop.id}`);
    expect(ofShop[0]).toMatchObject({
      tenantId: shop.id,
      action: 'tenants.update',
      actor: { kind: 'admin', id: 'first', hint: keyHint(secrets.adminKey) },
      address: '127.0.0.1',
      before: { status: 'active' },
      after: { status: 'suspended' },
    });
    expect(new Set(ofShop.map(({ tenantId }) => tenantId))).toEqual(new Set([shop.id]));
    const tenants = new Set((await linesOf(admin, '/admin/v1/audit-log')).map(({ tenantId }) => tenantId));
    expect([shop.id, other.id].every((id) => tenants.has(id))).toBe(true);
  });
});

describe('the list', () => {
  it('is newest first and pages without gap or repetition', async () => {
    const products = Array.from({ length: 23 }, (_, n) => product(`S-${n}`));
    await shop.api.put('/v1/products', { products });
    const whole = await lines();
    const paged = await linesOf(shop.api, '/v1/audit-log', '', 5);
    expect(paged).toEqual(whole);
    expect(whole.length).toBe(23 + 3);
    expect(whole.map(({ id }) => id)).toEqual(
      whole
        .map(({ id }) => id)
        .sort()
        .reverse(),
    );
    expect(whole.map(({ at }) => at)).toEqual(
      whole
        .map(({ at }) => at)
        .sort()
        .reverse(),
    );
  });

  it('narrows by each filter, and by all together', async () => {
    await shop.api.put('/v1/products', { products: [product('F')] });
    const id = await idOf('products');
    await shop.api.patch(`/v1/products/${id}`, { stock: 1 });
    await shop.api.put('/v1/articles', { articles: [{ question: 'Q?', answer: 'A' }] });
    const actions = async (query: string) => (await lines(query)).map(({ action }) => action);
    expect(await actions('&action=products.update')).toEqual(['products.update']);
    expect(await actions(`&objectId=${id}`)).toEqual(['products.update', 'products.upsert']);
    expect(await actions('&objectKind=article')).toEqual(['articles.upsert']);
    expect(await actions(`&actorId=${shop.actor.id}`)).toEqual([
      'articles.upsert',
      'products.update',
      'products.upsert',
    ]);
    const all = `&actorId=${shop.actor.id}&objectKind=product&objectId=${id}&action=products.upsert`;
    expect(await actions(all)).toEqual(['products.upsert']);
    expect(await actions('&action=products.remove')).toEqual([]);
  });

  it('filters by from, inclusive, and to, exclusive', async () => {
    await shop.api.put('/v1/products', { products: [product('T')] });
    const { rows } = await superuser.query<{ at: string }>(
      `UPDATE audit_log SET at = date_trunc('milliseconds', at) WHERE tenant_id = $1 AND object_kind = 'product'
       RETURNING to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at`,
      [shop.id],
    );
    const at = rows[0]?.at ?? '';
    const count = async (query: string) => (await lines(`&objectKind=product${query}`)).length;
    expect(await count(`&from=${at}`)).toBe(1);
    expect(await count(`&to=${at}`)).toBe(0);
    expect(await count(`&to=${at.replace('000Z', '001Z')}`)).toBe(1);
    expect(await count(`&from=${at.replace('000Z', '001Z')}`)).toBe(0);
    expect(await count('&from=2000-01-01T00:00:00Z&to=9999-12-31T00:00:00%2B01:00')).toBe(1);
    expect(await count('&to=0001-01-01T00:00:00Z')).toBe(0);
  });

  it.each([
    ['from=yesterday', '/from'],
    ['to=2026-11-24', '/to'],
    ['action=', '/action'],
    ['after=first', '/after'],
    ['actor=me', '/actor'],
  ])('refuses ?%s and names it', async (query, pointer) => {
    const { status, body } = await shop.api.get<{ errors: { pointer: string }[] }>(`/v1/audit-log?${query}`);
    expect([status, body.errors.map((error) => error.pointer)]).toEqual([422, [pointer]]);
  });
});
