import * as v from 'valibot';
import { formatAmount, parseAmount } from '../../kernel/money.js';
import type { PaymentChange } from '../../orders/changes/order-change.types.js';
import type { OrderStatus } from '../../orders/order-lookup.port.js';
import { instant, read, UnreadableEvent } from './event-body.js';
import type { Translation } from './platform.types.js';

const AMOUNT = v.union([v.string(), v.pipe(v.number(), v.transform(String))]);
const TEXT = v.nullish(v.string());

const TRACKING = v.object({
  tracking_provider: TEXT,
  custom_tracking_provider: TEXT,
  formatted_tracking_provider: TEXT,
  tracking_number: v.string(),
  custom_tracking_link: TEXT,
  formatted_tracking_link: TEXT,
});

const ORDER = v.object({
  id: v.number(),
  number: v.string(),
  status: v.string(),
  currency: v.string(),
  total: AMOUNT,
  date_created_gmt: TEXT,
  date_modified_gmt: v.string(),
  date_paid_gmt: TEXT,
  prices_include_tax: v.nullish(v.boolean(), false),
  total_tax: v.nullish(AMOUNT),
  discount_total: v.nullish(AMOUNT),
  billing: v.object({ first_name: TEXT, last_name: TEXT, email: TEXT, phone: TEXT }),
  line_items: v.array(v.object({ sku: TEXT, name: TEXT, quantity: v.number(), price: v.nullish(AMOUNT) })),
  shipping_lines: v.nullish(v.array(v.object({ method_title: TEXT, total: AMOUNT })), []),
  refunds: v.nullish(v.array(v.object({ id: v.number(), total: AMOUNT })), []),
  meta_data: v.nullish(v.array(v.object({ key: v.string(), value: v.unknown() })), []),
});
type WooOrder = v.InferOutput<typeof ORDER>;

/** Core's statuses and those of widespread plugins, without `wc-`. `completed` says that the shop has done its part. */
const STATUSES: Readonly<Record<string, OrderStatus>> = {
  pending: 'pending',
  failed: 'pending',
  processing: 'processing',
  'on-hold': 'on_hold',
  completed: 'shipped',
  cancelled: 'cancelled',
  refunded: 'refunded',
  'ready-for-pickup': 'preparing',
  'partially-shipped': 'partially_shipped',
  'partial-shipped': 'partially_shipped',
  shipped: 'shipped',
  'out-for-delivery': 'out_for_delivery',
  delivered: 'delivered',
  returned: 'returned',
};
/** No orders of a customer. */
const NO_ORDERS = new Set(['checkout-draft', 'auto-draft', 'draft', 'trash']);
/** Of the plugin "Shipment Tracking" and those that are compatible with it. */
const TRACKING_META = '_wc_shipment_tracking_items';
const MOST_PARCELS = 20;
const MOST_ITEMS = 200;
const LONGEST = 100;

/** The whole order (WooCommerce REST API v3). Addresses and notes are left out. */
export function wooOrder(body: unknown): Translation {
  const order = read(ORDER, body);
  const status = order.status.replace(/^wc-/, '');
  if (NO_ORDERS.has(status)) return { ignored: `An order in the status "${status}" is none of a customer.` };
  return {
    order: {
      order: { externalIds: [String(order.id)], number: order.number, payment: null },
      at: instant(order.date_modified_gmt, 'date_modified_gmt'),
      isWhole: true,
      fields: {
        number: order.number,
        externalId: String(order.id),
        status: STATUSES[status] ?? (order.date_paid_gmt ? 'processing' : 'pending'),
        ...(order.date_created_gmt && {
          placedAt: instant(order.date_created_gmt, 'date_created_gmt').toISOString(),
        }),
        currency: order.currency,
        total: order.total,
        customer: customerOf(order),
        items: itemsOf(order),
        lines: linesOf(order),
        ...parcelsOf(order),
      },
      payments: paymentsOf(order),
    },
  };
}

function customerOf({ billing }: WooOrder): object {
  const name = [billing.first_name, billing.last_name].filter(Boolean).join(' ');
  return {
    ...(name && { name }),
    ...(billing.email && { email: billing.email }),
    ...(billing.phone && { phone: billing.phone }),
  };
}

function itemsOf({ line_items: lines, currency }: WooOrder): object[] {
  return lines
    .filter(({ quantity }) => quantity > 0)
    .slice(0, MOST_ITEMS)
    .map(({ sku, name, quantity, price }) => ({
      ...{ sku: sku || null, name: name || null, quantity },
      unitPrice: price == null ? null : rounded(price, currency),
    }));
}

/** WooCommerce computes a price without tax with many places. */
function rounded(price: string, currency: string): string | null {
  if (parseAmount(price, currency) !== null) return price;
  const amount = Number(price);
  if (!Number.isFinite(amount) || amount < 0) return null;
  const { maximumFractionDigits: digits = 2 } = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
  }).resolvedOptions();
  return amount.toFixed(digits);
}

function linesOf(order: WooOrder): object[] {
  const shipping = order.shipping_lines.map(({ method_title: title, total }) => ({
    ...{ kind: 'shipping', name: title || null, amount: total },
  }));
  const lines = [
    ...shipping,
    ...(order.total_tax && !order.prices_include_tax
      ? [{ kind: 'tax', name: null, amount: order.total_tax }]
      : []),
    ...(order.discount_total ? [{ kind: 'discount', name: null, amount: order.discount_total }] : []),
  ];
  return lines.filter(({ amount }) => Number(amount) !== 0);
}

/** Nothing when no plugin tells: parcels that the business has sent stay. */
function parcelsOf({ meta_data: meta }: WooOrder): object {
  const told = meta.find(({ key }) => key === TRACKING_META);
  const list = v.safeParse(v.array(TRACKING), told?.value);
  if (!list.success || list.output.length === 0) return {};
  const shipments = list.output.slice(0, MOST_PARCELS).map((parcel) => ({
    carrier:
      (
        parcel.formatted_tracking_provider ||
        parcel.custom_tracking_provider ||
        parcel.tracking_provider
      )?.slice(0, LONGEST) || 'Other',
    trackingNumber: parcel.tracking_number.slice(0, LONGEST),
    trackingUrl: parcel.formatted_tracking_link || parcel.custom_tracking_link || null,
  }));
  return { shipments };
}

function paymentsOf(order: WooOrder): PaymentChange[] {
  const { currency } = order;
  const refunds = order.refunds.map(({ id, total }) => {
    const minor = parseAmount(total, currency);
    if (minor === null) throw new UnreadableEvent('The amount of a refund cannot be read.');
    const refunded = formatAmount({ minor: minor < 0n ? -minor : minor, currency });
    return { reference: `refund ${id}`, isPaid: false, refunded, currency };
  });
  const isPaid = Boolean(order.date_paid_gmt);
  return [{ reference: 'order', isPaid, refunded: null, currency }, ...refunds];
}
