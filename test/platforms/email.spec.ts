import { Stage } from '../e2e/stage.js';
import { messagesOf } from '../e2e/turns.js';
import { atLast } from '../support/api.js';
import type { TestBusiness } from '../support/businesses.js';
import { eventually } from '../support/eventually.js';
import { MailServer, writtenMail, type ReceivedMail } from './mail-server.js';

interface ChannelBody {
  id: string;
  url: string;
  account: object;
  setup: { user: string; password: string };
}

let server: MailServer;
let stage: Stage;
let shop: TestBusiness;
let channel: ChannelBody;
let address: string;
let smtpUrl: string;
let boxes = 80_000;
let customers = 1_000;
let customer: string;

beforeAll(async () => {
  stage = await Stage.shared();
  server = await MailServer.start();
});
afterAll(async () => {
  await stage.close();
  await server.close();
});
beforeEach(async () => {
  shop = await stage.business(stage.frontdesk);
  address = `help${(boxes += 1)}@clay.example`;
  smtpUrl = server.newUser(address, 'a password');
  customer = `mary${(customers += 1)}@customers.example`;
  channel = await connect({ address, senderName: 'Clay and Co', smtpUrl });
});

async function connect(settings: object): Promise<ChannelBody> {
  const { body, status, text } = await shop.api.post<ChannelBody>('/v1/channels', {
    kind: 'email',
    settings,
  });
  if (status !== 201) throw new Error(`Not connected: ${status} ${text}`);
  return body;
}

async function push(body: string, type = 'message/rfc822'): Promise<number> {
  const { user, password } = channel.setup;
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  const headers = { 'content-type': type, authorization };
  return (await atLast(() => fetch(channel.url, { method: 'POST', body, headers }))).status;
}

const write = (text: string, fields?: Record<string, string>) =>
  push(writtenMail(customer, address, text, fields));

function untilMails(count: number): Promise<ReceivedMail[]> {
  return eventually(() => {
    const mails = server.mails.filter(({ to }) => to === customer);
    return Promise.resolve(mails.length >= count && mails);
  });
}

async function talks(): Promise<string[]> {
  const { body } = await shop.api.get<{ data: { id: string }[] }>('/v1/conversations?channel=email');
  return body.data.map(({ id }) => id);
}

async function said(): Promise<string[]> {
  const [id = ''] = await talks();
  const messages = await messagesOf(shop.api, id);
  return messages.filter(({ from }) => from === 'visitor').map(({ text }) => text);
}

async function byMember(text: string): Promise<void> {
  await shop.api.post(`/v1/conversations/${(await talks())[0]}/messages`, { text, from: 'member' });
}

it('is connected by a login that the mail server accepts, at a public address alone', async () => {
  expect(channel.account).toEqual({ id: `${address} ${address}@127.0.0.1`, name: address });
  for (const [url, reason] of [
    [smtpUrl.replace('a%20password', 'another'), 'does not accept the login'],
    ['smtps://a:b@10.0.0.1:465', 'public address'],
    ['smtps://a:b@192.0.2.1', 'public address'],
    ['smtp://a:b@1.1.1.1:22', 'ports 25, 465, 587'],
    ['https://a:b@shop.example', 'smtps://user:password'],
  ] as const) {
    const settings = { address: 'other@clay.example', smtpUrl: url };
    const { status, text } = await shop.api.post('/v1/channels', { kind: 'email', settings });
    expect([url, status, text.includes(reason)]).toEqual([url, 422, true]);
  }
});

it('answers in the thread, as a program that says so, and never by the address to reply to', async () => {
  const references = '<a@customers.example> <b@customers.example>';
  const fields = { Subject: 'RE: Vase', 'Message-ID': '<c@customers.example>', References: references };
  await write('hello', { ...fields, 'Reply-To': 'somebody@else.example' });
  const [mail] = (await untilMails(1)) as [ReceivedMail];
  expect(mail).toMatchObject({ from: address, subject: 'Re: Vase' });
  expect(mail.messageId).toMatch(/^<[0-9a-f-]{36}\.0@clay\.example>$/);
  const header = Object.fromEntries(mail.headers);
  expect(header).toMatchObject({
    ...{ 'in-reply-to': '<c@customers.example>', references: `${references} <c@customers.example>` },
    ...{ 'auto-submitted': 'auto-replied', 'list-unsubscribe': `<mailto:${address}?subject=unsubscribe>` },
  });
  expect(server.mails.some(({ to }) => to.includes('else.example'))).toBe(false);
  await byMember('By a person.');
  const second = (await untilMails(2)).at(-1);
  expect([second?.headers.has('auto-submitted'), second?.subject]).toEqual([false, 'Re: Vase']);
});

it('reads a mail as Postmark delivers it, without what it quotes', async () => {
  const quoted = 'Am 01.12.2026 um 10:00 schrieb Clay <help@clay.example>:\n> Hallo\n> Mary';
  const mail = {
    ...{ FromName: 'Mary', From: customer, FromFull: { Email: customer, Name: 'Mary', MailboxHash: '' } },
    ...{ To: address, Subject: 'Where is it?', MessageID: '22c74902', TextBody: `Order 1001\n\n${quoted}` },
    ...{ HtmlBody: '', Attachments: [], Date: 'Tue, 1 Dec 2026 10:00:00 +0000' },
    Headers: [{ Name: 'Message-ID', Value: '<d@customers.example>' }],
  };
  const body = JSON.stringify(mail);
  for (const repeat of [body, body]) expect(await push(repeat, 'application/json')).toBe(200);
  const [answer] = await untilMails(1);
  expect(answer?.headers.get('in-reply-to')).toBe('<d@customers.example>');
  expect(await said()).toEqual(['Where is it?\n\nOrder 1001']);
  const { body: visitors } = await shop.api.get<{ data: { name: string }[] }>('/v1/visitors');
  expect(visitors.data.map(({ name }) => name)).toEqual(['Mary']);
});

it('never answers what a program has sent, nor itself', async () => {
  const own = { From: `Clay <${address.toUpperCase()}>` };
  for (const fields of [
    { 'Auto-Submitted': 'auto-replied' },
    { Precedence: 'bulk' },
    { 'List-Id': '<news.customers.example>' },
    { 'Return-Path': '<>' },
    { 'X-Auto-Response-Suppress': 'All' },
    { From: 'MAILER-DAEMON@customers.example' },
    own,
  ] as Record<string, string>[])
    expect([fields, await write('I am away', fields)]).toEqual([fields, 200]);
  expect(await push('no mail')).toBe(200);
  expect(await push('{"a":1}', 'application/json')).toBe(200);
  expect(await talks()).toEqual([]);
});

it('answers twenty mails of an hour, so that two programs that do not say so come to an end', async () => {
  const limits = { visitorMessagesPerMinute: 100 };
  await stage.admin(stage.frontdesk).patch(`/admin/v1/tenants/${shop.id}`, { limits });
  for (let mail = 0; mail < 22; mail += 1) expect(await write(`Thank you for your mail ${mail}.`)).toBe(200);
  const [asked] = await stage.sql<{ count: number }>(
    `SELECT sum(1 + cardinality(more_message_ids))::int AS count FROM turns WHERE tenant_id = $1`,
    [shop.id],
  );
  expect(asked?.count).toBe(20);
  expect(await said()).toHaveLength(22);
});

it('answers twenty files of an hour alone, too', async () => {
  const limits = { visitorMessagesPerMinute: 100 };
  await stage.admin(stage.frontdesk).patch(`/admin/v1/tenants/${shop.id}`, { limits });
  const image = { 'Content-Type': 'image/png', 'Content-Disposition': 'attachment' };
  for (let mail = 0; mail < 24; mail += 1) expect(await write('', image)).toBe(200);
  const [answered] = await stage.sql<{ count: number }>(
    `SELECT count(*)::int AS count FROM messages WHERE tenant_id = $1 AND author = 'assistant'`,
    [shop.id],
  );
  expect(answered?.count).toBe(20);
});

it('writes no more to who has unsubscribed', async () => {
  await write('hello');
  await untilMails(1);
  await write('', { Subject: 'unsubscribe' });
  await byMember('Are you there?');
  const path = `/v1/channels/${channel.id}/deliveries?limit=1`;
  await eventually(async () => {
    const { body } = await shop.api.get<{ data: { status: string }[] }>(path);
    return body.data[0]?.status === 'failed';
  });
  expect(await untilMails(1)).toHaveLength(1);
});

it('sends a mail whose taking is not known again, with the same name', async () => {
  await write('hello');
  await untilMails(1);
  server.breaking.add(customer);
  await byMember('Shown once.');
  const [, first, second] = await untilMails(3);
  expect([second?.messageId, second?.text]).toEqual([first?.messageId, first?.text]);
});
