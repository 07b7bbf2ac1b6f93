import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import type { AddressInfo } from 'node:net';
import { answers, WebhookReceiver, type Reply } from '../stand-ins/webhook-receiver.js';
import type { TestBusiness } from '../support/businesses.js';
import { eventually } from '../support/eventually.js';
import { expectProblem } from './expectations.js';
import { Stage } from './stage.js';
import { deliveriesOf, hook, ORDER, wholeDelivery, type Call, type Hook } from './webhook-rig.js';

/** The deadline of a call, and what a busy machine may add. */
const DEADLINE_MS = 10_000;

let stage: Stage;
let receiver: WebhookReceiver;
let shop: TestBusiness;
/** Notes each connection: nothing may ever come. */
let inside: Server;
let connections = 0;

beforeAll(async () => {
  [stage, receiver] = await Promise.all([Stage.shared(), WebhookReceiver.start()]);
  inside = createServer((socket) => {
    connections += 1;
    socket.destroy();
  });
  await once(inside.listen(0), 'listening');
});
afterAll(async () => {
  await stage.close();
  await receiver.close();
  inside.close();
});
beforeEach(async () => {
  receiver.received.length = 0;
  receiver.replies.clear();
  receiver.reply = answers(204);
  connections = 0;
  shop = await stage.business(stage.frontdesk);
});

const insidePort = (): number => (inside.address() as AddressInfo).port;

/** What came of the first call of an order's event. */
async function outcome(webhook: Hook): Promise<Call & { state: string }> {
  await shop.api.post('/v1/orders', ORDER);
  return eventually(async () => {
    const [delivery] = await deliveriesOf(shop.api, webhook.id);
    if (!delivery || delivery.attempts === 0) return false;
    const [call] = (await wholeDelivery(shop.api, delivery.id)).calls;
    return call && { ...call, state: delivery.status };
  });
}

async function outcomeOf(reply: Reply): Promise<Call & { state: string }> {
  receiver.reply = reply;
  return outcome(await hook(shop.api, receiver.url(), ['order.updated']));
}

it.each([
  ...['http://127.0.0.2:PORT/', 'http://localhost:PORT/', 'https://localhost:PORT/', 'https://127.1.1.1/'],
  ...['https://10.0.0.1/', 'https://172.16.0.1/', 'https://192.168.1.1/', 'https://169.254.169.254/latest/'],
  ...['https://169.254.170.2/', 'https://100.64.0.1/', 'https://198.18.0.1/', 'https://192.0.0.1/'],
  ...['https://224.0.0.1/', 'https://0.0.0.0/', 'https://[::1]:PORT/', 'https://[::ffff:10.0.0.1]/'],
  ...['https://[64:ff9b::7f00:1]/', 'https://[fd00:ec2::254]/', 'https://[fe80::1]/'],
  ...['https://2130706434/', 'https://0x7f000002/', 'https://0177.0.0.2/', 'https://127.0.0.2./'],
  ...['https://user:pass@hooks.example/', 'ftp://hooks.example/', 'file:///etc/passwd', 'not a url'],
  ...['http://hooks.example/', 'https://hooks.example:25/', 'https://hooks.example:6/'],
])('nobody may name %s', async (address) => {
  const url = address.replace('PORT', String(insidePort()));
  const wanted = { url, events: ['order.updated'] };
  expectProblem(await shop.api.post('/v1/webhooks', wanted), 422, 'invalid', ['/url']);
  const webhook = await hook(shop.api, receiver.url(), ['order.updated']);
  expectProblem(await shop.api.patch(`/v1/webhooks/${webhook.id}`, { url }), 422, 'invalid', ['/url']);
  expect(connections).toBe(0);
});

it.each(['http://localhost:PORT/', 'http://127.0.0.2:PORT/', 'http://[::1]:PORT/'])(
  'a target that has become private since is not connected to: %s',
  async (address) => {
    const webhook = await hook(shop.api, receiver.url(), ['order.updated']);
    const url = address.replace('PORT', String(insidePort()));
    await stage.sql('UPDATE webhook_endpoints SET url = $2 WHERE id = $1', [webhook.id, url]);
    const { problem, status } = await outcome(webhook);
    expect(problem).toContain('not public');
    expect(status).toBeNull();
    expect(connections).toBe(0);
  },
);

it.each([301, 302, 303, 307, 308])('a redirect (%i) is a failure and is not followed', async (status) => {
  const location = `http://127.0.0.1:${insidePort()}/latest/meta-data?token=abc`;
  const call = await outcomeOf(answers(status, { location }));
  expect(call).toMatchObject({ state: 'queued', status });
  expect(call.responseHeaders['location']).not.toContain('abc');
  expect(connections).toBe(0);
  // On a slow machine it may have been tried again, there and nowhere else.
  expect(new Set(receiver.received.map(({ path }) => path)).size).toBe(1);
});

it('an endless answer is read for 64 KB and cut', async () => {
  let sent = 0;
  const call = await outcomeOf((response) => {
    response.writeHead(200);
    const part = Buffer.alloc(16_384, 'a');
    const write = (): void => {
      if (response.destroyed) return;
      sent += part.length;
      if (response.write(part)) setImmediate(write);
      else response.once('drain', write);
    };
    write();
  });
  expect(call).toMatchObject({ state: 'delivered', status: 200 });
  expect(call.responseBody?.length).toBeLessThanOrEqual(1_001);
  // What the buffers of both ends hold; a gigabyte would have been sent in that time.
  expect(sent).toBeLessThan(50_000_000);
});

it('an answer that never comes is given up after 10 seconds', async () => {
  const call = await outcomeOf(() => undefined);
  expect(call).toMatchObject({ state: 'queued', status: null });
  expect(call.problem).toContain('10 seconds');
  expect(call.durationMs).toBeGreaterThanOrEqual(DEADLINE_MS - 100);
  expect(call.durationMs).toBeLessThan(DEADLINE_MS + 80_000);
});

it('an answer that is no HTTP, and a closed connection, are failures', async () => {
  expect(
    (await outcomeOf((response) => void response.socket?.end('220 mail.example ESMTP\r\n'))).problem,
  ).toContain('could not be reached');
  shop = await stage.business(stage.frontdesk);
  expect((await outcomeOf((response) => response.destroy())).problem).toContain('could not be reached');
});

it('a receiver that takes 10 s for each call holds up nobody else', async () => {
  const slow = shop;
  const quick = await stage.business(stage.frontdesk);
  await hook(quick.api, receiver.url('/quick'), ['order.updated']);
  /** Milliseconds from the order to its arrival. */
  const latency = async (number: string): Promise<number> => {
    const before = receiver.at('/quick').length;
    const started = Date.now();
    await quick.api.post('/v1/orders', { ...ORDER, number });
    const [told] = await eventually(() => {
      const since = receiver.at('/quick').slice(before);
      return Promise.resolve(since.length > 0 && since);
    });
    return (told?.at ?? Infinity) - started;
  };
  const measured = async (names: string[]): Promise<number> => {
    const each: number[] = [];
    for (const name of names) each.push(await latency(name));
    return each.sort((a, b) => a - b)[Math.floor(each.length / 2)] ?? Infinity;
  };
  const alone = await measured(['Q-1', 'Q-2', 'Q-3', 'Q-4', 'Q-5']);
  receiver.replies.set('/slow', (response) => {
    // A receiver's own slowness is what is tested.
    const timer = setTimeout(() => response.end(), DEADLINE_MS - 500);
    response.on('close', () => clearTimeout(timer));
  });
  for (const _ of [1, 2, 3]) await hook(slow.api, receiver.url('/slow'), ['order.updated']);
  const orders = Array.from({ length: 200 }, (_, n) => ({ ...ORDER, number: `S-${n}` }));
  expect((await slow.api.put('/v1/orders', { orders })).status).toBe(200);
  // As many as one business may have at once.
  await eventually(() => Promise.resolve(receiver.at('/slow').length >= 16));
  const beside = await measured(['Q-6', 'Q-7', 'Q-8', 'Q-9', 'Q-10']);
  // It was measured beside deliveries that wait.
  expect(receiver.at('/slow').length).toBeLessThan(3 * orders.length);
  // Behind the slow receiver it would wait for almost all of its ten seconds.
  expect(beside - alone).toBeLessThan(4_000);
});
