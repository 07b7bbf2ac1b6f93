import { Stage } from '../e2e/stage.js';
import { messagesOf } from '../e2e/turns.js';
import { atLast } from '../support/api.js';
import type { TestBusiness } from '../support/businesses.js';
import { eventually } from '../support/eventually.js';
import { TwilioServer, type SentSms } from './twilio-server.js';

interface ChannelBody {
  id: string;
  url: string;
  account: object;
  settings: object;
}

interface DeliveryBody {
  status: string;
  reason: string | null;
}

let twilio: TwilioServer;
let stage: Stage;
let shop: TestBusiness;
let channel: ChannelBody;
let account: ReturnType<TwilioServer['newAccount']>;
let numbers = 70_000;
let customers = 353_871_000_000;
let customer: string;

beforeAll(async () => {
  stage = await Stage.shared();
  twilio = await TwilioServer.start(stage.platforms.twilio);
});
afterAll(async () => {
  await stage.close();
  await twilio.close();
});
beforeEach(async () => {
  shop = await stage.business(stage.frontdesk);
  account = twilio.newAccount((numbers += 1));
  customer = `+${(customers += 1)}`;
  const { body, status, text } = await shop.api.post<ChannelBody>('/v1/channels', {
    ...{ kind: 'sms', settings: account },
  });
  if (status !== 201) throw new Error(`Not connected: ${status} ${text}`);
  channel = body;
});

const push = (fields: Record<string, string>, url = channel.url) =>
  twilio.push(twilio.signed(account.accountSid, url, fields));
const say = (text: string) => atLast(() => push(twilio.message(account.accountSid, customer, text)));

function untilSent(count: number): Promise<SentSms[]> {
  return eventually(() => {
    const sent = twilio.sent.filter(({ to }) => to === customer);
    return Promise.resolve(sent.length >= count && sent);
  });
}

function newest(fits: (delivery: DeliveryBody) => boolean): Promise<DeliveryBody> {
  return eventually(async () => {
    const path = `/v1/channels/${channel.id}/deliveries?limit=1`;
    const [delivery] = (await shop.api.get<{ data: DeliveryBody[] }>(path)).body.data;
    return delivery && fits(delivery) && delivery;
  });
}

async function talks(): Promise<string[]> {
  const { body } = await shop.api.get<{ data: { id: string }[] }>('/v1/conversations?channel=sms');
  return body.data.map(({ id }) => id);
}

async function byMember(text: string): Promise<void> {
  await shop.api.post(`/v1/conversations/${(await talks())[0]}/messages`, { text, from: 'member' });
}

it('is connected by a number of the account, which then delivers here until it is disconnected', async () => {
  expect(channel.account).toEqual({ id: account.phoneNumber, name: 'Clay and Co' });
  expect(twilio.smsUrlOf(account.accountSid)).toBe(channel.url);
  const foreign = { ...twilio.newAccount((numbers += 1)), phoneNumber: account.phoneNumber };
  const refused = await shop.api.post('/v1/channels', { kind: 'sms', settings: foreign });
  expect([refused.status, refused.text.includes('does not have this number')]).toEqual([422, true]);
  await shop.api.delete(`/v1/channels/${channel.id}`);
  expect(twilio.smsUrlOf(account.accountSid)).toBe('');
});

it('answers Twilio without an answer of its own, in the language that Twilio reads', async () => {
  expect(await say('hello')).toEqual({ status: 200, text: '<Response></Response>' });
  const [sent] = await untilSent(1);
  expect(sent).toMatchObject({ from: account.phoneNumber, statusUrl: expect.stringContaining(channel.url) });
});

it('check 61: takes nothing that was signed for another address', async () => {
  const fields = twilio.message(account.accountSid, customer, 'hello');
  const { body, headers } = twilio.signed(account.accountSid, `${channel.url}?key=x`, fields);
  expect((await twilio.push({ url: channel.url, body, headers })).status).toBe(401);
  expect((await twilio.push({ url: `${channel.url}?key=x`, body, headers })).status).toBe(200);
});

it('check 64: takes nothing for another number of the account', async () => {
  const fields = twilio.message(account.accountSid, customer, 'hello', { To: '+353860000001' });
  expect((await push(fields)).status).toBe(404);
  expect(await talks()).toEqual([]);
});

it('writes no more after STOP, and again after START; says what it is by HELP', async () => {
  await say('HELP');
  expect((await untilSent(1))[0]?.body).toContain('write STOP');
  await say('STOP');
  await byMember('Are you there?');
  expect((await newest(({ status }) => status === 'failed')).reason).toContain('customer');
  expect(await untilSent(1)).toHaveLength(1);
  await say('START');
  await byMember('Welcome back.');
  expect((await untilSent(2)).at(-1)?.body).toBe('Welcome back.');
  const said = (await messagesOf(shop.api, (await talks())[0] ?? '')).filter(
    ({ from }) => from === 'visitor',
  );
  expect(said.map(({ text }) => text)).toEqual(['HELP', 'STOP', '/start']);
  const [turns] = await stage.sql('SELECT 1 FROM turns WHERE tenant_id = $1', [shop.id]);
  expect(turns).toBeUndefined();
});

it('greets who begins by START', async () => {
  await shop.api.patch('/v1/tenant', { assistant: { greeting: 'Hello again!' } });
  await say('START');
  expect((await untilSent(1))[0]?.body).toContain('Hello again!');
});

it('takes a number for what it says where nothing is offered', async () => {
  await say('2');
  await untilSent(1);
  const [id = ''] = await talks();
  expect((await messagesOf(shop.api, id))[0]?.text).toBe('2');
});

it('shows how far a message has come, in whichever order it is told, and why it has failed', async () => {
  await say('hello');
  const [first] = (await untilSent(1)) as [SentSms];
  for (const status of ['delivered', 'sent', 'queued'])
    expect((await twilio.tell(account.accountSid, first, status)).status).toBe(200);
  expect((await newest(({ status }) => status !== 'queued' && status !== 'sent')).status).toBe('delivered');
  await byMember('And this?');
  const second = (await untilSent(2)).at(-1) as SentSms;
  await newest(({ status }) => status === 'sent');
  await twilio.tell(account.accountSid, second, 'undelivered', 30003);
  expect((await newest(({ status }) => status === 'failed')).reason).toContain('switched off');
});

it('sends nothing twice that has come without an answer, when a status tells so', async () => {
  await say('hello');
  await untilSent(1);
  twilio.faults.push(null);
  await byMember('Only once.');
  const [, unsure] = (await untilSent(2)) as [SentSms, SentSms];
  await twilio.tell(account.accountSid, unsure, 'queued');
  await newest(({ status }) => status === 'sent');
  await byMember('After it.');
  expect((await untilSent(3)).map(({ body }) => body).slice(1)).toEqual(['Only once.', 'After it.']);
});
