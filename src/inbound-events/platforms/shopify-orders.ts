import * as v from 'valibot';
import { formatAmount, parseAmount } from '../../kernel/money.js';
import type { PaymentChange } from '../../orders/changes/order-change.types.js';
import type { OrderStatus } from '../../orders/order-lookup.port.js';
import { instant, read, UnreadableEvent } from './event-body.js';
import type { Translation } from './platform.types.js';
import { FULFILLMENT, isReal, parcelOf, referenceOf } from './shopify-fulfillments.js';

const AMOUNT = v.union([v.string(), v.pipe(v.number(), v.transform(String))]);
const TEXT = v.nullish(v.string());

const REFUND = v.object({
  id: v.number(),
  transactions: v.nullish(
    v.array(v.object({ kind: TEXT, status: TEXT, amount: AMOUNT, currency: TEXT })),
    [],
  ),
});

const ORDER = v.object({
  id: v.number(),
  name: v.string(),
  updated_at: v.string(),
  created_at: TEXT,
  cancelled_at: TEXT,
  currency: v.string(),
  total_price: AMOUNT,
  financial_status: TEXT,
  fulfillment_status: TEXT,
  email: TEXT,
  contact_email: TEXT,
  phone: TEXT,
  taxes_included: v.nullish(v.boolean(), true),
  total_tax: v.nullish(AMOUNT),
  total_discounts: v.nullish(AMOUNT),
  customer: v.nullish(v.object({ first_name: TEXT, last_name: TEXT, phone: TEXT })),
  shipping_address: v.nullish(v.object({ name: TEXT, phone: TEXT })),
  shipping_lines: v.nullish(v.array(v.object({ title: TEXT, price: AMOUNT })), []),
  line_items: v.array(
    v.object({
      sku: TEXT,
      name: TEXT,
      title: TEXT,
      quantity: v.number(),
      current_quantity: v.nullish(v.number()),
      price: AMOUNT,
    }),
  ),
  fulfillments: v.nullish(v.array(FULFILLMENT), []),
  refunds: v.nullish(v.array(REFUND), []),
});
type ShopifyOrder = v.InferOutput<typeof ORDER>;

const MONEY: Readonly<Record<string, OrderStatus>> = {
  paid: 'processing',
  partially_refunded: 'partially_refunded',
  refunded: 'refunded',
  voided: 'cancelled',
};
const SENT: Readonly<Record<string, OrderStatus>> = { partial: 'partially_shipped', restocked: 'returned' };
const PAID = new Set(['paid', 'partially_refunded', 'refunded']);
const MOST_PARCELS = 20;
const MOST_ITEMS = 200;

/** `orders/*`: the whole order as it was when the delivery was first sent. The customer's note and address are left out. */
export function orderOf(body: unknown): Translation {
  const order = read(ORDER, body);
  return {
    order: {
      order: referenceOf(order.id, order.name),
      at: instant(order.updated_at, 'updated_at'),
      isWhole: true,
      fields: {
        number: order.name,
        externalId: String(order.id),
        status: statusOf(order),
        placedAt: order.created_at ?? null,
        currency: order.currency,
        total: order.total_price,
        customer: customerOf(order),
        items: itemsOf(order),
        lines: linesOf(order),
        shipments: parcelsOf(order)
          .flatMap(({ shipments }) => shipments)
          .slice(0, MOST_PARCELS),
      },
      payments: paymentsOf(order),
    },
  };
}

const REFUND_EVENT = v.object({ ...REFUND.entries, order_id: v.number(), created_at: v.string() });

/** `refunds/create`: one refund, without the order. */
export function refundOf(body: unknown): Translation {
  const refund = read(REFUND_EVENT, body);
  const currency = refund.transactions[0]?.currency;
  if (!currency) return { ignored: 'Nothing was paid back by this refund.' };
  const payments = [refundPayment(refund, currency)];
  const order = referenceOf(refund.order_id, null);
  return { order: { order, at: instant(refund.created_at, 'created_at'), payments } };
}

/** Cancelled before refunded before returned before shipping before money. */
function statusOf(order: ShopifyOrder): OrderStatus {
  const money = order.financial_status ?? '';
  if (order.cancelled_at || money === 'voided') return 'cancelled';
  if (money === 'refunded') return 'refunded';
  const sent = order.fulfillment_status ?? '';
  if (sent === 'fulfilled') return sentStatus(order);
  return SENT[sent] ?? MONEY[money] ?? 'pending';
}

function sentStatus(order: ShopifyOrder): OrderStatus {
  const states = parcelsOf(order).map(({ state }) => state);
  if (states.length > 0 && states.every((state) => state === 'delivered')) return 'delivered';
  return states.includes('out_for_delivery') ? 'out_for_delivery' : 'shipped';
}

function parcelsOf({ fulfillments }: ShopifyOrder) {
  return fulfillments.filter(isReal).map(parcelOf);
}

function customerOf(order: ShopifyOrder): object {
  const { customer, shipping_address: address } = order;
  const name = address?.name ?? [customer?.first_name, customer?.last_name].filter(Boolean).join(' ');
  const email = order.email || order.contact_email;
  const phone = order.phone || address?.phone || customer?.phone;
  // What Shopify does not tell stays as it is.
  return { ...(name && { name }), ...(email && { email }), ...(phone && { phone }) };
}

function itemsOf({ line_items: lines }: ShopifyOrder): object[] {
  return lines
    .map(({ sku, name, title, quantity, current_quantity: current, price }) => ({
      ...{ sku: sku || null, name: name || title || null },
      ...{ quantity: current ?? quantity, unitPrice: price },
    }))
    .filter(({ quantity }) => quantity > 0)
    .slice(0, MOST_ITEMS);
}

function linesOf(order: ShopifyOrder): object[] {
  const shipping = order.shipping_lines.map(({ title, price }) => ({
    ...{ kind: 'shipping', name: title || null, amount: price },
  }));
  const tax = order.taxes_included ? null : order.total_tax;
  const lines = [
    ...shipping,
    ...(tax ? [{ kind: 'tax', name: null, amount: tax }] : []),
    ...(order.total_discounts ? [{ kind: 'discount', name: null, amount: order.total_discounts }] : []),
  ];
  return lines.filter(({ amount }) => Number(amount) !== 0);
}

function paymentsOf(order: ShopifyOrder): PaymentChange[] {
  const isPaid = PAID.has(order.financial_status ?? '');
  return [
    { reference: 'order', isPaid, refunded: null, currency: order.currency },
    ...order.refunds.map((refund) => refundPayment(refund, order.currency)),
  ];
}

function refundPayment({ id, transactions }: v.InferOutput<typeof REFUND>, currency: string): PaymentChange {
  let minor = 0n;
  for (const { kind, status, amount } of transactions) {
    if (kind !== 'refund' || status !== 'success') continue;
    const read = parseAmount(amount, currency);
    if (read === null) throw new UnreadableEvent('The amount of a refund cannot be read.');
    minor += read;
  }
  return { reference: `refund ${id}`, isPaid: false, refunded: formatAmount({ minor, currency }), currency };
}
