import { createHash } from 'node:crypto';
import { newId } from '../kernel/ids.js';
import type { OrderLine } from './order-line.js';
import { orderNumberKeys } from './order-number.js';
import { THOUSAND, type OrderInput, type ShippedItem } from './order.types.js';

/** An order as the rows that it is stored in, each JSON for `jsonb_to_recordset`. */
export interface OrderRecords {
  number: string;
  /** Hexadecimal; equal when an order was sent again without a change. */
  hash: string;
  order: string;
  items: string[];
  shipments: string[];
}

/** Call it order by order and yield in between: five hundred orders with many items take long. */
export function recordsOf(order: OrderInput): OrderRecords {
  const { number } = order;
  const hash = contentHash(order);
  return {
    number,
    hash,
    order: JSON.stringify(orderRow(order, hash)),
    items: order.items.map((item, position) => JSON.stringify(itemRow(number, position, item))),
    shipments: order.shipments.map((parcel, position) =>
      JSON.stringify(shipmentRow(number, position, parcel)),
    ),
  };
}

function orderRow(order: OrderInput, hash: string): object {
  const { key, loose, digits } = orderNumberKeys(order.number);
  return {
    id: newId(),
    number: order.number,
    number_key: key,
    loose_key: loose,
    digits_key: digits,
    external_id: order.externalId,
    status: order.status,
    placed_at: order.placedAt,
    currency: order.currency,
    total_minor: order.totalMinor.toString(),
    customer_name: order.customer.name,
    customer_email: order.customer.email,
    customer_phone: order.customer.phone,
    expected_at: order.expectedAt,
    note: order.note,
    lines: order.lines.map(lineRow),
    content_hash: `\\x${hash}`,
  };
}

/** In `orders.lines`; bigint is no JSON. */
export interface OrderLineRow extends Omit<OrderLine, 'amountMinor'> {
  amountMinor: string;
}

function lineRow({ kind, name, amountMinor }: OrderLine): OrderLineRow {
  return { kind, name, amountMinor: amountMinor.toString() };
}

/** Fields that orders did not always have: left out while they are empty, so that the hash stays what it was. */
const ADDED = new Set(['externalId', 'lines']);

/** Equal when an order was sent again without a change. */
function contentHash(order: OrderInput): string {
  const shipments = order.shipments.map(({ items, ...parcel }) =>
    items.length > 0 ? { ...parcel, items } : parcel,
  );
  const text = JSON.stringify({ ...order, shipments }, (key, value: unknown) =>
    key === 'productName' || (ADDED.has(key) && isEmpty(value)) ? undefined : canonical(value),
  );
  return createHash('sha256').update(text).digest('hex');
}

function isEmpty(value: unknown): boolean {
  return value === null || (Array.isArray(value) && value.length === 0);
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
    quantity_thousandths: Math.round(quantity * THOUSAND),
    unit_price_minor: unitPriceMinor?.toString() ?? null,
  };
}

function shipmentRow(
  orderNumber: string,
  position: number,
  shipment: OrderInput['shipments'][number],
): object {
  const { carrier, trackingNumber, trackingUrl, status } = shipment;
  const items: ShippedItem[] = shipment.items;
  return {
    id: newId(),
    order_number: orderNumber,
    position,
    carrier,
    tracking_number: trackingNumber,
    tracking_url: trackingUrl,
    status,
    items,
  };
}
