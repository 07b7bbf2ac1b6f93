import { createHmac, timingSafeEqual } from 'node:crypto';
import type { RawDelivery } from './raw-delivery.js';

/** HMAC-SHA256 (RFC 2104) of the parts one after the other. */
export function hmac(
  key: string | Buffer,
  encoding: 'hex' | 'base64',
  ...parts: (string | Buffer)[]
): string {
  const mac = createHmac('sha256', key);
  for (const part of parts) mac.update(part);
  return mac.digest(encoding);
}

/** In a time that does not depend on where they differ. The texts must be equal, case included. */
export function isSameText(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Compares each with each, and does not stop at the first that is right. */
export function hasEqual(sent: readonly string[], wanted: readonly string[]): boolean {
  return sent
    .flatMap((signature) => wanted.map((right) => isSameText(signature, right)))
    .reduce((found, each) => found || each, false);
}

/** @returns undefined when it was not sent, null when it was sent more than once */
export function singleHeader({ headers }: RawDelivery, name: string): string | null | undefined {
  const sent = headers[name];
  if (sent === undefined || sent.length === 0) return undefined;
  return sent.length === 1 ? sent[0] : null;
}
