import type { ChannelDelivery } from '../channel-adapter.port.js';
import type { ChannelSettings } from '../channel.types.js';
import type { SnsCalls } from './forms/sns-calls.js';
import type { SpentTokens } from './forms/spent-tokens.js';
import { mailgunFields, routedMail } from '../../../../test/platforms/mailgun-forms.js';
import { MailProof, USER } from './mail-proof.js';

const TOPIC = 'arn:aws:sns:eu-west-1:123456789012:mail';
const SNS = { 'x-amz-sns-message-type': ['Notification'] };
const FORM = { 'content-type': ['application/x-www-form-urlencoded'] };

function unasked(): never {
  throw new Error('Nobody is asked.');
}

const tokens = { countsFor: unasked as SpentTokens['countsFor'] };
const sns = { keyOf: unasked as SnsCalls['keyOf'] };
const proof = new MailProof(sns as SnsCalls, tokens as SpentTokens, { now: () => new Date() });

const delivery = (headers: ChannelDelivery['headers'], body = ''): ChannelDelivery => ({
  ...{ headers, body: Buffer.from(body), url: '' },
});
const settings = (secret: Record<string, string>, open = {}): ChannelSettings => ({ open, secret });
const login = (password: string) => `Basic ${Buffer.from(`${USER}:${password}`).toString('base64')}`;

/** What both looks say, which must be the same where the headers have the proof. */
async function both(sent: ChannelDelivery, own: ChannelSettings) {
  const [first, second] = [proof.byHeaders(sent, own), await proof.of(sent, own)];
  expect(first).toBe(second);
  return first;
}

describe('the password of a channel', () => {
  const own = settings({ password: 'a password' });

  it('is what a mail comes with, once', async () => {
    const sent = (...authorization: string[]) => delivery({ authorization });
    expect(await both(sent(login('a password')), own)).toBeNull();
    expect(await both(sent(), own)).toBe('no_signature');
    expect(await both(sent(login('a password'), login('a password')), own)).toBe('several_signatures');
    for (const secret of ['', 'x', 'A PASSWORD'])
      expect(await both(sent(login(secret)), own)).toBe('wrong_signature');
  });

  it('must be there', async () => {
    for (const secret of ['', ' '])
      expect(await both(delivery({ authorization: [login(secret)] }), settings({ password: secret }))).toBe(
        'no_secret',
      );
    expect(await both(delivery({ authorization: [login('')] }), settings({}))).toBe('no_secret');
  });

  it('counts for a form where there is no key of Mailgun, and for a message of Amazon never', async () => {
    const authorization = [login('a password')];
    expect(await both(delivery({ ...FORM, authorization }), own)).toBeNull();
    expect(await both(delivery({ ...SNS, authorization }), own)).toBe('no_secret');
    const withTopic = settings({ password: 'a password' }, { snsTopicArn: TOPIC });
    expect(proof.byHeaders(delivery({ ...SNS, authorization }), withTopic)).toBeNull();
    expect(await proof.of(delivery({ ...SNS, authorization }, '{}'), withTopic)).toBe('no_signature');
  });
});

describe('the key of Mailgun', () => {
  const own = settings({ password: 'a password', mailgunSigningKey: 'a key' });
  const fields = () => mailgunFields('a key', routedMail('mary@customers.example', 'help@x', 'hello'));
  const form = (of: Record<string, string>) => delivery(FORM, new URLSearchParams(of).toString());

  it('proves a form by its body, once its token has come with nothing else', async () => {
    expect(proof.byHeaders(form(fields()), own)).toBeNull();
    const seen = new Map<string, string>();
    const remembered = new MailProof(
      sns as SnsCalls,
      {
        countsFor: (token: string, content: string) =>
          Promise.resolve((seen.has(token) ? seen : seen.set(token, content)).get(token) === content),
      } as SpentTokens,
      { now: () => new Date() },
    );
    const sent = fields();
    expect(await remembered.of(form(sent), own)).toBeNull();
    expect(await remembered.of(form(Object.fromEntries(Object.entries(sent).reverse())), own)).toBeNull();
    expect(await remembered.of(form({ ...sent, subject: 'Another' }), own)).toBe('wrong_signature');
  });

  it('lets no token be asked for that it has not signed', async () => {
    expect(await proof.of(form({ ...fields(), signature: 'f'.repeat(64) }), own)).toBe('wrong_signature');
    expect(await proof.of(form({ ...fields(), token: '../other' }), own)).toBe('wrong_signature');
    expect(await proof.of(delivery({ 'content-type': ['multipart/form-data'] }, 'x'), own)).toBe(
      'no_signature',
    );
  });
});
