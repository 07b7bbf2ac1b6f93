import * as v from 'valibot';
import { bodySignature } from '../signatures/body-signature.js';
import type { EventKind } from '../event.types.js';
import { envelope, hashOfBody, headerOf, instant, jsonOf, read, unusedType } from './event-body.js';
import type { EventPlatform, Translation } from './platform.types.js';
import { wooOrder } from './woocommerce-orders.js';

const KINDS: Readonly<Record<string, EventKind>> = {
  'order.created': 'order',
  'order.updated': 'order',
  'order.restored': 'order',
  'product.created': 'stock',
  'product.updated': 'stock',
  'product.restored': 'stock',
};

const WHY_UNUSED: Readonly<Record<string, string>> = {
  'order.deleted':
    'WooCommerce names a deleted order by its id alone. Delete it here by DELETE /v1/orders/{id}.',
  'product.deleted':
    'WooCommerce names a deleted product by its id alone. Delete it here by DELETE /v1/products/{id}.',
};

const PRODUCT = v.object({
  sku: v.nullish(v.string()),
  manage_stock: v.union([v.boolean(), v.literal('parent')]),
  stock_quantity: v.nullish(v.number()),
  stock_status: v.nullish(v.string()),
  date_modified_gmt: v.string(),
});

/** Sent unsigned as a form when a webhook is saved (`WC_Webhook::deliver_ping`). */
const PING = /^webhook_id=\d{1,20}$/;
const SIGNATURE = 'x-wc-webhook-signature';

/** Events of WooCommerce. It sends each once; after five failures in a row it ends the webhook. */
export const WOOCOMMERCE: EventPlatform = {
  verify: bodySignature(SIGNATURE),
  isPing: ({ headers, body }) => headers[SIGNATURE] === undefined && PING.test(body.toString('latin1')),
  envelope: (delivery) => {
    const type = headerOf(delivery, 'x-wc-webhook-topic') ?? 'unknown';
    const kind = KINDS[type] ?? null;
    const reason = kind === null ? (WHY_UNUSED[type] ?? unusedType(type)) : null;
    return envelope({
      ...{ type, kind, reason },
      eventId: headerOf(delivery, 'x-wc-webhook-delivery-id'),
      // The delivery's id is a hash of webhook and second, so two deliveries may share it.
      dedupeKey: hashOfBody(delivery),
    });
  },
  translate: (type, body) => {
    const told = jsonOf(body);
    return KINDS[type] === 'stock' ? stockOf(told) : wooOrder(told);
  },
};

function stockOf(told: unknown): Translation {
  const { sku, manage_stock: managed, stock_quantity: quantity, ...product } = read(PRODUCT, told);
  if (!sku) return { ignored: 'The product has no SKU.' };
  const isOut = product.stock_status === 'outofstock';
  const stock = managed === true ? (quantity ?? 0) : isOut ? 0 : null;
  return { stocks: [{ sku, stock, at: instant(product.date_modified_gmt, 'date_modified_gmt') }] };
}
