import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

export const KEY_KINDS = ['live', 'test', 'pub', 'admin'] as const;
export type KeyKind = (typeof KEY_KINDS)[number];

const SHAPE = /^fd_(live|test|pub|admin)_([A-Za-z0-9_-]{43})([A-Za-z0-9_-]{6})$/;

/**
 * `fd_<kind>_` + 256 random bits (base64url) + 6 characters of checksum, so a mistyped key is recognised without a
 * query.
 */
export function mintKey(kind: KeyKind): string {
  const body = `fd_${kind}_${randomBytes(32).toString('base64url')}`;
  return body + checksum(body);
}

/** The kind of a well-formed key, or null. Needs no store. */
export function keyKind(key: string): KeyKind | null {
  const match = SHAPE.exec(key);
  if (!match) return null;
  const [, kind, , sum = ''] = match;
  return sum === checksum(key.slice(0, -6)) ? (kind as KeyKind) : null;
}

/** SHA-256: enough for 256 random bits, and the only form that is stored. */
export function hashKey(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}

export function sameHash(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}

/** What a list may show of a key. */
export function keyHint(key: string): string {
  // The second underscore: further ones are part of the secret.
  return `${key.slice(0, key.indexOf('_', 3) + 1)}…${key.slice(-4)}`;
}

function checksum(body: string): string {
  return createHash('sha256').update(body).digest('base64url').slice(0, 6);
}
