import { hasEqual, hmac, singleHeader } from '../../platform/crypto/hmac.js';
import { isRecent } from './recent.js';
import type { VerifySignature } from './signature.types.js';

const PREFIX = 'whsec_';
const VERSION = 'v1,';

/**
 * Standard Webhooks 1.0 (github.com/standard-webhooks, spec): `webhook-id`, `webhook-timestamp` and `webhook-signature`,
 * which has one or more `v1,<base64>` with blanks between. The bytes of the body are signed, not a text made of them.
 */
export const standardSignature: VerifySignature = (delivery, secrets, now) => {
  const sent = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) =>
    singleHeader(delivery, name),
  );
  if (sent.includes(null)) return 'several_signatures';
  const [id, time, signature] = sent;
  if (!id || !time || !signature) return 'no_signature';
  const signatures = signature
    .split(' ')
    .flatMap((each) => (each.startsWith(VERSION) ? [each.slice(VERSION.length)] : []));
  const wanted = secrets.map((secret) => hmac(keyOf(secret), 'base64', `${id}.${time}.`, delivery.body));
  if (!hasEqual(signatures, wanted)) return 'wrong_signature';
  return isRecent(time, now) ? null : 'too_old';
};

/** The secret is the base64 of the key, with or without its prefix. */
function keyOf(secret: string): Buffer {
  return Buffer.from(secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : secret, 'base64');
}
