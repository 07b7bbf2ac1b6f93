import { Stage } from '../e2e/stage.js';
import { messagesOf } from '../e2e/turns.js';
import type { TestBusiness } from '../support/businesses.js';
import { eventually } from '../support/eventually.js';
import type { FrontdeskProcess } from '../support/frontdesk-process.js';
import { MailServer, writtenMail } from './mail-server.js';
import { MailboxServer } from './mailbox-server.js';

interface ChannelBody {
  id: string;
  settings: Record<string, unknown>;
  secrets: string[];
  failure: { reason: string } | null;
}

const MAILS = 12;
/** So rarely that what comes sooner has been told by the server. */
const RARELY = 300;
const HOSTS = { SMTP_PRIVATE_HOSTS: '127.0.0.1', IMAP_PRIVATE_HOSTS: '127.0.0.1' };
const OFTEN = { ...HOSTS, IMAP_POLL_SECONDS: '1' };

let stage: Stage;
let frontdesk: FrontdeskProcess;
let smtp: MailServer;
let mailboxes: MailboxServer;
let shop: TestBusiness;
let address: string;
let customer: string;
let number = 0;

beforeAll(async () => {
  [stage, smtp, mailboxes] = await Promise.all([Stage.open(), MailServer.start(), MailboxServer.start()]);
  frontdesk = await stage.start({ ...HOSTS, IMAP_POLL_SECONDS: String(RARELY) });
});
afterAll(async () => {
  await stage.close();
  await Promise.all([smtp.close(), mailboxes.stop()]);
});
beforeEach(async () => {
  shop = await stage.business(frontdesk);
  number += 1;
  address = `help${number}@clay.example`;
  customer = `mary${number}@customers.example`;
});

async function connect(imapUrl: string): Promise<ChannelBody> {
  const settings = { address, smtpUrl: smtp.newUser(address, 'a password'), imapUrl };
  const { body, status, text } = await shop.api.post<ChannelBody>('/v1/channels', {
    kind: 'email',
    settings,
  });
  if (status !== 201) throw new Error(`Not connected: ${status} ${text}`);
  await untilBegun(body.id);
  return body;
}

/** From then on mails are read. */
async function untilBegun(channelId: string): Promise<void> {
  await eventually(async () => {
    const [row] = await stage.sql(
      'SELECT 1 FROM channel_mailboxes WHERE channel_id = $1 AND uid_validity > 0',
      [channelId],
    );
    return row;
  });
}

const written = (text: string, fields: Record<string, string> = {}) =>
  writtenMail(customer, address, text, fields);
const deliver = (...texts: string[]) =>
  mailboxes.deliver(
    address,
    texts.map((text) => written(text)),
  );

async function said(): Promise<string[]> {
  const { body } = await shop.api.get<{ data: { id: string }[] }>('/v1/conversations?channel=email');
  expect(body.data.length).toBeLessThan(2);
  const [talk] = body.data;
  const messages = talk ? await messagesOf(shop.api, talk.id) : [];
  return messages.filter(({ from }) => from === 'visitor').map(({ text }) => text);
}

const untilSaid = (count: number): Promise<string[]> =>
  eventually(async () => {
    const texts = await said();
    return texts.length >= count && texts;
  });

const untilFailure = (id: string, holds: (failure: ChannelBody['failure']) => boolean) =>
  eventually(async () => {
    const { body } = await shop.api.get<ChannelBody>(`/v1/channels/${id}`);
    return holds(body.failure) && { failure: body.failure };
  });

it('is read from its end on, answered in the thread, and never changed', async () => {
  const url = mailboxes.newUser(address);
  await mailboxes.deliver(address, [written('from before')]);
  const channel = await connect(url);
  expect(channel.settings['mailbox']).toBe(`${address}@${new URL(url).host}/INBOX`);
  expect(channel.secrets).toEqual(['imapUrl', 'password', 'smtpUrl']);
  expect(JSON.stringify(channel)).not.toContain(encodeURIComponent('p@ss'));
  const quoted = 'On Mon, 1 Dec 2026 at 10:00, Clay <help@clay.example> wrote:\n> Which one?';
  await mailboxes.deliver(address, [
    written('I am away', { 'Auto-Submitted': 'auto-replied' }),
    written(`hello\n\n${quoted}`, { 'Message-ID': '<a@customers.example>' }),
  ]);
  const answer = await eventually(() => Promise.resolve(smtp.mails.find(({ to }) => to === customer)));
  expect(answer.headers.get('in-reply-to')).toBe('<a@customers.example>');
  expect(await said()).toEqual(['hello']);
  expect(await mailboxes.counts(address)).toEqual({ mails: 3, seen: 0 });
});

it('is told of each mail by the server at once (IDLE)', async () => {
  await connect(mailboxes.newUser(address));
  for (const count of [1, 2, 3]) {
    await deliver(`Number ${count}`);
    expect(await untilSaid(count)).toHaveLength(count);
  }
});

it('is read once, by one process, over a kill and a server that closes', async () => {
  const channel = await connect(mailboxes.newUser(address));
  const others = [await stage.start(OFTEN), await stage.startWorker(OFTEN)] as const;
  const texts = Array.from({ length: MAILS }, (_, index) => `Number ${index + 1}`);
  await deliver(...texts.slice(0, 4));
  await untilSaid(4);
  await frontdesk.kill();
  await deliver(...texts.slice(4, 8));
  frontdesk = await stage.restart(frontdesk, { ...HOSTS, IMAP_POLL_SECONDS: String(RARELY) });
  await untilSaid(8);
  await mailboxes.restart();
  await deliver(...texts.slice(8));
  await untilSaid(MAILS);
  expect(await said()).toEqual(texts);
  const [row] = await stage.sql<{ lastUid: number; held: boolean }>(
    `SELECT last_uid::int AS "lastUid", leased_until > now() AS held FROM channel_mailboxes WHERE channel_id = $1`,
    [channel.id],
  );
  expect(row).toEqual({ lastUid: MAILS, held: true });
  for (const other of others) await other.stop();
});

it('loses nothing and reads nothing twice when its mails get other numbers (UIDVALIDITY)', async () => {
  const url = mailboxes.newUser(address, 'Shop');
  await mailboxes.create(address, 'Shop');
  await mailboxes.deliver(address, [written('from long ago')], 'Shop', new Date('2020-01-01'));
  const channel = await connect(url);
  await mailboxes.deliver(address, [written('first'), written('second')], 'Shop');
  await untilSaid(2);
  await shop.api.patch(`/v1/channels/${channel.id}`, { enabled: false });
  await eventually(async () => {
    const [row] = await stage.sql(
      'SELECT 1 FROM channel_mailboxes WHERE channel_id = $1 AND leased_until IS NULL',
      [channel.id],
    );
    return row;
  });
  await mailboxes.deliver(address, [written('third')], 'Shop');
  await mailboxes.renumber(address, 'Shop');
  await shop.api.patch(`/v1/channels/${channel.id}`, { enabled: true });
  await untilSaid(3);
  await mailboxes.deliver(address, [written('fourth')], 'Shop');
  expect(await untilSaid(4)).toEqual(['first', 'second', 'third', 'fourth']);
});

it('says that it fails and why, and goes on with the right login', async () => {
  const url = mailboxes.newUser(address);
  const channel = await connect(url);
  mailboxes.setPassword(address, 'another');
  await mailboxes.restart();
  const { failure } = await untilFailure(channel.id, (found) => found !== null);
  expect(failure?.reason).toBe('The server of the mailbox does not accept the login.');
  const test = await shop.api.post<{ ok: boolean; checks: object[] }>(`/v1/channels/${channel.id}/test`, {});
  expect(test.body.checks).toContainEqual({
    ...{ name: 'mailbox', ok: false, detail: 'The server of the mailbox does not accept the login.' },
  });
  await deliver('Are you there?');
  const imapUrl = url.replace(/:[^:@]+@/, ':another@');
  await shop.api.patch(`/v1/channels/${channel.id}`, { settings: { imapUrl } });
  expect(await untilSaid(1)).toEqual(['Are you there?']);
  await untilFailure(channel.id, (found) => found === null);
});

it('is connected with a right login, at a public address and by the ports of IMAP alone', async () => {
  const url = mailboxes.newUser(address);
  const smtpUrl = smtp.newUser(address, 'a password');
  for (const [imapUrl, reason] of [
    [url.replace(/:[^:@]+@/, ':wrong@'), 'does not accept the login'],
    [`${url}/Missing`, 'does not have the folder'],
    ['imaps://a:b@10.0.0.1', 'public address'],
    ['imaps://a:b@[::1]:993', 'public address'],
    ['imaps://a:b@169.254.169.254', 'public address'],
    ['imaps://a:b@localhost', 'public address'],
    ['imaps://a:b@1.1.1.1:22', 'ports 143 and 993'],
    ['imaps://help@imap.example', 'imaps://user:password'],
    ['imaps://a:b@imap.example/%0D%0A', 'imaps://user:password'],
    ['https://a:b@imap.example', 'imaps://user:password'],
  ] as const) {
    const settings = { address, smtpUrl, imapUrl };
    const { status, text } = await shop.api.post('/v1/channels', { kind: 'email', settings });
    expect([imapUrl, status, text.includes(reason)]).toEqual([imapUrl, 422, true]);
  }
  const settings = { address, smtpUrl, imapUrl: url.replace('imap:', 'imaps:') };
  const answer = await shop.api.post('/v1/channels', { kind: 'email', settings });
  expect([answer.status, answer.text]).toEqual([503, expect.stringContaining('does not encrypt')]);
});

it('is read no more when the channel has no mailbox, is switched off or removed', async () => {
  const url = mailboxes.newUser(address);
  const channel = await connect(url);
  await shop.api.patch(`/v1/channels/${channel.id}`, { settings: { imapUrl: '' } });
  expect(await stage.sql('SELECT 1 FROM channel_mailboxes WHERE channel_id = $1', [channel.id])).toEqual([]);
  const { body } = await shop.api.get<ChannelBody>(`/v1/channels/${channel.id}`);
  expect([body.settings['mailbox'], body.secrets]).toEqual([undefined, ['password', 'smtpUrl']]);
  await shop.api.patch(`/v1/channels/${channel.id}`, { settings: { imapUrl: url } });
  await untilBegun(channel.id);
  await shop.api.delete(`/v1/channels/${channel.id}`);
  expect(await stage.sql('SELECT 1 FROM channel_mailboxes WHERE channel_id = $1', [channel.id])).toEqual([]);
});

it('is asked again and again where the server tells nothing by itself', async () => {
  const plain = await MailboxServer.start({ hasIdle: false });
  const own = await Stage.open();
  const process = await own.start(OFTEN);
  const before = stage;
  try {
    stage = own;
    shop = await own.business(process);
    await connect(plain.newUser(address));
    for (const count of [1, 2]) {
      await plain.deliver(address, [written(`Number ${count}`)]);
      expect(await untilSaid(count)).toHaveLength(count);
    }
  } finally {
    stage = before;
    await own.close();
    await plain.stop();
  }
});
