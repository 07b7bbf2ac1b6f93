import { Injectable } from '@nestjs/common';
import type { UpsertCounts } from '../platform/bulk/bulk-rows.js';
import { ifMatch } from '../platform/database/row-version.js';
import { TenantDb } from '../platform/database/tenant-db.js';
import type { ListedOrder, OrderStatus } from './order-lookup.port.js';
import type { OrderNumberKeys } from './order-number.js';
import { recordsOf, type OrderRecords } from './order-records.js';
import { ORDER_COLUMNS, toOrder, type OrderDbRow } from './order.row.js';
import { insertOrder, replaceOrder, upsertOrders } from './order-writes.js';
import type { Order, OrderInput } from './order.types.js';

export interface OrderFilter {
  status?: OrderStatus;
  /** `orderNumberKey` */
  numberKey?: string;
  externalId?: string;
  /** Spellings of one canonical e-mail address, or one E.164 phone. */
  customer?: string[];
}

/** A customer's contact: spellings of one canonical e-mail address, or an E.164 phone. */
export interface Contact {
  emails: readonly string[];
  phone: string | null;
}

/** An order number and one contact, which must belong to the same order. */
export interface KeyedProof {
  /** Its `key` is not empty. */
  number: OrderNumberKeys;
  email: string | null;
  /** E.164 */
  phone: string | null;
}

/** How many of the newest and of the oldest order numbers show how the business's numbers look. */
const SAMPLED = { newest: 200, oldest: 100 };

@Injectable()
export class OrdersRepository {
  constructor(private readonly db: TenantDb) {}

  /** `upsertOrders`, in a transaction of its own. */
  async upsert(orders: OrderRecords[]): Promise<UpsertCounts> {
    return this.db.transaction((sql) => upsertOrders(sql, orders));
  }

  /** @throws the driver's unique violation when the number is taken. */
  async create(order: OrderInput): Promise<string> {
    const records = recordsOf(order);
    return this.db.transaction(async (sql) => (await insertOrder(sql, records)) ?? '');
  }

  /** Changes an order that nobody else changes meanwhile. @returns false when there is none */
  async change(id: string, apply: (order: Order) => OrderInput): Promise<boolean> {
    return this.db.transaction(async (sql) => {
      await sql.query(`SELECT FROM orders WHERE id = $1 AND ${ifMatch()} FOR NO KEY UPDATE`, [id]);
      // A statement of its own: it sees what was committed while this waited for the lock.
      const [row] = await sql.query<OrderDbRow>(`SELECT ${ORDER_COLUMNS} FROM orders o WHERE o.id = $1`, [
        id,
      ]);
      return row ? replaceOrder(sql, id, recordsOf(apply(toOrder(row))), new Date()) : false;
    });
  }

  async list(limit: number, after: string | undefined, filter: OrderFilter): Promise<Order[]> {
    const { status, customer, numberKey, externalId } = filter;
    const rows = await this.db.query<OrderDbRow>(
      `SELECT ${ORDER_COLUMNS} FROM orders o
       WHERE ($2::uuid IS NULL OR o.id < $2) AND ($3::text IS NULL OR o.status = $3)
         AND ($4::text[] IS NULL OR o.customer_email = ANY($4) OR o.customer_phone = ANY($4))
         AND ($5::text IS NULL OR o.number_key = $5) AND ($6::text IS NULL OR o.external_id = $6)
       ORDER BY o.id DESC LIMIT $1`,
      [limit, after ?? null, status ?? null, customer ?? null, numberKey ?? null, externalId ?? null],
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
    const rows = await this.db.query(`DELETE FROM orders WHERE id = $1 AND ${ifMatch()} RETURNING id`, [id]);
    return rows.length > 0;
  }

  /**
   * The order that matches one of these proofs, and the proof's position in the list; an earlier proof takes
   * precedence. Contacts must be equal. The number may be written as `mayMean` allows; of several orders the one with
   * the most similar number is returned, then the newest.
   */
  async findByProof(proofs: readonly KeyedProof[]): Promise<{ order: Order; proof: number } | null> {
    const [row] = await this.db.query<OrderDbRow & { proof: number }>(
      `SELECT ${ORDER_COLUMNS}, proof.place::integer - 1 AS proof
       FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[]) WITH ORDINALITY
         AS proof(number_key, loose_key, digits_key, email, phone, place)
       JOIN orders o ON (o.customer_email = proof.email OR o.customer_phone = proof.phone)
         AND (o.number_key = proof.number_key OR o.loose_key = proof.loose_key OR o.digits_key = proof.loose_key
           OR (o.digits_key = o.loose_key AND o.loose_key = proof.digits_key))
       ORDER BY proof.place, (o.number_key = proof.number_key) DESC, (o.loose_key = proof.loose_key) DESC, o.id DESC
       LIMIT 1`,
      [
        proofs.map(({ number }) => number.key),
        proofs.map(({ number }) => number.loose),
        proofs.map(({ number }) => number.digits),
        proofs.map(({ email }) => email),
        proofs.map(({ phone }) => phone),
      ],
    );
    return row ? { order: toOrder(row), proof: row.proof } : null;
  }

  /**
   * The customer's newest order that is not finished yet, or else the newest. @param emails spellings of one address
   */
  async findLatestOf(emails: readonly string[]): Promise<Order | null> {
    const [row] = await this.db.query<OrderDbRow>(
      `SELECT ${ORDER_COLUMNS} FROM orders o WHERE o.customer_email = ANY($1::text[])
       ORDER BY o.status IN ('delivered', 'cancelled', 'returned', 'refunded', 'partially_refunded'),
         COALESCE(o.placed_at, o.created_at) DESC, o.id DESC LIMIT 1`,
      [emails],
    );
    return row ? toOrder(row) : null;
  }

  /** The newest orders with exactly this contact, and how many there are. */
  async findAllOf(
    { emails, phone }: Contact,
    limit: number,
  ): Promise<{ orders: ListedOrder[]; total: number }> {
    const rows = await this.db.query<ListedRow>(
      `SELECT o.id, o.number, o.status, COALESCE(o.placed_at, o.created_at) AS at, count(*) OVER ()::integer AS total
       FROM orders o WHERE o.customer_email = ANY($1::text[]) OR o.customer_phone = $2
       ORDER BY at DESC, o.id DESC LIMIT $3`,
      [emails, phone, limit],
    );
    return { orders: rows.map(({ total: _, ...order }) => order), total: rows[0]?.total ?? 0 };
  }

  /** Some of the business's order numbers: the newest and the oldest ones. */
  async sampleNumbers(): Promise<string[]> {
    const rows = await this.db.query<{ number: string }>(
      `(SELECT number FROM orders ORDER BY id DESC LIMIT $1) UNION (SELECT number FROM orders ORDER BY id LIMIT $2)`,
      [SAMPLED.newest, SAMPLED.oldest],
    );
    return rows.map(({ number }) => number);
  }

  /** Those of the skus that a product of the business has. */
  async knownSkus(skus: readonly string[]): Promise<string[]> {
    const rows = await this.db.query<{ sku: string }>(
      'SELECT sku FROM products WHERE sku = ANY($1::text[])',
      [skus],
    );
    return rows.map(({ sku }) => sku);
  }
}

interface ListedRow extends ListedOrder {
  total: number;
}
