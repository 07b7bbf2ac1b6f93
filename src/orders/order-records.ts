import { createHash } from 'node:crypto';
import { newId } from '../kernel/ids.js';
import { orderNumberKey, type OrderInput } from './order.types.js';

/** An order as the rows that it is stored in, each JSON for `jsonb_to_recordset`. */
export interface OrderRecords {
  number: string;
  order: string;
  items: string[];
  shipments: string[];
}

/** Call it order by order and yield in between: five hundred orders with many items take long. */
export function recordsOf(order: OrderInput): OrderRecords {
  const { number } = order;
  return {
    number,
    order: JSON.stringify(orderRow(order)),
    items: order.items.map((item, position) => JSON.stringify(itemRow(number, position, item))),
    shipments: order.shipments.map((parcel, position) =>
      JSON.stringify(shipmentRow(number, position, parcel)),
    ),
  };
}

function orderRow(order: OrderInput): object {
  return {
    id: newId(),
    number: order.number,
    number_key: orderNumberKey(order.number),
    status: order.status,
    placed_at: order.placedAt,
    currency: order.currency,
    total_minor: order.totalMinor.toString(),
    customer_name: order.customer.name,
    customer_email: order.customer.email,
    customer_phone: order.customer.phone,
    expected_at: order.expectedAt,
    note: order.note,
    content_hash: `\\x${contentHash(order)}`,
  };
}

/** Equal when an order was sent again without a change. */
function contentHash(order: OrderInput): string {
  const text = JSON.stringify(order, (key, value: unknown) =>
    key === 'productName' ? undefined : canonical(value),
  );
  return createHash('sha256').update(text).digest('hex');
}

/** Sorts keys: jsonb does not keep their order, and an order read back must have the same hash as the one sent. */
function canonical(value: unknown): unknown {
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function itemRow(orderNumber: string, position: number, item: OrderInput['items'][number]): object {
  const { sku, name, quantity, unitPriceMinor } = item;
  return {
    id: newId(),
    order_number: orderNumber,
    position,
    sku,
    name,
    quantity,
    unit_price_minor: unitPriceMinor?.toString() ?? null,
  };
}

function shipmentRow(
  orderNumber: string,
  position: number,
  shipment: OrderInput['shipments'][number],
): object {
  const { carrier, trackingNumber, trackingUrl, status } = shipment;
  return {
    id: newId(),
    order_number: orderNumber,
    position,
    carrier,
    tracking_number: trackingNumber,
    tracking_url: trackingUrl,
    status,
  };
}
