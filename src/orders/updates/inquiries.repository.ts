import { Injectable } from '@nestjs/common';
import { TenantDb, type TenantTransaction } from '../../platform/database/tenant-db.js';
import { Outbox } from '../../platform/queueing/outbox.js';
import type { ToldOrder } from '../assistant/news.js';
import { ORDER_COLUMNS, toOrder, type OrderDbRow } from '../order.row.js';
import type { Order } from '../order.types.js';

/** A conversation in which an order was proven and asked about, and what it was told. */
export interface Inquiry {
  id: string;
  conversationId: string;
  told: ToldOrder;
  /** Counts what was told. */
  version: number;
  order: Order;
}

interface InquiryRow extends OrderDbRow {
  inquiry_id: string;
  conversation_id: string;
  told_status: string;
  told_expected_at: string | null;
  told_refunded_minor: bigint;
  told_parcels: string[];
  told: number;
}

/** Waits for the changes of the order that are going on. */
const LOCK_ORDER =
  'SELECT FROM orders WHERE id = (SELECT order_id FROM order_inquiries WHERE id = $1) FOR SHARE';
/** Of an inquiry `i` and its order `o`. */
const IS_PROVEN = '(o.contact_at IS NULL OR o.contact_at < i.proven_since)';

/** Noted by a trigger with each answer that shows an order; gone with the order, the conversation or the proof. */
@Injectable()
export class InquiriesRepository {
  constructor(
    private readonly db: TenantDb,
    private readonly outbox: Outbox,
  ) {}

  /** With the order as it is when the changes of it that are going on have ended; null also when its contact has changed. */
  async get(id: string): Promise<Inquiry | null> {
    await this.db.query(LOCK_ORDER, [id]);
    const [row] = await this.db.query<InquiryRow>(
      `SELECT i.id AS inquiry_id, i.conversation_id, i.told_status, i.told_expected_at, i.told_refunded_minor,
         i.told_parcels, i.told, ${ORDER_COLUMNS}
       FROM order_inquiries i JOIN orders o ON o.tenant_id = i.tenant_id AND o.id = i.order_id
       WHERE i.id = $1 AND ${IS_PROVEN}`,
      [id],
    );
    return row ? toInquiry(row) : null;
  }

  /**
   * Notes what is told now and ends the job. The order keeps its contact until the transaction has ended.
   * @returns false, and nothing is done, when more was told since it was read, or its contact has changed
   */
  async told(
    sql: TenantTransaction,
    { id, version }: Pick<Inquiry, 'id' | 'version'>,
    told: ToldOrder,
    outboxId: string,
  ): Promise<boolean> {
    await sql.query(LOCK_ORDER, [id]);
    const rows = await sql.query(
      `UPDATE order_inquiries i SET told_status = $3, told_expected_at = $4, told_refunded_minor = $5,
         told_parcels = $6, told = told + 1
       FROM orders o WHERE i.id = $1 AND i.told = $2 AND o.tenant_id = i.tenant_id AND o.id = i.order_id
         AND ${IS_PROVEN} RETURNING i.id`,
      [id, version, told.status, told.expectedAt, told.refundedMinor.toString(), told.parcels],
    );
    if (rows.length === 0) return false;
    await this.outbox.settle(sql, outboxId);
    return true;
  }

  async settle(outboxId: string): Promise<void> {
    await this.db.transaction((sql) => this.outbox.settle(sql, outboxId));
  }
}

function toInquiry(row: InquiryRow): Inquiry {
  return {
    id: row.inquiry_id,
    conversationId: row.conversation_id,
    told: {
      status: row.told_status,
      expectedAt: row.told_expected_at,
      refundedMinor: row.told_refunded_minor,
      parcels: row.told_parcels,
    },
    version: row.told,
    order: toOrder(row),
  };
}
