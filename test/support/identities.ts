import { createHmac } from 'node:crypto';

/** A visitor's identity as a shop's server signs it, by hand (RFC 7515). */
export function identityToken(secret: string, claims: object, header: object = { alg: 'HS256' }): string {
  const exp = Math.floor(Date.now() / 1000) + 600;
  const body = [header, { exp, ...claims }]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  return `${body}.${createHmac('sha256', secret).update(body).digest('base64url')}`;
}

export function signedId(secret: string, externalId: string): { externalId: string; hmac: string } {
  return { externalId, hmac: createHmac('sha256', secret).update(externalId).digest('hex') };
}
