import { createHmac, createSign, generateKeyPairSync } from 'node:crypto';
import { Clock } from '../../kernel/clock.js';
import type { IdentitySecretsService } from '../../tenants/keys/identity-secrets.service.js';
import { VisitorIdentity, type SignedExternalId } from './visitor-identity.js';

const SECRET = `fd_ids_${'a'.repeat(43)}`;
const OLDER = `fd_ids_${'b'.repeat(43)}`;
const FOREIGN = `fd_ids_${'c'.repeat(43)}`;
const NOW = 1_795_000_000;
const CLAIMS = { sub: 'customer-81', exp: NOW + 600, email: 'Aoife.Byrne@Example.com' };
const HS256 = { alg: 'HS256' };

class FixedClock extends Clock {
  now(): Date {
    return new Date(NOW * 1000);
  }
}

function verifier(...live: string[]): VisitorIdentity {
  const secrets = { listLive: () => Promise.resolve(live) } as IdentitySecretsService;
  return new VisitorIdentity(secrets, new FixedClock());
}

const identities = verifier(SECRET, OLDER);

function segment(value: unknown): string {
  return Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
}

function sign(
  claims: unknown,
  secret: Buffer | string = SECRET,
  header: object = HS256,
  hash = 'sha256',
): string {
  const body = `${segment(header)}.${segment(claims)}`;
  return `${body}.${createHmac(hash, secret).update(body).digest('base64url')}`;
}

function signedId(externalId: string, secret = SECRET): SignedExternalId {
  return { externalId, hmac: createHmac('sha256', secret).update(externalId).digest('hex') };
}

/** The refusal's message, which must not depend on what is wrong. */
async function refusalOf(identity: string | SignedExternalId, of = identities): Promise<unknown> {
  return of.verify(identity).then(
    (visitor) => ({ accepted: visitor }),
    (error: unknown) => ({ ...(error as object), message: (error as Error).message }),
  );
}

const INVALID = {
  category: 'invalid',
  code: 'invalid_identity',
  problems: [{ pointer: '/identity', code: 'invalid_identity' }],
};

describe('an identity by JWT', () => {
  it('is the business’s id of the customer and the e-mail address in lower case', async () => {
    expect(await identities.verify(sign(CLAIMS))).toEqual({
      externalId: 'customer-81',
      verifiedEmail: 'aoife.byrne@example.com',
    });
  });

  it.each([
    ['without an e-mail', { sub: 'c', exp: NOW + 1 }, HS256],
    ['with a null e-mail', { ...CLAIMS, sub: 'c', email: null }, HS256],
    ['a year long', { sub: 'c', exp: NOW + 31_536_000 }, HS256],
    ['expired for less than a minute', { sub: 'c', exp: NOW - 59 }, HS256],
    [
      'with other claims',
      { sub: 'c', exp: NOW + 1, iss: 'shop', aud: 'x', name: 'Aoife' },
      { ...HS256, typ: 'JWT' },
    ],
  ])('%s is taken', async (_, claims, header) => {
    expect(await identities.verify(sign(claims, SECRET, header))).toEqual({
      externalId: 'c',
      verifiedEmail: null,
    });
  });

  it.each([
    ['one character', 'x'],
    ['255 characters', 'x'.repeat(255)],
    ['255 characters of two units each', '👩'.repeat(255)],
    ['another script', 'عميل-٨١'],
    ['a combining accent, kept as it is', 'Zoe\u0308'],
  ])('with a sub of %s is that customer', async (_, sub) => {
    expect(await identities.verify(sign({ ...CLAIMS, sub }))).toMatchObject({ externalId: sub });
  });

  it('is checked with every live secret, and with no other', async () => {
    expect(await identities.verify(sign(CLAIMS, OLDER))).toMatchObject({ externalId: 'customer-81' });
    expect(await refusalOf(sign(CLAIMS, OLDER), verifier(SECRET))).toMatchObject(INVALID);
  });

  const [header = '', payload = '', signature = ''] = sign(CLAIMS).split('.');
  const withoutExp = { sub: 'customer-81', email: 'a@example.com' };
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const rs256 = `${segment({ alg: 'RS256', jwk: rsa.publicKey.export({ format: 'jwk' }) })}.${payload}`;
  const change = (claims: object) => sign({ ...CLAIMS, ...claims });

  it.each([
    ['of another secret', sign(CLAIMS, FOREIGN)],
    ['of an empty secret', sign(CLAIMS, '')],
    ['of the secret without its prefix', sign(CLAIMS, SECRET.slice('fd_ids_'.length))],
    ['of the secret’s bytes decoded', sign(CLAIMS, Buffer.from(SECRET, 'base64url'))],
    ['alg none', `${segment({ alg: 'none' })}.${payload}.`],
    ['alg none with a signature', `${segment({ alg: 'none' })}.${payload}.${signature}`],
    ['alg NONE', sign(CLAIMS, SECRET, { alg: 'NONE' })],
    ['no alg', sign(CLAIMS, SECRET, { typ: 'JWT' })],
    ['RS256 over the HMAC', sign(CLAIMS, SECRET, { alg: 'RS256' })],
    [
      'RS256 with its own key',
      `${rs256}.${createSign('sha256').update(rs256).sign(rsa.privateKey, 'base64url')}`,
    ],
    [
      'HS256 over a public key',
      sign(CLAIMS, rsa.publicKey.export({ format: 'pem', type: 'spki' }), { alg: 'HS256', kid: 'rsa' }),
    ],
    ['HS384', sign(CLAIMS, SECRET, { alg: 'HS384' }, 'sha384')],
    ['HS512', sign(CLAIMS, SECRET, { alg: 'HS512' }, 'sha512')],
    ['an unknown critical extension', sign(CLAIMS, SECRET, { ...HS256, crit: ['x'], x: 1 })],
    ['expired', change({ exp: NOW - 61 })],
    ['without exp', sign(withoutExp)],
    ['exp as text', change({ exp: String(NOW + 600) })],
    ['exp null', change({ exp: null })],
    ['not yet valid', change({ nbf: NOW + 3600 })],
    ['without sub', change({ sub: undefined })],
    ['an empty sub', change({ sub: '' })],
    ['a sub too long', change({ sub: 'x'.repeat(256) })],
    ['a sub that is a number', change({ sub: 81 })],
    ['a sub with a NUL', change({ sub: 'a\0b' })],
    ['a sub of half a surrogate pair', sign(`{"sub":"\\ud83d","exp":${NOW + 600}}`)],
    ['an e-mail that is none', change({ email: 'aoife' })],
    ['an empty e-mail', change({ email: '' })],
    ['a list of e-mails', change({ email: ['a@example.com'] })],
    ['more than 4,096 characters', change({ pad: 'x'.repeat(4096) })],
    ['changed after signing', `${header}.${segment({ ...CLAIMS, sub: 'customer-1' })}.${signature}`],
    ['no signature', `${header}.${payload}.`],
    ['a signature cut', sign(CLAIMS).slice(0, -4)],
    ['a payload that is no object', sign('customer-81')],
    ['one segment', header],
    ['nothing', ''],
    ['five segments', `${sign(CLAIMS)}.x.y`],
  ])('%s is refused in the words of every other', async (_, token) => {
    const refusal = await refusalOf(token);
    expect(refusal).toMatchObject(INVALID);
    expect(refusal).toEqual(await refusalOf('nonsense'));
  });
});

describe('an identity by HMAC', () => {
  it.each(['customer-81', 'عميل', '👩', 'a b'])('vouches for %s, but for no e-mail', async (externalId) => {
    expect(await identities.verify(signedId(externalId))).toEqual({ externalId, verifiedEmail: null });
    expect(await identities.verify(signedId(externalId, OLDER))).toEqual({ externalId, verifiedEmail: null });
  });

  const { hmac } = signedId('customer-81');
  it.each([
    ['of another secret', signedId('customer-81', FOREIGN)],
    ['of another customer', { externalId: 'customer-82', hmac }],
    ['of nobody', { externalId: 'customer-81', hmac: '0'.repeat(64) }],
    ['cut', { externalId: 'customer-81', hmac: hmac.slice(2) }],
    ['empty', { externalId: 'customer-81', hmac: '' }],
  ])('%s is refused', async (_, identity) => {
    const refusal = await refusalOf(identity);
    expect(refusal).toMatchObject(INVALID);
    expect(refusal).toEqual(await refusalOf('nonsense'));
  });
});

it('the refusal for a business without a secret names the call that makes one', async () => {
  for (const identity of [sign(CLAIMS), signedId('customer-81'), 'nonsense']) {
    expect(await refusalOf(identity, verifier())).toMatchObject({
      category: 'invalid',
      code: 'identity_not_configured',
      detail: expect.stringContaining('POST /v1/tenant/identity-secret'),
    });
  }
});
