import type { Stage } from './stage.js';

/** The audit line about who requested the erasure. */
export const ITS_OWN_LINE = { audit_log: 1 };
export const ERASED_WITHIN_MS = 120_000;

/** Rows that contain the text anywhere, by table. After an erasure only the id may remain. */
export async function rowsNaming(stage: Stage, text: string): Promise<Record<string, number>> {
  const tables = await stage.sql<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'`,
  );
  const counts: Record<string, number> = {};
  for (const { name } of tables.filter((table) => table.name !== 'erasures')) {
    const [row] = await stage.sql<{ count: number }>(
      `SELECT count(*)::int AS count FROM ${name} t WHERE strpos(t::text, $1) > 0`,
      [text],
    );
    if (row?.count) counts[name] = row.count;
  }
  return counts;
}

export async function keysNaming(stage: Stage, text: string): Promise<string[]> {
  return (await stage.redis.dump('')).filter((line) => line.includes(text));
}
