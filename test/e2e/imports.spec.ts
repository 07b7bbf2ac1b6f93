import { readFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { answers, WebhookReceiver } from '../stand-ins/webhook-receiver.js';
import { atLast, type Api } from '../support/api.js';
import type { TestBusiness } from '../support/businesses.js';
import { eventually } from '../support/eventually.js';
import { expectProblem, type PageBody } from './expectations.js';
import { ended, imported, productTable, sendFile, type ImportBody, type ProblemBody } from './import-rig.js';
import { Stage } from './stage.js';
import { hook, received } from './webhook-rig.js';

interface ProductBody {
  sku: string;
  name: string;
  price: string | null;
  stock: number | null;
  attributes: Record<string, string>;
}

let stage: Stage;
let shop: TestBusiness;
let api: Api;

beforeAll(async () => {
  stage = await Stage.shared();
});
afterAll(() => stage.close());
beforeEach(async () => {
  shop = await stage.business(stage.frontdesk);
  ({ api } = shop);
});

async function product(sku: string): Promise<ProductBody | undefined> {
  const { body } = await api.get<PageBody<ProductBody>>(`/v1/products?sku=${encodeURIComponent(sku)}`);
  return body.data[0];
}

const TABLE = `SKU;Product name;Preis;Stock level;attributes.Glaze;Colour
A-1;Speckled mug;"1.200,50";4;matt;red
A-2;Salad bowl;64;2;;
A-3;Vase;on request;1;;
A-1;Speckled mug again;5,00;1;;
`;

describe('a table with our own columns', () => {
  test('is imported by its headers, and what is refused is told with its place', async () => {
    const sent = await sendFile(api, TABLE, { query: '?name=autumn.csv' });
    expect(sent.status).toBe(202);
    expect(sent.headers.get('location')).toBe(`/v1/imports/${sent.body.id}`);
    const done = await ended(api, sent.body.id);
    expect(done).toMatchObject({
      ...{ status: 'done', kind: 'products', format: 'csv', name: 'autumn.csv', delimiter: ';' },
      ...{ encoding: 'utf-8', rows: 4, created: 2, updated: 0, unchanged: 0, failed: 2, problem: null },
      errors: [
        { line: 4, column: 'Preis', value: 'on request' },
        {
          line: 5,
          column: 'SKU',
          value: 'A-1',
          code: 'repeated_row',
          detail: expect.stringContaining('Line 2'),
        },
      ],
    });
    expect(done.warnings).toContainEqual(
      expect.objectContaining({ line: 1, column: 'Colour', code: 'unknown_column' }),
    );
    expect(await product('A-1')).toMatchObject({ price: '1200.50', stock: 4, attributes: { Glaze: 'matt' } });
    const files = await stage.sql('SELECT FROM import_pieces WHERE tenant_id = $1', [shop.id]);
    expect(files).toEqual([]);
  });

  test('its errors are downloaded as JSON and as CSV, in which nothing is a formula', async () => {
    const { id } = await imported(api, 'sku,name,price\nB-1,"Mug, large",=1+1\n');
    const json = await api.get<{ data: ProblemBody[] }>(`/v1/imports/${id}/errors`);
    expect(json.body.data).toMatchObject([{ severity: 'error', line: 2, column: 'price', value: '=1+1' }]);
    for (const path of [`/v1/imports/${id}/errors`, `/v1/imports/${id}/errors.csv`]) {
      const csv = await api.get(path, { accept: 'text/csv' });
      expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
      expect(csv.headers.get('content-disposition')).toContain('attachment');
      expect(csv.text).toMatch(/error,2,price,\w+,.*,'=1\+1\r\n$/u);
    }
  });

  test('a dry run counts as the real one and writes nothing', async () => {
    await imported(api, productTable(3));
    const dry = await imported(api, productTable(5, '23.00'), { query: '?dryRun=true' });
    expect(dry).toMatchObject({ status: 'done', dryRun: true, created: 2, updated: 3, unchanged: 0 });
    expect(await product('IMP-4')).toBeUndefined();
    expect(await product('IMP-1')).toMatchObject({ price: '22.00' });
    expect(await imported(api, productTable(5, '23.00'))).toMatchObject({ created: 2, updated: 3 });
  });
});

test('JSON Lines: objects of the bulk calls, each line by itself', async () => {
  const lines = [
    {
      number: 'O-1',
      status: 'shipped',
      total: '5.00',
      placedAt: '2026-11-20 10:00',
      customer: {},
      items: [],
    },
    { number: 'O-2', status: 'gone', total: '5.00', customer: {}, items: [] },
  ].map((row) => JSON.stringify(row));
  const done = await imported(api, [...lines, '{"number":', ''].join('\n'), {
    ...{ type: 'application/x-ndjson', query: '?timezone=America/New_York' },
  });
  expect(done).toMatchObject({ kind: 'orders', format: 'jsonl', rows: 3, created: 1, failed: 2 });
  expect(done.errors).toMatchObject([
    { line: 2, column: 'status', value: 'gone' },
    { line: 3, column: '', code: 'malformed_json' },
  ]);
  const { body } = await api.get<PageBody<{ placedAt: string }>>('/v1/orders?number=O-1');
  expect(body.data[0]?.placedAt).toBe('2026-11-20T15:00:00.000Z');
});

test('its end is told to a webhook', async () => {
  const receiver = await WebhookReceiver.start();
  try {
    receiver.reply = answers(204);
    await hook(api, receiver.url(), ['import.done']);
    const { id } = await imported(api, 'question,answer\nDo you gift-wrap?,Yes.\n');
    const [told] = await received(receiver, 1);
    expect(JSON.parse(told?.raw.toString() ?? '')).toMatchObject({
      type: 'import.done',
      data: { importId: id, sourceId: null, kind: 'articles', status: 'done', created: 1, failed: 0 },
    });
  } finally {
    await receiver.close();
  }
});

test.each([
  ['shopify-products-old.csv', { format: 'shopify', kind: 'products', created: 23 }],
  ['woo-products-de.csv', { format: 'woocommerce', kind: 'products', created: 20 }],
  ['shopify-orders.csv', { format: 'shopify', kind: 'orders', created: 21 }],
])('%s is recognised', async (file, expected) => {
  const content = readFileSync(join('test/fixtures/exports', file));
  expect(await imported(api, content)).toMatchObject({ status: 'done', failed: 0, ...expected });
});

test('a form with the file and fields does the same, once for one Idempotency-Key', async () => {
  const send = async (content: string) => {
    const form = new FormData();
    form.set('kind', 'articles');
    form.set('file', new Blob([content]), 'faq.csv');
    return atLast(() =>
      fetch(`${api.url}/v1/imports`, {
        method: 'POST',
        headers: { authorization: `Bearer ${api.key ?? ''}`, 'idempotency-key': 'faq-1' },
        body: form,
      }),
    );
  };
  const faq = 'question,answer\nCan I bring my dog?,"Yes, on a lead."\n';
  const [first, again, other] = [await send(faq), await send(faq), await send(`${faq}\n\n`)];
  const [one, same] = (await Promise.all([first.json(), again.json()])) as [ImportBody, ImportBody];
  expect([first.status, one.name, one.kind]).toEqual([202, 'faq.csv', 'articles']);
  expect([again.headers.get('idempotent-replayed'), same.id]).toEqual(['true', one.id]);
  expect(other.status).toBe(422);
  expect(await ended(api, one.id)).toMatchObject({ status: 'done', created: 1 });
  const { body } = await api.get<PageBody<ImportBody>>('/v1/imports?kind=articles');
  expect(body.data.map(({ id }) => id)).toEqual([one.id]);
});

describe('a file is refused at once', () => {
  test.each([
    ['a workbook', Buffer.from('504b030414000600', 'hex'), {}, 415, 'not_text', []],
    ['bytes with NUL', Buffer.from('sku,name\nA\0,B\n'), {}, 415, 'not_text', []],
    ['of another type', 'sku,name\n', { type: 'application/pdf' }, 415, 'unsupported_media_type', []],
    ['compressed', 'x', { headers: { 'content-encoding': 'gzip' } }, 415, 'unsupported_encoding', []],
    ['without known columns', 'one,two\n1,2\n', {}, 422, 'invalid', ['/file']],
    [
      'without the columns of its kind',
      'sku,name\n1,2\n',
      { query: '?kind=orders' },
      422,
      'invalid',
      ['/file'],
    ],
    ['without rows', 'sku,name\n', {}, 422, 'invalid', ['/file']],
    [
      'with a mapping that is none',
      'sku,name\n1,2\n',
      { query: '?mapping=%5B%5D' },
      422,
      'invalid',
      ['/mapping'],
    ],
  ] as const)('%s', async (_, content, options, status, code, pointers) => {
    const answer = await sendFile<Record<string, unknown>>(api, content, options);
    expectProblem(answer, status, code, [...pointers]);
    await nothingIsKept();
  });

  test('larger than 100 MB, before it has arrived', async () => {
    const { request, answered } = upload();
    const sending = pipeline(Readable.from(pieces(Infinity)), request).catch(() => undefined);
    expect(await answered).toBe(413);
    request.destroy();
    await sending;
    await nothingIsKept();
  });

  test('whose sender stalls, after half a minute: nothing of it is kept', async () => {
    const { request, answered } = upload();
    for (const piece of pieces(2)) request.write(piece);
    await eventually(async () => (await keptFiles()).length > 0);
    expect(await answered).toBe(408);
    await nothingIsKept();
  }, 120_000);

  const PART = '--x\r\ncontent-disposition: form-data; name="file"; filename="f"\r\n\r\nsku,name\r\nA,a\r\n';
  test.each([
    ['without its last boundary', PART],
    ['with half a part behind its file', `${PART}--x\r\ncontent-disposition: form-data`],
    ['with a file of another name', `${PART.replace('"file"', '"other"')}--x--\r\n`],
  ])('a form %s', async (_, form) => {
    const answer = await sendFile<object>(api, form, { type: 'multipart/form-data; boundary=x' });
    expectProblem(answer, 400, 'malformed_body');
    expect(await keptFiles()).toEqual([]);
  });

  test('left behind its file: nothing of it is kept', async () => {
    const { request, answered } = upload('multipart/form-data; boundary=x');
    request.write(`${PART}--x\r\ncontent-disposition: form-data; name="kind"\r\n\r\n`);
    await eventually(async () => (await keptFiles()).length > 0);
    request.destroy();
    await expect(answered).rejects.toThrow();
    await nothingIsKept();
  });

  test('left in its middle: nothing of it is kept, and the process goes on', async () => {
    for (const type of ['text/csv', 'multipart/form-data; boundary=x']) {
      const { request, answered } = upload(type);
      request.write('--x\r\ncontent-disposition: form-data; name="file"; filename="f"\r\n\r\nsku,name\r\n');
      for (const piece of pieces(2)) request.write(piece);
      await eventually(async () => (await keptFiles()).length > 0);
      request.destroy();
      await expect(answered).rejects.toThrow();
      await nothingIsKept();
    }
    expect(await imported(api, productTable(1))).toMatchObject({ status: 'done', created: 1 });
  });
});

test('the 11th that waits is refused, its file is gone, and its key serves later', async () => {
  await stage.sql(
    `INSERT INTO imports (tenant_id, id, kind, format, name, bytes, encoding, mapping, timezone, is_dry_run, stamp)
     SELECT $1, gen_random_uuid(), 'products', 'csv', 'waits', 1, 'utf-8', '{}', 'UTC', false, '{}'
     FROM generate_series(1, 10)`,
    [shop.id],
  );
  expectProblem(await sendFile<object>(api, productTable(1)), 429, 'too_many_imports');
  await nothingIsKept();
  const send = () => sendFile<object>(api, productTable(1), { headers: { 'idempotency-key': 'import-11' } });
  const refused = await send();
  expectProblem(refused, 429, 'too_many_imports');
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  await stage.sql(`DELETE FROM imports WHERE tenant_id = $1 AND name = 'waits'`, [shop.id]);
  expect((await send()).status).toBe(202);
});

function upload(type = 'text/csv') {
  const request = httpRequest(`${api.url}/v1/imports`, {
    method: 'POST',
    headers: { authorization: `Bearer ${api.key ?? ''}`, 'content-type': type },
  });
  const answered = new Promise<number | undefined>((resolve, reject) => {
    request.on('response', ({ statusCode }) => resolve(statusCode));
    request.on('error', reject);
  });
  // It may end before it is waited for.
  answered.catch(() => undefined);
  return { request, answered };
}

function* pieces(count: number): Generator<Buffer> {
  for (let sent = 0; sent < count; sent += 1) yield Buffer.alloc(1_048_576, 'x');
}

function keptFiles(): Promise<object[]> {
  return stage.sql('SELECT FROM import_files WHERE tenant_id = $1', [shop.id]);
}

async function nothingIsKept(): Promise<void> {
  await eventually(async () => (await keptFiles()).length === 0);
}

test('a suspended business’s import stops, and goes on when it is active', async () => {
  const admin = stage.admin(stage.frontdesk);
  const sent = await sendFile(api, productTable(20_000));
  await eventually(async () => (await api.get<ImportBody>(`/v1/imports/${sent.body.id}`)).body.rows > 0);
  await admin.patch(`/admin/v1/tenants/${shop.id}`, { status: 'suspended' });
  await eventually(async () => {
    const { body } = await admin.get<PageBody<{ name: string; active: number }>>('/admin/v1/queues');
    return body.data.find(({ name }) => name === 'imports')?.active === 0;
  });
  const [stopped] = await stage.sql<{ status: string; row_count: number }>(
    'SELECT status, row_count FROM imports WHERE id = $1',
    [sent.body.id],
  );
  expect(stopped?.row_count).toBeLessThan(20_000);
  await admin.patch(`/admin/v1/tenants/${shop.id}`, { status: 'active' });
  expect(await ended(api, sent.body.id)).toMatchObject({ status: 'done', created: 20_000, unchanged: 0 });
});

test('one that runs can be cancelled; what was written stays', async () => {
  const sent = await sendFile(api, productTable(20_000));
  const cancelled = await api.post<ImportBody>(`/v1/imports/${sent.body.id}/cancel`);
  expect(cancelled).toMatchObject({ status: 200, body: { status: 'cancelled' } });
  expect(cancelled.body.created).toBeLessThan(20_000);
  await nothingIsKept();
  expect(await api.delete(`/v1/imports/${sent.body.id}`)).toMatchObject({ status: 204 });
  expectProblem(await api.get(`/v1/imports/${sent.body.id}`), 404, 'not_found');
});
