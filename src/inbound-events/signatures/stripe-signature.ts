import { hasEqual, hmac, singleHeader } from '../../platform/crypto/hmac.js';
import { isRecent } from './recent.js';
import type { VerifySignature } from './signature.types.js';

const HEADER = 'stripe-signature';

/** `t=<seconds>,v1=<hex>`, with a `v1` for each secret while one is rolled (docs.stripe.com/webhooks/signature). */
export const stripeSignature: VerifySignature = (delivery, secrets, now) => {
  const sent = singleHeader(delivery, HEADER);
  if (sent === undefined) return 'no_signature';
  if (sent === null) return 'several_signatures';
  const pairs = sent.split(',').map((pair) => pair.trim().split('=', 2));
  const times = pairs.filter(([name]) => name === 't').map(([, value = '']) => value);
  const signatures = pairs.filter(([name]) => name === 'v1').map(([, value = '']) => value);
  const [time] = times;
  if (time === undefined || times.length > 1 || signatures.length === 0) return 'wrong_signature';
  const wanted = secrets.map((secret) => hmac(secret, 'hex', `${time}.`, delivery.body));
  if (!hasEqual(signatures, wanted)) return 'wrong_signature';
  return isRecent(time, now) ? null : 'too_old';
};
