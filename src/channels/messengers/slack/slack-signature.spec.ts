import { createHmac } from 'node:crypto';
import { slackSignature } from './slack-signature.js';

const SECRET = 'signing-secret-0123456789';
const AT = '1531420618';
const NOW = new Date(1_531_420_618_000);
const BODY = Buffer.from('{"type":"event_callback","text":"gr\\u00fc\\u00df dich \\ud83d\\ude42"}');

const signed = (body: Buffer, at = AT, secret = SECRET) =>
  `v0=${createHmac('sha256', secret).update(`v0:${at}:`).update(body).digest('hex')}`;

function checked(change: {
  body?: Buffer;
  signature?: string[];
  at?: string[];
  secret?: string;
  now?: Date;
}): ReturnType<typeof slackSignature> {
  const { body = BODY, signature = [signed(BODY)], at = [AT], secret = SECRET, now = NOW } = change;
  const headers = { 'x-slack-signature': signature, 'x-slack-request-timestamp': at };
  return slackSignature({ headers, body }, secret, now);
}

describe('the signature of Slack', () => {
  it('is that of Slack’s own example', () => {
    const body = Buffer.from(
      'token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c',
    );
    const signature = ['v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503'];
    expect(checked({ body, signature, secret: '8f742231b10e8888abcd99yyyzzz85a5' })).toBeNull();
  });

  it('is of the bytes as they came, and of no others', () => {
    expect(checked({})).toBeNull();
    expect(checked({ body: Buffer.from(JSON.stringify(JSON.parse(BODY.toString()))) })).toBe(
      'wrong_signature',
    );
  });

  it.each([
    ['none', { signature: [] }, 'no_signature'],
    ['without its time', { at: [] }, 'no_signature'],
    ['two', { signature: [signed(BODY), signed(BODY)] }, 'several_signatures'],
    ['with two times', { at: [AT, AT] }, 'several_signatures'],
    ['of another app', { signature: [signed(BODY, AT, 'another')] }, 'wrong_signature'],
    ['of another time', { at: ['1531420619'] }, 'wrong_signature'],
    ['cut', { signature: [signed(BODY).slice(0, -1)] }, 'wrong_signature'],
    ['in upper case', { signature: [signed(BODY).toUpperCase()] }, 'wrong_signature'],
  ])('that is %s is refused', (_, change, reason) => {
    expect(checked(change)).toBe(reason);
  });

  it('is good for five minutes, of the past and of a clock that is ahead', () => {
    const after = (seconds: number) => checked({ now: new Date(NOW.getTime() + seconds * 1_000) });
    expect([after(300), after(-300)]).toEqual([null, null]);
    expect([after(301), after(-301)]).toEqual(['too_old', 'too_old']);
    for (const at of ['', 'x', 'Infinity'])
      expect(checked({ at: [at], signature: [signed(BODY, at)] })).toBe('too_old');
  });

  it('is nothing of a channel without a secret', () => {
    for (const secret of ['', ' ', '\t'])
      expect(checked({ secret, signature: [signed(BODY, AT, secret)] })).toBe('no_secret');
  });
});
