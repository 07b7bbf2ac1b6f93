import { SAMPLES } from '../../src/webhooks/samples.types.js';
import { WEBHOOK_EVENTS, type WebhookEventType } from '../../src/webhooks/webhook.types.js';
import { answers, verified, WebhookReceiver } from '../stand-ins/webhook-receiver.js';
import { Api } from '../support/api.js';
import { startConversation, type TestBusiness } from '../support/businesses.js';
import { eventually } from '../support/eventually.js';
import { expectProblem } from './expectations.js';
import { Stage } from './stage.js';
import { ask } from './turns.js';
import {
  current,
  deliveriesOf,
  ended,
  hook,
  ORDER,
  owed,
  received,
  wholeDelivery,
  type Delivery,
  type Hook,
} from './webhook-rig.js';

const ALL = [...WEBHOOK_EVENTS];

let stage: Stage;
let receiver: WebhookReceiver;
let shop: TestBusiness;

beforeAll(async () => {
  [stage, receiver] = await Promise.all([Stage.shared(), WebhookReceiver.start()]);
});
afterAll(async () => {
  await stage.close();
  await receiver.close();
});
beforeEach(async () => {
  receiver.received.length = 0;
  receiver.reply = answers(204);
  shop = await stage.business(stage.frontdesk);
});

describe('events', () => {
  it('are signed over the bytes that are sent, with the secret that was shown once', async () => {
    const webhook = await hook(shop.api, receiver.url(), ['order.updated']);
    await shop.api.post('/v1/orders', ORDER);
    const [told] = await received(receiver, 1);
    if (!told) throw new Error('Nothing came.');
    expect(verified(webhook.newSecret, told)).toMatchObject({
      type: 'order.updated',
      data: { number: ORDER.number, status: 'pending', isNew: true, previousStatus: null },
    });
    const altered = { ...told, raw: Buffer.from(told.raw.toString().replace('pending', 'shipped')) };
    expect(() => verified(webhook.newSecret, altered)).toThrow();
    const { text } = await shop.api.get(`/v1/webhooks/${webhook.id}`);
    expect(text).not.toContain('whsec_');
    const [delivery] = await ended(shop.api, webhook);
    const all = await shop.api.get<{ data: Delivery[] }>('/v1/webhooks/deliveries');
    expect(all.body.data).toEqual([delivery]);
    expect(delivery).toMatchObject({
      ...{ status: 'delivered', attempts: 1, cause: 'event' },
      ...{ eventId: told.headers['webhook-id'], correlationId: told.headers['x-correlation-id'] },
    });
  });

  it('are told of each kind, to whom wants it, with nothing of an order’s customer', async () => {
    await hook(shop.api, receiver.url('/all'), ALL);
    await hook(shop.api, receiver.url('/orders'), ['order.updated']);
    const conversation = await startConversation(shop.api);
    await ask(shop.api, conversation, 'Do you ship hovercrafts to Iceland?');
    await shop.api.post(`/v1/conversations/${conversation}/handoff`, { reason: 'A person is wanted' });
    await shop.api.post(`/v1/conversations/${conversation}/resolve`);
    await shop.api.put('/v1/orders', { orders: [ORDER] });
    await shop.api.put('/v1/orders', { orders: [{ ...ORDER, status: 'shipped' }] });
    await shop.api.put('/v1/orders', { orders: [{ ...ORDER, status: 'shipped' }] });
    await stage.sql(
      `DO $$ BEGIN PERFORM set_config('app.origin', 'c-1', true);
         INSERT INTO model_spending (tenant_id, scope, starts, subject) VALUES ('${shop.id}', 'tenant_day', '2026-11-01', '${shop.id}');
         UPDATE model_spending SET warned_at = now() WHERE tenant_id = '${shop.id}';
         INSERT INTO sources (tenant_id, id, kind, identity, name, max_pages, max_depth, status, added_by)
           VALUES ('${shop.id}', gen_random_uuid(), 'file', 'x', 'faq.md', 1, 1, 'reading', 'x');
         UPDATE sources SET status = 'ready' WHERE tenant_id = '${shop.id}';
       END $$`,
    );
    const types = await eventually(() => {
      const told = new Set(receiver.at('/all').map(({ body }) => body.type));
      return Promise.resolve(told.size === ALL.length && told);
    });
    expect([...types].sort()).toEqual([...WEBHOOK_EVENTS].sort());
    // As the API document has them.
    for (const { body } of receiver.at('/all'))
      expect([body.type, Object.keys(body.data).sort()]).toEqual([
        body.type,
        Object.keys(SAMPLES[body.type as WebhookEventType]).sort(),
      ]);
    const orders = await eventually(() =>
      Promise.resolve(receiver.at('/orders').length === 2 && receiver.at('/orders')),
    );
    // The third PUT has changed nothing, so it tells nothing; deliveries come in any order.
    expect(orders.map(({ body }) => body.data['previousStatus'])).toEqual(
      expect.arrayContaining(['pending', null]),
    );
    expect(receiver.received.map(({ raw }) => raw.toString()).join()).not.toContain('ada@example.com');
    const authors = (): Set<string> => {
      const created = receiver.received.filter(({ body }) => body.type === 'message.created');
      return new Set(created.map(({ body }) => (body.data['message'] as { from: string }).from));
    };
    await eventually(() => Promise.resolve(authors().size >= 3));
    expect(authors()).toEqual(new Set(['visitor', 'assistant', 'system']));
  });

  it('are told to nobody whose webhook wants others, is disabled or was removed', async () => {
    const disabled = await hook(shop.api, receiver.url('/disabled'), ['order.updated']);
    await shop.api.patch(`/v1/webhooks/${disabled.id}`, { status: 'disabled' });
    const removed = await hook(shop.api, receiver.url('/removed'), ['order.updated']);
    expect((await shop.api.delete(`/v1/webhooks/${removed.id}`)).status).toBe(204);
    await hook(shop.api, receiver.url('/others'), ['message.created']);
    const last = await hook(shop.api, receiver.url('/last'), ['order.updated']);
    const other = await stage.business(stage.frontdesk);
    await hook(other.api, receiver.url('/stranger'), ALL);
    await shop.api.post('/v1/orders', ORDER);
    await ended(shop.api, last);
    // A test before may still be told something, at a path of its own.
    for (const none of ['/disabled', '/removed', '/others', '/stranger'])
      expect([none, receiver.at(none)]).toEqual([none, []]);
    expect(receiver.at('/last')).toHaveLength(1);
    expect(await owed(stage, shop)).toHaveLength(0);
  });
});

describe('a webhook', () => {
  it('has a second signature while its secret is rotated', async () => {
    const webhook = await hook(shop.api, receiver.url(), ['order.updated']);
    const path = `/v1/webhooks/${webhook.id}/rotate`;
    const rotated = (await shop.api.post<Hook>(path, { overlapHours: 1 })).body;
    expect(rotated.newSecret).not.toBe(webhook.newSecret);
    expect(rotated.secret.previousExpiresAt).not.toBeNull();
    await shop.api.post('/v1/orders', ORDER);
    const [both] = await received(receiver, 1);
    if (!both) throw new Error('Nothing came.');
    expect(both.headers['webhook-signature']?.split(' ')).toHaveLength(2);
    verified(webhook.newSecret, both);
    verified(rotated.newSecret, both);
    const last = (await shop.api.post<Hook>(path, { overlapHours: 0 })).body;
    await shop.api.post('/v1/orders', { ...ORDER, number: 'W-2' });
    const [, one] = await received(receiver, 2);
    if (!one) throw new Error('Nothing came.');
    verified(last.newSecret, one);
    expect(() => verified(rotated.newSecret, one)).toThrow();
    expect(() => verified(webhook.newSecret, one)).toThrow();
  });

  it('is tested also while it is disabled, once', async () => {
    const webhook = await hook(shop.api, receiver.url(), ['order.updated', 'message.created']);
    await shop.api.patch(`/v1/webhooks/${webhook.id}`, { status: 'disabled' });
    receiver.reply = answers(500);
    const test = await shop.api.post<Delivery>(`/v1/webhooks/${webhook.id}/test`, {
      event: 'message.created',
    });
    expect(test.status).toBe(202);
    expect(test.body).toMatchObject({ cause: 'test', type: 'message.created' });
    const [told] = await received(receiver, 1);
    if (!told) throw new Error('Nothing came.');
    verified(webhook.newSecret, told);
    const [done] = await ended(shop.api, webhook);
    expect(done).toMatchObject({ id: test.body.id, status: 'failed', attempts: 1 });
    expect((await current(shop.api, webhook)).failingSince).toBeNull();
    const letters = await stage.sql('SELECT FROM dead_letters WHERE tenant_id = $1', [shop.id]);
    expect(letters).toHaveLength(0);
  });

  it('tells no key what it may not read itself', async () => {
    const webhook = await hook(shop.api, receiver.url(), ['message.created']);
    const test = await shop.api.post<Delivery>(`/v1/webhooks/${webhook.id}/test`);
    const { body } = await shop.api.post<{ secret: string }>('/v1/api-keys', {
      ...{ name: 'Orders', scopes: ['webhooks:*', 'orders:read'] },
    });
    const limited = new Api(shop.api.url, body.secret);
    const wanted = { url: receiver.url(), events: ['order.updated', 'message.created'] };
    expectProblem(await limited.post('/v1/webhooks', wanted), 403, 'missing_scope');
    const path = `/v1/webhooks/${webhook.id}`;
    expectProblem(await limited.patch(path, { url: receiver.url('/mine') }), 403, 'missing_scope');
    expectProblem(await limited.get(`/v1/webhooks/deliveries/${test.body.id}`), 403, 'missing_scope');
    const own = await hook(limited, receiver.url('/own'), ['order.updated']);
    const more = await limited.patch(`/v1/webhooks/${own.id}`, { events: ['message.created'] });
    expectProblem(more, 403, 'missing_scope');
  });

  it('may be one of as many as the plan allows', async () => {
    const admin = stage.admin(stage.frontdesk);
    await admin.patch(`/admin/v1/tenants/${shop.id}`, { limits: { webhooks: 2 } });
    const wanted = { url: receiver.url(), events: ['order.updated'] };
    const made = await Promise.all([1, 2, 3, 4].map(() => shop.api.post('/v1/webhooks', wanted)));
    expect(made.map(({ status }) => status).sort()).toEqual([201, 201, 409, 409]);
    expectProblem(await shop.api.post('/v1/webhooks', wanted), 409, 'too_many_webhooks');
  });
});

test('what was told of a visitor is gone when they are erased, and what waits is not sent', async () => {
  const webhook = await hook(shop.api, receiver.url(), ['message.created']);
  receiver.reply = answers(500, {}, 'I have read: quixotically');
  const widget = await shop.widget.post<{ token: string }>('/widget/v1/sessions');
  const { token } = widget.body;
  const headers = { authorization: `Bearer ${token}` };
  const sent = { text: 'Is it quixotically made?', clientId: 'c-1' };
  await shop.widget.call('POST', '/widget/v1/messages', sent, headers);
  await received(receiver, 2);
  const told = await eventually(async () => {
    const all = await deliveriesOf(shop.api, webhook.id);
    return all.length === 2 && all.every(({ attempts }) => attempts > 0) && all;
  });
  expect((await shop.widget.call('DELETE', '/widget/v1/visitor', undefined, headers)).status).toBe(202);
  for (const { id } of told) {
    const whole = await eventually(async () => {
      const each = await wholeDelivery(shop.api, id);
      return each.body === null && each;
    });
    expect(whole).toMatchObject({ status: 'cancelled', nextAttemptAt: null });
    expect(JSON.stringify(whole)).not.toContain('quixotically');
    expectProblem(await shop.api.post(`/v1/webhooks/deliveries/${id}/replay`), 409, 'event_erased');
  }
  const rows = `SELECT (SELECT json_agg(e) FROM webhook_events e)::text || COALESCE((SELECT json_agg(a) FROM webhook_attempts a)::text, '') AS all`;
  expect(JSON.stringify(await stage.sql(rows))).not.toContain('quixotically');
  expect(await owed(stage, shop)).toHaveLength(0);
});
