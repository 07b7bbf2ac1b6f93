import { randomUUID } from 'node:crypto';
import { withClient } from '../integration/throwaway-database.js';
import { Api, type Answer } from '../support/api.js';
import { startConversation } from '../support/businesses.js';
import { deepTest } from '../support/deep-test.js';
import { eventually } from '../support/eventually.js';
import type { FrontdeskProcess } from '../support/frontdesk-process.js';
import { seedTalk, type SeededVisitor } from '../support/seeded-talk.js';
import { aTime, expectProblem, type PageBody } from './expectations.js';
import { ERASED_WITHIN_MS, ITS_OWN_LINE, keysNaming, rowsNaming } from './remains.js';
import { Stage } from './stage.js';
import { ask, tell } from './turns.js';

/** Enough for several batches. */
const MANY_TURNS = 3_500;

let stage: Stage;
let frontdesk: FrontdeskProcess;

beforeAll(async () => {
  stage = await Stage.open();
  frontdesk = await stage.start();
});
afterAll(() => stage.close());

function seeded(tenantId: string, turns: number): Promise<SeededVisitor> {
  return withClient(stage.superuserUrl, (client) => seedTalk(client, tenantId, { turns, conversations: 5 }));
}

async function turnsOf({ conversationIds }: SeededVisitor): Promise<number> {
  const [row] = await stage.sql<{ count: number }>(
    'SELECT count(*)::int AS count FROM turns WHERE conversation_id = ANY ($1)',
    [conversationIds],
  );
  return row?.count ?? 0;
}

/** A checksum of every row with the id of the visitor or of one of their conversations. */
async function checksumOfVisitor({ visitorId, conversationIds }: SeededVisitor): Promise<string> {
  const sums: string[] = [];
  for (const table of [
    'visitors',
    'conversations',
    'messages',
    'turns',
    'unanswered_questions',
    'idempotency_keys',
  ]) {
    const [row] = await stage.sql<{ sum: string | null }>(
      `SELECT md5(string_agg(t::text, E'\\n' ORDER BY t::text)) AS sum FROM ${table} t
       WHERE t::text ~ ANY ($1)`,
      [[visitorId, ...conversationIds]],
    );
    expect(row?.sum).toEqual(expect.any(String));
    sums.push(`${table} ${row?.sum}`);
  }
  return sums.join('\n');
}

/** Calls every route of the widget that needs a visitor's token; streams are tested elsewhere. */
async function visitorRoutes(visitor: Api): Promise<Answer[]> {
  return [
    await visitor.post('/widget/v1/messages', { text: 'hello', clientId: 'knock' }),
    await visitor.get('/widget/v1/messages'),
    await visitor.get('/widget/v1/visitor'),
    await visitor.post('/widget/v1/handoff', {}),
    await visitor.post('/widget/v1/rating', { score: 5 }),
    await visitor.post('/widget/v1/conversations', {}),
    await visitor.post(`/widget/v1/turns/${randomUUID()}/cancel`, {}),
  ];
}

describe('a visitor who is erased', () => {
  it('is gone from every store with all their messages, and the business keeps the rest', async () => {
    const { api, widget, id } = await stage.business(frontdesk);
    const { body: session } = await widget.post<{ token: string; visitorId: string }>('/widget/v1/sessions');
    const visitor = new Api(frontdesk.url, session.token);
    const said = (text: string, clientId: string) =>
      visitor.post('/widget/v1/messages', { text, clientId }, { 'idempotency-key': `widget-${clientId}` });
    await said('do you sell a marmalade submarine?', 'one');
    await said('where is order 4711? nobody@example.com', 'two');
    const other = await startConversation(api);
    await ask(api, other, 'do you sell a paper dragon?');
    const unanswered = 'SELECT FROM turns WHERE tenant_id = $1 AND finished_at IS NULL';
    await eventually(async () => (await stage.sql(unanswered, [id])).length === 0);
    expect(Object.keys(await rowsNaming(stage, 'marmalade'))).toContain('unanswered_questions');
    expect((await keysNaming(stage, session.visitorId)).length).toBeGreaterThan(0);

    const answer = await api.delete(`/v1/visitors/${session.visitorId}`);
    expect({ status: answer.status, body: answer.body }).toMatchObject({
      status: 202,
      body: { id: session.visitorId, erasing: true },
    });
    await eventually(async () => (await api.get(`/v1/visitors/${session.visitorId}`)).status === 404);

    expect(await rowsNaming(stage, session.visitorId)).toEqual(ITS_OWN_LINE);
    expect(await rowsNaming(stage, 'marmalade')).toEqual({});
    expect(await keysNaming(stage, 'marmalade')).toEqual([]);
    expect(await keysNaming(stage, session.visitorId)).toEqual([]);
    expect(Object.keys(await rowsNaming(stage, 'paper dragon'))).toEqual(
      expect.arrayContaining(['messages', 'unanswered_questions']),
    );
    expectProblem(await said('still here?', 'three'), 401, 'unauthenticated');
    expectProblem(await visitor.get('/widget/v1/messages'), 401, 'unauthenticated');
    expectProblem(await api.delete(`/v1/visitors/${session.visitorId}`), 404, 'not_found');
    const log = await api.get<PageBody>(`/v1/audit-log?objectId=${session.visitorId}`);
    expect(log.body.data).toEqual([
      expect.objectContaining({ action: 'visitors.remove', after: { erasingAt: aTime } }),
    ]);
  });

  it('is refused by every operation of the widget with their token', async () => {
    const { api, widget } = await stage.business(frontdesk);
    const { body } = await widget.post<{ token: string; visitorId: string }>('/widget/v1/sessions');
    const visitor = new Api(frontdesk.url, body.token);
    const knocks = await visitorRoutes(visitor);
    expect(knocks.map(({ status }) => status)).not.toContain(401);
    await api.delete(`/v1/visitors/${body.visitorId}`);
    await eventually(async () => (await api.get(`/v1/visitors/${body.visitorId}`)).status === 404);
    for (const answer of await visitorRoutes(visitor)) expectProblem(answer, 401, 'unauthenticated');
    expectProblem(await visitor.call('DELETE', '/widget/v1/visitor'), 401, 'unauthenticated');
    expect(await rowsNaming(stage, body.visitorId)).toEqual(ITS_OWN_LINE);
  });

  it('under load leaves every other visitor’s data unchanged', async () => {
    const { api, id } = await stage.business(frontdesk);
    const wide = { requestsPerMinute: 1_000_000, messagesPerMinute: 1_000_000 };
    await stage.admin(frontdesk).patch(`/admin/v1/tenants/${id}`, { limits: wide });
    const doomed = await seeded(id, 500);
    const quiet = await seeded(id, 500);
    const before = await checksumOfVisitor(quiet);
    let running = true;
    const statuses: number[] = [];
    const load = async () => {
      const conversation = await startConversation(api);
      while (running) {
        const said = await api.post(
          `/v1/conversations/${conversation}/messages`,
          { text: 'when are you open?' },
          { prefer: 'wait=0' },
        );
        statuses.push(said.status);
      }
    };
    const loads = [load(), load(), load()];
    await eventually(() => Promise.resolve(statuses.length > 10));
    expect((await api.delete(`/v1/visitors/${doomed.visitorId}`)).status).toBe(202);
    await eventually(
      async () => (await api.get(`/v1/visitors/${doomed.visitorId}`)).status === 404,
      ERASED_WITHIN_MS,
    );
    running = false;
    await Promise.all(loads);
    // A busy machine may ask to come again.
    expect(new Set(statuses.filter((status) => status !== 503))).toEqual(new Set([202]));
    expect(await rowsNaming(stage, doomed.visitorId)).toEqual(ITS_OWN_LINE);
    expect(await checksumOfVisitor(quiet)).toBe(before);
    for (const conversationId of doomed.conversationIds)
      expect(await rowsNaming(stage, conversationId)).toEqual({});
  });

  deepTest('is erased completely although two processes are killed midway', async () => {
    const { api, id } = await stage.business(frontdesk);
    const doomed = await seeded(id, MANY_TURNS);
    const quiet = await seeded(id, 10);
    const before = await checksumOfVisitor(quiet);
    const second = await stage.start();
    const blocker = await stage.block(
      `SELECT FROM turns WHERE id = (SELECT id FROM turns
         WHERE conversation_id = '${doomed.conversationIds.at(-1) ?? ''}' ORDER BY ctid DESC LIMIT 1) FOR UPDATE`,
    );
    await api.delete(`/v1/visitors/${doomed.visitorId}`);
    await eventually(async () => (await turnsOf(doomed)) < MANY_TURNS);
    await Promise.all([frontdesk.kill(), second.kill()]);
    expect(await turnsOf(doomed)).toBeGreaterThan(0);
    await blocker();
    frontdesk = await stage.restart(frontdesk);
    const other = await stage.restart(second);
    await eventually(
      async () => (await api.get(`/v1/visitors/${doomed.visitorId}`)).status === 404,
      ERASED_WITHIN_MS,
    );
    expect(await rowsNaming(stage, doomed.visitorId)).toEqual(ITS_OWN_LINE);
    expect(await turnsOf(doomed)).toBe(0);
    expect(await checksumOfVisitor(quiet)).toBe(before);
    // A killed worker keeps its lock on a bulk job for 30 s, and locks are looked at every 10 s.
    await eventually(async () => (await stage.sql('SELECT FROM outbox')).length === 0, 90_000);
    await other.kill();
  });

  it('has no event streams any more, neither new nor open ones', async () => {
    const { api, widget } = await stage.business(frontdesk);
    const open = async () => {
      const { body } = await widget.post<{ token: string; visitorId: string }>('/widget/v1/sessions');
      return { id: body.visitorId, visitor: new Api(frontdesk.url, body.token) };
    };
    const [doomed, other] = [await open(), await open()];
    const leave = new AbortController();
    const others = other.visitor.events('/widget/v1/events', { signal: leave.signal });
    const ended = doomed.visitor.events('/widget/v1/events');
    for (const { id } of [doomed, other]) {
      await eventually(async () => (await stage.redis.channels(id)).length === 1);
    }
    await api.delete(`/v1/visitors/${doomed.id}`);
    expectProblem(await doomed.visitor.get('/widget/v1/events'), 401, 'unauthenticated');
    expect(await ended).toEqual([
      expect.objectContaining({
        event: 'stream.closed',
        data: expect.objectContaining({ code: 'unauthenticated' }),
      }),
    ]);
    leave.abort();
    expect(await others).toEqual([]);
    await eventually(async () => (await api.get(`/v1/visitors/${doomed.id}`)).status === 404);
    expectProblem(await doomed.visitor.get('/widget/v1/events'), 401, 'unauthenticated');
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
    expect(await rowsNaming(stage, 'velvet')).toEqual({});
    expect(await keysNaming(stage, conversation)).toEqual([]);
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

  it('is shown with the page where their session began', async () => {
    const { api, widget } = await stage.business(frontdesk);
    const page = 'https://shop.example/mugs';
    const { body } = await widget.post<{ visitorId: string }>('/widget/v1/sessions', { page });
    expect((await api.get(`/v1/visitors/${body.visitorId}`)).body).toMatchObject({ page });
    const other = await widget.post<{ visitorId: string }>('/widget/v1/sessions', {});
    expect((await api.get(`/v1/visitors/${other.body.visitorId}`)).body).toMatchObject({ page: null });
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
