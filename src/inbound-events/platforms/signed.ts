import * as v from 'valibot';
import type { OrderReference } from '../../orders/changes/order-change.types.js';
import { standardSignature } from '../signatures/standard-signature.js';
import type { EventKind } from '../event.types.js';
import { envelope, glance, hashOfBody, headerOf, instant, jsonOf, read, unusedType } from './event-body.js';
import type { EventPlatform, Translation } from './platform.types.js';

const KINDS: Readonly<Record<string, EventKind>> = {
  'order.created': 'order',
  'order.updated': 'order',
  'payment.succeeded': 'payment',
  'refund.succeeded': 'refund',
  'stock.updated': 'stock',
};

const GLANCE = v.object({ type: v.string() });
const TIME = v.object({ timestamp: v.string() });

const ORDER = v.object({ data: v.record(v.string(), v.unknown()) });
const ORDER_NAMES = v.object({ number: v.nullish(v.string()), externalId: v.nullish(v.string()) });
const NAMED = {
  order: v.nullish(v.string()),
  externalId: v.nullish(v.string()),
  reference: v.nullish(v.string(), 'order'),
};
const PAYMENT = v.object({ data: v.object(NAMED) });
const CURRENCY = v.pipe(v.string(), v.length(3), v.toUpperCase());
const REFUND = v.object({
  data: v.object({ ...NAMED, reference: v.string(), amount: v.string(), currency: CURRENCY }),
});
const STOCK = v.object({ sku: v.string(), stock: v.nullable(v.pipe(v.number(), v.integer())) });
const STOCKS = v.object({
  data: v.union([STOCK, v.object({ items: v.pipe(v.array(STOCK), v.maxLength(500)) })]),
});

/** What an order needs to be made. */
const WHOLE = ['number', 'status', 'total', 'customer', 'items'];

/** Events of any system, in the form of Standard Webhooks: `{"type", "timestamp", "data"}`. */
export const SIGNED: EventPlatform = {
  verify: standardSignature,
  envelope: (delivery) => {
    const type = glance(GLANCE, delivery.body)?.type;
    const id = headerOf(delivery, 'webhook-id');
    const dedupeKey = id ?? hashOfBody(delivery);
    if (type === undefined)
      return envelope({ type: 'unknown', kind: 'order', reason: null, eventId: id, dedupeKey });
    const kind = KINDS[type] ?? null;
    const reason = kind === null ? `${unusedType(type)} There are ${Object.keys(KINDS).join(', ')}.` : null;
    return envelope({ type, kind, reason, eventId: id, dedupeKey });
  },
  translate: (type, body) => {
    const event = jsonOf(body);
    const at = instant(read(TIME, event).timestamp, 'timestamp');
    const kind = KINDS[type] ?? 'order';
    switch (kind) {
      case 'payment':
        return paid(event, at);
      case 'refund':
        return refunded(event, at);
      case 'stock':
        return stocked(event, at);
      case 'order':
        return ordered(event, at);
    }
  },
};

function ordered(event: unknown, at: Date): Translation {
  const { data } = read(ORDER, event);
  const { number = null, externalId } = read(ORDER_NAMES, data);
  const order = referenceOf(number, externalId);
  if (!order) return NAMELESS;
  return { order: { order, at, fields: data, isWhole: WHOLE.every((field) => field in data) } };
}

function paid(event: unknown, at: Date): Translation {
  const { order: number, externalId, reference } = read(PAYMENT, event).data;
  const order = referenceOf(number, externalId);
  // No amount is compared, so the currency does not matter.
  const payments = [{ reference, isPaid: true, refunded: null, currency: 'XXX' }];
  return order ? { order: { order, at, payments } } : NAMELESS;
}

function refunded(event: unknown, at: Date): Translation {
  const { order: number, externalId, reference, amount, currency } = read(REFUND, event).data;
  const order = referenceOf(number, externalId);
  const payments = [{ reference: `refund ${reference}`, isPaid: false, refunded: amount, currency }];
  return order ? { order: { order, at, payments } } : NAMELESS;
}

function stocked(event: unknown, at: Date): Translation {
  const { data } = read(STOCKS, event);
  const items = 'items' in data ? data.items : [data];
  return { stocks: items.map(({ sku, stock }) => ({ sku, stock, at })) };
}

const NAMELESS: Translation = {
  ignored:
    'The event names no order. Send its number as "order" (of an order itself "number"), or its "externalId".',
};

function referenceOf(
  number: string | null | undefined,
  externalId: string | null | undefined,
): OrderReference | null {
  if (!number && !externalId) return null;
  return { number: number || null, externalIds: externalId ? [externalId] : [], payment: null };
}
