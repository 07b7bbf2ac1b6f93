import { calls, CountingBudget, says, ScriptedModel, WordGrounding } from '../stand-ins/scripted-model.js';
import { PLATFORMS, settingsFor } from '../stand-ins/model-desk.js';
import { ModelBudget } from '../../src/chat/budgets/model-budget.port.js';
import { Grounding } from '../../src/chat/grounding/grounding.port.js';
import { ModelClient } from '../../src/chat/models/model-client.port.js';
import { ModelProbe } from '../../src/chat/models/model-probe.port.js';
import { ModelSettings } from '../../src/chat/models/model-settings.port.js';
import { TenantDb } from '../../src/platform/database/tenant-db.js';
import { newId } from '../../src/kernel/ids.js';
import { LookupTries } from '../../src/orders/lookup-tries.js';
import { orderNumberKeys } from '../../src/orders/order-number.js';
import { TrialsService } from '../../src/trials/trials.service.js';
import { StatementRig } from './statement-rig.js';

/** Failed look-ups of one order in a day. */
const MOST_TRIES = 20;
const TABLES = ['conversations', 'messages', 'turns', 'visitors', 'unanswered_questions', 'outbox'];

describe('a preview', () => {
  let rig: StatementRig;
  const model = new ScriptedModel(
    calls(['article_search', { query: 'pottery classes' }]),
    says('Yes, every Saturday at 11:00.'),
  );
  const probed: string[] = [];

  beforeAll(async () => {
    const probe = {
      run: async (endpoint: typeof PLATFORMS) => {
        probed.push(endpoint.model);
        return [{ name: 'tools', ok: false, detail: 'No tool was called.' }];
      },
    };
    rig = await StatementRig.open([
      [ModelClient, model],
      [ModelBudget, new CountingBudget()],
      [Grounding, new WordGrounding()],
      [ModelSettings, settingsFor(PLATFORMS)],
      [ModelProbe, probe],
    ]);
  });
  afterAll(() => rig.close());

  const preview = (text: string, email: string | null = null) =>
    rig.inTenant(() => rig.get(TrialsService).preview({ text, email, at: '2026-11-23T12:00:00Z' }));

  function counts(): Promise<unknown[]> {
    return rig.inTenant(async () => {
      const parts = TABLES.map((table) => `(SELECT count(*)::int FROM ${table}) AS ${table}`);
      return rig.get(TenantDb).query(`SELECT ${parts.join(', ')}`);
    });
  }

  it('of what the built-in responder is sure of asks no model', async () => {
    const { responder, answer, trace } = await preview('how much is delivery?');
    expect(responder).toBe('builtin');
    expect(answer.text).toContain('€6.95');
    expect(trace).toMatchObject({ route: { to: 'builtin', why: 'sure' }, prompt: null, rounds: [] });
    expect(trace.calls).toMatchObject([{ by: 'builtin', name: 'article_search', ok: true }]);
  });

  it('of the rest shows the reading, the prompt, the calls and the rounds, and stores nothing', async () => {
    const before = await counts();
    const { responder, answer, trace } = await preview('can my nephew throw clay with somebody around here?');
    expect(responder).toBe('model');
    expect(answer.text).toBe('Yes, every Saturday at 11:00.');
    expect(answer.citations.map(({ kind }) => kind)).toEqual(['article']);
    expect(trace.route).toEqual({ to: 'model', why: 'unsure' });
    expect(trace.reading).toHaveLength(1);
    expect(trace.rounds).toHaveLength(2);
    expect(trace.prompt?.[1]?.content).toContain('Cedar & Clay');
    expect(JSON.stringify(trace)).not.toContain('canary');
    expect(await counts()).toEqual(before);
  });

  it('as a customer shows that customer’s orders, and as nobody asks for a proof', async () => {
    const asked = 'where is my order?';
    expect((await preview(asked, 'aoife@example.com')).answer.tools).toEqual([
      { name: 'order_status', ok: true },
    ]);
    expect((await preview(asked)).answer.tools).toEqual([{ name: 'order_status', ok: false }]);
  });

  it('counts its failed look-ups apart from the tries of customers', async () => {
    const guess = 'where is my order CC-2041? nobody@example.com';
    const outcomes: unknown[] = [];
    for (let at = 0; at <= MOST_TRIES; at += 1) outcomes.push((await preview(guess)).trace.calls[0]?.data);
    expect(outcomes.at(-2)).toMatchObject({ outcome: 'no_match' });
    expect(outcomes.at(-1)).toMatchObject({ outcome: 'too_many_tries' });
    const number = orderNumberKeys('CC-2041');
    const tried = await rig.inTenant(() => rig.get(LookupTries).take(newId(), [number]));
    expect(tried).toEqual({ allowed: true });
  });

  it('and the test asks the model that answers first', async () => {
    const { ok, checks } = await rig.inTenant(() => rig.get(TrialsService).test());
    expect(probed).toEqual(['small']);
    expect(ok).toBe(false);
    expect(checks.map(({ name }) => name)).toEqual(['configured', 'tools']);
  });
});
