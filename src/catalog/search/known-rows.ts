import type { IndexHit } from '../../language/search/trigram-index.js';

/** Rows under RLS by id; queries only those not read before. */
export class KnownRows<Row extends { id: string }> {
  /** Undefined: the row does not exist. */
  private readonly rows = new Map<string, Row | undefined>();

  constructor(private readonly read: (ids: string[]) => Promise<Row[]>) {}

  learn(rows: readonly Row[]): void {
    for (const row of rows) this.rows.set(row.id, row);
  }

  async get(ids: readonly string[]): Promise<ReadonlyMap<string, Row | undefined>> {
    const missing = ids.filter((id) => !this.rows.has(id));
    if (missing.length > 0) {
      const rows = await this.read(missing);
      for (const id of missing) this.rows.set(id, undefined);
      this.learn(rows);
    }
    return this.rows;
  }
}

/** Hits as live rows, in the order of the hits; stale or another tenant's ones are missing, because RLS hides them. */
export function inOrder<Item>(
  hits: readonly IndexHit[],
  rows: ReadonlyMap<string, Item | undefined>,
): { item: Item; score: number }[] {
  return hits.flatMap(({ id, score }) => {
    const item = rows.get(id);
    return item ? [{ item, score }] : [];
  });
}
