import { MailServer } from '../../../../test/platforms/mail-server.js';
import { PublicSmtp } from '../../../platform/outbound/public-smtp.js';
import type { Target } from '../channel-adapter.port.js';
import { EmailAdapter } from './email.adapter.js';
import { SmtpCalls } from './smtp-calls.js';

const ADDRESS = 'help@clay.example';
const CUSTOMER = 'mary@customers.example';
const KEY = '019aa7d2-b3c4-7000-8000-9d2e4f6a8b20.0';
const THREAD = { messageId: '<2@x>', references: ['<1@x>'], subject: 'Vase' };
const PART = { text: 'Hello 🙂\n.\nGrüße', isAutomatic: true };

/** How mail comes in is asked elsewhere. */
const NOT_ASKED = {} as never;

let server: MailServer;
let adapter: EmailAdapter;
let smtpUrl: string;

beforeAll(async () => {
  server = await MailServer.start();
  const hosts = { sourcePrivateHosts: [], webhookPrivateHosts: [], imapPrivateHosts: [] };
  const config = { ...hosts, smtpPrivateHosts: ['127.0.0.1'] };
  adapter = new EmailAdapter(new SmtpCalls(new PublicSmtp(config)), NOT_ASKED, NOT_ASKED, NOT_ASKED);
});
afterAll(() => server.close());
beforeEach(() => {
  server.mails.length = 0;
  server.faults.length = 0;
  server.gone.clear();
  smtpUrl = server.newUser(ADDRESS, 'p@ss word');
});

const settings = (change: object = {}) =>
  adapter.readSettings({ address: ADDRESS, senderName: 'Clay and Co', smtpUrl, ...change }, null);

function send(part = PART, thread: unknown = THREAD): Promise<string> {
  const channel = {
    ...{ id: 'c', kind: 'email' as const, enabled: true, accountId: 'a', settings: settings() },
  };
  return adapter.send({ channel, chat: CUSTOMER, key: KEY, thread } satisfies Target, part);
}

describe('the channel of e-mail', () => {
  it('is of the address with the login that sends for it', async () => {
    expect(await adapter.account(settings({ address: 'Help@Clay.example' }))).toEqual({
      ...{ id: `${ADDRESS} ${ADDRESS}@127.0.0.1`, name: ADDRESS },
    });
    server.removeUser(ADDRESS);
    await expect(adapter.account(settings())).rejects.toMatchObject({ kind: 'unauthorized' });
  });

  it.each([
    ['smtps://a:b@10.0.0.1', 'public address'],
    ['smtps://a:b@[::1]', 'public address'],
    ['smtps://a:b@localhost', 'public address'],
    ['smtp://a:b@1.1.1.1:22', 'ports 25, 465, 587'],
  ])('connects to no server at %s', async (url, reason) => {
    const failure = { kind: 'refused', message: expect.stringContaining(reason) as string };
    await expect(adapter.account(settings({ smtpUrl: url }))).rejects.toMatchObject(failure);
  });

  it.each([
    [{ address: 'help' }, '/settings/address'],
    [{ senderName: 'a\r\nBcc: b' }, '/settings/senderName'],
    [{ smtpUrl: 'smtp://127.0.0.1' }, '/settings/smtpUrl'],
    [{ smtpUrl: 'https://a:b@shop.example' }, '/settings/smtpUrl'],
    [{ snsTopicArn: 'arn:aws:sqs:eu-west-1:123456789012:mail' }, '/settings/snsTopicArn'],
    [{ snsTopicArn: 'arn:aws:sns:evil.example/:123456789012:mail' }, '/settings/snsTopicArn'],
    [{ mailgunSigningKey: 'k'.repeat(201) }, '/settings/mailgunSigningKey'],
  ])('is not connected with %j', (change, pointer) => {
    expect(() => settings(change)).toThrow(
      expect.objectContaining({ problems: [expect.objectContaining({ pointer })] }) as Error,
    );
  });

  it('keeps its password when the login changes, and has another one in each channel', () => {
    const first = settings();
    expect(
      adapter.readSettings({ smtpUrl: smtpUrl.replace('ss%20word', 'x') }, first).secret['password'],
    ).toBe(first.secret['password']);
    expect(settings().secret['password']).not.toBe(first.secret['password']);
  });

  it('shows the topic and never the key, and forgets each that is set to nothing', () => {
    const topic = 'arn:aws:sns:eu-west-1:123456789012:mail';
    const first = settings({ mailgunSigningKey: 'a key', snsTopicArn: topic });
    expect([first.open['snsTopicArn'], first.secret['mailgunSigningKey']]).toEqual([topic, 'a key']);
    expect(JSON.stringify(first.open)).not.toContain('a key');
    const kept = adapter.readSettings({ senderName: 'Other' }, first);
    expect([kept.open['snsTopicArn'], kept.secret['mailgunSigningKey']]).toEqual([topic, 'a key']);
    const without = adapter.readSettings({ mailgunSigningKey: '', snsTopicArn: '' }, first);
    expect([Object.keys(without.open), Object.keys(without.secret)]).toEqual([
      ['address', 'senderName'],
      ['smtpUrl', 'password'],
    ]);
  });

  it('sends in the thread, to the customer alone, and says what a program writes', async () => {
    expect(await send()).toBe(`<${KEY}@clay.example>`);
    await send({ ...PART, isAutomatic: false }, null);
    const [first, second] = server.mails;
    expect(first).toMatchObject({
      ...{ from: ADDRESS, to: CUSTOMER, subject: 'Re: Vase', messageId: `<${KEY}@clay.example>` },
      text: 'Hello 🙂\n.\nGrüße\n',
    });
    expect(Object.fromEntries(first?.headers ?? [])).toMatchObject({
      ...{ from: 'Clay and Co <help@clay.example>', 'in-reply-to': '<2@x>', references: '<1@x> <2@x>' },
      ...{ 'auto-submitted': 'auto-replied', 'x-auto-response-suppress': 'All' },
      'list-unsubscribe': `<mailto:${ADDRESS}?subject=unsubscribe>`,
    });
    expect([second?.subject, second?.headers.has('auto-submitted')]).toEqual(['Clay and Co', false]);
  });

  it('knows what each refusal means', async () => {
    server.faults.push({ code: 451, text: '4.3.0 Later' }, { code: 554, text: '5.7.1 No' }, null);
    await expect(send()).rejects.toMatchObject({ kind: 'retry', isInDoubt: false });
    await expect(send()).rejects.toMatchObject({ kind: 'refused' });
    // It was taken, and nobody has said so.
    await expect(send()).rejects.toMatchObject({ kind: 'retry', isInDoubt: true });
    expect(server.mails).toHaveLength(1);
    server.gone.add(CUSTOMER);
    await expect(send()).rejects.toMatchObject({ kind: 'unreachable' });
    server.removeUser(ADDRESS);
    await expect(send()).rejects.toMatchObject({ kind: 'unauthorized' });
  });
});
