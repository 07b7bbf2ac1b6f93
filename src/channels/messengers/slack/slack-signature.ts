import { hmac, isSameText, singleHeader } from '../../../platform/crypto/hmac.js';
import type { RawDelivery } from '../../../platform/crypto/raw-delivery.js';
import type { RefusalReason } from '../channel.types.js';

const SIGNATURE = 'x-slack-signature';
const TIMESTAMP = 'x-slack-request-timestamp';
/** Slack signs each try anew, so an older one is a replay. */
const LONGEST_AGE_S = 300;

/**
 * `X-Slack-Signature: v0=<hex>`, the HMAC-SHA256 of `v0:<X-Slack-Request-Timestamp>:<body>` under the signing secret, over
 * the bytes as they came (docs.slack.dev/authentication/verifying-requests-from-slack).
 */
export function slackSignature(
  delivery: RawDelivery,
  signingSecret: string,
  now: Date,
): RefusalReason | null {
  if (signingSecret.trim() === '') return 'no_secret';
  const sent = singleHeader(delivery, SIGNATURE);
  const at = singleHeader(delivery, TIMESTAMP);
  if (sent === undefined || at === undefined) return 'no_signature';
  if (sent === null || at === null) return 'several_signatures';
  const right = `v0=${hmac(signingSecret, 'hex', `v0:${at}:`, delivery.body)}`;
  if (!isSameText(sent, right)) return 'wrong_signature';
  const age = Math.abs(now.getTime() / 1_000 - Number(at));
  return age <= LONGEST_AGE_S ? null : 'too_old';
}
