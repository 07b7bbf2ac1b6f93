import { createHmac } from 'node:crypto';

type Headers = Record<string, string>;

function hmac(key: string | Buffer, encoding: 'hex' | 'base64', text: string | Buffer): string {
  return createHmac('sha256', key).update(text).digest(encoding);
}

function joined(prefix: string, body: Buffer): Buffer {
  return Buffer.concat([Buffer.from(prefix), body]);
}

/** Headers as each platform sends them; written by its documentation, apart from the product's own code. */
export const SIGN = {
  stripe(secret: string, body: Buffer, at = Date.now()): Headers {
    const time = Math.floor(at / 1000);
    return { 'stripe-signature': `t=${time},v1=${hmac(secret, 'hex', joined(`${time}.`, body))}` };
  },
  shopify(secret: string, body: Buffer, topic: string, webhookId: string): Headers {
    return {
      'x-shopify-topic': topic,
      'x-shopify-webhook-id': webhookId,
      'x-shopify-event-id': `event of ${webhookId}`,
      'x-shopify-hmac-sha256': hmac(secret, 'base64', body),
    };
  },
  woocommerce(secret: string, body: Buffer, topic: string): Headers {
    return { 'x-wc-webhook-topic': topic, 'x-wc-webhook-signature': hmac(secret, 'base64', body) };
  },
  signed(secret: string, body: Buffer, id: string, at = Date.now()): Headers {
    const time = Math.floor(at / 1000);
    const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
    return {
      'webhook-id': id,
      'webhook-timestamp': String(time),
      'webhook-signature': `v1,${hmac(key, 'base64', joined(`${id}.${time}.`, body))}`,
    };
  },
};
