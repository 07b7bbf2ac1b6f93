import { randomUUID } from 'node:crypto';
import { SmtpInbox } from '../integration/smtp-inbox.js';
import { OtlpSink } from '../stand-ins/otlp-sink.js';
import { answers, verified, WebhookReceiver } from '../stand-ins/webhook-receiver.js';
import { Api } from '../support/api.js';
import type { TestBusiness } from '../support/businesses.js';
import { eventually } from '../support/eventually.js';
import { freePort, type FrontdeskProcess } from '../support/frontdesk-process.js';
import { Samples } from '../support/samples.js';
import { Stage } from './stage.js';
import { dated, deliveriesOf, hook, makeDue, ORDER, received, tried, wholeDelivery } from './webhook-rig.js';

let stage: Stage;
let sink: OtlpSink;
let receiver: WebhookReceiver;
const inbox = new SmtpInbox();
let frontdesk: FrontdeskProcess;
let env: NodeJS.ProcessEnv;
let shop: TestBusiness;
let metricsPort: number;

beforeAll(async () => {
  let smtp: string;
  metricsPort = await freePort();
  [stage, sink, receiver, smtp] = await Promise.all([
    ...([Stage.open(), OtlpSink.start(), WebhookReceiver.start(), inbox.open()] as const),
  ]);
  env = {
    ...{ OTEL_EXPORTER_OTLP_ENDPOINT: sink.url, OTEL_TRACES_SAMPLER_ARG: '1' },
    ...{ WEBHOOK_PRIVATE_HOSTS: '127.0.0.1', SMTP_URL: smtp, MAIL_FROM: 'Desk <desk@example.org>' },
    METRICS_PORT: String(metricsPort),
  };
  frontdesk = await stage.start(env);
  shop = await stage.business(frontdesk);
});
afterAll(async () => {
  await stage.close();
  await receiver.close();
  sink.close();
  await inbox.close();
});
beforeEach(() => {
  receiver.received.length = 0;
  receiver.reply = answers(204);
});

/** Numbers of lines of the log with this id, by what they tell. */
function linesOf(id: string): { msg: string; traceId?: string }[] {
  return frontdesk.log
    .filter((line) => line.includes(`"correlationId":"${id}"`))
    .map((line) => JSON.parse(line) as { msg: string; traceId?: string });
}

test('one id and one trace go from the widget’s request to the systems that are told', async () => {
  const webhook = await hook(shop.api, receiver.url(), ['message.created']);
  const id = `walk-${randomUUID()}`;
  const { body } = await shop.widget.post<{ token: string }>('/widget/v1/sessions');
  await new Api(frontdesk.url, body.token).post(
    '/widget/v1/messages',
    { text: 'Is it open on Sunday?', clientId: randomUUID() },
    { 'x-correlation-id': id },
  );
  // Of the visitor's message, and of the answer that the job has made.
  const told = await eventually(() => Promise.resolve(receiver.received.length === 2 && receiver.received));
  const { traceId = 'none' } = await eventually(() =>
    Promise.resolve(linesOf(id).find((line) => line.traceId !== undefined)),
  );
  for (const each of told) {
    verified(webhook.newSecret, each);
    expect(each.headers['x-correlation-id']).toBe(id);
    expect(each.headers['traceparent']).toMatch(new RegExp(`^00-${traceId}-[0-9a-f]{16}-01$`, 'u'));
  }
  const deliveries = await eventually(async () => {
    const all = await deliveriesOf(shop.api, webhook.id);
    return all.length === 2 && all.every(({ status }) => status === 'delivered') && all;
  });
  expect(deliveries.map(({ correlationId }) => correlationId)).toEqual([id, id]);
  const [call] = (await wholeDelivery(shop.api, deliveries[0]?.id ?? '')).calls;
  expect(call?.requestHeaders).toMatchObject({
    'x-correlation-id': id,
    traceparent: expect.stringContaining(traceId),
  });
  const lines = await eventually(() => {
    const all = linesOf(id);
    const isWhole =
      all.filter(({ msg }) => msg === 'An event was delivered').length === 2 &&
      all.some(({ msg }) => msg === 'turn.answer done') &&
      all.some(({ msg }) => msg.startsWith('POST '));
    return Promise.resolve(isWhole && all);
  });
  expect(lines.map(({ msg }) => msg)).toEqual(
    expect.arrayContaining([expect.stringContaining('POST /widget/v1/messages 202'), 'turn.answer done']),
  );
  const delivered = lines.filter(({ msg }) => msg === 'An event was delivered');
  expect(new Set(delivered.map((line) => line.traceId))).toEqual(new Set([traceId]));
  const spans = await eventually(() => {
    const all = sink.of(traceId);
    return Promise.resolve(all.filter(({ name }) => name === 'webhook.deliver').length === 2 && all);
  });
  expect(spans.some(({ name }) => name === 'POST Widget_send')).toBe(true);
  expect(JSON.stringify(spans)).not.toContain('Sunday');
  await shop.api.delete(`/v1/webhooks/${webhook.id}`);
});

test('a business is told by mail that its webhook was paused', async () => {
  const webhook = await hook(shop.api, receiver.url(), ['order.updated']);
  receiver.reply = answers(500);
  await shop.api.post('/v1/orders', { ...ORDER, number: 'M-1' });
  await tried(shop.api, webhook, 1);
  await dated(stage, webhook.id, '73 hours');
  await makeDue(stage, shop.id);
  const [mail] = await eventually(() => Promise.resolve(inbox.mails.length > 0 && inbox.mails));
  expect(mail?.to).toEqual([`${shop.marker}@example.com`]);
  expect(mail?.text).toContain('was paused');
  expect(mail?.text).toContain(`127.0.0.1:${receiver.port}`);
  const samples = await Samples.of(`http://127.0.0.1:${metricsPort}`);
  expect(samples.sum('frontdesk_webhooks_paused_total', { reason: 'failing' })).toBe(1);
  // On a slow machine it may have been tried once more by itself.
  const refused = samples.sum('frontdesk_webhook_calls_total', { outcome: 'refused' }) ?? 0;
  expect(refused).toBeGreaterThanOrEqual(2);
  expect(samples.sum('frontdesk_webhook_calls_total', { outcome: 'delivered' })).toBe(2);
  expect(samples.sum('frontdesk_webhook_call_duration_seconds_count')).toBe(refused + 2);
  await shop.api.delete(`/v1/webhooks/${webhook.id}`);
});

test('a delivery whose process is killed is made again soon after the next start, with the same id', async () => {
  const webhook = await hook(shop.api, receiver.url(), ['order.updated']);
  receiver.reply = () => undefined;
  await shop.api.post('/v1/orders', { ...ORDER, number: 'K-1' });
  const [called] = await received(receiver, 1);
  await stage.kill(frontdesk);
  // A call that is not answered is given up after ten seconds: then the kill came too late to cut it.
  const wasCut = Date.now() - (called?.at ?? 0) < 9_000;
  const before = receiver.received.length;
  receiver.reply = answers(204);
  frontdesk = await stage.restart(frontdesk, env);
  const again = (await received(receiver, before + 1)).at(-1);
  expect(again?.headers['webhook-id']).toBe(called?.headers['webhook-id']);
  const [delivery] = await eventually(async () => {
    const all = await deliveriesOf(shop.api, webhook.id);
    return all[0]?.status === 'delivered' && all;
  });
  expect(wasCut ? delivery?.attempts : 1).toBe(1);
});
