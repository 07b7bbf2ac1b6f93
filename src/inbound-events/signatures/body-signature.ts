import { hasEqual, hmac, singleHeader } from '../../platform/crypto/hmac.js';
import type { VerifySignature } from './signature.types.js';

/**
 * Base64 of the HMAC-SHA256 of the body, as Shopify (shopify.dev, "Verify webhook deliveries") and WooCommerce
 * (`WC_Webhook::generate_signature`) sign. It has no time, so a replay is told by the delivery's id alone.
 * @param header in lower case
 */
export function bodySignature(header: string): VerifySignature {
  return (delivery, secrets) => {
    const signature = singleHeader(delivery, header);
    if (signature === undefined) return 'no_signature';
    if (signature === null) return 'several_signatures';
    const wanted = secrets.map((secret) => hmac(secret, 'base64', delivery.body));
    return hasEqual([signature], wanted) ? null : 'wrong_signature';
  };
}
