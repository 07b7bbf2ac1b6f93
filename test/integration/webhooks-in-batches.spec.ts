import { randomUUID } from 'node:crypto';
import { WebhookDeliveriesRepository } from '../../src/webhooks/webhook-deliveries.repository.js';
import { WebhookSweeper } from '../../src/webhooks/webhook-sweeper.js';
import { WebhooksRepository } from '../../src/webhooks/webhooks.repository.js';
import { AGAIN, callOf, changesOf, watchStatements, WebhookStore } from './webhook-store.js';

/** More than two batches. */
const BACKLOG = 1_100;
const MOST = 500;

let store: WebhookStore;

beforeAll(async () => {
  store = await WebhookStore.open();
  await watchStatements(store.client, ['webhook_events', 'webhook_deliveries', 'outbox']);
});
afterAll(() => store.close());
beforeEach(async () => {
  await store.client.query('DELETE FROM webhook_events; DELETE FROM outbox; DELETE FROM webhook_endpoints');
  await changesOf(store.client);
});

const webhooks = (): WebhooksRepository => store.platform.get(WebhooksRepository);

/** The largest statement since the last look. */
async function largest(): Promise<number> {
  return Math.max(0, ...(await changesOf(store.client)).map(({ rows }) => rows));
}

describe('a webhook with a large backlog', () => {
  it('is disabled without touching it, and a job cancels it in batches', async () => {
    const [id, other] = [await store.webhook(), await store.webhook()];
    await store.owe([id, other], BACKLOG);
    await store.as(() => webhooks().update(id, { status: 'disabled' }));
    expect(await changesOf(store.client)).toEqual([]);
    await store.tend(id);
    expect(await largest()).toBe(MOST);
    expect(await store.statuses(id)).toEqual({ cancelled: BACKLOG });
    expect(await store.statuses(other)).toEqual({ queued: BACKLOG });
    expect(await store.jobs('webhook.deliver')).toHaveLength(BACKLOG);
    expect(await store.jobs('webhook.tend')).toEqual([]);
  });

  it('is paused in the same way', async () => {
    const id = await store.webhook();
    const [first = ''] = await store.owe([id], BACKLOG);
    const owed = await store.owed(first);
    expect(await store.as(() => store.deliveries.pause(owed, 'gone', 3))).toBe(true);
    expect(await changesOf(store.client)).toEqual([]);
    await store.tend(id);
    expect(await store.statuses(id)).toEqual({ cancelled: BACKLOG });
  });

  it('is sent nothing of it when it is active again before the job has run', async () => {
    const id = await store.webhook();
    const [before = ''] = await store.owe([id], 1);
    await store.as(() => webhooks().update(id, { status: 'disabled' }));
    await store.as(() => webhooks().update(id, { status: 'active' }));
    const [after = ''] = await store.owe([id], 1);
    expect(await store.owed(before)).toMatchObject({ webhookStatus: 'active', isFromBefore: true });
    expect(await store.owed(after)).toMatchObject({ webhookStatus: 'active', isFromBefore: false });
    await store.tend(id);
    expect(await store.statuses(id)).toEqual({ cancelled: 1, queued: 1 });
    expect(await store.jobs('webhook.deliver')).toMatchObject([{ reference: after }]);
  });

  it('is removed at once; a job deletes what it was told, and events that nobody else was told of', async () => {
    const [id, other] = [await store.webhook(), await store.webhook()];
    const [first = ''] = await store.owe([id], BACKLOG);
    await store.owe([id, other], 3);
    const owed = await store.owed(first);
    expect(await store.as(() => webhooks().remove(id))).not.toBeNull();
    expect(await changesOf(store.client)).toEqual([]);
    const list = store.platform.get(WebhookDeliveriesRepository);
    expect(await store.as(() => list.list(null, {}, 100, undefined))).toHaveLength(3);
    // A call that was under way leaves nothing behind.
    await store.as(() => store.deliveries.failed(owed, callOf(500), AGAIN, first));
    await changesOf(store.client);
    while ((await store.jobs('webhook.tend', id)).length > 0) await store.tend(id);
    expect(await largest()).toBeLessThanOrEqual(MOST);
    expect(await store.statuses(id)).toEqual({});
    const { rows } = await store.client.query('SELECT id FROM webhook_events');
    expect(rows).toHaveLength(3);
    expect(await store.jobs('webhook.deliver')).toHaveLength(3);
  });
});

describe('what waits while a webhook is held', () => {
  /** A webhook that is sent nothing for a while, and its parked deliveries. */
  async function parked(count: number, seconds = 3_600): Promise<string> {
    const id = await store.webhook();
    await store.client.query(
      `UPDATE webhook_endpoints SET failures = 7, held_until = now() + $2 * interval '1 second' WHERE id = $1`,
      [id, seconds],
    );
    for (const delivery of await store.owe([id], count)) {
      const owed = await store.owed(delivery);
      expect(owed.isHeld).toBe(true);
      await store.as(() => store.deliveries.park(owed, delivery));
    }
    return id;
  }

  async function ends(id: string, failures: number): Promise<void> {
    await store.client.query(
      `UPDATE webhook_endpoints SET failures = $2, held_until = now() - interval '1 second' WHERE id = $1`,
      [id, failures],
    );
  }

  it('has no job and is touched no more until the hold ends, whatever that is put off', async () => {
    const id = await parked(20);
    expect(await store.jobs('webhook.deliver')).toEqual([]);
    const [job] = await store.jobs('webhook.tend', id);
    expect(job?.waits).toBeGreaterThan(3_000);
    const deliveries = store.platform.get(WebhookDeliveriesRepository);
    const [listed] = await store.as(() => deliveries.list(id, {}, 1, undefined));
    expect(listed).toMatchObject({ status: 'queued', attempts: 0, nextAttemptAt: expect.any(Date) });
    await store.client.query(`UPDATE webhook_endpoints SET held_until = now() + interval '3 hours'`);
    await changesOf(store.client);
    await store.tend(id);
    expect(await changesOf(store.client)).toMatchObject([{ table: 'outbox', rows: 1 }]);
    expect((await store.jobs('webhook.tend', id))[0]?.waits).toBeGreaterThan(9_000);
  });

  it('is tried with a few when it ends, the oldest first, and again when these have failed', async () => {
    const id = await parked(20);
    await ends(id, 7);
    const began = await store.now();
    await store.tend(id);
    expect(await store.jobs('webhook.deliver')).toHaveLength(16);
    const { rows } = await store.client.query<{ place: number }>(
      `SELECT place FROM (SELECT next_attempt_at, row_number() OVER (ORDER BY id)::integer AS place
         FROM webhook_deliveries WHERE endpoint_id = $1) d WHERE next_attempt_at IS NULL ORDER BY place`,
      [id],
    );
    expect(rows.map(({ place }) => place)).toEqual([17, 18, 19, 20]);
    // Its 15 s have begun, on a slow machine a while ago.
    const passed = (await store.now()) - began;
    expect((await store.jobs('webhook.tend', id))[0]?.waits).toBeGreaterThan(10 - passed);
  });

  it('is sent when the receiver is well, in batches, and the job ends', async () => {
    const id = await parked(1);
    await store.owe([id], BACKLOG - 1);
    await store.client.query('UPDATE webhook_deliveries SET next_attempt_at = NULL');
    await store.client.query(`DELETE FROM outbox WHERE kind = 'webhook.deliver'`);
    await ends(id, 0);
    await changesOf(store.client);
    await store.tend(id);
    expect(await largest()).toBe(MOST);
    expect(await store.jobs('webhook.deliver')).toHaveLength(BACKLOG);
    expect(await store.jobs('webhook.tend', id)).toEqual([]);
    expect(await store.statuses(id)).toEqual({ queued: BACKLOG });
  });

  it('is looked after again when the job for it was given up', async () => {
    const [id, other] = [await parked(2), await parked(1)];
    await store.client.query(`DELETE FROM outbox WHERE kind = 'webhook.tend' AND reference = $1`, [id]);
    await store.platform.get(WebhookSweeper).run();
    expect(await store.jobs('webhook.tend')).toHaveLength(2);
    expect(await store.jobs('webhook.tend', id)).toHaveLength(1);
    await ends(id, 0);
    await store.tend(id);
    expect(await store.jobs('webhook.deliver')).toHaveLength(2);
    expect((await store.jobs('webhook.tend')).map(({ reference }) => reference)).toEqual([other]);
  });

  it('is not parked when the hold has just ended', async () => {
    const id = await store.webhook();
    const [delivery = ''] = await store.owe([id], 1);
    const owed = await store.owed(delivery);
    await store.as(() => store.deliveries.park(owed, delivery));
    expect(await store.jobs('webhook.deliver')).toMatchObject([{ reference: delivery }]);
    expect(await store.jobs('webhook.tend')).toEqual([]);
  });
});

test('the version before finds jobs for what waits, and nothing of webhooks that were removed', async () => {
  const [id, gone] = [await store.webhook(), await store.webhook()];
  const ids = await store.owe([id], BACKLOG);
  await store.owe([gone], 2);
  await store.client.query('UPDATE webhook_deliveries SET next_attempt_at = NULL');
  await store.client.query(`UPDATE outbox SET kind = 'webhook.tend', reference = $1`, [id]);
  await store.client.query('DELETE FROM webhook_endpoints WHERE id = $1', [gone]);
  await store.revert('SweptInBatches');
  try {
    expect(await store.jobs('webhook.tend')).toEqual([]);
    const jobs = await store.jobs('webhook.deliver');
    expect(jobs.map(({ reference }) => reference).filter((each) => ids.includes(each))).toHaveLength(BACKLOG);
    const { rows } = await store.client.query(
      `SELECT endpoint_id, count(*)::integer AS due FROM webhook_deliveries WHERE next_attempt_at <= now() GROUP BY 1`,
    );
    expect(rows).toEqual([{ endpoint_id: id, due: BACKLOG }]);
    const { rows: tables } = await store.client.query(
      `SELECT relname FROM pg_class WHERE relrowsecurity AND NOT relforcerowsecurity`,
    );
    expect(tables).toEqual([]);
  } finally {
    await store.migrate();
  }
});

test('an event is told to webhooks of its own business, whoever writes it', async () => {
  const stranger = randomUUID();
  await store.business(stranger);
  await store.webhook(stranger);
  const own = await store.webhook();
  // As one who is not held by row-level security: a person with a console.
  await store.client.query(
    `BEGIN; SELECT set_config('app.origin', 'c-1', true);
     SELECT tell_webhooks('${store.tenantId}', 'order.updated', '{}', NULL); COMMIT`,
  );
  const { rows } = await store.client.query('SELECT tenant_id, endpoint_id FROM webhook_deliveries');
  expect(rows).toEqual([{ tenant_id: store.tenantId, endpoint_id: own }]);
});
