import { randomUUID } from 'node:crypto';
import type { Api } from '../support/api.js';
import { startConversation, type TestBusiness } from '../support/businesses.js';
import { deepTest } from '../support/deep-test.js';
import { eventually, until } from '../support/eventually.js';
import { expectProblem, type PageBody } from './expectations.js';
import { onStage, Stage } from './stage.js';
import { ask } from './turns.js';

interface Summary {
  created: number;
  updated: number;
  unchanged: number;
  errors: { index: number; pointer: string; code: string }[];
}

interface Report {
  id: string;
  status: string;
  reason: string;
  total: number;
  passed: number;
  failed: number;
  knowledgeVersion: number;
  knowledgeChanged: boolean;
  finishedAt: string | null;
  results: {
    question: string;
    passed: boolean;
    answer: string;
    missing: string[];
    found: string[];
    confidence: number | null;
    responder: string | null;
    error: string | null;
  }[];
  changedSince: {
    evaluationId: string;
    finishedAt: string;
    knowledgeVersion: { before: number; now: number };
    checks: { question: string; before: boolean; now: boolean; checkChanged: boolean }[];
  } | null;
}

const RETURNS = 'How long do I have to return something?';
const WRAP = 'Do you gift-wrap?';
const SHOES = 'Do you sell football boots?';
const CHECKS = [
  { question: RETURNS, locale: 'en', must: ['30 DAYS'], mustNot: ['14 days'] },
  { question: WRAP, must: ['for 2,50 €'] },
  { question: SHOES, mustNot: ['30 days'] },
];

function articles(days: number) {
  return [
    { externalId: 'returns', question: RETURNS, answer: `Within ${days} days of delivery, unused.` },
    { externalId: 'wrap', question: WRAP, answer: 'Yes, for €2.50 a parcel.' },
  ];
}

async function prepare(api: Api, days = 30): Promise<void> {
  expect((await api.put('/v1/articles', { articles: articles(days) })).status).toBe(200);
  expect((await api.put('/v1/checks', { checks: CHECKS })).status).toBe(200);
}

async function run(api: Api): Promise<Report> {
  const { status, body } = await api.post<{ id: string }>('/v1/evaluations');
  expect(status).toBe(202);
  return finished(api, body.id);
}

function finished(api: Api, id: string, withinMs?: number): Promise<Report> {
  return eventually(async () => {
    const { body } = await api.get<Report>(`/v1/evaluations/${id}`);
    return body.status === 'done' && body;
  }, withinMs);
}

function resultOf({ results }: Report, question: string) {
  return results.find((each) => each.question === question);
}

describe('checks and their runs', () => {
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

  test('the list is replaced, and the answer counts as other bulk calls do', async () => {
    expect((await api.get('/v1/checks')).body).toEqual({ checks: [], runAfterChange: false });
    const first = await api.put<Summary>('/v1/checks', { checks: CHECKS, runAfterChange: true });
    expect(first.body).toMatchObject({ created: 3, updated: 0, unchanged: 0, errors: [] });
    const [returns, wrap] = CHECKS;
    const changed = [{ ...wrap, must: ['Yes'] }, returns];
    const second = await api.put<Summary>('/v1/checks', { checks: changed });
    expect(second.body).toMatchObject({ created: 0, updated: 1, unchanged: 1 });
    expect((await api.get('/v1/checks')).body).toEqual({
      checks: [{ question: WRAP, locale: null, must: ['Yes'], mustNot: [] }, returns],
      runAfterChange: true,
    });
  });

  test('a bad row is named, changes nothing and stops no other', async () => {
    await prepare(api);
    const { status, body } = await api.put<Summary>('/v1/checks', {
      checks: [
        { question: WRAP, must: [], mustNot: [] },
        { question: 'Do you deliver?', must: ['yes', '…'] },
        { question: 'Do you deliver?', must: ['yes'], colour: 'red' },
        { question: SHOES, mustNot: ['14 days'] },
        { question: SHOES, must: ['boots'] },
      ],
    });
    expect(status).toBe(200);
    expect(body.errors.map(({ pointer, code }) => [pointer, code])).toEqual([
      ['/checks/0/must', 'no_demand'],
      ['/checks/1/must/1', 'nothing_to_compare'],
      ['/checks/2/colour', 'unknown_field'],
      ['/checks/4/question', 'repeated_row'],
    ]);
    const list = await api.get<{ checks: { question: string }[] }>('/v1/checks');
    expect(list.body.checks.map(({ question }) => question).sort()).toEqual([SHOES, WRAP].sort());
    const refused = await api.put<Summary>('/v1/checks', { checks: [{ question: WRAP }] });
    expect(refused.status).toBe(422);
    expect((await api.get('/v1/checks')).body).toEqual(list.body);
    expectProblem(
      await api.put('/v1/checks', { checks: Array.from({ length: 501 }, () => CHECKS[0]) }),
      422,
      'invalid',
      ['/checks'],
    );
  });

  test('a run judges each answer; a change of the knowledge flips one check, which the next run names', async () => {
    await prepare(api);
    const before = await run(api);
    expect(before).toMatchObject({ total: 3, passed: 3, failed: 0, reason: 'request', changedSince: null });
    expect(resultOf(before, RETURNS)).toEqual({
      question: RETURNS,
      passed: true,
      answer: expect.stringContaining('30 days'),
      missing: [],
      found: [],
      confidence: expect.any(Number),
      responder: 'builtin',
      error: null,
    });
    await api.put('/v1/articles', { articles: articles(14) });
    const after = await run(api);
    expect(after).toMatchObject({ passed: 2, failed: 1 });
    expect(resultOf(after, RETURNS)).toMatchObject({
      passed: false,
      missing: ['30 DAYS'],
      found: ['14 days'],
    });
    expect(after.changedSince).toEqual({
      evaluationId: before.id,
      finishedAt: before.finishedAt,
      knowledgeVersion: { before: before.knowledgeVersion, now: after.knowledgeVersion },
      checks: [{ question: RETURNS, before: true, now: false, checkChanged: false }],
    });
    expect(after.knowledgeVersion).toBeGreaterThan(before.knowledgeVersion);
    await api.put('/v1/checks', { checks: [{ question: RETURNS, must: ['14 days'] }] });
    expect((await run(api)).changedSince?.checks).toEqual([
      { question: RETURNS, before: false, now: true, checkChanged: true },
    ]);
    const { body } = await api.get<PageBody<Report>>('/v1/evaluations?limit=2');
    expect(body.data.map(({ passed, total }) => [passed, total])).toEqual([
      [1, 1],
      [2, 3],
    ]);
    expect(body.page.hasMore).toBe(true);
  });

  test('nothing of a run is stored but its results', async () => {
    await api.put('/v1/checks', {
      checks: [
        { question: 'I want to talk to a human', must: ['list'] },
        { question: 'Do you rent out hovercrafts?', mustNot: ['yes'] },
        { question: 'Where is my order ZZ-1? My address is nobody@example.com', mustNot: ['shipped'] },
      ],
    });
    expect(await run(api)).toMatchObject({ total: 3, failed: 0 });
    for (const table of [
      'visitors',
      'conversations',
      'messages',
      'turns',
      'handoffs',
      'unanswered_questions',
    ])
      expect([table, await stage.sql(`SELECT FROM ${table} WHERE tenant_id = $1`, [shop.id])]).toEqual([
        table,
        [],
      ]);
  });

  test('one run at a time, and none without checks', async () => {
    expectProblem(await api.post('/v1/evaluations'), 422, 'no_checks');
    await prepare(api);
    const answers = await Promise.all(Array.from({ length: 4 }, () => api.post<Report>('/v1/evaluations')));
    const begun = answers.filter(({ status }) => status === 202);
    for (const answer of answers) if (answer.status !== 202) expectProblem(answer, 409, 'evaluation_running');
    expect(begun.length).toBeGreaterThanOrEqual(1);
    for (const { body } of begun) await finished(api, body.id);
    expectProblem(await api.get(`/v1/evaluations/${randomUUID()}`), 404, 'not_found');
  });

  test('the last 50 runs are kept', async () => {
    await prepare(api);
    await stage.sql(
      `INSERT INTO evaluations (tenant_id, id, reason, status, knowledge_version, finished_at)
       SELECT $1, (lpad(n::text, 8, '0') || '-0000-7000-8000-000000000000')::uuid, 'request', 'done', 1, now()
       FROM generate_series(1, 55) n`,
      [shop.id],
    );
    await run(api);
    const kept = await stage.sql('SELECT FROM evaluations WHERE tenant_id = $1', [shop.id]);
    expect(kept).toHaveLength(50);
  });

  test('two businesses at once: each is asked about its own articles, and neither sees the other’s runs', async () => {
    const other = await stage.business(stage.frontdesk);
    await Promise.all([prepare(api, 30), prepare(other.api, 14)]);
    const [own, theirs] = await Promise.all([run(api), run(other.api)]);
    expect([own.failed, theirs.failed]).toEqual([0, 1]);
    expect(resultOf(theirs, RETURNS)?.answer).toContain('14 days');
    expectProblem(await api.get(`/v1/evaluations/${theirs.id}`), 404, 'not_found');
    const { body } = await api.get<PageBody<Report>>('/v1/evaluations');
    expect(body.data.map(({ id }) => id)).toEqual([own.id]);
  });

  test('after changes of the knowledge one run begins by itself, when the business wants it', async () => {
    const owed = () =>
      stage.sql<{ minutes: number }>(
        `SELECT extract(epoch FROM sent_at - created_at) / 60 AS minutes FROM outbox
         WHERE tenant_id = $1 AND kind = 'evaluation.begin'`,
        [shop.id],
      );
    await prepare(api);
    expect(await owed()).toEqual([]);
    await api.put('/v1/checks', { checks: CHECKS, runAfterChange: true });
    await api.put('/v1/articles', { articles: articles(14) });
    await api.put('/v1/articles', { articles: articles(21) });
    await api.patch('/v1/tenant', { assistant: { name: 'Clay' } });
    const [one, ...more] = await owed();
    expect(more).toEqual([]);
    expect(Number(one?.minutes)).toBeGreaterThan(4);
    expect(Number(one?.minutes)).toBeLessThan(5.1);
    await stage.sql(
      `UPDATE outbox SET sent_at = now() - interval '1 minute' WHERE tenant_id = $1 AND kind = 'evaluation.begin'`,
      [shop.id],
    );
    const begun = await eventually(async () => {
      const { body } = await api.get<PageBody<Report>>('/v1/evaluations');
      return body.data[0];
    });
    expect(await finished(api, begun.id)).toMatchObject({ reason: 'change', failed: 1 });
    expect(await owed()).toEqual([]);
  });
});

describe('unanswered questions', () => {
  let stage: Stage;
  let shop: TestBusiness;

  beforeAll(async () => {
    stage = await Stage.shared();
    shop = await stage.business(stage.frontdesk);
  });
  afterAll(() => stage.close());

  interface Listed {
    question: string;
    count: number;
    conversationId: string;
  }

  async function listed(): Promise<Listed[]> {
    return (await shop.api.get<PageBody<Listed>>('/v1/unanswered-questions')).body.data;
  }

  test('that ask the same are one, in the words and with the conversation of the last who asked', async () => {
    const asked = [
      'Do you rent out hovercrafts?',
      'Could you please tell me if you rent out a hovercraft',
      'Do you rent out 2 hovercrafts?',
    ];
    const conversations: string[] = [];
    for (const text of asked) {
      const conversation = await startConversation(shop.api);
      conversations.push(conversation);
      // One after the other: who asked last is who was answered last.
      await ask(shop.api, conversation, text);
    }
    const rows = (await listed()).map(({ question, count, conversationId }) => [
      question,
      count,
      conversationId,
    ]);
    expect(rows).toEqual([
      [asked[2], 1, conversations[2]],
      [asked[1], 2, conversations[1]],
    ]);
  });

  test('of older rules are grouped anew by a job', async () => {
    const [row] = await listed();
    await stage.sql(
      `INSERT INTO unanswered_questions (tenant_id, id, question, question_key, count, conversation_id, last_asked_at)
       SELECT $1, gen_random_uuid(), q, lower(q), 3, $2, now() - interval '1 day'
       FROM unnest(ARRAY['Rent out hovercrafts?', 'do you rent out a hovercraft', 'Do you mend kites?']) q`,
      [shop.id, row?.conversationId],
    );
    await stage.sql(
      `INSERT INTO outbox (tenant_id, id, kind, reference, correlation_id)
       VALUES ($1::uuid, gen_random_uuid(), 'questions.regroup', $1::uuid, 'test')`,
      [shop.id],
    );
    await eventually(async () => {
      const old = await stage.sql(
        'SELECT FROM unanswered_questions WHERE tenant_id = $1 AND key_version = 0',
        [shop.id],
      );
      return old.length === 0;
    });
    const counts = (await listed()).map(({ question, count }) => [question, count]).sort();
    expect(counts).toEqual([
      ['Could you please tell me if you rent out a hovercraft', 8],
      ['Do you mend kites?', 3],
      ['Do you rent out 2 hovercrafts?', 1],
    ]);
  });
});

deepTest('a worker killed in the middle of a run: the next one asks what has no result yet', () =>
  onStage(async (stage) => {
    const frontdesk = await stage.start();
    const { api } = await stage.business(frontdesk);
    await prepare(api);
    // The result of the second check waits for a lock that the test holds.
    await stage.sql(`
      CREATE FUNCTION hold_second() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN PERFORM pg_advisory_xact_lock(42); RETURN NEW; END $$;
      CREATE TRIGGER hold_second BEFORE UPDATE OF passed ON evaluation_results
        FOR EACH ROW WHEN (NEW.position = 2) EXECUTE FUNCTION hold_second();`);
    const release = await stage.block('SELECT pg_advisory_xact_lock(42)');
    const { body } = await api.post<{ id: string }>('/v1/evaluations');
    await stage.turnsHeld(1);
    await stage.kill(frontdesk);
    await release();
    await stage.sql('DROP TRIGGER hold_second ON evaluation_results');
    await stage.restart(frontdesk);
    const report = await finished(api, body.id, 120_000);
    expect(report).toMatchObject({ total: 3, passed: 3, failed: 0 });
    const attempts = await stage.sql<{ attempts: number }>(
      'SELECT attempts FROM evaluation_results ORDER BY position',
    );
    expect(attempts[0]).toEqual({ attempts: 1 });
    expect(attempts[1]?.attempts).toBeGreaterThanOrEqual(2);
    expect(attempts[2]).toEqual({ attempts: 1 });
    // On a busy machine the relay brings what Redis did not take at once.
    await until(
      'nothing is left to be queued',
      async () => (await stage.sql('SELECT FROM outbox')).length === 0,
    );
  }),
);
