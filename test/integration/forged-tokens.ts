import { createHmac, generateKeyPairSync, hkdfSync, sign } from 'node:crypto';

export interface Claims {
  [claim: string]: unknown;
  tid?: unknown;
  sub?: unknown;
}

/** The key that the product signs visitor tokens with. */
export function visitorKey(appSecret: string): Buffer {
  return Buffer.from(hkdfSync('sha256', appSecret, '', 'visitor-tokens', 32));
}

function segment(value: unknown): string {
  return Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
}

/** Builds a JWT by hand (RFC 7515), so that every part of it can be wrong. */
export function forge(
  key: Buffer | string,
  claims: unknown,
  header: object = { alg: 'HS256' },
  hash = 'sha256',
): string {
  const body = `${segment(header)}.${segment(claims)}`;
  return `${body}.${createHmac(hash, key).update(body).digest('base64url')}`;
}

export function genuineClaims(tenantId: string, visitorId: string): Claims {
  const now = Math.floor(Date.now() / 1000);
  return { iss: 'frontdesk', aud: 'widget', sub: visitorId, tid: tenantId, iat: now, exp: now + 3600 };
}

function without(claims: Claims, name: string): Claims {
  return Object.fromEntries(Object.entries(claims).filter(([claim]) => claim !== name));
}

/** Tokens that each differ from a genuine one in a detail that a faulty verifier overlooks. */
export function forgedTokens(claims: Claims, appSecret: string): Record<string, string> {
  const key = visitorKey(appSecret);
  const genuine = forge(key, claims);
  const [header = '', payload = '', signature = ''] = genuine.split('.');
  const now = Math.floor(Date.now() / 1000);
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const es256 = `${segment({ alg: 'ES256', jwk: publicKey.export({ format: 'jwk' }) })}.${payload}`;
  const change = (changes: object) => forge(key, { ...claims, ...changes });
  const missing = ['iss', 'aud', 'sub', 'tid', 'iat', 'exp'].map((name) => [
    `without ${name}`,
    forge(key, without(claims, name)),
  ]);
  return {
    ...(Object.fromEntries(missing) as Record<string, string>),
    'alg none, no signature': `${segment({ alg: 'none' })}.${payload}.`,
    'alg None': `${segment({ alg: 'None' })}.${payload}.${signature}`,
    'no alg': forge(key, claims, { typ: 'JWT' }),
    'HS384 with the right key': forge(key, claims, { alg: 'HS384' }, 'sha384'),
    'HS512 with the right key': forge(key, claims, { alg: 'HS512' }, 'sha512'),
    'RS256 over an HMAC': forge(key, claims, { alg: 'RS256' }),
    'own key in the header': `${es256}.${sign('sha256', Buffer.from(es256), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`,
    'key by address': forge('secret', claims, {
      alg: 'HS256',
      jku: 'http://127.0.0.1:9/keys',
      kid: '../../etc/passwd',
    }),
    'unknown critical extension': forge(key, claims, { alg: 'HS256', crit: ['x'], x: 1 }),
    'secret not derived': forge(appSecret, claims),
    'foreign secret': forge(visitorKey('another secret of at least 32 characters'), claims),
    'empty secret': forge('', claims),
    'other audience': change({ aud: 'admin' }),
    'other issuer': change({ iss: 'someone' }),
    expired: change({ iat: now - 7200, exp: now - 3600 }),
    'not yet valid': change({ nbf: now + 3600 }),
    'issued in the future': change({ iat: now + 3600, exp: now + 7200 }),
    'expiry as text': change({ exp: 'never' }),
    'tenant that is no id': change({ tid: `' OR 1=1 --` }),
    'tenant as a list': change({ tid: [claims.tid] }),
    'visitor that is no id': change({ sub: '*' }),
    'unknown tenant': change({ tid: '01900000-0000-7000-8000-000000000000' }),
    'payload changed after signing': `${header}.${segment({ ...claims, sub: claims.tid })}.${signature}`,
    'payload not JSON': forge(key, 'visitor'),
    'payload null': forge(key, 'null'),
    'signature cut': genuine.slice(0, -4),
    'signature of zeros': `${header}.${payload}.${Buffer.alloc(32).toString('base64url')}`,
    'one segment more': `${genuine}.x`,
    'one segment': header,
    'only dots': '..',
    'ten kilobytes': forge(key, { ...claims, pad: 'x'.repeat(7_500) }),
    'the word undefined': 'undefined',
  };
}
