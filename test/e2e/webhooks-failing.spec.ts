import { answers, verified, WebhookReceiver } from '../stand-ins/webhook-receiver.js';
import type { TestBusiness } from '../support/businesses.js';
import { eventually } from '../support/eventually.js';
import { expectProblem } from './expectations.js';
import { Stage } from './stage.js';
import {
  current,
  dated,
  deliveriesOf,
  ended,
  exhaust,
  hook,
  makeDue,
  ORDER,
  received,
  tried,
  wholeDelivery,
} from './webhook-rig.js';

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

describe('a delivery that fails', () => {
  it('is tried again with the same id and bytes, a later time and a log that hides secrets', async () => {
    const webhook = await hook(shop.api, receiver.url('/hook?key=s3cr3t-in-url'), ['order.updated']);
    receiver.reply = answers(
      500,
      { 'content-type': 'text/plain', 'set-cookie': 'session=abc' },
      `token="tok-123456" for ada@example.com, call +49 170 1234567 ${'x'.repeat(70_000)}`,
    );
    await shop.api.post('/v1/orders', ORDER);
    const failed = await tried(shop.api, webhook, 1);
    expect(failed).toMatchObject({ status: 'queued', reason: 'It answered 500.' });
    const pause = Date.parse(failed.nextAttemptAt ?? '') - Date.now();
    expect(pause).toBeLessThan(failed.attempts === 1 ? 6_500 : 300_000);
    expect((await current(shop.api, webhook)).failingSince).not.toBeNull();
    receiver.reply = answers(204);
    await makeDue(stage, shop.id);
    const [first, ...more] = await received(receiver, 2);
    const second = more.at(-1);
    if (!first || !second) throw new Error('It was not tried again.');
    expect(second.headers['webhook-id']).toBe(first.headers['webhook-id']);
    expect(second.raw.equals(first.raw)).toBe(true);
    verified(webhook.newSecret, second);
    const [done] = await ended(shop.api, webhook);
    expect(done).toMatchObject({ status: 'delivered', reason: null });
    expect(done?.attempts).toBeGreaterThanOrEqual(2);
    expect((await current(shop.api, webhook)).failingSince).toBeNull();
    const whole = await wholeDelivery(shop.api, done?.id ?? '');
    expect(whole.body).toBe(first.raw.toString());
    const [call, ...later] = whole.calls;
    expect(whole.calls).toHaveLength(done?.attempts ?? 0);
    expect([call?.status, later.at(-1)?.status]).toEqual([500, 204]);
    expect(call?.responseBody?.length).toBeLessThanOrEqual(1_001);
    expect(call?.responseBody).toContain('xxx…');
    expect(call?.requestHeaders['webhook-signature']).toBe('v1,***');
    const log = JSON.stringify(whole.calls);
    for (const secret of ['tok-123456', 'ada@', '1234567', 'session=abc', 's3cr3t-in-url'])
      expect(log).not.toContain(secret);
  });

  it('is given up after 24 hours, as a dead letter that an operator tries again', async () => {
    const webhook = await hook(shop.api, receiver.url(), ['order.updated']);
    receiver.reply = answers(500);
    await shop.api.post('/v1/orders', ORDER);
    const given = await exhaust(stage, shop, webhook);
    expect(given.attempts).toBe(11);
    expect(receiver.received).toHaveLength(11);
    const admin = stage.admin(stage.frontdesk);
    const letters = await admin.get<{ data: { id: string; attempts: number; reference: string }[] }>(
      `/admin/v1/dead-letters?tenantId=${shop.id}&status=open`,
    );
    expect(letters.body.data).toMatchObject([{ reference: given.id, attempts: 11 }]);
    receiver.reply = answers(200);
    await admin.post(`/admin/v1/dead-letters/${letters.body.data[0]?.id}/retry`, { reason: 'It is there' });
    await eventually(async () => (await deliveriesOf(shop.api, webhook.id))[0]?.status === 'delivered');
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  });

  it('is not tried before the receiver wants it, and others wait with it', async () => {
    const webhook = await hook(shop.api, receiver.url(), ['order.updated']);
    receiver.reply = answers(429, { 'retry-after': '1800' });
    await shop.api.post('/v1/orders', ORDER);
    await tried(shop.api, webhook, 1);
    await shop.api.post('/v1/orders', { ...ORDER, number: 'W-2' });
    const held = await eventually(async () => {
      const [newest] = await deliveriesOf(shop.api, webhook.id);
      return Date.parse(newest?.nextAttemptAt ?? '') - Date.now() > 1_200_000 && newest;
    });
    expect(held).toMatchObject({ status: 'queued', attempts: 0 });
    expect(receiver.received).toHaveLength(1);
    // What is known of the old address says nothing of a new one, which gets what was held back.
    expect(await current(shop.api, webhook)).toMatchObject({ failingSince: expect.any(String) });
    receiver.reply = answers(204);
    await shop.api.patch(`/v1/webhooks/${webhook.id}`, { url: `${receiver.url()}?moved` });
    expect(await current(shop.api, webhook)).toMatchObject({ failingSince: null });
    await received(receiver, 3);
  });
});

describe('a webhook that fails', () => {
  it('is paused when it is gone, and goes on when it is told to', async () => {
    const webhook = await hook(shop.api, receiver.url(), ['order.updated']);
    receiver.reply = answers(410);
    await shop.api.post('/v1/orders', ORDER);
    const [cancelled] = await ended(shop.api, webhook);
    expect(cancelled).toMatchObject({ status: 'cancelled', attempts: 1 });
    expect(await current(shop.api, webhook)).toMatchObject({ status: 'paused', pauseReason: 'gone' });
    await shop.api.post('/v1/orders', { ...ORDER, number: 'W-2' });
    const replay = `/v1/webhooks/deliveries/${cancelled?.id}/replay`;
    expectProblem(await shop.api.post(replay), 409, 'webhook_not_active');
    receiver.reply = answers(204);
    await shop.api.patch(`/v1/webhooks/${webhook.id}`, { status: 'active' });
    expect(await current(shop.api, webhook)).toMatchObject({
      status: 'active',
      pauseReason: null,
      failingSince: null,
    });
    expect((await shop.api.post(replay)).status).toBe(202);
    await received(receiver, 2);
    const ids = receiver.received.map(({ headers }) => headers['webhook-id']);
    // What was told in the pause is not sent later.
    expect(new Set(ids).size).toBe(1);
  });

  it('is paused after three days, not before', async () => {
    const webhook = await hook(shop.api, receiver.url(), ['order.updated']);
    receiver.reply = answers(503);
    await shop.api.post('/v1/orders', ORDER);
    await tried(shop.api, webhook, 1);
    await dated(stage, webhook.id, '71 hours');
    await makeDue(stage, shop.id);
    await tried(shop.api, webhook, 2);
    expect((await current(shop.api, webhook)).status).toBe('active');
    await dated(stage, webhook.id, '73 hours');
    await makeDue(stage, shop.id);
    await eventually(async () => (await current(shop.api, webhook)).status === 'paused');
    expect(await current(shop.api, webhook)).toMatchObject({ pauseReason: 'failing' });
    expect((await ended(shop.api, webhook))[0]?.status).toBe('cancelled');
  });
});
