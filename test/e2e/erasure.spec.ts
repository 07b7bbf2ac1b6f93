import { Api } from '../support/api.js';
import { eventually, startConversation, type TestBusiness } from '../support/businesses.js';
import type { FrontdeskProcess } from '../support/frontdesk-process.js';
import { expectProblem, type PageBody } from './expectations.js';
import { Stage } from './stage.js';
import { ask, tell } from './turns.js';

jest.setTimeout(120_000);

const NOBODY = '01920000-0000-7000-8000-000000000000';
/** The line that says who had it erased. */
const ITS_OWN_LINE = { audit_log: 1 };
const ERASED_WITHIN_MS = 60_000;

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

/** Rows of every table that name the text anywhere, by table; what is erased stays known by its id alone. */
async function rowsNaming(text: string): Promise<Record<string, number>> {
  const tables = await stage.sql<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'`,
  );
  const counts: Record<string, number> = {};
  for (const { name } of tables.filter((table) => table.name !== 'erasures')) {
    const [row] = await stage.sql<{ count: number }>(
      `SELECT count(*)::int AS count FROM ${name} t WHERE strpos(t::text, $1) > 0`,
      [text],
    );
    if (row?.count) counts[name] = row.count;
  }
  return counts;
}

async function keysNaming(text: string): Promise<string[]> {
  return (await stage.redis.dump('')).filter((line) => line.includes(text));
}

/** Every row of one tenant in every table, as one checksum; when a key was last used is noted a little later. */
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
  it('is gone from every store, also under load, and nobody else lost or gained a byte', async () => {
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
      for (let index = 0; running; index++) {
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

    const answer = await admin.delete(`/admin/v1/tenants/${doomed.id}`);
    expect({ status: answer.status, body: answer.body }).toMatchObject({
      status: 202,
      body: { id: doomed.id, status: 'erasing' },
    });
    expectProblem(await doomed.api.get('/v1/tenant'), 401, 'unauthenticated');
    expectProblem(await doomed.widget.get('/widget/v1/config'), 401, 'unauthenticated');
    expectProblem(await visitor.get('/widget/v1/messages'), 401, 'unauthenticated');
    expectProblem(await admin.patch(`/admin/v1/tenants/${doomed.id}`, { name: 'x' }), 409, 'tenant_erasing');
    expect((await admin.delete(`/admin/v1/tenants/${doomed.id}`)).status).toBe(202);
    await erased(doomed.id);
    running = false;
    await Promise.all(loads);

    expect(await rowsNaming(doomed.id)).toEqual(ITS_OWN_LINE);
    expect(await rowsNaming('zanzibar')).toEqual({});
    expect(await keysNaming(doomed.id)).toEqual([]);
    expect(await keysNaming('zanzibar')).toEqual([]);
    expect(await checksum(quiet.id)).toBe(before);
    expect(refused.slice(-5)).toEqual([401, 401, 401, 401, 401]);
    expect(new Set(ofOthers)).toEqual(new Set([200, 201, 202]));
    expectProblem(await admin.delete(`/admin/v1/tenants/${doomed.id}`), 404, 'not_found');
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

  it('frees its slug, and takes the stored answer that held its keys along', async () => {
    const body = { slug: 'phoenix', name: 'P', locale: 'en', timezone: 'Europe/Dublin', currency: 'EUR' };
    const key = { 'idempotency-key': 'make-phoenix' };
    const first = await admin.post<{ id: string }>('/admin/v1/tenants', body, key);
    await admin.delete(`/admin/v1/tenants/${first.body.id}`);
    await erased(first.body.id);
    expect(await rowsNaming('make-phoenix')).toEqual({});
    const second = await admin.post<{ id: string }>('/admin/v1/tenants', body, key);
    expect(second.status).toBe(201);
    expect(second.body.id).not.toBe(first.body.id);
  });

  it('is erased to the end when the process is killed midway', async () => {
    const doomed = await stage.business(frontdesk);
    await fill(doomed, 'sandcastle');
    // Holds the erasure in the middle of its rows: articles are gone before, visitors come after.
    const blocker = await stage.block('LOCK TABLE visitors IN SHARE MODE');
    await admin.delete(`/admin/v1/tenants/${doomed.id}`);
    await eventually(async () => !('articles' in (await rowsNaming('sandcastle'))), ERASED_WITHIN_MS);
    await frontdesk.kill();
    // Before the lock goes: a statement that waits for it runs on without its client.
    expect(Object.keys(await rowsNaming(doomed.id))).toContain('visitors');
    await blocker();
    frontdesk = await stage.restart(frontdesk);
    admin = stage.admin(frontdesk);
    await erased(doomed.id);
    expect(await rowsNaming(doomed.id)).toEqual(ITS_OWN_LINE);
    expect(await keysNaming(doomed.id)).toEqual([]);
  });

  it('that nobody knows is not found', async () => {
    expectProblem(await admin.delete(`/admin/v1/tenants/${NOBODY}`), 404, 'not_found');
    expectProblem(await admin.delete('/admin/v1/tenants/everyone'), 404, 'not_found');
  });
});

describe('a visitor who is erased', () => {
  it('is gone from every store with all that they said, and the business keeps the rest', async () => {
    const { api, widget } = await stage.business(frontdesk);
    const { body: session } = await widget.post<{ token: string; visitorId: string }>('/widget/v1/sessions');
    const visitor = new Api(frontdesk.url, session.token);
    const said = (text: string, clientId: string) =>
      visitor.post('/widget/v1/messages', { text, clientId }, { 'idempotency-key': `widget-${clientId}` });
    await said('do you sell a marmalade submarine?', 'one');
    await said('where is order 4711? nobody@example.com', 'two');
    const other = await startConversation(api);
    await ask(api, other, 'do you sell a paper dragon?');
    await eventually(async () => (await visitor.get<PageBody>('/widget/v1/messages')).body.data.length >= 4);
    expect(Object.keys(await rowsNaming('marmalade'))).toContain('unanswered_questions');
    expect((await keysNaming(session.visitorId)).length).toBeGreaterThan(0);

    const answer = await api.delete(`/v1/visitors/${session.visitorId}`);
    expect({ status: answer.status, body: answer.body }).toMatchObject({
      status: 202,
      body: { id: session.visitorId, erasing: true },
    });
    await eventually(async () => (await api.get(`/v1/visitors/${session.visitorId}`)).status === 404);

    expect(await rowsNaming(session.visitorId)).toEqual(ITS_OWN_LINE);
    expect(await rowsNaming('marmalade')).toEqual({});
    expect(await keysNaming('marmalade')).toEqual([]);
    expect(await keysNaming(session.visitorId)).toEqual([]);
    expect(Object.keys(await rowsNaming('paper dragon'))).toEqual(
      expect.arrayContaining(['messages', 'unanswered_questions']),
    );
    expectProblem(await said('still here?', 'three'), 401, 'unauthenticated');
    expectProblem(await visitor.get('/widget/v1/messages'), 401, 'unauthenticated');
    expectProblem(await api.delete(`/v1/visitors/${session.visitorId}`), 404, 'not_found');
    const log = await api.get<PageBody>(`/v1/audit-log?objectId=${session.visitorId}`);
    expect(log.body.data).toEqual([
      expect.objectContaining({ action: 'visitors.remove', after: { erasingAt: expect.any(String) } }),
    ]);
  });

  it('in the middle of an answer gets no more of it', async () => {
    const { api } = await stage.business(frontdesk);
    const visitor = { externalId: 'velvet-1' };
    const { body } = await api.post<{ id: string; visitor: { id: string } }>('/v1/conversations', {
      channel: 'api',
      visitor,
    });
    const conversation = body.id;
    const letGo = await stage.holdUnanswered();
    await tell(api, conversation, 'do you sell a velvet anvil?');
    await stage.turnsHeld(1);
    expect((await api.delete(`/v1/visitors/${body.visitor.id}`)).status).toBe(202);
    const again = await api.post('/v1/conversations', { channel: 'api', visitor });
    expectProblem(again, 409, 'visitor_erasing');
    await letGo();
    await eventually(
      async () => (await api.get(`/v1/visitors/${body.visitor.id}`)).status === 404,
      ERASED_WITHIN_MS,
    );
    expect(await rowsNaming('velvet')).toEqual({});
    expect(await keysNaming(conversation)).toEqual([]);
  });

  it('is found by what the business knows of them', async () => {
    const { api } = await stage.business(frontdesk);
    const visitor = { externalId: 'customer-81', name: 'Aoife', email: 'Aoife.Byrne@example.com' };
    await api.post('/v1/conversations', { channel: 'api', visitor });
    await startConversation(api);
    for (const query of ['externalId=customer-81', 'email=aoife.byrne@example.com']) {
      const { body } = await api.get<PageBody>(`/v1/visitors?${query}`);
      expect(body.data).toEqual([expect.objectContaining({ externalId: 'customer-81', erasing: false })]);
    }
    expect((await api.get<PageBody>('/v1/visitors')).body.data).toHaveLength(2);
    expect((await api.get<PageBody>('/v1/visitors?externalId=nobody')).body.data).toEqual([]);
  });

  it('of another business is not found, and stays', async () => {
    const [own, theirs] = await Promise.all([stage.business(frontdesk), stage.business(frontdesk)]);
    const conversation = await startConversation(theirs.api);
    const { body } = await theirs.api.get<{ visitor: { id: string } }>(`/v1/conversations/${conversation}`);
    expectProblem(await own.api.delete(`/v1/visitors/${body.visitor.id}`), 404, 'not_found');
    expectProblem(await own.api.get(`/v1/visitors/${body.visitor.id}`), 404, 'not_found');
    expect((await theirs.api.get(`/v1/visitors/${body.visitor.id}`)).body).toMatchObject({ erasing: false });
  });
});
