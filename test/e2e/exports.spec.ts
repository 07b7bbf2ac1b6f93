import { createHash, randomUUID } from 'node:crypto';
import { Api } from '../support/api.js';
import { download, exported, readArchive, rowsIn, type ExportBody } from '../support/archives.js';
import { startConversation, type TestBusiness } from '../support/businesses.js';
import { eventually } from '../support/eventually.js';
import { aTime, anId, expectProblem } from './expectations.js';
import { Stage } from './stage.js';

let stage: Stage;
let shop: TestBusiness;
let other: TestBusiness;

beforeAll(async () => {
  stage = await Stage.shared();
});
beforeEach(async () => {
  [shop, other] = [await stage.business(stage.frontdesk), await stage.business(stage.frontdesk)];
});
afterAll(() => stage.close());

async function ask(api: Api, body: object = {}): Promise<ExportBody> {
  const { status, body: made } = await api.post<ExportBody>('/v1/exports', body);
  expect(status).toBe(202);
  return made;
}

async function keyed(scopes: string[]): Promise<Api> {
  const { body } = await shop.api.post<{ secret: string }>('/v1/api-keys', { name: 'Export', scopes });
  return new Api(stage.frontdesk.url, body.secret);
}

describe('an export of everything', () => {
  test('is one archive of JSON Lines with a manifest of numbers and sums, of this business alone', async () => {
    const mug = { sku: 'MUG-1', name: 'Stoneware mug “Ünïcode”', price: '22.00', stock: 3 };
    await shop.api.put('/v1/products', { products: [mug, { ...mug, sku: 'MUG-2' }] });
    await other.api.put('/v1/products', { products: [{ ...mug, sku: 'THEIRS' }] });
    const conversation = await startConversation(shop.api);
    await shop.api.post(`/v1/conversations/${conversation}/messages`, { text: 'Have you a mug?' });

    const archive = await exported(shop.api);
    const { manifest } = archive;
    expect(manifest).toMatchObject({
      ...{ format: 'frontdesk-export', version: 1, takenAt: aTime, visitorId: null },
      tenant: { id: shop.id, slug: shop.slug },
    });
    expect(manifest.tables.map(({ file }) => file)).toEqual([...archive.files.keys()]);
    for (const { file, rows, bytes, sha256 } of manifest.tables) {
      const text = archive.files.get(file) ?? '';
      expect([file, text.split('\n').length - 1, Buffer.byteLength(text)]).toEqual([file, rows, bytes]);
      expect(createHash('sha256').update(text).digest('hex')).toBe(sha256);
    }
    expect(
      rowsIn(archive, 'products')
        .map(({ sku }) => sku)
        .sort(),
    ).toEqual(['MUG-1', 'MUG-2']);
    expect(rowsIn(archive, 'messages').map(({ author }) => author)).toEqual(['visitor', 'assistant']);
    expect(rowsIn(archive, 'tenants')).toMatchObject([{ id: shop.id, slug: shop.slug }]);
    const all = [...archive.files.values()].join('');
    expect(all).not.toContain('THEIRS');
    expect(all).not.toContain('tenant_id');
    expect(archive.files.has('api_keys.jsonl')).toBe(false);
    expect(manifest.leftOut.tables).toMatchObject({ api_keys: expect.stringContaining('hashes') });
  });

  test('is asked for without a body too', async () => {
    expect((await shop.api.call('POST', '/v1/exports')).status).toBe(202);
  });

  test('has a link of fifteen minutes, and is listed', async () => {
    const before = Date.now();
    const made = await ask(shop.api);
    const after = Date.now();
    expect(made).toEqual({
      ...{ id: anId, status: 'ready', visitorId: null, downloads: 0, downloadedAt: null, createdAt: aTime },
      download: { url: expect.stringContaining(`/v1/exports/${made.id}/archive?`), expiresAt: aTime },
    });
    const begins = Date.parse(made.download.expiresAt) - 15 * 60_000;
    // Perhaps without its milliseconds.
    expect(begins).toBeGreaterThan(before - 1_000);
    expect(begins).toBeLessThanOrEqual(after);
    await (await download(made, shop.api.key)).arrayBuffer();
    const { body } = await shop.api.get<{ data: ExportBody[] }>('/v1/exports');
    expect(body.data).toMatchObject([{ id: made.id, downloads: 1, downloadedAt: aTime }]);
    expect((await shop.api.get(`/v1/exports/${made.id}`)).body).toMatchObject({ id: made.id, downloads: 1 });
  });

  test('is repeated by its Idempotency-Key', async () => {
    const key = { 'idempotency-key': randomUUID() };
    const [one, again] = [
      await shop.api.post('/v1/exports', {}, key),
      await shop.api.post('/v1/exports', {}, key),
    ];
    expect(again.body).toEqual(one.body);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
  });

  test('is got with its file name and a type, never from a cache', async () => {
    const response = await download(await ask(shop.api), shop.api.key);
    const { headers } = response;
    await response.arrayBuffer();
    expect(headers.get('content-type')).toBe('application/zip');
    expect(headers.get('content-disposition')).toMatch(
      /^attachment; filename="frontdesk-export-[\d-]{10}[.]zip"$/,
    );
    expect(headers.get('cache-control')).toBe('no-store');
  });

  test('leaves lines in the audit log: who asked, and who downloaded', async () => {
    const made = await ask(shop.api);
    await readArchive(new Uint8Array(await (await download(made, shop.api.key)).arrayBuffer()));
    const { body } = await shop.api.get<{ data: object[] }>('/v1/audit-log?objectKind=export');
    expect(body.data).toMatchObject([
      { action: 'exports.archive', object: { kind: 'export', id: made.id }, after: { downloads: 1 } },
      { action: 'exports.create', object: { kind: 'export', id: made.id } },
    ]);
  });
});

describe('a download', () => {
  let filled: TestBusiness;

  /** More than what two sockets and the compression hold. */
  beforeAll(async () => {
    filled = await stage.business(stage.frontdesk);
    await stage.sql(
      `INSERT INTO products (tenant_id, id, sku, name, description, price_minor, currency)
       SELECT $1, gen_random_uuid(), 'S-' || n, 'Mug ' || n,
         (SELECT string_agg(md5(random()::text || n || k), '') FROM generate_series(1, 400) k), 100, 'EUR'
       FROM generate_series(1, 2000) n`,
      [filled.id],
    );
  });
  beforeEach(() => (shop = filled));

  async function begun(made: ExportBody): Promise<{ first: Uint8Array; rest: ReadableStreamDefaultReader }> {
    const reader = (await download(made, shop.api.key)).body?.getReader();
    if (!reader) throw new Error('No archive.');
    return { first: ((await reader.read()) as { value: Uint8Array }).value, rest: reader };
  }

  async function readRest(reader: ReadableStreamDefaultReader): Promise<Uint8Array[]> {
    const pieces: Uint8Array[] = [];
    for (;;) {
      const { done, value } = (await reader.read()) as { done: boolean; value: Uint8Array };
      if (done) return pieces;
      pieces.push(value);
    }
  }

  test('is of one moment, and the only one of its business meanwhile', async () => {
    const made = await ask(shop.api);
    const { first, rest } = await begun(made);
    // Orders are read after products.
    const order = { number: 'LATE', status: 'pending', total: '1.00', customer: {}, items: [] };
    expect((await shop.api.put('/v1/orders', { orders: [order] })).status).toBe(200);
    const second = await download(made, shop.api.key);
    expect([second.status, second.headers.get('retry-after')]).toEqual([429, '15']);
    expect(await second.json()).toMatchObject({ code: 'export_running' });
    const archive = await readArchive(Buffer.concat([first, ...(await readRest(rest))]));
    expect([rowsIn(archive, 'products').length, rowsIn(archive, 'orders').length]).toEqual([2_000, 0]);
    expect(rowsIn(await exported(shop.api), 'orders')).toMatchObject([{ number: 'LATE' }]);
  });

  test('that its reader leaves makes room at once', async () => {
    const { rest } = await begun(await ask(shop.api));
    // Until the process waits for its reader.
    await eventually(async () => {
      const waiting = await stage.sql(
        `SELECT FROM pg_stat_activity WHERE datname = current_database() AND state = 'idle in transaction'
           AND query LIKE 'FETCH%' AND state_change < clock_timestamp() - interval '1 second'`,
      );
      return waiting.length === 1;
    });
    await rest.cancel();
    // Sooner than a reader that takes nothing is given up.
    await eventually(() => exported(shop.api).catch(() => undefined), 15_000);
  });

  test('that cannot be finished breaks off, and looks like no whole archive', async () => {
    const { rest } = await begun(await ask(shop.api));
    await eventually(async () => {
      const ended = await stage.sql(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND state = 'idle in transaction' AND query LIKE 'FETCH%'`,
      );
      return ended.length === 1;
    });
    await expect(readRest(rest)).rejects.toThrow('terminated');
    expect((await exported(shop.api)).manifest.tables.length).toBeGreaterThan(20);
  });

  test('asked for by HEAD is not made', async () => {
    const made = await ask(shop.api);
    const headers = { authorization: `Bearer ${shop.api.key}` };
    const answer = await fetch(made.download.url, { method: 'HEAD', headers });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/zip']);
    expect((await shop.api.get(`/v1/exports/${made.id}`)).body).toMatchObject({ downloads: 0 });
  });
});

describe('a link', () => {
  test('opens nothing for another business, without a key, or changed', async () => {
    const made = await ask(shop.api);
    const theirs = await ask(other.api);
    const path = made.download.url.slice(stage.frontdesk.url.length);
    const unknown = path.replace(made.id, '01920000-0000-7000-8000-000000000000');
    expectProblem(await other.api.get(path), 404, 'not_found');
    expect((await other.api.get(path)).body).toMatchObject({ detail: 'There is no such export.' });
    expectProblem(await new Api(stage.frontdesk.url, null).get(path), 401, 'unauthenticated');
    expectProblem(await shop.api.get(unknown), 404, 'not_found');
    const signature = new URL(theirs.download.url).searchParams.get('signature') ?? '';
    expectProblem(
      await shop.api.get(path.replace(/signature=.*/, `signature=${signature}`)),
      404,
      'not_found',
    );
    const later = new Date(Date.parse(made.download.expiresAt) + 60_000).toISOString();
    expectProblem(
      await shop.api.get(path.replace(/until=[^&]+/, `until=${encodeURIComponent(later)}`)),
      404,
      'not_found',
    );
    expectProblem(await shop.api.get(`/v1/exports/${made.id}/archive`), 422, 'invalid', [
      ...['/until', '/signature'],
    ]);
    expect((await shop.api.get(`/v1/exports/${theirs.id}`)).status).toBe(404);
  });

  test('needs the scope of exports, as everything of exports does', async () => {
    const made = await ask(shop.api);
    const reader = await keyed(['orders:read', 'audit:read']);
    const path = made.download.url.slice(stage.frontdesk.url.length);
    for (const answer of [
      await reader.get(path),
      await reader.get('/v1/exports'),
      await reader.get(`/v1/exports/${made.id}`),
      await reader.post('/v1/exports'),
    ])
      expectProblem(answer, 403, 'missing_scope');
    const answer = await download(made, (await keyed(['exports:write'])).key);
    expect([answer.status, (await answer.arrayBuffer()).byteLength > 0]).toEqual([200, true]);
  });

  test('opens the archive ten times in an hour', async () => {
    const made = await ask(shop.api);
    for (let n = 0; n < 10; n += 1) await (await download(made, shop.api.key)).arrayBuffer();
    const refused = await download(made, shop.api.key);
    expect(refused.status).toBe(429);
    expect(await refused.json()).toMatchObject({
      code: 'rate_limited',
      limit: { name: 'exports', size: 10 },
    });
  });

  test('opens nothing while the business is suspended', async () => {
    const made = await ask(shop.api);
    await stage.admin(stage.frontdesk).patch(`/admin/v1/tenants/${shop.id}`, { status: 'suspended' });
    const response = await download(made, shop.api.key);
    expect([response.status, await response.json()]).toMatchObject([403, { code: 'tenant_suspended' }]);
  });
});

describe('an export of one visitor', () => {
  test('holds what there is of them, and their own orders, and nobody else’s', async () => {
    const [one, two] = [await startConversation(shop.api), await startConversation(shop.api)];
    await shop.api.post(`/v1/conversations/${one}/messages`, { text: 'mine alone' });
    await shop.api.post(`/v1/conversations/${two}/messages`, { text: 'somebody else’s' });
    const { body } = await shop.api.get<{ visitor: { id: string } }>(`/v1/conversations/${one}`);
    const visitorId = body.visitor.id;
    await stage.sql(`UPDATE visitors SET verified_email = 'aoife@example.com' WHERE id = $1`, [visitorId]);
    const order = { status: 'shipped', total: '5.00', items: [{ name: 'Mug', quantity: 1 }] };
    await shop.api.put('/v1/orders', {
      orders: [
        { ...order, number: 'N-1', customer: { email: 'Aoife@example.com' } },
        { ...order, number: 'N-2', customer: { email: 'ben@example.com' } },
      ],
    });
    const archive = await exported(shop.api, { visitorId });
    expect(archive.manifest).toMatchObject({ visitorId });
    expect(rowsIn(archive, 'visitors')).toMatchObject([{ id: visitorId }]);
    expect(rowsIn(archive, 'conversations').map(({ id }) => id)).toEqual([one]);
    expect(rowsIn(archive, 'messages')[0]).toMatchObject({ text: 'mine alone' });
    expect(rowsIn(archive, 'orders').map(({ number }) => number)).toEqual(['N-1']);
    expect(rowsIn(archive, 'order_items')).toHaveLength(1);
    expect([...archive.files.values()].join('')).not.toContain('somebody else');
    expect(archive.files.has('products.jsonl')).toBe(false);
  });

  test('is not made of a visitor of another business, or of none', async () => {
    const conversation = await startConversation(other.api);
    const { body } = await other.api.get<{ visitor: { id: string } }>(`/v1/conversations/${conversation}`);
    for (const visitorId of [body.visitor.id, randomUUID()])
      expectProblem(await shop.api.post('/v1/exports', { visitorId }), 404, 'not_found');
    expectProblem(await shop.api.post('/v1/exports', { visitorId: 'x' }), 422, 'invalid', ['/visitorId']);
  });
});
