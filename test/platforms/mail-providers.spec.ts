import { Stage } from '../e2e/stage.js';
import { messagesOf } from '../e2e/turns.js';
import { atLast } from '../support/api.js';
import type { TestBusiness } from '../support/businesses.js';
import { eventually } from '../support/eventually.js';
import { MailServer, writtenMail, type ReceivedMail } from './mail-server.js';
import { mailgunFields, multipart, routedMail } from './mailgun-forms.js';
import { newCertificate, sesReceived, SnsServer, type SnsDelivery } from './sns-server.js';

interface ChannelBody {
  id: string;
  url: string;
  settings: { snsTopicArn?: string };
  setup: { user: string; password: string };
}

const KEY = 'key-0123456789abcdef0123456789abcdef';
const HOUR_MS = 3_600_000;
const QUOTED = 'On Mon, 1 Dec 2026 at 10:00, Clay <help@clay.example> wrote:\n> Which one?';

let server: MailServer;
let sns: SnsServer;
let stage: Stage;
let shop: TestBusiness;
let channel: ChannelBody;
let address: string;
let topic: string;
let number = 90_000;
let customer: string;

beforeAll(async () => {
  stage = await Stage.shared();
  server = await MailServer.start();
  sns = await SnsServer.start(stage.platforms.sns);
});
afterAll(async () => {
  await stage.close();
  await server.close();
  await sns.close();
});
beforeEach(async () => {
  shop = await stage.business(stage.frontdesk);
  number += 1;
  address = `help${number}@clay.example`;
  customer = `mary${number}@customers.example`;
  topic = `arn:aws:sns:eu-west-1:123456789012:mail-${number}`;
  const smtpUrl = server.newUser(address, 'a password');
  const settings = { address, smtpUrl, mailgunSigningKey: KEY, snsTopicArn: topic };
  const { body, status, text } = await shop.api.post<ChannelBody>('/v1/channels', {
    kind: 'email',
    settings,
  });
  if (status !== 201) throw new Error(`Not connected: ${status} ${text}`);
  channel = body;
  sns.calls.length = 0;
});

async function post(
  body: FormData | URLSearchParams | string,
  headers: Record<string, string> = {},
): Promise<number> {
  return (await fetch(channel.url, { method: 'POST', body, headers })).status;
}

const route = (fields: Record<string, string>, files?: Record<string, string>) =>
  post(files ? multipart(fields, files) : new URLSearchParams(fields));
const deliver = ({ body, headers }: SnsDelivery) => post(body, headers);
const received = (mail: string, options?: Parameters<typeof sesReceived>[2]) =>
  sns.notification(topic, sesReceived(topic, mail, options));

function untilMails(count: number): Promise<ReceivedMail[]> {
  return eventually(() => {
    const mails = server.mails.filter(({ to }) => to === customer);
    return Promise.resolve(mails.length >= count && mails);
  });
}

async function said(): Promise<string[]> {
  const { body } = await shop.api.get<{ data: { id: string }[] }>('/v1/conversations?channel=email');
  expect(body.data.length).toBeLessThan(2);
  const [talk] = body.data;
  const messages = talk ? await messagesOf(shop.api, talk.id) : [];
  return messages.filter(({ from }) => from === 'visitor').map(({ text }) => text);
}

it('never shows the key of Mailgun', async () => {
  const { text, body } = await shop.api.get<ChannelBody>(`/v1/channels/${channel.id}`);
  expect([text.includes(KEY), body.settings.snsTopicArn]).toEqual([false, topic]);
});

describe('a mail by a route of Mailgun', () => {
  it('is answered in its thread, without what it quotes; a repeat changes nothing', async () => {
    const mail = routedMail(customer, address, `Hello\n\n${QUOTED}`, {
      'Message-Id': '<a@customers.example>',
    });
    const fields = mailgunFields(KEY, mail);
    for (const each of [fields, fields, mailgunFields(KEY, mail)])
      expect(await atLast(async () => ({ status: await route(each) }))).toEqual({ status: 200 });
    const [answer] = await untilMails(1);
    expect([answer?.subject, answer?.headers.get('in-reply-to')]).toEqual([
      'Re: Your order',
      '<a@customers.example>',
    ]);
    expect(await said()).toEqual(['Hello']);
    expect(await untilMails(1)).toHaveLength(1);
  });

  it('is multipart where it has files, which are answered politely when they stand alone', async () => {
    const photo = { 'vase.jpg': 'image/jpeg' };
    expect(await route(mailgunFields(KEY, routedMail(customer, address, '')), photo)).toBe(200);
    expect(await route(mailgunFields(KEY, routedMail(customer, address, 'It is broken')), photo)).toBe(200);
    expect(await said()).toEqual(['[image]', 'It is broken']);
  });

  it('is refused when it is not signed, altered, signed by another, or too old', async () => {
    const mail = routedMail(customer, address, 'hello');
    const good = mailgunFields(KEY, mail);
    expect(await route(good)).toBe(200);
    for (const [what, fields] of Object.entries({
      unsigned: mail,
      'another text with the same token': { ...good, 'body-plain': 'another' },
      'another sender with the same token': { ...good, from: 'Eve <eve@customers.example>' },
      'another time': { ...mailgunFields(KEY, mail), timestamp: '1700000000' },
      'another key': mailgunFields('another key', mail),
      'too old': mailgunFields(KEY, mail, Date.now() - 10 * HOUR_MS),
      'of the future': mailgunFields(KEY, mail, Date.now() + HOUR_MS),
    }))
      expect([what, await route(fields)]).toEqual([what, 401]);
    const { user, password } = channel.setup;
    const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
    expect(await post(new URLSearchParams(mail), { authorization })).toBe(401);
    expect(await said()).toEqual(['hello']);
  });

  it('is never answered when a program has sent it', async () => {
    for (const headers of [
      { 'Auto-Submitted': 'auto-replied' },
      { Precedence: 'list' },
      { From: 'MAILER-DAEMON@customers.example' },
    ] as Record<string, string>[])
      expect(await route(mailgunFields(KEY, routedMail(customer, address, 'I am away', headers)))).toBe(200);
    expect(await said()).toEqual([]);
  });
});

describe('a mail by Amazon SES', () => {
  it('comes when the subscription was confirmed, which asks Amazon alone', async () => {
    expect(await deliver(sns.subscription(topic, 'token-of-the-topic'))).toBe(200);
    const asked = sns.calls.map(({ path }) => new URLSearchParams(path.slice(2)));
    expect(Object.fromEntries(asked.at(-1) ?? [])).toEqual({
      ...{ Action: 'ConfirmSubscription', TopicArn: topic, Token: 'token-of-the-topic' },
    });
    sns.faults.push({ status: 500, json: {} });
    expect(await deliver(sns.subscription(topic, 'another'))).toBe(503);
    expect(await deliver(sns.subscription(topic, 'another'))).toBe(200);
  });

  it('is answered in its thread, without what it quotes; a repeat changes nothing', async () => {
    const mail = writtenMail(customer, address, `Grüße 🙂\n\n${QUOTED}`, {
      'Message-ID': '<b@customers.example>',
    });
    const first = received(mail, { encoding: 'BASE64' });
    for (const each of [first, first, received(mail, { encoding: 'BASE64' })])
      expect(await atLast(async () => ({ status: await deliver(each) }))).toEqual({ status: 200 });
    const [answer] = await untilMails(1);
    expect(answer?.headers.get('in-reply-to')).toBe('<b@customers.example>');
    expect(await said()).toEqual(['Grüße 🙂']);
  });

  it('counts in either version of the signature, in whichever order mails come', async () => {
    const before = { 'Message-ID': '<c@customers.example>', Subject: 'Vase' };
    const after = { References: '<c@customers.example>', Subject: 'Re: Vase' };
    for (const [version, fields] of [
      ['2', after],
      ['1', before],
    ] as const) {
      const mail = writtenMail(customer, address, `Version ${version}`, fields);
      const message = sns.notification(topic, sesReceived(topic, mail), { SignatureVersion: version });
      expect(await deliver(message)).toBe(200);
    }
    expect(await said()).toEqual(['Version 2', 'Vase\n\nVersion 1']);
  });

  it('is refused when it is altered, of another topic, too old, or signed by another', async () => {
    const text = sesReceived(topic, writtenMail(customer, address, 'hello'));
    const good = sns.notification(topic, text);
    const stranger = newCertificate();
    const notice = { Type: 'Notification', Message: text, TopicArn: topic };
    const at = (url: string) => sns.signed({ ...notice, SigningCertURL: url }, stranger.key);
    for (const [what, message] of Object.entries({
      altered: { ...good, body: good.body.replace('hello', 'holla') },
      'without its envelope': { ...good, body: text },
      'another topic': sns.notification(topic.replace('mail', 'other'), text),
      'too old': sns.notification(topic, text, { Timestamp: '2024-01-01T00:00:00.000Z' }),
      'another key': sns.signed(notice, stranger.key),
      'another host': at('https://sns.eu-west-1.amazonaws.com.evil.example/a.pem'),
      'another region': at('https://sns.us-east-1.amazonaws.com/a.pem'),
      'a private host': at(`http://127.0.0.1:${stage.platforms.sns}/a.pem`),
      'another port': at('https://sns.eu-west-1.amazonaws.com:8443/a.pem'),
      'no certificate': at('https://sns.eu-west-1.amazonaws.com/missing.pem'),
    }))
      expect([what, await deliver(message)]).toEqual([what, 401]);
    const paths = sns.calls.map(({ path }) => path).filter((path) => !path.startsWith('/Simple'));
    expect(paths).toEqual(['/missing.pem']);
    expect(await said()).toEqual([]);
  });

  it('is passed over when Amazon has found a virus or spam in it, and never answers programs', async () => {
    const mail = writtenMail(customer, address, 'hello');
    expect(await deliver(received(mail, { virus: 'FAIL' }))).toBe(200);
    expect(await deliver(received(mail, { spam: 'FAIL' }))).toBe(200);
    const automatic = writtenMail(customer, address, 'hello', { 'Auto-Submitted': 'auto-replied' });
    expect(await deliver(received(automatic))).toBe(200);
    expect(await deliver(sns.notification(topic, 'no mail'))).toBe(200);
    expect(await said()).toEqual([]);
  });

  it('is not read by a channel without a topic', async () => {
    await shop.api.patch(`/v1/channels/${channel.id}`, { settings: { snsTopicArn: '' } });
    const message = received(writtenMail(customer, address, 'hello'));
    expect(await deliver(message)).toBe(401);
    const { body } = await eventually(async () => {
      const answer = await shop.api.get<{ lastRefused: { reason: string } | null }>(
        `/v1/channels/${channel.id}`,
      );
      return answer.body.lastRefused && answer;
    });
    expect(body.lastRefused?.reason).toBe('no_secret');
  });
});
