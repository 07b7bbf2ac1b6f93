import type { UpsertCounts } from '../platform/bulk/bulk-rows.js';
import type { TenantTransaction } from '../platform/database/tenant-db.js';
import type { OrderRecords } from './order-records.js';
import { THOUSAND } from './order.types.js';

const TENANT = `current_setting('app.current_tenant')::uuid`;

const VALUES =
  'external_id, status, placed_at, currency, total_minor, customer_name, customer_email, customer_phone, expected_at, note, lines, content_hash';

const INCOMING = `jsonb_to_recordset($1::jsonb) AS r(id uuid, number text, number_key text, loose_key text,
  digits_key text, external_id text, status text, placed_at timestamptz, currency text, total_minor bigint, customer_name text, customer_email text,
  customer_phone text, expected_at date, note text, lines jsonb, content_hash bytea)`;

const EXCLUDED = VALUES.split(', ')
  .map((column) => `EXCLUDED.${column}`)
  .join(', ');

const KEYS = 'number_key, loose_key, digits_key';

const INSERT = `INSERT INTO orders AS o (tenant_id, id, number, ${KEYS}, ${VALUES})
  SELECT ${TENANT}, id, number, ${KEYS}, ${VALUES} FROM ${INCOMING}`;

const UPSERT = `${INSERT}
  ON CONFLICT (tenant_id, number) DO UPDATE SET (${VALUES}, updated_at, data_at) = (${EXCLUDED}, now(), now())
  WHERE o.content_hash IS DISTINCT FROM EXCLUDED.content_hash
  RETURNING o.id, o.number, o.created_at = o.updated_at AS created`;

/** What is sent again counts as of now, so that an older event does not change it; `updated_at` stays. */
const CONFIRM = `UPDATE orders SET data_at = now() WHERE number = ANY($1::text[])`;

/** Joins the orders just written by number; $2 are their ids, $3 their numbers. */
const WRITTEN = 'JOIN unnest($2::uuid[], $3::text[]) AS o(order_id, number) ON o.number = r.order_number';

/** `quantity` is what a process of the version before reads: whole pieces. */
const INSERT_ITEMS = `INSERT INTO order_items
    (tenant_id, id, order_id, position, sku, name, quantity, quantity_thousandths, unit_price_minor)
  SELECT ${TENANT}, id, order_id, position, sku, name, GREATEST(1, quantity_thousandths / ${THOUSAND}),
    quantity_thousandths, unit_price_minor
  FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, order_number text, position integer, sku text, name text,
    quantity_thousandths integer, unit_price_minor bigint) ${WRITTEN}`;

const INSERT_SHIPMENTS = `INSERT INTO shipments
    (tenant_id, id, order_id, position, carrier, tracking_number, tracking_url, status, items)
  SELECT ${TENANT}, id, order_id, position, carrier, tracking_number, tracking_url, status, items
  FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, order_number text, position integer, carrier text,
    tracking_number text, tracking_url text, status text, items jsonb) ${WRITTEN}`;

interface WrittenOrder {
  id: string;
  number: string;
  created: boolean;
}

/** One statement for each kind of row; of unchanged orders it is noted that their data is as of now. */
export async function upsertOrders(sql: TenantTransaction, orders: OrderRecords[]): Promise<UpsertCounts> {
  const written = await sql.query<WrittenOrder>(UPSERT, [incoming(orders)]);
  const changed = written.filter(({ created }) => !created).map(({ id }) => id);
  const numbers = new Set(written.map(({ number }) => number));
  const unchanged = orders.filter(({ number }) => !numbers.has(number));
  if (unchanged.length > 0) await sql.query(CONFIRM, [unchanged.map(({ number }) => number)]);
  if (changed.length > 0) await removeChildren(sql, changed);
  await insertChildren(sql, written, orders);
  return { created: written.length - changed.length, updated: changed.length };
}

/** @throws the driver's unique violation when the number is taken. */
export async function insertOrder(sql: TenantTransaction, order: OrderRecords): Promise<string | null> {
  const written = await sql.query<WrittenOrder>(`${INSERT} RETURNING o.id, o.number, true AS created`, [
    incoming([order]),
  ]);
  await insertChildren(sql, written, [order]);
  return written[0]?.id ?? null;
}

/** @param dataAt how new the data is @returns false when there is no such order */
export async function replaceOrder(
  sql: TenantTransaction,
  id: string,
  order: OrderRecords,
  dataAt: Date,
): Promise<boolean> {
  const written = await sql.query<WrittenOrder>(
    `UPDATE orders SET (${VALUES}, updated_at, data_at) = (SELECT ${VALUES}, now(), $3::timestamptz FROM ${INCOMING})
     WHERE id = $2 RETURNING id, number, false AS created`,
    [incoming([order]), id, dataAt],
  );
  if (written.length === 0) return false;
  await removeChildren(sql, [id]);
  await insertChildren(sql, written, [order]);
  return true;
}

/**
 * All statements process rows in the same order, so that parallel upserts wait for each other instead of deadlocking.
 */
function incoming(orders: OrderRecords[]): string {
  const sorted = orders.toSorted((a, b) => (a.number < b.number ? -1 : 1));
  return list(sorted.map(({ order }) => order));
}

async function removeChildren(sql: TenantTransaction, orderIds: string[]): Promise<void> {
  await sql.query('DELETE FROM order_items WHERE order_id = ANY($1::uuid[])', [orderIds]);
  await sql.query('DELETE FROM shipments WHERE order_id = ANY($1::uuid[])', [orderIds]);
}

async function insertChildren(
  sql: TenantTransaction,
  written: WrittenOrder[],
  orders: OrderRecords[],
): Promise<void> {
  const numbers = new Set(written.map(({ number }) => number));
  const parents = orders.filter(({ number }) => numbers.has(number));
  const ofWritten = [written.map(({ id }) => id), written.map(({ number }) => number)];
  const items = parents.flatMap((order) => order.items);
  const shipments = parents.flatMap((order) => order.shipments);
  if (items.length > 0) await sql.query(INSERT_ITEMS, [list(items), ...ofWritten]);
  if (shipments.length > 0) await sql.query(INSERT_SHIPMENTS, [list(shipments), ...ofWritten]);
}

function list(records: readonly string[]): string {
  return `[${records.join(',')}]`;
}
