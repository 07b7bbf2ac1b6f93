import { withVersion } from '../platform/database/row-version.js';
import type { OrderStatus } from './order-lookup.port.js';
import type { OrderLineRow } from './order-records.js';
import { THOUSAND, type Order } from './order.types.js';

export interface OrderDbRow {
  id: string;
  number: string;
  external_id: string | null;
  status: OrderStatus;
  placed_at: Date | null;
  currency: string;
  total_minor: bigint;
  customer_name: string | null;
  customer_email: string | null;
  customer_phone: string | null;
  expected_at: string | null;
  note: string | null;
  lines: OrderLineRow[];
  paid_at: Date | null;
  refunded_minor: bigint;
  created_at: Date;
  updated_at: Date;
  row_version: bigint;
  items: {
    sku: string | null;
    name: string | null;
    productName: string | null;
    thousandths: number;
    unitPriceMinor: string | null;
  }[];
  shipments: Order['shipments'];
}

/** An order with its items and shipments in one row, so that one statement reads all of it. `o` is the orders table. */
export const ORDER_COLUMNS = `o.id, o.number, o.external_id, o.status, o.placed_at, o.currency, o.total_minor, o.customer_name,
  o.customer_email, o.customer_phone, o.expected_at, o.note, o.lines, o.paid_at, o.refunded_minor,
  o.created_at, o.updated_at, o.row_version,
  (SELECT COALESCE(jsonb_agg(jsonb_build_object('sku', i.sku, 'name', i.name, 'productName', p.name,
       'thousandths', COALESCE(i.quantity_thousandths, i.quantity * ${THOUSAND}),
       'unitPriceMinor', i.unit_price_minor::text) ORDER BY i.position), '[]')
     FROM order_items i LEFT JOIN products p ON p.tenant_id = i.tenant_id AND p.sku = i.sku
     WHERE i.tenant_id = o.tenant_id AND i.order_id = o.id) AS items,
  (SELECT COALESCE(jsonb_agg(jsonb_build_object('carrier', s.carrier, 'trackingNumber', s.tracking_number,
       'trackingUrl', s.tracking_url, 'status', s.status, 'items', s.items) ORDER BY s.position), '[]')
     FROM shipments s WHERE s.tenant_id = o.tenant_id AND s.order_id = o.id) AS shipments`;

export function toOrder(row: OrderDbRow): Order {
  return withVersion(
    {
      id: row.id,
      number: row.number,
      externalId: row.external_id,
      status: row.status,
      placedAt: row.placed_at,
      currency: row.currency,
      totalMinor: row.total_minor,
      customer: { name: row.customer_name, email: row.customer_email, phone: row.customer_phone },
      items: row.items.map(({ unitPriceMinor, thousandths, ...item }) => ({
        ...item,
        quantity: thousandths / THOUSAND,
        unitPriceMinor: unitPriceMinor === null ? null : BigInt(unitPriceMinor),
      })),
      lines: row.lines.map(({ amountMinor, ...line }) => ({ ...line, amountMinor: BigInt(amountMinor) })),
      shipments: row.shipments,
      expectedAt: row.expected_at,
      note: row.note,
      paidAt: row.paid_at,
      refundedMinor: row.refunded_minor,
      createdAt: row.created_at,
      updatedAt: row.updated_at,
    },
    row.row_version,
  );
}
