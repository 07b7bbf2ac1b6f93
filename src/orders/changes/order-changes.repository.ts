import { Injectable } from '@nestjs/common';
import { newId } from '../../kernel/ids.js';
import { currentTenantId } from '../../platform/context/request-context.js';
import type { TenantTransaction } from '../../platform/database/tenant-db.js';
import { orderNumberKey } from '../order-number.js';
import { ORDER_COLUMNS, toOrder, type OrderDbRow } from '../order.row.js';
import type { Order } from '../order.types.js';
import type { OrderReference } from './order-change.types.js';

/** An order, locked, and how new its data is. */
export interface StoredOrder {
  order: Order;
  dataAt: Date;
}

/** What the payments of an order amount to. */
export interface PaymentTotals {
  paidAt: Date | null;
  refundedMinor: bigint;
}

export interface NewPayment {
  orderId: string;
  sourceId: string;
  reference: string;
  paidAt: Date | null;
  refundedMinor: bigint;
}

/** Writes of changes that other systems tell of, in the caller's transaction. */
@Injectable()
export class OrderChangesRepository {
  /** One change of an order after the other, also of one that does not exist yet. */
  async lock(sql: TenantTransaction, { externalIds, number, payment }: OrderReference): Promise<void> {
    await sql.query(
      `SELECT pg_advisory_xact_lock(hashtextextended('order ' || current_setting('app.current_tenant') || ' ' || $1, 0))`,
      [externalIds[0] ?? number ?? payment ?? ''],
    );
  }

  async find(sql: TenantTransaction, reference: OrderReference): Promise<StoredOrder | null> {
    const { externalIds, number, payment } = reference;
    const [found] = await sql.query<{ id: string; data_at: Date }>(
      `SELECT o.id, o.data_at FROM orders o
       WHERE o.external_id = ANY ($1::text[]) OR o.number_key = NULLIF($2::text, '')
         OR o.id IN (SELECT order_id FROM order_payments WHERE reference = $3::text)
       ORDER BY (o.external_id = ANY ($1::text[])) DESC NULLS LAST, (o.number = $4::text) DESC NULLS LAST, o.id DESC
       LIMIT 1 FOR NO KEY UPDATE OF o`,
      [externalIds, number === null ? null : orderNumberKey(number), payment, number],
    );
    if (!found) return null;
    // A statement of its own: it sees the items that were committed while this waited for the lock.
    const [row] = await sql.query<OrderDbRow>(`SELECT ${ORDER_COLUMNS} FROM orders o WHERE o.id = $1`, [
      found.id,
    ]);
    return row ? { order: toOrder(row), dataAt: found.data_at } : null;
  }

  /** Keeps what is known of a payment: it is never unpaid again, and what came back stays. */
  async keepPayment(sql: TenantTransaction, payment: NewPayment): Promise<void> {
    await sql.query(
      `INSERT INTO order_payments AS p (tenant_id, id, order_id, source_id, reference, paid_at, refunded_minor)
       VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (tenant_id, order_id, source_id, reference) DO UPDATE SET
         paid_at = COALESCE(p.paid_at, EXCLUDED.paid_at),
         refunded_minor = GREATEST(p.refunded_minor, EXCLUDED.refunded_minor)`,
      [
        ...[currentTenantId(), newId(), payment.orderId, payment.sourceId, payment.reference],
        ...[payment.paidAt, payment.refundedMinor.toString()],
      ],
    );
  }

  /** Two sources may tell of the same money, so it is summed within each. */
  async totals(sql: TenantTransaction, orderId: string): Promise<PaymentTotals> {
    const [row] = await sql.query<{ paid_at: Date | null; refunded_minor: bigint | null }>(
      `SELECT min(paid_at) AS paid_at, max(refunded)::bigint AS refunded_minor FROM (
         SELECT min(paid_at) AS paid_at, sum(refunded_minor) AS refunded FROM order_payments
         WHERE order_id = $1 GROUP BY source_id) s`,
      [orderId],
    );
    return { paidAt: row?.paid_at ?? null, refundedMinor: row?.refunded_minor ?? 0n };
  }

  /** Notes how new the data is, and what was paid. A change of what was paid is a change of the order. */
  async mark(
    sql: TenantTransaction,
    orderId: string,
    dataAt: Date,
    { paidAt, refundedMinor }: PaymentTotals,
  ): Promise<void> {
    await sql.query(
      `UPDATE orders SET data_at = $2, paid_at = $3, refunded_minor = $4,
         updated_at = CASE WHEN (paid_at, refunded_minor) IS DISTINCT FROM ($3::timestamptz, $4::bigint)
           THEN now() ELSE updated_at END
       WHERE id = $1
         AND (data_at, paid_at, refunded_minor) IS DISTINCT FROM ($2::timestamptz, $3::timestamptz, $4::bigint)`,
      [orderId, dataAt, paidAt, refundedMinor.toString()],
    );
  }
}
