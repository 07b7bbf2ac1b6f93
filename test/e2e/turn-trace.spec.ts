import { Api } from '../support/api.js';
import { startConversation, type TestBusiness } from '../support/businesses.js';
import { eventually } from '../support/eventually.js';
import type { FrontdeskProcess } from '../support/frontdesk-process.js';
import { anId, expectProblem } from './expectations.js';
import { demoBusiness } from './seeding.js';
import { Stage } from './stage.js';
import { answered, type SentBody } from './turns.js';

interface TraceBody {
  turn: { id: string; status: string };
  confidence: number | null;
  steps: { tool: string; input: Record<string, unknown>; ms: number; found: number }[];
  passages: { kind: string; title: string; score: number | null }[];
  models: { end: string; inputTokens: number }[];
  heldBack: unknown[];
}

const PROOF = 'aoife.byrne@example.com';

let stage: Stage;
let frontdesk: FrontdeskProcess;
let pottery: TestBusiness;

beforeAll(async () => {
  stage = await Stage.shared();
  frontdesk = stage.frontdesk;
  pottery = await demoBusiness(stage, frontdesk, 'cedar-clay');
});
afterAll(() => stage.close());

async function asked(text: string): Promise<SentBody & { conversationId: string }> {
  const conversationId = await startConversation(pottery.api);
  const { body } = await answered(pottery.api, conversationId, text);
  return { ...body, conversationId };
}

function traceOf(api: Api, { turn }: SentBody) {
  return api.get<TraceBody>(`/v1/turns/${turn?.id}/trace`);
}

test('tells how an answer came about, with every field', async () => {
  const sent = await asked('have you got a mug under €25?');
  const { status, body } = await traceOf(pottery.api, sent);
  expect(status).toBe(200);
  expect(body).toEqual({
    turn: sent.turn,
    conversationId: sent.conversationId,
    responder: 'builtin',
    ms: expect.any(Number),
    language: 'en',
    intents: [{ text: 'have you got a mug under €25?', tool: 'product_search', score: expect.any(Number) }],
    steps: [
      {
        by: 'builtin',
        tool: 'product_search',
        input: expect.objectContaining({ maxPrice: expect.anything() }),
        ok: true,
        found: sent.answer?.citations.length,
        ms: expect.any(Number),
        refusal: null,
      },
    ],
    passages: sent.answer?.citations.map(({ kind, title }) => ({
      ...{ kind, title, id: anId },
      score: expect.any(Number),
    })),
    decision: { to: 'builtin', why: 'no_model' },
    confidence: sent.answer?.confidence,
    threshold: 0.85,
    knowledgeVersion: expect.any(Number),
    models: [],
    cost: null,
    savedMicroUsd: null,
    heldBack: [],
  });
  expect(body.steps[0]?.ms).toBeGreaterThan(0);
  expect(body.passages[0]?.score).toBeGreaterThan(0);
});

test('has an order’s number and its proof as the visitor wrote them, and nothing of the order', async () => {
  const sent = await asked(`where is my order CC-2041? ${PROOF}`);
  expect(sent.answer?.text).toContain('CE123456789IE');
  const { body, text } = await traceOf(pottery.api, sent);
  expect(body.steps.map(({ tool }) => tool)).toEqual(['order_status']);
  expect(body.passages).toEqual([{ kind: 'order', id: expect.any(String), title: 'CC-2041', score: null }]);
  expect(text).not.toContain('CE123456789IE');
});

test('is for the business’s keys that may read conversations, and of its own turns alone', async () => {
  const sent = await asked('hello');
  const { api, widget } = await stage.business(frontdesk);
  expectProblem(await traceOf(api, sent), 404, 'not_found');
  expectProblem(await pottery.api.get('/v1/turns/x/trace'), 404, 'not_found');
  const { body: session } = await widget.post<{ token: string }>('/widget/v1/sessions');
  for (const stranger of [widget, new Api(frontdesk.url, session.token)])
    expectProblem(await traceOf(stranger, sent), 403, 'wrong_credential');
  const { body: key } = await pottery.api.post<{ secret: string }>('/v1/api-keys', {
    name: 'Catalogue',
    scopes: ['catalog:read'],
  });
  expectProblem(await traceOf(new Api(frontdesk.url, key.secret), sent), 403, 'missing_scope');
});

test('of a turn that was cancelled before its answer has no decision', async () => {
  const conversationId = await startConversation(pottery.api);
  const path = `/v1/conversations/${conversationId}`;
  const { body: noted } = await pottery.api.post<SentBody>(`${path}/messages`, {
    text: 'Hi',
    from: 'member',
  });
  // Without a job, so that nobody answers it before it is cancelled.
  const [turn] = await stage.sql<{ id: string }>(
    `INSERT INTO turns (tenant_id, id, conversation_id, message_id, gathers)
     VALUES ($1, gen_random_uuid(), $2, $3, true) RETURNING id`,
    [pottery.id, conversationId, noted.message.id],
  );
  expect((await pottery.api.post(`${path}/turns/${turn?.id}/cancel`, {})).status).toBe(200);
  const { body } = await pottery.api.get<TraceBody>(`/v1/turns/${turn?.id}/trace`);
  expect(body).toMatchObject({
    turn: { status: 'failed', errorCode: 'cancelled' },
    ...{ decision: null, confidence: null, steps: [], passages: [] },
  });
});

test('goes with its visitor', async () => {
  const sent = await asked('do you sell a marmalade submarine?');
  const stored = () => stage.sql(`SELECT FROM turn_traces WHERE trace::text LIKE '%marmalade%'`);
  expect(await stored()).toHaveLength(1);
  const { body } = await pottery.api.get<{ visitor: { id: string } }>(
    `/v1/conversations/${sent.conversationId}`,
  );
  await pottery.api.delete(`/v1/visitors/${body.visitor.id}`);
  await eventually(async () => (await stored()).length === 0);
  expectProblem(await traceOf(pottery.api, sent), 404, 'not_found');
});
