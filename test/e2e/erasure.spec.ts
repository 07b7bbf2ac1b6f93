import { Api } from '../support/api.js';
import { startConversation, type TestBusiness } from '../support/businesses.js';
import { deepTest } from '../support/deep-test.js';
import { eventually, until } from '../support/eventually.js';
import type { FrontdeskProcess } from '../support/frontdesk-process.js';
import { expectProblem, type PageBody } from './expectations.js';
import { ERASED_WITHIN_MS, ITS_OWN_LINE, keysNaming, rowsNaming } from './remains.js';
import { Stage } from './stage.js';
import { ask, tell } from './turns.js';

const NOBODY = '01920000-0000-7000-8000-000000000000';
const STREAM_ENDS_WITHIN_MS = 200_000;

let stage: Stage;
let frontdesk: FrontdeskProcess;
let admin: Api;

beforeAll(async () => {
  stage = await Stage.open();
  frontdesk = await stage.start();
  admin = stage.admin(frontdesk);
});
afterAll(() => stage.close());

/** Something of every kind, also in motion: a widget visitor, an open question, a message without answer yet. */
async function fill(business: TestBusiness, marker: string): Promise<Api> {
  const { api, widget } = business;
  const day = [{ open: '03:33', close: '04:44' }];
  const week = { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day };
  await api.put('/v1/opening-hours', { week });
  await api.put('/v1/closures', { closures: [{ date: '2031-01-01', reason: marker, hours: [] }] });
  await api.put('/v1/articles', { articles: [{ question: `What is ${marker}?`, answer: marker }] });
  await api.put('/v1/products', { products: [{ sku: marker, name: `${marker} lamp`, price: '7.77' }] });
  const shipments = [{ carrier: marker, trackingNumber: marker }];
  const items = [{ name: marker, quantity: 1 }];
  const order = {
    number: 'ZZ-1',
    status: 'shipped',
    total: '7.77',
    customer: { name: marker },
    items,
    shipments,
  };
  await api.post('/v1/orders', order, { 'idempotency-key': `order-${marker}` });
  const conversation = await startConversation(api);
  await ask(api, conversation, `tell me about the ${marker} hovercraft`);
  const recovered = { name: marker, expiresAt: '2099-01-01T00:00:00Z' };
  const path = `/admin/v1/tenants/${business.id}/api-keys`;
  await admin.post(path, recovered, { 'idempotency-key': `key-${marker}` });
  const { body } = await widget.post<{ token: string }>('/widget/v1/sessions');
  const visitor = new Api(frontdesk.url, body.token);
  await visitor.post('/widget/v1/messages', { text: `${marker} order 4711 a@example.com`, clientId: '1' });
  await tell(api, conversation, `and ${marker}?`);
  return visitor;
}

/** Whether the last answers are all refusals. */
function isShutOut(statuses: readonly number[]): boolean {
  return statuses.length >= 5 && statuses.slice(-5).every((status) => status === 401);
}

function erase({ id, slug }: Pick<TestBusiness, 'id' | 'slug'>) {
  return admin.delete(`/admin/v1/tenants/${id}?confirm=${slug}`);
}

/** A checksum of every row of one tenant in every table, without the last use of keys, which is saved later. */
async function checksum(tenantId: string): Promise<string> {
  const tables = await stage.sql<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.columns WHERE table_schema = 'public'
       AND column_name = 'tenant_id' ORDER BY 1`,
  );
  const sums: string[] = [];
  for (const { name } of [...tables, { name: 'tenants' }]) {
    const column = name === 'tenants' ? 'id' : 'tenant_id';
    const [row] = await stage.sql<{ sum: string }>(
      `SELECT md5(COALESCE(string_agg(row, E'\\n' ORDER BY row), '')) AS sum
       FROM (SELECT (to_jsonb(t) - 'last_used_at')::text AS row FROM ${name} t WHERE ${column} = $1) rows`,
      [tenantId],
    );
    sums.push(`${name} ${row?.sum}`);
  }
  return sums.join('\n');
}

function erased(id: string): Promise<boolean> {
  return eventually(
    async () => (await admin.get(`/admin/v1/tenants/${id}`)).status === 404,
    ERASED_WITHIN_MS,
  );
}

describe('a business that is erased', () => {
  it('is gone from every store, also under load, and no other business’s data has changed', async () => {
    const [doomed, busy, quiet] = await Promise.all(
      ['Doomed', 'Busy', 'Quiet'].map((name) => stage.business(frontdesk, { name })),
    );
    if (!doomed || !busy || !quiet) throw new Error('No businesses.');
    const visitor = await fill(doomed, 'zanzibar');
    await fill(quiet, 'lighthouse');
    await fill(busy, 'windmill');
    await eventually(async () => (await stage.sql('SELECT FROM outbox')).length === 0);
    const before = await checksum(quiet.id);

    let running = true;
    const refused: number[] = [];
    const load = async ({ api }: TestBusiness, statuses: number[]) => {
      // A refused client does not go on asking, or it would only keep the machine busy.
      for (let index = 0; running && !isShutOut(statuses); index++) {
        const product = { sku: `load-${index % 7}`, name: `lamp ${index}`, price: '1.00' };
        statuses.push((await api.put('/v1/products', { products: [product] })).status);
        const started = await api.post<{ id: string }>('/v1/conversations', { channel: 'api', visitor: {} });
        statuses.push(started.status);
        if (started.status === 201) {
          const said = await api.post(
            `/v1/conversations/${started.body.id}/messages`,
            { text: 'when are you open?' },
            { prefer: 'wait=0' },
          );
          statuses.push(said.status);
        }
      }
    };
    const ofOthers: number[] = [];
    const loads = [load(doomed, refused), load(doomed, refused), load(busy, ofOthers)];

    // Its last row stays until what is answered meanwhile has been seen.
    const release = await stage.block(`SELECT FROM tenants WHERE id = '${doomed.id}' FOR KEY SHARE`);
    const answer = await erase(doomed);
    expect({ status: answer.status, body: answer.body }).toMatchObject({
      status: 202,
      body: { id: doomed.id, status: 'erasing' },
    });
    expectProblem(await doomed.api.get('/v1/tenant'), 401, 'unauthenticated');
    expectProblem(await doomed.widget.get('/widget/v1/config'), 401, 'unauthenticated');
    expectProblem(await visitor.get('/widget/v1/messages'), 401, 'unauthenticated');
    expectProblem(await admin.patch(`/admin/v1/tenants/${doomed.id}`, { name: 'x' }), 409, 'tenant_erasing');
    expect((await erase(doomed)).status).toBe(202);
    await release();
    await erased(doomed.id);
    await until('its clients are shut out', () => isShutOut(refused));
    running = false;
    await Promise.all(loads);

    expect(await rowsNaming(stage, doomed.id)).toEqual(ITS_OWN_LINE);
    expect(await rowsNaming(stage, 'zanzibar')).toEqual({});
    expect(await keysNaming(stage, doomed.id)).toEqual([]);
    expect(await keysNaming(stage, 'zanzibar')).toEqual([]);
    expect(await checksum(quiet.id)).toBe(before);
    expect(isShutOut(refused)).toBe(true);
    expectProblem(await doomed.api.get('/v1/tenant'), 401, 'unauthenticated');
    // A busy machine may ask to come again.
    expect(new Set(ofOthers.filter((status) => status !== 503))).toEqual(new Set([200, 201, 202]));
    expectProblem(await erase(doomed), 404, 'not_found');
    const log = await admin.get<PageBody>(`/admin/v1/audit-log?tenantId=${doomed.id}`);
    expect(log.body.data).toEqual([
      expect.objectContaining({
        action: 'tenants.remove',
        object: { kind: 'tenant', id: doomed.id },
        before: { status: 'active' },
        after: { status: 'erasing' },
      }),
    ]);
    const [record] = await stage.sql<{ finished: boolean; erased: Record<string, number> }>(
      'SELECT finished_at IS NOT NULL AS finished, erased FROM erasures WHERE subject_id = $1',
      [doomed.id],
    );
    expect(record?.finished).toBe(true);
    expect(record?.erased['rows']).toBeGreaterThan(15);
    expect(record?.erased['redisKeys']).toBeGreaterThan(0);
  });

  it('frees its slug, and the stored response with its keys is deleted', async () => {
    const body = { slug: 'phoenix', name: 'P', locale: 'en', timezone: 'Europe/Dublin', currency: 'EUR' };
    const key = { 'idempotency-key': 'make-phoenix' };
    const first = await admin.post<{ id: string }>('/admin/v1/tenants', body, key);
    await erase({ id: first.body.id, slug: body.slug });
    await erased(first.body.id);
    expect(await rowsNaming(stage, 'make-phoenix')).toEqual({});
    const second = await admin.post<{ id: string }>('/admin/v1/tenants', body, key);
    expect(second.status).toBe(201);
    expect(second.body.id).not.toBe(first.body.id);
  });

  it('is erased completely although the process is killed midway', async () => {
    const doomed = await stage.business(frontdesk);
    await fill(doomed, 'sandcastle');
    // Blocks the erasure in the middle of its rows: articles are deleted before, visitors after.
    const blocker = await stage.block('LOCK TABLE visitors IN SHARE MODE');
    await erase(doomed);
    await eventually(async () => !('articles' in (await rowsNaming(stage, 'sandcastle'))), ERASED_WITHIN_MS);
    await frontdesk.kill();
    // Before the lock is released, because a waiting statement continues without its client.
    expect(Object.keys(await rowsNaming(stage, doomed.id))).toContain('visitors');
    await blocker();
    frontdesk = await stage.restart(frontdesk);
    admin = stage.admin(frontdesk);
    await erased(doomed.id);
    expect(await rowsNaming(stage, doomed.id)).toEqual(ITS_OWN_LINE);
    expect(await keysNaming(stage, doomed.id)).toEqual([]);
  });

  deepTest('is erased completely by another process when the first one is killed', async () => {
    const doomed = await stage.business(frontdesk);
    await fill(doomed, 'windsock');
    const second = await stage.start();
    const blocker = await stage.block('LOCK TABLE visitors IN SHARE MODE');
    await erase(doomed);
    await eventually(async () => !('articles' in (await rowsNaming(stage, 'windsock'))), ERASED_WITHIN_MS);
    await frontdesk.kill();
    expect(Object.keys(await rowsNaming(stage, doomed.id))).toContain('visitors');
    await blocker();
    admin = stage.admin(second);
    await erased(doomed.id);
    expect(await rowsNaming(stage, doomed.id)).toEqual(ITS_OWN_LINE);
    expect(await keysNaming(stage, doomed.id)).toEqual([]);
    await second.kill();
    frontdesk = await stage.restart(frontdesk);
    admin = stage.admin(frontdesk);
  });

  it('ends the event streams that are open', async () => {
    const doomed = await stage.business(frontdesk);
    const conversation = await startConversation(doomed.api);
    const patience = AbortSignal.timeout(STREAM_ENDS_WITHIN_MS);
    let opened: () => void = () => undefined;
    const first = new Promise<void>((resolve) => (opened = resolve));
    const stream = doomed.api.events(`/v1/conversations/${conversation}/events?after=0-0`, {
      until: () => {
        opened();
        return false;
      },
      signal: patience,
    });
    await tell(doomed.api, conversation, 'when are you open?');
    await first;
    await erase(doomed);
    expect(await stream).not.toEqual([]);
    expect(patience.aborted).toBe(false);
    await erased(doomed.id);
    expect(await keysNaming(stage, doomed.id)).toEqual([]);
  });

  it('that does not exist is not found', async () => {
    expectProblem(await admin.delete(`/admin/v1/tenants/${NOBODY}`), 404, 'not_found');
    expectProblem(await admin.delete('/admin/v1/tenants/everyone'), 404, 'not_found');
  });

  it.each([
    ['nothing', ''],
    ['another slug', '?confirm=another-shop'],
    ['its id', '?confirm={id}'],
  ])('is not erased when %s confirms it; the refusal names the slug', async (_, query) => {
    const { id, slug, api } = await stage.business(frontdesk);
    const answer = await admin.delete(`/admin/v1/tenants/${id}${query.replace('{id}', id)}`);
    expectProblem(answer, 422, 'invalid', ['/confirm']);
    expect((answer.body as { detail: string }).detail).toContain(`?confirm=${slug}`);
    expect((await api.get('/v1/tenant')).status).toBe(200);
  });
});
