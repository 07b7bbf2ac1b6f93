import { createHash } from 'node:crypto';
import { hmac, isSameText } from '../../../../platform/crypto/hmac.js';
import type { RefusalReason } from '../../channel.types.js';

/** Mailgun comes again for eight hours, perhaps with the first signature. */
export const LONGEST_AGE_S = 9 * 3_600;
const LONGEST_AHEAD_S = 300;
const TOKEN = /^[\w-]{1,100}$/;

export interface MailgunSignature {
  timestamp: string;
  token: string;
  signature: string;
}

/**
 * `signature`: the HMAC-SHA256, in hexadecimal, of `timestamp` and `token`, one after the other, under the HTTP webhook
 * signing key (documentation.mailgun.com, "Securing Webhooks"). It does not cover the mail: whoever takes it must let each
 * token count for one mail.
 */
export function mailgunSignature(
  { timestamp, token, signature }: MailgunSignature,
  signingKey: string,
  now: Date,
): RefusalReason | null {
  if (signingKey.trim() === '') return 'no_secret';
  if (signature === '') return 'no_signature';
  if (!/^\d{1,12}$/.test(timestamp) || !TOKEN.test(token)) return 'wrong_signature';
  if (!isSameText(signature, hmac(signingKey, 'hex', timestamp, token))) return 'wrong_signature';
  const age = now.getTime() / 1_000 - Number(timestamp);
  return age <= LONGEST_AGE_S && age >= -LONGEST_AHEAD_S ? null : 'too_old';
}

/** What a token counts for: every field but the signature’s own. */
export function contentHash(fields: Iterable<readonly [string, string]>): string {
  const signed = new Set(['timestamp', 'token', 'signature']);
  const said = [...fields].filter(([name]) => !signed.has(name));
  said.sort(([one], [other]) => (one < other ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(said)).digest('base64url');
}
