import { createHmac } from 'node:crypto';
import { metaHandshake, metaSignature } from './meta-signature.js';

const SECRET = 'app-secret-0123456789';
/** As Meta writes it: what is not ASCII is escaped, and the slash as well. */
const BODY = Buffer.from('{"object":"page","text":"gr\\u00fc\\u00df dich \\ud83d\\ude42 a\\/b"}');

const signed = (body: Buffer, secret = SECRET) =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;

function checked(body: Buffer, ...sent: string[]): ReturnType<typeof metaSignature> {
  const headers = sent.length > 0 ? { 'x-hub-signature-256': sent } : {};
  return metaSignature({ headers, body }, SECRET);
}

describe('the signature of Meta', () => {
  it('is of the bytes as they came, and of no others', () => {
    expect(checked(BODY, signed(BODY))).toBeNull();
    const again = Buffer.from(JSON.stringify(JSON.parse(BODY.toString())));
    expect(checked(again, signed(BODY))).toBe('wrong_signature');
    expect(checked(Buffer.concat([BODY, Buffer.from(' ')]), signed(BODY))).toBe('wrong_signature');
  });

  it.each([
    ['none', [], 'no_signature'],
    ['two', [signed(BODY), signed(BODY)], 'several_signatures'],
    ['of another app', [signed(BODY, 'another')], 'wrong_signature'],
    ['cut', [signed(BODY).slice(0, -1)], 'wrong_signature'],
    ['in upper case', [signed(BODY).toUpperCase()], 'wrong_signature'],
    ['without its prefix', [signed(BODY).slice('sha256='.length)], 'wrong_signature'],
  ])('that is %s is refused', (_, sent, reason) => {
    expect(checked(BODY, ...sent)).toBe(reason);
  });

  it('is nothing of a channel without a secret', () => {
    for (const secret of ['', ' ', '\t'])
      expect(
        metaSignature({ headers: { 'x-hub-signature-256': [signed(BODY, secret)] }, body: BODY }, secret),
      ).toBe('no_secret');
  });
});

describe('the handshake of Meta', () => {
  const ask = (change: object, token = 'token-of-ours') =>
    metaHandshake(
      {
        ...{ 'hub.mode': 'subscribe', 'hub.verify_token': 'token-of-ours', 'hub.challenge': '115820' },
        ...change,
      },
      token,
    );

  it('gets its challenge back', () => {
    expect(ask({})).toBe('115820');
  });

  it.each([
    ['another token', { 'hub.verify_token': 'x' }],
    ['two tokens', { 'hub.verify_token': ['token-of-ours', 'x'] }],
    ['another mode', { 'hub.mode': 'unsubscribe' }],
    ['markup', { 'hub.challenge': '<script>' }],
  ])('with %s gets nothing', (_, change) => {
    expect(ask(change)).toBeNull();
  });

  it('without a token of ours gets nothing', () => {
    expect(ask({ 'hub.verify_token': '' }, '')).toBeNull();
  });
});
