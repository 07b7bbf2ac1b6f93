import { randomUUID } from 'node:crypto';
import type { Api } from '../support/api.js';
import { startConversation, type TestBusiness } from '../support/businesses.js';
import { eventually } from '../support/eventually.js';
import type { FrontdeskProcess } from '../support/frontdesk-process.js';
import { allPages, anId, aTime, expectProblem, type PageBody } from './expectations.js';
import { Stage } from './stage.js';
import { messagesOf, tell } from './turns.js';

interface Letter {
  id: string;
  tenantId: string;
  kind: string;
  status: string;
  reason: string | null;
}

const LETTERS = '/admin/v1/dead-letters';

let stage: Stage;
let frontdesk: FrontdeskProcess;
let admin: Api;
let shop: TestBusiness;

beforeAll(async () => {
  stage = await Stage.shared();
  frontdesk = stage.frontdesk;
  admin = stage.admin(frontdesk);
});
beforeEach(async () => {
  shop = await stage.business(frontdesk);
});
afterAll(() => stage.close());

/** Stores what a job leaves that was given up. */
async function bury(kind: string, reference: string = randomUUID(), tenantId = shop.id): Promise<string> {
  const id = randomUUID();
  await stage.sql(
    `INSERT INTO dead_letters (tenant_id, id, kind, reference, correlation_id, attempts, error, first_failed_at,
       last_failed_at) VALUES ($1, $2, $3, $4, 'c-1', 3, 'Three attempts failed.', now(), now())`,
    [tenantId, id, kind, reference],
  );
  return id;
}

/** A turn that has failed, with its dead letter. */
async function failedTurn(): Promise<{
  letter: string;
  turn: string;
  conversation: string;
  message: string;
}> {
  const conversation = await startConversation(shop.api);
  const { turn, message } = await tell(shop.api, conversation, 'hello');
  const answered = () => stage.sql(`SELECT FROM turns WHERE id = $1 AND status = 'completed'`, [turn?.id]);
  await eventually(async () => (await answered()).length === 1);
  await stage.sql('DELETE FROM turn_traces WHERE turn_id = $1', [turn?.id]);
  await stage.sql(
    `UPDATE turns SET status = 'failed', error_code = 'turn_failed', attempts = 3 WHERE id = $1`,
    [turn?.id],
  );
  return {
    letter: await bury('turn.answer', turn?.id),
    turn: String(turn?.id),
    conversation,
    message: message.id,
  };
}

function listed(query: string): Promise<Letter[]> {
  return allPages<Letter>((page) => admin.get<PageBody<Letter>>(`${LETTERS}?${query}&${page}`), 2);
}

test('the queues are listed with what waits, runs and was given up', async () => {
  const before = await admin.get<{ data: { name: string; failed: number }[] }>('/admin/v1/queues');
  expect(before.status).toBe(200);
  expect(before.body.data).toEqual(
    ['turns', 'channels', 'events', 'webhooks', 'bulk', 'imports', 'indexing'].map((name) => ({
      ...{ name, waiting: expect.any(Number), active: expect.any(Number), delayed: expect.any(Number) },
      ...{ failed: expect.any(Number), paused: false },
      oldestWaitingSeconds: null,
    })),
  );
  interface Schedule {
    name: string;
    nextRunAt: string;
    lastFinishedAt: string | null;
  }
  const asked = Date.now();
  const { schedules } = (await admin.get<{ schedules: Schedule[] }>('/admin/v1/queues')).body;
  expect(schedules.map(({ name }) => name)).toContain('search.reconcile');
  for (const schedule of schedules) {
    expect(schedule).toMatchObject({
      task: expect.any(String),
      // A tick may have come since the stage was emptied.
      lastFinishedAt: schedule.lastFinishedAt === null ? null : aTime,
      error: null,
      nextRunAt: aTime,
    });
    expect(Date.parse(schedule.nextRunAt)).toBeGreaterThan(asked);
  }
  await bury('source.read');
  const after = await admin.get<typeof before.body>('/admin/v1/queues');
  const failed = ({ data }: typeof before.body) => data.find(({ name }) => name === 'bulk')?.failed ?? 0;
  expect(failed(after.body)).toBe(failed(before.body) + 1);
});

test('dead letters are listed newest first, by business, queue, kind and status', async () => {
  const other = await stage.business(frontdesk);
  const mail = await bury('handoff.notify');
  const [source, run] = [await bury('source.read'), await bury('evaluation.run')];
  await bury('source.read', randomUUID(), other.id);
  const ids = async (query: string) =>
    (await listed(`tenantId=${shop.id}&${query}`)).map(({ id }) => id).sort();
  expect(await ids('')).toEqual([mail, source, run].sort());
  expect(await ids('queue=bulk')).toEqual([source, run].sort());
  expect(await ids('kind=source.read')).toEqual([source]);
  expect(await ids('queue=events&kind=source.read')).toEqual([]);
  expect(await ids('status=open')).toEqual([mail, source, run].sort());
  expect(await ids('status=retried')).toEqual([]);
});

test('one is shown with its business, its last error and what it was about, without any text', async () => {
  const { letter, turn, conversation, message } = await failedTurn();
  const { status, body, text } = await admin.get(`${LETTERS}/${letter}`);
  expect(status).toBe(200);
  expect(body).toEqual({
    ...{ id: letter, tenantId: shop.id, tenantName: expect.any(String), queue: 'turns', kind: 'turn.answer' },
    ...{ reference: turn, correlationId: 'c-1', error: 'Three attempts failed.', attempts: 3 },
    ...{ firstFailedAt: aTime, lastFailedAt: aTime, status: 'open', reason: null, decidedAt: null },
    about: {
      ...{ task: 'Answer a visitor’s message.', subject: 'Message 1 of a conversation (api)' },
      ...{ conversationId: conversation, messageId: message, orderId: null, sourceId: null },
    },
  });
  expect(text).not.toContain('hello');
});

interface Told extends Letter {
  tenantName: string;
  about: { subject: string; conversationId: string | null; orderId: string | null; sourceId: string | null };
}

test('the list names each one’s business and what it was about: message, order, source; of each business its own', async () => {
  const { letter, conversation } = await failedTurn();
  const orders = { number: 'D-7', status: 'processing', total: '10.00', items: [], customer: {} };
  await shop.api.put('/v1/orders', { orders: [orders] });
  const [order] = await stage.sql<{ id: string }>('SELECT id FROM orders WHERE tenant_id = $1', [shop.id]);
  const [source, delivery, early, inquiry] = Array.from({ length: 4 }, () => randomUUID());
  await stage.sql(
    `INSERT INTO event_sources (tenant_id, id, kind, name) VALUES ($1, $2, 'shopify', 'Our <shop>')`,
    [shop.id, source],
  );
  await stage.sql(
    `INSERT INTO event_deliveries (tenant_id, id, source_id, dedupe_key, type, kind, status, reason, order_id)
     VALUES ($1, $2, $3, 'k-1', 'orders/updated', 'order', 'failed', NULL, $4),
       ($1, $5, $3, 'k-2', 'orders/paid', 'payment', 'failed', 'No order "X-1" is known yet.', NULL)`,
    [shop.id, delivery, source, order?.id, early],
  );
  await stage.sql(
    `INSERT INTO order_inquiries (tenant_id, id, order_id, conversation_id, asked_at, told_status, told_refunded_minor,
       told_parcels) VALUES ($1, $2, $3, $4, now(), 'processing', 0, '{}')`,
    [shop.id, inquiry, order?.id, conversation],
  );
  const other = await stage.business(frontdesk);
  const subjects = new Map([
    [letter, 'Message 1 of a conversation (api)'],
    [
      await bury('event.order', delivery),
      'Order D-7, in the delivery "orders/updated" of the event source "Our <shop>"',
    ],
    [
      await bury('event.payment', early),
      'The delivery "orders/paid" of the event source "Our <shop>". No order "X-1" is known yet.',
    ],
    [await bury('order.tell', inquiry), 'Order D-7, asked about in a conversation (api)'],
    [await bury('conversation.return', conversation), 'A conversation (api)'],
    [await bury('catalog.embed', shop.id), 'The business as a whole'],
    [await bury('source.read'), 'It is gone'],
    // The same ids in another business name nothing of this one.
    [await bury('event.order', delivery, other.id), 'It is gone'],
  ]);
  const all = [...(await listed(`tenantId=${shop.id}`)), ...(await listed(`tenantId=${other.id}`))] as Told[];
  expect(new Map(all.map(({ id, about }) => [id, about.subject]))).toEqual(subjects);
  expect(all.every(({ tenantName }) => tenantName.length > 0)).toBe(true);
  const [told] = all.filter(({ kind }) => kind === 'order.tell');
  expect(told?.about).toMatchObject({ conversationId: conversation, orderId: order?.id, sourceId: null });
});

test('a turn is answered when its dead letter is retried, once', async () => {
  const { letter, turn, conversation } = await failedTurn();
  const before = (await messagesOf(shop.api, conversation)).length;
  const retried = await admin.post<Letter>(`${LETTERS}/${letter}/retry`);
  expect(retried.status).toBe(200);
  expect(retried.body).toMatchObject({ id: letter, status: 'retried', decidedAt: aTime });
  await eventually(async () => (await messagesOf(shop.api, conversation)).length === before + 1);
  expectProblem(await admin.post(`${LETTERS}/${letter}/retry`), 409, 'dead_letter_decided');
  expectProblem(
    await admin.post(`${LETTERS}/${letter}/discard`, { reason: 'Late.' }),
    409,
    'dead_letter_decided',
  );
  expect(await stage.sql('SELECT FROM outbox WHERE reference = $1', [turn])).toEqual([]);
  expect((await messagesOf(shop.api, conversation)).at(-1)).toMatchObject({ from: 'assistant' });
});

test('one is discarded with a reason, which the audit log keeps', async () => {
  const letter = await bury('source.read');
  expectProblem(await admin.post(`${LETTERS}/${letter}/discard`, {}), 422, 'invalid', ['/reason']);
  const discarded = await admin.post<Letter>(`${LETTERS}/${letter}/discard`, { reason: 'The site is gone.' });
  expect(discarded.body).toMatchObject({
    status: 'discarded',
    reason: 'The site is gone.',
    decidedAt: aTime,
  });
  const { body } = await admin.get<PageBody<object>>(`/admin/v1/audit-log?objectId=${letter}`);
  expect(body.data).toEqual([
    expect.objectContaining({
      id: anId,
      object: { kind: 'dead_letter', id: letter },
      before: expect.objectContaining({ status: 'open' }),
      after: expect.objectContaining({ status: 'discarded', reason: 'The site is gone.' }),
    }),
  ]);
});

test('the open ones of a filter are retried together', async () => {
  const other = await stage.business(frontdesk);
  const mine = [await bury('source.read'), await bury('source.read')];
  const kept = [await bury('budget.warn'), await bury('source.read', randomUUID(), other.id)];
  const { status, body } = await admin.post(`${LETTERS}/retry`, { queue: 'bulk', tenantId: shop.id });
  expect([status, body]).toEqual([200, { retried: 2 }]);
  const statuses = await stage.sql<Letter>('SELECT id, status FROM dead_letters WHERE id = ANY ($1)', [
    [...mine, ...kept],
  ]);
  for (const { id, status: now } of statuses) expect(now).toBe(mine.includes(id) ? 'retried' : 'open');
});

test('unknown ones and wrong filters are refused, and a business may see none', async () => {
  expectProblem(await admin.get(`${LETTERS}/${randomUUID()}`), 404, 'not_found');
  expectProblem(await admin.post(`${LETTERS}/${randomUUID()}/retry`), 404, 'not_found');
  expectProblem(await admin.get(`${LETTERS}?queue=none`), 422, 'invalid', ['/queue']);
  expectProblem(await admin.get(`${LETTERS}?status=lost`), 422, 'invalid', ['/status']);
  expect((await shop.api.get(LETTERS)).status).toBe(403);
  expect((await shop.api.get('/admin/v1/queues')).status).toBe(403);
});

/** Who has just begun a conversation. */
async function visitorOf(api: Api): Promise<string> {
  const [row] = await stage.sql<{ visitor_id: string }>(
    'SELECT visitor_id FROM conversations WHERE id = $1',
    [await startConversation(api)],
  );
  return String(row?.visitor_id);
}

test('a business that owes a thousand bulk jobs may not owe another one by a call, until some are done', async () => {
  await stage.sql(
    `INSERT INTO outbox (tenant_id, id, kind, reference, correlation_id, sent_at)
     SELECT $1, gen_random_uuid(), 'questions.learn', gen_random_uuid(), 'c-1', now() + interval '1 day'
     FROM generate_series(1, 1000)`,
    [shop.id],
  );
  const [visitor, erasing] = [await visitorOf(shop.api), await visitorOf(shop.api)];
  await stage.sql('UPDATE visitors SET erasing_at = now() WHERE id = $1', [erasing]);
  const erase = (id: string = randomUUID(), api = shop.api) => api.delete(`/v1/visitors/${id}`);
  const refused = await erase(visitor);
  expect(refused).toMatchObject({ status: 429, body: { code: 'too_many_jobs', limit: { size: 1000 } } });
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  // What is owed already owes no more.
  expect(await erase(erasing)).toMatchObject({ status: 202, body: { id: erasing, erasing: true } });
  expectProblem(await erase(), 404, 'not_found');
  const other = await stage.business(frontdesk);
  expect((await erase(await visitorOf(other.api), other.api)).status).toBe(202);
  await stage.sql(
    `DELETE FROM outbox WHERE tenant_id = $1 AND id = (SELECT id FROM outbox WHERE tenant_id = $1 LIMIT 1)`,
    [shop.id],
  );
  expect(await erase(visitor)).toMatchObject({ status: 202, body: { erasing: true } });
});
