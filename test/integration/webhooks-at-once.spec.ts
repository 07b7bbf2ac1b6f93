import { randomUUID } from 'node:crypto';
import { VisitorErasureRepository } from '../../src/conversations/visitors/visitor-erasure.repository.js';
import { WebhookTendingRepository } from '../../src/webhooks/tending/webhook-tending.repository.js';
import { WebhookDeliveriesRepository } from '../../src/webhooks/webhook-deliveries.repository.js';
import { WebhooksRepository } from '../../src/webhooks/webhooks.repository.js';
import { eventually } from '../support/eventually.js';
import { seedTalk, type SeededVisitor } from '../support/seeded-talk.js';
import type { OwedDelivery } from '../../src/webhooks/webhook.types.js';
import { AGAIN, callOf, WebhookStore } from './webhook-store.js';

const FIRST_ID = '00000000-0000-0000-0000-000000000000';

let store: WebhookStore;

beforeAll(async () => {
  store = await WebhookStore.open();
});
afterAll(() => store.close());
beforeEach(async () => {
  await store.client.query('DELETE FROM webhook_events; DELETE FROM outbox; DELETE FROM webhook_endpoints');
});

const visitor = (): Promise<SeededVisitor> =>
  seedTalk(store.client, store.tenantId, { turns: 1, conversations: 1 });

const erase = ({ visitorId }: SeededVisitor): Promise<void> =>
  store.as(() => store.platform.get(VisitorErasureRepository).remove(visitorId, randomUUID()));

describe('what is decided while a call is under way', () => {
  it('stays: a delivery that was cancelled is neither delivered nor tried again, and the call counts', async () => {
    const id = await store.webhook();
    const deliveries = await store.owe([id], 2);
    const [well, ill] = await Promise.all(deliveries.map((each) => store.owed(each)));
    if (!well || !ill) throw new Error('Nothing is owed.');
    await store.as(() => store.platform.get(WebhooksRepository).update(id, { status: 'disabled' }));
    await store.tend(id);
    await store.as(() => store.deliveries.delivered(well, callOf(204), well.id));
    await store.as(() => store.deliveries.failed(ill, callOf(500), AGAIN, ill.id));
    const { rows } = await store.client.query(
      `SELECT status, attempts, next_attempt_at, (SELECT count(*)::integer FROM webhook_attempts a
         WHERE a.delivery_id = d.id) AS calls FROM webhook_deliveries d`,
    );
    const cancelled = { status: 'cancelled', attempts: 1, next_attempt_at: null, calls: 1 };
    expect(rows).toEqual([cancelled, cancelled]);
    expect(await store.jobs('webhook.deliver')).toEqual([]);
    expect((await store.client.query('SELECT FROM dead_letters')).rows).toEqual([]);
  });

  it('stays: what was erased is not written again by an answer that repeats it', async () => {
    const seeded = await visitor();
    const [conversation = null] = seeded.conversationIds;
    const [delivery = ''] = await store.owe([await store.webhook()], 1, conversation);
    const owed = await store.owed(delivery);
    await erase(seeded);
    await store.as(() => store.deliveries.failed(owed, callOf(500), AGAIN, delivery));
    const { rows } = await store.client.query(
      'SELECT status, response_body, response_headers FROM webhook_attempts',
    );
    expect(rows).toEqual([{ status: 500, response_body: null, response_headers: {} }]);
  });

  it('is waited for when it is not committed yet', async () => {
    const [delivery = ''] = await store.owe([await store.webhook()], 1);
    const owed = await store.owed(delivery);
    await store.client.query('BEGIN');
    await store.client.query('UPDATE webhook_events SET data = NULL');
    const noted = store.as(() => store.deliveries.delivered(owed, callOf(204), delivery));
    await eventually(async () => {
      const { rows } = await store.client.query(
        'SELECT FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid))',
      );
      return rows.length > 0;
    });
    await store.client.query('COMMIT');
    await noted;
    const { rows } = await store.client.query('SELECT response_body FROM webhook_attempts');
    expect(rows).toEqual([{ response_body: null }]);
  });
});

describe('calls that fail together', () => {
  const SIXTEEN = 16;
  const HOUR_MS = 3_600_000;

  /** All of them end now; each has lasted so long. */
  async function fail(webhookId: string, durationMs: number, count = SIXTEEN) {
    const began = await store.now();
    const owed = await Promise.all((await store.owe([webhookId], count)).map((id) => store.owed(id)));
    await Promise.all(
      owed.map((each) =>
        store.as(() => store.deliveries.failed(each, callOf(500, { durationMs }), AGAIN, each.id)),
      ),
    );
    const { rows } = await store.client.query<{ failures: number; held: number }>(
      'SELECT failures, EXTRACT(epoch FROM held_until)::float AS held FROM webhook_endpoints WHERE id = $1',
      [webhookId],
    );
    const [{ failures, held } = { failures: 0, held: 0 }] = rows;
    // It was decided about between the two: a slow machine takes its time.
    return { failures, least: held - (await store.now()), most: held - began };
  }

  it('count once for each time in which nothing is sent', async () => {
    const id = await store.webhook();
    const first = await fail(id, HOUR_MS);
    expect(first.failures).toBe(5);
    expect(first.most).toBeGreaterThan(0);
    expect(first.least).toBeLessThanOrEqual(5);
    await store.client.query(`UPDATE webhook_endpoints SET held_until = now() - interval '1 second'`);
    // They began before the hold had ended.
    expect((await fail(id, HOUR_MS)).failures).toBe(5);
    const second = await fail(id, 0);
    expect(second.failures).toBe(6);
    expect(second.most).toBeGreaterThan(5);
    expect(second.least).toBeLessThanOrEqual(10);
  });
});

describe('a call that goes well while another one fails', () => {
  const held = async (id: string): Promise<number> => {
    const { rows } = await store.client.query<{ held: number }>(
      'SELECT EXTRACT(epoch FROM held_until - now())::float AS held FROM webhook_endpoints WHERE id = $1',
      [id],
    );
    return rows[0]?.held ?? 0;
  };

  it('does not end the hold that the receiver has asked for meanwhile, but one from before', async () => {
    const id = await store.webhook();
    const [well, busy, later, waiting] = await Promise.all(
      (await store.owe([id], 4)).map((each) => store.owed(each)),
    );
    if (!well || !busy || !later || !waiting) throw new Error('Nothing is owed.');
    const wish = { ...AGAIN, retryAfterSeconds: 600 };
    await store.as(() => store.deliveries.failed(busy, callOf(503), wish, busy.id));
    await store.as(() => store.deliveries.delivered(well, callOf(204), well.id));
    expect(await held(id)).toBeGreaterThan(500);
    await store.as(() => store.deliveries.park(waiting, waiting.id));
    expect((await store.jobs('webhook.tend', id))[0]?.waits).toBeGreaterThan(500);
    const since = await store.owed(later.id);
    await store.as(() => store.deliveries.delivered(since, callOf(204), later.id));
    expect(await held(id)).toBe(0);
    expect((await store.jobs('webhook.tend', id)).map(({ waits }) => waits <= 0)).toEqual([true]);
  });

  it('owes what was parked to a job, when there is none', async () => {
    const id = await store.webhook();
    await store.client.query('UPDATE webhook_endpoints SET failures = 7');
    const [first = '', parked] = await store.owe([id], 2);
    await store.client.query('UPDATE webhook_deliveries SET next_attempt_at = NULL WHERE id = $1', [parked]);
    const owed = await store.owed(first);
    await store.as(() => store.deliveries.delivered(owed, callOf(204), first));
    expect(await store.jobs('webhook.tend', id)).toHaveLength(1);
  });
});

test('what an address answers that was changed meanwhile tells nothing of the new one', async () => {
  const id = await store.webhook();
  const [first = '', second = ''] = await store.owe([id], 2);
  const [gone, well] = [await store.owed(first), await store.owed(second)];
  const url = 'https://new.example/';
  await store.as(() => store.platform.get(WebhooksRepository).update(id, { url }));
  await store.as(() =>
    store.deliveries.failed(gone, callOf(410), { ...AGAIN, retryAfterSeconds: 60 }, first),
  );
  expect(await store.as(() => store.deliveries.pause(gone, 'gone', 3))).toBe(false);
  await store.as(() => store.deliveries.delivered(well, callOf(204), second));
  const { rows } = await store.client.query(
    'SELECT status, failures, held_until, last_delivered_at FROM webhook_endpoints',
  );
  expect(rows).toEqual([{ status: 'active', failures: 0, held_until: null, last_delivered_at: null }]);
});

test('no delivery to a webhook is owed that is removed at the same moment', async () => {
  const id = await store.webhook();
  await store.client.query('BEGIN');
  await store.client.query('DELETE FROM webhook_endpoints WHERE id = $1', [id]);
  const list = store.platform.get(WebhookDeliveriesRepository);
  const event = { id: randomUUID(), type: 'order.updated' as const, data: {} };
  const owing = store.as(() => list.addTest(id, event)).catch((error: unknown) => error);
  await eventually(async () => {
    const { rows } = await store.client.query(
      'SELECT FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid))',
    );
    return rows.length > 0;
  });
  await store.client.query('COMMIT');
  expect(await owing).toMatchObject({ code: 'not_found' });
  expect((await store.client.query('SELECT FROM webhook_deliveries')).rows).toEqual([]);
});

/** Each ends a row that others change at the same moment. */
test('nothing that changes deliveries at once waits for another in a circle', async () => {
  const webhooks = store.platform.get(WebhooksRepository);
  const tending = store.platform.get(WebhookTendingRepository);
  for (let round = 0; round < 25; round += 1) {
    const seeded = await visitor();
    const [conversation = null] = seeded.conversationIds;
    const id = await store.webhook();
    const owed = await Promise.all((await store.owe([id], 12, conversation)).map((each) => store.owed(each)));
    await store.client.query(
      `UPDATE webhook_endpoints SET failures = 7, held_until = now() + interval '1 minute' WHERE id = $1`,
      [id],
    );
    const calls = owed.flatMap((each, n) => [
      () =>
        n % 2 === 0
          ? store.deliveries.delivered(each, callOf(204), each.id)
          : store.deliveries.failed(each, callOf(500), AGAIN, each.id),
      () => store.deliveries.park(each, each.id),
    ]);
    const others: (() => Promise<unknown>)[] = [
      () => store.deliveries.pause(owed[0] as OwedDelivery, 'gone', 3),
      () => tending.cancel(id, 'The webhook was paused.', FIRST_ID),
      () => webhooks.update(id, { status: 'disabled' }),
      () => store.platform.get(VisitorErasureRepository).remove(seeded.visitorId, randomUUID()),
      () => tending.release(id, FIRST_ID),
      async () => {
        await webhooks.remove(id);
        await tending.purge(id, FIRST_ID);
      },
    ];
    // Another order in each round.
    const all = [...calls, ...others].map((work, n) => ({ work, place: (n * (round + 7)) % 31 }));
    all.sort((left, right) => left.place - right.place);
    const ended = await Promise.allSettled(all.map(({ work }) => store.as(work)));
    expect(ended.filter(({ status }) => status === 'rejected')).toEqual([]);
  }
});
