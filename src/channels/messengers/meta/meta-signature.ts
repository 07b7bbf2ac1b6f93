import { hasEqual, hmac, isSameText, singleHeader } from '../../../platform/crypto/hmac.js';
import type { RawDelivery } from '../../../platform/crypto/raw-delivery.js';
import type { RefusalReason } from '../channel.types.js';

const HEADER = 'x-hub-signature-256';
const PREFIX = 'sha256=';

/**
 * `X-Hub-Signature-256: sha256=<hex>`, the HMAC-SHA256 of the body under the app secret, over the bytes as they came
 * (developers.facebook.com/docs/graph-api/webhooks/getting-started#validate-payloads).
 */
export function metaSignature(delivery: RawDelivery, appSecret: string): RefusalReason | null {
  if (appSecret.trim() === '') return 'no_secret';
  const sent = singleHeader(delivery, HEADER);
  if (sent === undefined) return 'no_signature';
  if (sent === null) return 'several_signatures';
  return hasEqual([sent], [PREFIX + hmac(appSecret, 'hex', delivery.body)]) ? null : 'wrong_signature';
}

/** `hub.mode=subscribe`, our own token, and a challenge to be sent back. @returns the challenge; null when it is not ours */
export function metaHandshake(query: Record<string, unknown>, verifyToken: string): string | null {
  const { 'hub.mode': mode, 'hub.verify_token': token, 'hub.challenge': challenge } = query;
  if (verifyToken.trim() === '' || mode !== 'subscribe' || typeof token !== 'string') return null;
  if (typeof challenge !== 'string' || !/^[\w-]{1,200}$/.test(challenge)) return null;
  return isSameText(token, verifyToken) ? challenge : null;
}
