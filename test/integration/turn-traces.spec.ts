import { TurnTraceSweeper } from '../../src/conversations/turns/traces/turn-trace-sweeper.js';
import { TurnTracesRepository } from '../../src/conversations/turns/traces/turn-traces.repository.js';
import { TenantDb } from '../../src/platform/database/tenant-db.js';
import { CacheRig, QUESTION } from './answer-cache-rig.js';

let rig: CacheRig;

beforeAll(async () => {
  rig = await CacheRig.open();
});
afterAll(() => rig.close());

async function answered(text: string): Promise<string> {
  const turn = await rig.turn(text);
  return turn?.id ?? '';
}

function reportOf(turnId: string) {
  return rig.app.inTenant(() => rig.app.get(TurnTracesRepository).get(turnId));
}

function age(turnId: string, days: number): Promise<unknown> {
  const older = `UPDATE turn_traces SET created_at = created_at - $2 * interval '1 day' WHERE turn_id = $1`;
  return rig.app.inTenant(() => rig.app.get(TenantDb).query(older, [turnId, days]));
}

it('a turn of a model is stored with its calls, tokens and cost; the next of the cache with what it saved', async () => {
  await rig.clear();
  const report = await reportOf(await answered(QUESTION));
  expect(report?.trace).toMatchObject({
    route: { to: 'model', why: 'unsure' },
    calls: expect.arrayContaining([
      expect.objectContaining({ by: 'model', name: 'article_search', found: 1, ms: expect.any(Number) }),
    ]),
    passages: expect.arrayContaining([
      expect.objectContaining({ kind: 'article', score: expect.any(Number) }),
    ]),
    rounds: [{ end: 'stop' }, { end: 'stop' }],
  });
  const { rounds = [] } = report?.trace ?? {};
  expect(report?.cost).toMatchObject({
    inputTokens: rounds.reduce((sum, { inputTokens }) => sum + inputTokens, 0),
    outputTokens: rounds.reduce((sum, { outputTokens }) => sum + outputTokens, 0),
  });
  const again = await reportOf(await answered(QUESTION));
  expect(again).toMatchObject({
    turn: { responder: 'cache', cached: true },
    trace: { route: { to: 'cache', why: 'kept' } },
    cost: null,
    savedMicroUsd: expect.any(Number),
  });
});

it('traces are deleted after 30 days, in steps, and their turns stay', async () => {
  const [old, older, young] = [await answered('hello'), await answered('hello'), await answered('hello')];
  await age(old, 31);
  await age(older, 45);
  await age(young, 29);
  await rig.app.get(TurnTraceSweeper).run();
  for (const turnId of [old, older])
    expect(await reportOf(turnId)).toMatchObject({ trace: null, turn: { status: 'completed' } });
  expect((await reportOf(young))?.trace).toMatchObject({ language: 'en' });
});
