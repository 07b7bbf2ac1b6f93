import { Injectable } from '@nestjs/common';
import { currentTenantId } from '../../platform/context/request-context.js';
import type { TenantTransaction } from '../../platform/database/tenant-db.js';

/** A product's stock, locked. */
export interface KnownStock {
  id: string;
  sku: string;
  /** Null: not counted. */
  stock: number | null;
  /** How new it is. */
  at: Date;
}

/** In the caller's transaction. */
@Injectable()
export class StockChangesRepository {
  /** By sku, as every writer of several products locks them. */
  lock(sql: TenantTransaction, skus: readonly string[]): Promise<KnownStock[]> {
    return sql.query<KnownStock>(
      `SELECT p.id, p.sku, p.stock, GREATEST(p.stock_at, m.told_at) AS at
       FROM products p LEFT JOIN stock_marks m ON m.tenant_id = p.tenant_id AND m.product_id = p.id
       WHERE p.sku = ANY ($1::text[]) ORDER BY p.sku FOR NO KEY UPDATE OF p`,
      [skus],
    );
  }

  /** All in one statement: its trigger locks the business's row, and must do so after the products. */
  async write(
    sql: TenantTransaction,
    stocks: readonly { id: string; stock: number | null }[],
  ): Promise<void> {
    await sql.query(
      `UPDATE products p SET stock = r.stock, updated_at = now()
       FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, stock integer) WHERE p.id = r.id`,
      [JSON.stringify(stocks)],
    );
  }

  async mark(sql: TenantTransaction, told: readonly { id: string; at: Date }[]): Promise<void> {
    await sql.query(
      `INSERT INTO stock_marks (tenant_id, product_id, told_at)
       SELECT $2::uuid, id, at FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, at timestamptz)
       ON CONFLICT (tenant_id, product_id) DO UPDATE SET told_at = EXCLUDED.told_at`,
      [JSON.stringify(told), currentTenantId()],
    );
  }
}
