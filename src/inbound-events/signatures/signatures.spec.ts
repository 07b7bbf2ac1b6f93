import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SIGN } from '../../../test/support/event-signatures.js';
import type { EventSourceKind, RefusalReason } from '../event.types.js';
import { PLATFORMS } from '../platforms/platforms.js';

const NOW = new Date('2026-12-01T10:00:00Z');
const MINUTES = 60_000;
const BODY = readFileSync(
  join(import.meta.dirname, '..', '..', '..', 'test', 'fixtures', 'events', 'shopify-order-updated.json'),
);
const STRIPE_SECRET = 'whsec_stripe_0123456789';
const SECRET = 'whsec_bGV0IG1lIGluIHBsZWFzZSwgSSBhbSBhIHNob3A=';
const OTHER = 'whsec_b3RoZXIgYW5kIG90aGVyIGFuZCBvdGhlciBrZXkhIQ==';

type Headers = Record<string, string>;
interface Case {
  kind: EventSourceKind;
  secret: string;
  header: string;
  sign: (secret: string, at?: number) => Headers;
}

const CASES: Case[] = [
  {
    kind: 'stripe',
    secret: STRIPE_SECRET,
    header: 'stripe-signature',
    sign: (secret, at = NOW.getTime()) => SIGN.stripe(secret, BODY, at),
  },
  {
    kind: 'shopify',
    secret: SECRET,
    header: 'x-shopify-hmac-sha256',
    sign: (secret) => SIGN.shopify(secret, BODY, 'orders/updated', 'w-1'),
  },
  {
    kind: 'woocommerce',
    secret: SECRET,
    header: 'x-wc-webhook-signature',
    sign: (secret) => SIGN.woocommerce(secret, BODY, 'order.updated'),
  },
  {
    kind: 'signed',
    secret: SECRET,
    header: 'webhook-signature',
    sign: (secret, at = NOW.getTime()) => SIGN.signed(secret, BODY, 'msg_1', at),
  },
];

function verify(
  kind: EventSourceKind,
  headers: Record<string, string | string[]>,
  secrets: string[],
  body: Buffer = BODY,
): RefusalReason | null {
  const lists = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value].flat()]));
  return PLATFORMS[kind].verify({ headers: lists, body }, secrets, NOW);
}

describe.each(CASES)('a signature of $kind', ({ kind, secret, header, sign }) => {
  const right = sign(secret);
  const signature = right[header] ?? '';
  const changed = (value: string) => verify(kind, { ...right, [header]: value }, [secret]);

  it('is taken when it is right, also by the older of two secrets', () => {
    expect(verify(kind, right, [secret])).toBeNull();
    expect(verify(kind, right, [OTHER, secret])).toBeNull();
  });

  it('is refused when it is missing, sent twice, or of another secret', () => {
    const { [header]: _, ...unsigned } = right;
    expect(verify(kind, unsigned, [secret])).toBe('no_signature');
    expect(verify(kind, { ...right, [header]: [signature, signature] }, [secret])).toBe('several_signatures');
    expect(verify(kind, right, [OTHER])).toBe('wrong_signature');
  });

  it('is refused when it is cut, longer, in other letters or another encoding', () => {
    for (const value of [
      ...[signature.slice(0, -1), `${signature}0`, signature.toUpperCase(), signature.toLowerCase()],
      ...['', ' ', 'v1=', 'v1,', Buffer.from(signature).toString('hex')],
    ])
      if (value !== signature) expect([value, changed(value) === null]).toEqual([value, false]);
  });

  it('is refused when a byte of the body is another one, or it is written anew', () => {
    for (let at = 0; at < BODY.length; at += 97) {
      const altered = Buffer.from(BODY);
      altered.writeUInt8(altered.readUInt8(at) ^ 1, at);
      expect(verify(kind, right, [secret], altered)).toBe('wrong_signature');
    }
    const rewritten = Buffer.from(JSON.stringify(JSON.parse(BODY.toString('utf8'))));
    expect(verify(kind, right, [secret], rewritten)).toBe('wrong_signature');
  });
});

describe.each(CASES.filter(({ kind }) => kind === 'stripe' || kind === 'signed'))(
  'the time that $kind signs',
  ({ kind, secret, sign }) => {
    it.each([
      [4 * MINUTES, null],
      [-4 * MINUTES, null],
      [-6 * MINUTES, 'too_old'],
      [6 * MINUTES, 'too_old'],
    ])('of %d ms from now gives %s', (offset, expected) => {
      expect(verify(kind, sign(secret, NOW.getTime() + offset), [secret])).toBe(expected);
    });
  },
);

describe('Stripe, while a secret is rolled', () => {
  const time = Math.floor(NOW.getTime() / 1000);
  const of = (secret: string) =>
    SIGN.stripe(secret, BODY, NOW.getTime())['stripe-signature']?.split('v1=')[1];

  it('signs with both, and one that is right is enough', () => {
    const header = `t=${time},v1=${of('whsec_another_secret_1')},v0=00,v1=${of(STRIPE_SECRET)}`;
    expect(verify('stripe', { 'stripe-signature': header }, [STRIPE_SECRET])).toBeNull();
  });

  it('never has its time twice', () => {
    const header = `t=${time},t=${time + 1},v1=${of(STRIPE_SECRET)}`;
    expect(verify('stripe', { 'stripe-signature': header }, [STRIPE_SECRET])).toBe('wrong_signature');
  });
});

it('takes the example of the specification of Standard Webhooks', () => {
  const headers = {
    'webhook-id': ['msg_p5jXN8AQM9LWM0D4loKWxJek'],
    'webhook-timestamp': ['1614265330'],
    'webhook-signature': ['v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE='],
  };
  const delivery = { headers, body: Buffer.from('{"test": 2432232314}') };
  const secrets = ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'];
  expect(PLATFORMS.signed.verify(delivery, secrets, new Date(1_614_265_330_000))).toBeNull();
});
