import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { newId } from '../kernel/ids.js';
import type { UpsertCounts } from '../platform/bulk/bulk-rows.js';
import { TenantDb, type TenantTransaction } from '../platform/database/tenant-db.js';
import type { OrderStatus } from './order-lookup.port.js';
import { ORDER_COLUMNS, toOrder, type OrderDbRow } from './order.row.js';
import { orderNumberKey, type Order, type OrderInput } from './order.types.js';

const TENANT = `current_setting('app.current_tenant')::uuid`;

const VALUES =
  'status, placed_at, currency, total_minor, customer_name, customer_email, customer_phone, expected_at, note, content_hash';

const INCOMING = `jsonb_to_recordset($1::jsonb) AS r(id uuid, number text, number_key text, status text,
  placed_at timestamptz, currency text, total_minor bigint, customer_name text, customer_email text,
  customer_phone text, expected_at date, note text, content_hash bytea)`;

const EXCLUDED = VALUES.split(', ')
  .map((column) => `EXCLUDED.${column}`)
  .join(', ');

const INSERT = `INSERT INTO orders AS o (tenant_id, id, number, number_key, ${VALUES})
  SELECT ${TENANT}, id, number, number_key, ${VALUES} FROM ${INCOMING}`;

const UPSERT = `${INSERT}
  ON CONFLICT (tenant_id, number) DO UPDATE SET (${VALUES}, updated_at) = (${EXCLUDED}, now())
  WHERE o.content_hash IS DISTINCT FROM EXCLUDED.content_hash
  RETURNING o.id, o.number, o.created_at = o.updated_at AS created`;

const INSERT_ITEMS = `INSERT INTO order_items (tenant_id, id, order_id, position, sku, name, quantity, unit_price_minor)
  SELECT ${TENANT}, id, order_id, position, sku, name, quantity, unit_price_minor
  FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, order_id uuid, position integer, sku text, name text,
    quantity integer, unit_price_minor bigint)`;

const INSERT_SHIPMENTS = `INSERT INTO shipments
    (tenant_id, id, order_id, position, carrier, tracking_number, tracking_url, status)
  SELECT ${TENANT}, id, order_id, position, carrier, tracking_number, tracking_url, status
  FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, order_id uuid, position integer, carrier text,
    tracking_number text, tracking_url text, status text)`;

interface WrittenOrder {
  id: string;
  number: string;
  created: boolean;
}

export interface OrderFilter {
  status?: OrderStatus;
  /** Spellings of one canonical e-mail address, or one E.164 phone. */
  customer?: string[];
}

/** A number and one contact that must both stand on an order. */
export interface KeyedProof {
  /** `orderNumberKey`; not empty */
  numberKey: string;
  email: string | null;
  /** E.164 */
  phone: string | null;
}

@Injectable()
export class OrdersRepository {
  constructor(private readonly db: TenantDb) {}

  /** One statement for each kind of row; orders that say nothing new are not written. */
  async upsert(orders: OrderInput[]): Promise<UpsertCounts> {
    return this.db.transaction(async (sql) => {
      const written = await sql.query<WrittenOrder>(UPSERT, [incoming(orders)]);
      const changed = written.filter(({ created }) => !created).map(({ id }) => id);
      if (changed.length > 0) await removeChildren(sql, changed);
      const byNumber = new Map(orders.map((order) => [order.number, order]));
      await insertChildren(sql, written, byNumber);
      return { created: written.length - changed.length, updated: changed.length };
    });
  }

  /** @throws the driver's unique violation when the number is taken. */
  async create(order: OrderInput): Promise<string> {
    return this.db.transaction(async (sql) => {
      const written = await sql.query<WrittenOrder>(`${INSERT} RETURNING o.id, o.number, true AS created`, [
        incoming([order]),
      ]);
      await insertChildren(sql, written, new Map([[order.number, order]]));
      return written[0]?.id ?? '';
    });
  }

  async replace(id: string, order: OrderInput): Promise<boolean> {
    return this.db.transaction(async (sql) => {
      const written = await sql.query<WrittenOrder>(
        `UPDATE orders SET (${VALUES}, updated_at) = (SELECT ${VALUES}, now() FROM ${INCOMING})
         WHERE id = $2 RETURNING id, number, false AS created`,
        [incoming([order]), id],
      );
      if (written.length === 0) return false;
      await removeChildren(sql, [id]);
      await insertChildren(sql, written, new Map([[order.number, order]]));
      return true;
    });
  }

  async list(limit: number, after: string | undefined, { status, customer }: OrderFilter): Promise<Order[]> {
    const rows = await this.db.query<OrderDbRow>(
      `SELECT ${ORDER_COLUMNS} FROM orders o
       WHERE ($2::uuid IS NULL OR o.id < $2) AND ($3::text IS NULL OR o.status = $3)
         AND ($4::text[] IS NULL OR o.customer_email = ANY($4) OR o.customer_phone = ANY($4))
       ORDER BY o.id DESC LIMIT $1`,
      [limit, after ?? null, status ?? null, customer ?? null],
    );
    return rows.map(toOrder);
  }

  async get(id: string): Promise<Order | null> {
    const [row] = await this.db.query<OrderDbRow>(`SELECT ${ORDER_COLUMNS} FROM orders o WHERE o.id = $1`, [
      id,
    ]);
    return row ? toOrder(row) : null;
  }

  async remove(id: string): Promise<boolean> {
    return (await this.db.query('DELETE FROM orders WHERE id = $1 RETURNING id', [id])).length > 0;
  }

  /**
   * The order that one of these proofs proves, the earlier proof first. Contacts are compared whole. A number without
   * its letters ("2041" for "CC-2041") is enough beside the right contact; the newest wins.
   */
  async findByProof(proofs: readonly KeyedProof[]): Promise<Order | null> {
    const [row] = await this.db.query<OrderDbRow>(
      `SELECT ${ORDER_COLUMNS}
       FROM unnest($1::text[], $2::text[], $3::text[]) WITH ORDINALITY AS proof(number_key, email, phone, place)
       JOIN orders o ON (o.customer_email = proof.email OR o.customer_phone = proof.phone)
         AND (o.number_key = proof.number_key OR regexp_replace(o.number_key, '\\D', '', 'g') = proof.number_key)
       ORDER BY proof.place, (o.number_key = proof.number_key) DESC, o.id DESC LIMIT 1`,
      [
        proofs.map(({ numberKey }) => numberKey),
        proofs.map(({ email }) => email),
        proofs.map(({ phone }) => phone),
      ],
    );
    return row ? toOrder(row) : null;
  }

  /** The customer's newest order that is still under way, or else the newest. @param emails spellings of one address */
  async findLatestOf(emails: readonly string[]): Promise<Order | null> {
    const [row] = await this.db.query<OrderDbRow>(
      `SELECT ${ORDER_COLUMNS} FROM orders o WHERE o.customer_email = ANY($1::text[])
       ORDER BY o.status IN ('delivered', 'cancelled', 'returned', 'refunded'),
         COALESCE(o.placed_at, o.created_at) DESC, o.id DESC LIMIT 1`,
      [emails],
    );
    return row ? toOrder(row) : null;
  }
}

function incoming(orders: OrderInput[]): string {
  // Ids follow the request; rows go in one order everywhere, so that parallel upserts wait instead of deadlocking.
  return JSON.stringify(orders.map(toIncoming).toSorted((a, b) => (a.number < b.number ? -1 : 1)));
}

function toIncoming(order: OrderInput) {
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

/** Tells an order that says something new from one that was merely sent again. */
function contentHash(order: OrderInput): string {
  const text = JSON.stringify(order, (key, value: unknown) =>
    key === 'productName' ? undefined : canonical(value),
  );
  return createHash('sha256').update(text).digest('hex');
}

/** jsonb keeps no order of keys, so what was read back must hash like what was sent. */
function canonical(value: unknown): unknown {
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

async function removeChildren(sql: TenantTransaction, orderIds: string[]): Promise<void> {
  await sql.query('DELETE FROM order_items WHERE order_id = ANY($1::uuid[])', [orderIds]);
  await sql.query('DELETE FROM shipments WHERE order_id = ANY($1::uuid[])', [orderIds]);
}

async function insertChildren(
  sql: TenantTransaction,
  written: WrittenOrder[],
  orders: Map<string, OrderInput>,
): Promise<void> {
  const parents = written.flatMap(({ id, number }) => {
    const order = orders.get(number);
    return order ? [{ id, order }] : [];
  });
  const items = parents.flatMap(({ id, order }) =>
    order.items.map((item, position) => itemRow(id, position, item)),
  );
  const shipments = parents.flatMap(({ id, order }) =>
    order.shipments.map((shipment, position) => shipmentRow(id, position, shipment)),
  );
  if (items.length > 0) await sql.query(INSERT_ITEMS, [JSON.stringify(items)]);
  if (shipments.length > 0) await sql.query(INSERT_SHIPMENTS, [JSON.stringify(shipments)]);
}

function itemRow(orderId: string, position: number, item: OrderInput['items'][number]): object {
  const { sku, name, quantity, unitPriceMinor } = item;
  return {
    id: newId(),
    order_id: orderId,
    position,
    sku,
    name,
    quantity,
    unit_price_minor: unitPriceMinor?.toString() ?? null,
  };
}

function shipmentRow(orderId: string, position: number, shipment: OrderInput['shipments'][number]): object {
  const { carrier, trackingNumber, trackingUrl, status } = shipment;
  return {
    id: newId(),
    order_id: orderId,
    position,
    carrier,
    tracking_number: trackingNumber,
    tracking_url: trackingUrl,
    status,
  };
}
