import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isolateTenantTable } from './tenant-table.ts';

/** What search finds a row by, by table: a change of anything else leaves the search index as it is. */
const TEXTS: Record<string, string[]> = {
  articles: ['question', 'answer', 'tags'],
  products: ['sku', 'name', 'description', 'tags', 'attributes', 'status'],
};

/** At which knowledge version the texts of a product or article last changed, or it went. Kept for a week. */
const TABLE = `
CREATE TABLE catalog_changes (
  tenant_id uuid NOT NULL REFERENCES tenants (id),
  id uuid NOT NULL,
  version bigint NOT NULL,
  changed_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX catalog_changes_version ON catalog_changes (tenant_id, version, id);
`;

/**
 * One for each table. Raises the knowledge version and writes down whose texts changed, in the same transaction: the
 * registry's row is locked until the commit, so versions become visible in their order. It comes after the rows that
 * the statement locks, as everywhere. A tenant that is being erased needs none of it, and without a tenant in context
 * (a superuser's repair) nothing is written down.
 */
function noteChanges(table: string, texts: string[]): string {
  const columnsOf = (row: string) => `(${texts.map((column) => `${row}.${column}`).join(', ')})`;
  return `
CREATE FUNCTION note_changed_${table}() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  tenant constant uuid := NULLIF(current_setting('app.current_tenant', true), '')::uuid;
  written bigint;
  changed uuid[];
  new_version bigint;
BEGIN
  CASE TG_OP
  WHEN 'INSERT' THEN SELECT count(*), array_agg(id) FROM new_rows INTO written, changed;
  WHEN 'DELETE' THEN SELECT count(*), array_agg(id) FROM old_rows INTO written, changed;
  WHEN 'UPDATE' THEN
    SELECT count(*), array_agg(n.id) FILTER (WHERE ${columnsOf('n')} IS DISTINCT FROM ${columnsOf('o')})
      FROM new_rows n LEFT JOIN old_rows o ON o.tenant_id = n.tenant_id AND o.id = n.id INTO written, changed;
  END CASE;
  IF written = 0 OR tenant IS NULL THEN RETURN NULL; END IF;
  UPDATE public.tenants SET knowledge_version = knowledge_version + 1
    WHERE id = tenant AND status <> 'erasing' RETURNING knowledge_version INTO new_version;
  IF new_version IS NULL OR changed IS NULL THEN RETURN NULL; END IF;
  INSERT INTO public.catalog_changes (tenant_id, id, version)
    SELECT tenant, id, new_version FROM unnest(changed) AS u(id)
    ON CONFLICT (tenant_id, id) DO UPDATE SET version = EXCLUDED.version, changed_at = EXCLUDED.changed_at;
  DELETE FROM public.catalog_changes WHERE tenant_id = tenant AND changed_at < now() - interval '7 days'
    AND id IN (SELECT id FROM public.catalog_changes WHERE tenant_id = tenant ORDER BY version LIMIT 1000);
  RETURN NULL;
END $$;`;
}

const OPERATIONS = {
  INSERT: 'NEW TABLE AS new_rows',
  UPDATE: 'OLD TABLE AS old_rows NEW TABLE AS new_rows',
  DELETE: 'OLD TABLE AS old_rows',
};

/** Which products and articles search has to read again, so that it never has to read all of them for one. */
export class CatalogChanges1764340000000 implements MigrationInterface {
  name = 'CatalogChanges1764340000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLE);
    await isolateTenantTable(runner, 'catalog_changes');
    for (const [table, texts] of Object.entries(TEXTS)) {
      await runner.query(noteChanges(table, texts));
      for (const [operation, rows] of Object.entries(OPERATIONS)) {
        await runner.query(
          `CREATE TRIGGER note_${operation.toLowerCase()} AFTER ${operation} ON ${table} REFERENCING ${rows}
           FOR EACH STATEMENT EXECUTE FUNCTION note_changed_${table}()`,
        );
      }
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of Object.keys(TEXTS)) {
      for (const operation of Object.keys(OPERATIONS)) {
        await runner.query(`DROP TRIGGER note_${operation.toLowerCase()} ON ${table}`);
      }
      await runner.query(`DROP FUNCTION note_changed_${table}()`);
    }
    await runner.query('DROP TABLE catalog_changes');
  }
}
