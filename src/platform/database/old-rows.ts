import type { PlatformDb } from './platform-db.js';

/** Rows of a table that are deleted when they are old enough. Names and conditions are SQL. */
export interface OldRows {
  table: string;
  /** The columns of the primary key. */
  key: readonly string[];
  /** When they became what they are; an index begins with it. The platform's role may read it, and the key. */
  age: string;
  /** How old they get, an interval of PostgreSQL. */
  keptFor: string;
  /** Which of them; all when left out. Names neither the key nor the age. */
  where?: string;
  /** Rows of one transaction; fewer where each takes many others with it. */
  batch?: number;
}

const BATCH = 500;

/**
 * Deletes them in batches, the oldest first, each in a short transaction of its own: however many there are, as after days
 * without a sweep, no statement comes near its timeout. A batch begins at the age where the one before it has ended, so
 * that none reads again what is deleted.
 */
export async function deleteOldRows(db: PlatformDb, rows: OldRows): Promise<void> {
  const { batch: most = BATCH } = rows;
  const statement = statementOf(rows, most);
  for (let from = '-infinity'; ;) {
    const [batch] = await db.query<{ count: number; newest: string | null }>(statement, [from]);
    if (!batch || batch.count < most) return;
    from = batch.newest ?? from;
  }
}

function statementOf({ table, key, age, keptFor, where = 'true' }: OldRows, most: number): string {
  const columns = key.join(', ');
  return `WITH old AS (
      SELECT ${columns}, ${age} AS age FROM ${table}
      WHERE ${age} >= $1::timestamptz AND ${age} < now() - interval '${keptFor}' AND ${where}
      ORDER BY ${age} LIMIT ${most}),
    gone AS (DELETE FROM ${table} WHERE (${columns}) IN (SELECT ${columns} FROM old) AND ${where})
    SELECT count(*)::integer AS count, max(age)::text AS newest FROM old`;
}
