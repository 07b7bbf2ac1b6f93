import { Stage } from '../e2e/stage.js';
import { messagesOf } from '../e2e/turns.js';
import { atLast } from '../support/api.js';
import type { TestBusiness } from '../support/businesses.js';
import { eventually } from '../support/eventually.js';
import { error, GraphServer, type SentMessage } from './graph-server.js';

interface ChannelBody {
  id: string;
  url: string;
  setup: { verifyToken: string };
}

interface Delivered {
  entry: object[];
}

interface DeliveryBody {
  status: string;
  reason: string | null;
  attempts: number;
}

const TEMPLATE = { name: 'news_of_your_question', language: 'en_US', hasText: true };

let graph: GraphServer;
let stage: Stage;
let shop: TestBusiness;
let channel: ChannelBody;
let numbers = 80_000;
let customers = 353_861_000_000;
let number: string;
let customer: string;

beforeAll(async () => {
  stage = await Stage.shared();
  graph = await GraphServer.start(stage.platforms.graph);
});
afterAll(async () => {
  await stage.close();
  await graph.close();
});
beforeEach(async () => {
  shop = await stage.business(stage.frontdesk);
  customer = String((customers += 1));
  ({ channel, number } = await connect());
});

const secretOf = (id: string) => `app-secret-${id}-0123456789`;

async function connect(): Promise<{ channel: ChannelBody; number: string }> {
  const id = String((numbers += 1));
  const token = `EAAJ-${id}-0123456789abcdef`;
  graph.add(id, { token, appSecret: secretOf(id), display: `+1 ${id}` });
  const settings = { phoneNumberId: id, accessToken: token, appSecret: secretOf(id) };
  const { status, body, text } = await shop.api.post<ChannelBody>('/v1/channels', {
    kind: 'whatsapp',
    settings,
  });
  if (status !== 201) throw new Error(`Not connected: ${status} ${text}`);
  return { channel: body, number: id };
}

function say(text: string, to = { channel, number }) {
  const message = graph.message(to.number, customer, { type: 'text', text: { body: text } });
  return atLast(() => graph.push(to.channel.url, secretOf(to.number), message));
}

function untilSent(count: number): Promise<SentMessage[]> {
  return eventually(() => {
    const sent = graph.sent.filter(({ to }) => to === customer);
    return Promise.resolve(sent.length >= count && sent);
  });
}

function newest(fits: (delivery: DeliveryBody) => boolean): Promise<DeliveryBody> {
  return eventually(async () => {
    const path = `/v1/channels/${channel.id}/deliveries?limit=1`;
    const { body } = await shop.api.get<{ data: DeliveryBody[] }>(path);
    const [delivery] = body.data;
    return delivery && fits(delivery) && delivery;
  });
}

async function talks(): Promise<string[]> {
  const { body } = await shop.api.get<{ data: { id: string }[] }>('/v1/conversations');
  return body.data.map(({ id }) => id);
}

async function byMember(text: string): Promise<void> {
  const [id] = await talks();
  await shop.api.post(`/v1/conversations/${id}/messages`, { text, from: 'member' });
}

async function lastWroteHoursAgo(hours: number): Promise<void> {
  await stage.sql(
    `UPDATE channel_chats SET last_inbound_at = now() - $2::integer * interval '1 hour' WHERE tenant_id = $1`,
    [shop.id, hours],
  );
}

it('sends the challenge back to whoever knows the token, and to nobody else', async () => {
  const ask = async (token: string, mode = 'subscribe') => {
    const query = new URLSearchParams({
      'hub.mode': mode,
      'hub.verify_token': token,
      'hub.challenge': '1158201444',
    });
    const response = await fetch(`${channel.url}?${query.toString()}`);
    return [response.status, await response.text()] as const;
  };
  expect(await ask(channel.setup.verifyToken)).toEqual([200, '1158201444']);
  for (const wrong of ['', 'x', `${channel.setup.verifyToken}x`]) expect((await ask(wrong))[0]).toBe(401);
  expect((await ask(channel.setup.verifyToken, 'unsubscribe'))[0]).toBe(401);
});

it('marks a message as read and shows that it is answered', async () => {
  await say('hello');
  const [hint] = await graph.until(({ path, body }) => path.includes(number) && body['status'] === 'read');
  expect(hint?.body).toMatchObject({ message_id: expect.any(String), typing_indicator: { type: 'text' } });
});

it('check 64: takes nothing for the number of somebody else, however well it is signed', async () => {
  const other = await connect();
  const message = graph.message(other.number, customer, { type: 'text', text: { body: 'hello' } });
  expect((await graph.push(channel.url, secretOf(number), message)).status).toBe(404);
  expect(await talks()).toEqual([]);
});

it('takes what is its own of a delivery that tells of another number as well', async () => {
  const other = await connect();
  const mine = graph.message(number, customer, { type: 'text', text: { body: 'mine' } }) as Delivered;
  const theirs = graph.message(other.number, customer, {
    type: 'text',
    text: { body: 'theirs' },
  }) as Delivered;
  const both = { ...mine, entry: [...theirs.entry, ...mine.entry] };
  expect((await graph.push(channel.url, secretOf(number), both)).status).toBe(200);
  const [id = '', ...others] = await talks();
  expect(others).toEqual([]);
  const said = (await messagesOf(shop.api, id)).filter(({ from }) => from === 'visitor');
  expect(said.map(({ text }) => text)).toEqual(['mine']);
});

it('takes several messages of one delivery, in order', async () => {
  const one = graph.message(number, customer, { type: 'text', text: { body: 'one' } }) as Delivered;
  const two = graph.message(number, customer, { type: 'text', text: { body: 'two' } }) as Delivered;
  const both = { ...one, entry: [...one.entry, ...two.entry] };
  expect((await graph.push(channel.url, secretOf(number), both)).status).toBe(200);
  const [id = ''] = await talks();
  const said = (await messagesOf(shop.api, id)).filter(({ from }) => from === 'visitor');
  expect(said.map(({ text }) => text)).toEqual(['one', 'two']);
});

describe('a customer who has written nothing for a day', () => {
  beforeEach(async () => {
    await say('hello');
    await untilSent(1);
    await newest(({ status }) => status === 'sent');
  });

  it('is written to by the template, if there is one', async () => {
    await shop.api.patch(`/v1/channels/${channel.id}`, { settings: { template: TEMPLATE } });
    await lastWroteHoursAgo(25);
    await byMember('It has come.');
    expect((await untilSent(2)).at(-1)).toMatchObject({ type: 'template', template: TEMPLATE.name });
  });

  it('is not written to without one: a person decides', async () => {
    await lastWroteHoursAgo(25);
    await byMember('It has come.');
    const failed = await newest(({ status }) => status === 'failed');
    expect(failed.reason).toContain('24 hours');
    const letters = await stage
      .admin(stage.frontdesk)
      .get<{ data: { kind: string }[] }>(`/admin/v1/dead-letters?tenantId=${shop.id}`);
    expect(letters.body.data.map(({ kind }) => kind)).toEqual(['channel.deliver']);
    expect(graph.sent.filter(({ to }) => to === customer)).toHaveLength(1);
  });

  it('is written to freely until then', async () => {
    await lastWroteHoursAgo(23);
    await byMember('It has come.');
    expect((await untilSent(2)).at(-1)?.type).toBe('text');
  });
});

describe('what Meta tells of a message', () => {
  let sent: SentMessage;

  beforeEach(async () => {
    await say('hello');
    [sent] = (await untilSent(1)) as [SentMessage];
    await newest(({ status }) => status === 'sent');
  });

  const tellOf = (message: SentMessage, status: string, code?: number) =>
    graph.push(channel.url, secretOf(number), graph.status(number, message, status, code));
  const tell = (status: string, code?: number) => tellOf(sent, status, code);

  async function retry(): Promise<void> {
    const admin = stage.admin(stage.frontdesk);
    const [letter] = (
      await admin.get<{ data: { id: string }[] }>(`/admin/v1/dead-letters?tenantId=${shop.id}`)
    ).body.data;
    await admin.post(`/admin/v1/dead-letters/${letter?.id}/retry`, { reason: 'Again.' });
  }

  it('moves it forward only, in whichever order it comes', async () => {
    for (const status of ['read', 'sent', 'delivered', 'failed']) await tell(status);
    expect((await newest(() => true)).status).toBe('read');
  });

  it('puts one on a person’s desk that Meta gives up later', async () => {
    await tell('failed', 131047);
    expect(await newest(() => true)).toMatchObject({
      ...{ status: 'failed', reason: expect.stringContaining('template') },
    });
    const letters = await stage
      .admin(stage.frontdesk)
      .get<{ data: { kind: string }[] }>(`/admin/v1/dead-letters?tenantId=${shop.id}`);
    expect(letters.body.data.map(({ kind }) => kind)).toEqual(['channel.deliver']);
  });

  it('sends it again when a person has one retried that Meta gave up later', async () => {
    await tell('failed', 131047);
    await newest(({ status }) => status === 'failed');
    await retry();
    expect((await untilSent(2)).at(-1)?.text).toBe(sent.text);
    await newest(({ status }) => status === 'sent');
    // Of the first call, told again: it says nothing of the second one.
    await tell('failed', 131047);
    expect((await newest(() => true)).status).toBe('sent');
  });

  it('counts the worst of the parts, whatever was told of the others', async () => {
    await byMember('A sentence that is not short, of many. '.repeat(150));
    const [, one, two] = (await untilSent(3)) as [SentMessage, SentMessage, SentMessage];
    await newest(({ status }) => status === 'sent');
    await tellOf(one, 'delivered');
    expect((await newest(() => true)).status).toBe('sent');
    await tellOf(two, 'failed', 131026);
    expect(await newest(() => true)).toMatchObject({
      ...{ status: 'partly', reason: expect.stringContaining('cannot be reached') },
    });
    await retry();
    expect((await untilSent(4)).at(-1)?.text).toBe(two.text);
  });

  it('keeps that a part has failed until all parts are sent', async () => {
    // The connection breaks after the first part; the platform tells of it before the rest is sent.
    graph.faults.push(null);
    await byMember('A sentence that is not short, of many. '.repeat(150));
    const [, broken] = (await untilSent(2)) as [SentMessage, SentMessage];
    await tellOf(broken, 'failed', 131047);
    await untilSent(3);
    expect(await newest(({ status }) => status !== 'queued')).toMatchObject({
      ...{ status: 'partly', reason: expect.stringContaining('24 hours') },
    });
    await retry();
    expect((await untilSent(4)).at(-1)?.text).toBe(broken.text);
  });

  it('says that a part alone has come when Meta takes the first and refuses the second', async () => {
    graph.refused = 'zebra';
    await byMember(`${'A sentence that is not short, of many. '.repeat(110)} The end has a zebra.`);
    const partly = { status: 'partly', reason: expect.stringContaining('did not take it') };
    expect(await newest(({ status }) => status !== 'queued')).toMatchObject(partly);
    const [, first] = (await untilSent(2)) as [SentMessage, SentMessage];
    for (const status of ['delivered', 'read']) await tellOf(first, status);
    expect(await newest(() => true)).toMatchObject(partly);
    graph.refused = null;
    await retry();
    const sentAll = await untilSent(3);
    expect(sentAll.at(-1)?.text).toContain('zebra');
    await newest(({ status }) => status === 'sent');
    await tellOf(sentAll.at(-1) as SentMessage, 'delivered');
    expect(await newest(() => true)).toMatchObject({ status: 'delivered', reason: null });
    expect(sentAll).toHaveLength(3);
  });

  it.each<[string, () => void]>([
    ['the connection broke before the answer', () => graph.faults.push(null)],
    ['the answer was cut', () => graph.lies.push({ status: 200, json: { messages: [] }, isCut: true })],
    ['the answer could not be read', () => graph.lies.push({ status: 200, json: 'x' })],
    ['a gateway had a fault', () => graph.lies.push({ status: 504, json: 'Gateway Time-out' })],
  ])('says that it was taken when %s: it is not sent again', async (_, breaks) => {
    breaks();
    // What is tried again before the platform tells of it is not taken.
    if (graph.faults.length === 0) graph.faults.push(undefined);
    graph.faults.push(...Array.from({ length: 20 }, () => error(500, 131000, 'Something went wrong')));
    await byMember('Only once.');
    const [, broken] = (await untilSent(2)) as [SentMessage, SentMessage];
    await newest(({ reason }) => reason !== null);
    await graph.push(channel.url, secretOf(number), graph.status(number, broken, 'delivered'));
    const delivery = await newest(({ status }) => status === 'delivered');
    expect(delivery.reason).toBeNull();
    graph.faults.length = 0;
    expect(graph.sent.filter(({ to }) => to === customer)).toHaveLength(2);
  });
});

it('knows a customer again who writes to another number of the business', async () => {
  await say('hello');
  const other = await connect();
  await say('hello again', other);
  const visitors = await shop.api.get<{ data: { id: string }[] }>('/v1/visitors');
  expect(visitors.body.data).toHaveLength(1);
});
