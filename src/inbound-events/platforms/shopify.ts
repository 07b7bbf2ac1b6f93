import type { EventKind } from '../event.types.js';
import { bodySignature } from '../signatures/body-signature.js';
import { envelope, hashOfBody, headerOf, jsonOf, unusedType } from './event-body.js';
import type { EventPlatform, Translation } from './platform.types.js';
import { fulfillment, fulfillmentEvent } from './shopify-fulfillments.js';
import { orderOf, refundOf } from './shopify-orders.js';
import { stockOf } from './shopify-products.js';

interface Topic {
  kind: EventKind;
  translate: (body: unknown) => Translation;
}

const ORDER: Topic = { kind: 'order', translate: orderOf };
const FULFILLMENT: Topic = { kind: 'order', translate: fulfillment };
const STOCK: Topic = { kind: 'stock', translate: stockOf };

/** Topics of the Admin API (shopify.dev, "Webhook topics"). */
const TOPICS: Readonly<Record<string, Topic>> = {
  'orders/create': ORDER,
  'orders/updated': ORDER,
  'orders/paid': { ...ORDER, kind: 'payment' },
  'orders/cancelled': ORDER,
  'orders/fulfilled': ORDER,
  'orders/partially_fulfilled': ORDER,
  'refunds/create': { kind: 'refund', translate: refundOf },
  'fulfillments/create': FULFILLMENT,
  'fulfillments/update': FULFILLMENT,
  'fulfillment_events/create': { kind: 'order', translate: fulfillmentEvent },
  'products/create': STOCK,
  'products/update': STOCK,
};

const WHY_UNUSED: Readonly<Record<string, string>> = {
  'inventory_levels/update':
    'Shopify names no SKU in inventory_levels/update. Subscribe to products/update, which has the stock of each variant.',
  'orders/edited': 'orders/edited has no order in it; orders/updated tells the same.',
};

/** Events of Shopify. */
export const SHOPIFY: EventPlatform = {
  verify: bodySignature('x-shopify-hmac-sha256'),
  envelope: (delivery) => {
    const type = headerOf(delivery, 'x-shopify-topic') ?? 'unknown';
    const kind = TOPICS[type]?.kind ?? null;
    const eventId = headerOf(delivery, 'x-shopify-event-id');
    // The id of the event is the same for all subscriptions; that of the delivery is the same for its repeats.
    const own =
      headerOf(delivery, 'x-shopify-webhook-id') ?? (eventId && `${type} ${eventId}`) ?? hashOfBody(delivery);
    const reason = kind === null ? (WHY_UNUSED[type] ?? unusedType(type)) : null;
    return envelope({ type, kind, reason, eventId, dedupeKey: own });
  },
  translate: (type, body) => {
    const topic = TOPICS[type];
    return topic ? topic.translate(jsonOf(body)) : { ignored: unusedType(type) };
  },
};
