import { Injectable } from '@nestjs/common';
import type { TenantTransaction } from '../../platform/database/tenant-db.js';
import { StockChangesRepository, type KnownStock } from './stock-changes.repository.js';

/** How many there are of a product, as another system tells. */
export interface StockChange {
  sku: string;
  /** Null: the system does not count it. */
  stock: number | null;
  /** How new it is, by the other system's clock. */
  at: Date;
}

export interface StockChangeResult {
  applied: number;
  /** Older than what is stored. */
  stale: number;
  unchanged: number;
  /** No product has the sku. */
  unknown: number;
}

/** The database's integers end here. */
const MOST = 2_147_483_647;

/** Stock that other systems tell of, in any order and any number of times. */
@Injectable()
export class StockChanges {
  constructor(private readonly stocks: StockChangesRepository) {}

  /** Applies the newest change of each sku in the caller's transaction; what is older than the stored stock is left out. */
  async apply(sql: TenantTransaction, changes: readonly StockChange[]): Promise<StockChangeResult> {
    const wanted = newestBySku(changes);
    const known = await this.stocks.lock(sql, [...wanted.keys()]);
    const told = known.flatMap((product) => {
      const change = wanted.get(product.sku);
      return change && change.at >= product.at ? [{ ...product, stock: stored(change), at: change.at }] : [];
    });
    const different = told.filter(({ id, stock }) => stockOf(known, id) !== stock);
    if (different.length > 0)
      await this.stocks.write(
        sql,
        different.map(({ id, stock }) => ({ id, stock })),
      );
    if (told.length > 0)
      await this.stocks.mark(
        sql,
        told.map(({ id, at }) => ({ id, at })),
      );
    return {
      applied: different.length,
      stale: known.length - told.length,
      unchanged: told.length - different.length,
      unknown: wanted.size - known.length,
    };
  }
}

function newestBySku(changes: readonly StockChange[]): Map<string, StockChange> {
  const newest = new Map<string, StockChange>();
  for (const change of changes) {
    const before = newest.get(change.sku);
    if (!before || before.at <= change.at) newest.set(change.sku, change);
  }
  return newest;
}

/** Oversold is none: what is not there cannot be sold. */
function stored({ stock }: StockChange): number | null {
  return stock === null ? null : Math.min(MOST, Math.max(0, Math.trunc(stock)));
}

function stockOf(known: readonly KnownStock[], id: string): number | null | undefined {
  return known.find((product) => product.id === id)?.stock;
}
