import { Injectable } from '@nestjs/common';
import { TenantDb } from '../platform/database/tenant-db.js';

const BATCH = 2000;

type OnBatch = (gone: number) => Promise<void>;

interface TableRow {
  name: string;
}

interface ForeignKeyRow {
  child: string;
  parent: string;
  /** The child's columns without the tenant; either all or none of them are nullable. */
  columns: string[];
  nullable: boolean;
}

/**
 * The tenant tables as PostgreSQL's catalogue describes them, so that tables added later are erased without a change
 * here.
 */
interface Layout {
  /** Children before parents. */
  tables: string[];
  /** Nullable foreign keys; set to null first, because they may form cycles. */
  nullableKeys: ForeignKeyRow[];
}

/**
 * Deletes all rows of the tenant in context, from every table that the app role may delete from. Row-level security
 * protects the other tenants; no statement here names a tenant.
 */
@Injectable()
export class TenantRows {
  constructor(private readonly db: TenantDb) {}

  /**
   * Idempotent. @param onBatch Called after each statement with its number of rows. @returns the total of deleted rows.
   */
  async erase(onBatch: OnBatch): Promise<number> {
    const { tables, nullableKeys } = await this.layout();
    for (const key of nullableKeys) await this.setToNull(key, onBatch);
    let erased = 0;
    for (const table of tables) erased += await this.empty(table, onBatch);
    return erased;
  }

  private async empty(table: string, onBatch: OnBatch): Promise<number> {
    let erased = 0;
    for (;;) {
      const [row] = await this.db.query<{ count: number }>(
        `WITH gone AS (DELETE FROM ${table} WHERE ctid = ANY (ARRAY(SELECT ctid FROM ${table} LIMIT ${BATCH}))
           RETURNING 1) SELECT count(*)::int AS count FROM gone`,
      );
      const gone = row?.count ?? 0;
      erased += gone;
      await onBatch(gone);
      if (gone === 0) return erased;
    }
  }

  private async setToNull({ child, columns }: ForeignKeyRow, onBatch: OnBatch): Promise<void> {
    const [first = ''] = columns;
    const empty = columns.map((column) => `${column} = NULL`).join(', ');
    for (let touched = BATCH; touched === BATCH;) {
      const rows = await this.db.query(
        `UPDATE ${child} SET ${empty} WHERE ctid = ANY (ARRAY(
           SELECT ctid FROM ${child} WHERE ${first} IS NOT NULL LIMIT ${BATCH})) RETURNING 1 AS one`,
      );
      touched = rows.length;
      await onBatch(0);
    }
  }

  private async layout(): Promise<Layout> {
    const tables = await this.db.query<TableRow>(
      `SELECT quote_ident(c.relname) AS name FROM pg_class c
         JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped
       WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
         AND has_table_privilege(c.oid, 'DELETE') ORDER BY c.relname`,
    );
    const names = tables.map(({ name }) => name);
    const keys = (
      await this.db.query<ForeignKeyRow>(
        `SELECT quote_ident(child.relname) AS child, quote_ident(parent.relname) AS parent,
           array_agg(quote_ident(a.attname)) AS columns, NOT bool_or(a.attnotnull) AS nullable
         FROM pg_constraint k JOIN pg_class child ON child.oid = k.conrelid
           JOIN pg_class parent ON parent.oid = k.confrelid
           JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey) AND a.attname <> 'tenant_id'
         WHERE k.contype = 'f' AND child.relnamespace = 'public'::regnamespace GROUP BY k.oid, 1, 2`,
      )
    ).filter(({ child, parent }) => names.includes(child) && names.includes(parent));
    return {
      tables: childrenFirst(
        names,
        keys.filter(({ nullable }) => !nullable),
      ),
      nullableKeys: keys.filter(({ nullable }) => nullable),
    };
  }
}

function childrenFirst(names: string[], keys: ForeignKeyRow[]): string[] {
  const sorted: string[] = [];
  while (sorted.length < names.length) {
    const next = names.filter(
      (name) =>
        !sorted.includes(name) &&
        keys.every(({ child, parent }) => parent !== name || child === name || sorted.includes(child)),
    );
    if (next.length === 0) throw new Error('The tables’ NOT NULL foreign keys form a cycle.');
    sorted.push(...next);
  }
  return sorted;
}
