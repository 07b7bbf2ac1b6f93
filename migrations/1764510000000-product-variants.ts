import type { MigrationInterface, QueryRunner } from 'typeorm';
import { auditTable, unauditTable } from './audited-table.ts';

/** What search finds a product by, and what makes products variants of one. */
const TEXTS = ['sku', 'name', 'description', 'tags', 'attributes', 'status', 'parent_sku', 'options'];
const TEXTS_BEFORE = TEXTS.slice(0, 6);

const SHOWN_BEFORE = [
  ...['sku', 'name', 'description', 'price_minor', 'currency', 'stock', 'url', 'image_url'],
  ...['tags', 'attributes', 'status'],
];

/** As in `CatalogChanges`, with the columns of now. */
function noteChanges(texts: string[]): string {
  const columnsOf = (row: string) => `(${texts.map((column) => `${row}.${column}`).join(', ')})`;
  return `
CREATE OR REPLACE FUNCTION note_changed_products() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp AS $$
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

async function auditProducts(runner: QueryRunner, shown: string[]): Promise<void> {
  await unauditTable(runner, 'products');
  const rule = { kind: 'product', key: 'id', hidden: ['id', 'created_at', 'updated_at'] };
  await auditTable(runner, 'products', { ...rule, shown });
}

/**
 * Products may be variants of a parent, which may have no price of its own. `original` has the texts of a product or an
 * article as they were sent, where they had markup or were longer than what is read; null where none had.
 */
export class ProductVariants1764510000000 implements MigrationInterface {
  name = 'ProductVariants1764510000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE products ADD COLUMN parent_sku text, ADD COLUMN options jsonb NOT NULL DEFAULT '{}',
         ADD COLUMN original jsonb, ALTER COLUMN price_minor DROP NOT NULL`,
    );
    await runner.query('ALTER TABLE articles ADD COLUMN original jsonb');
    await runner.query(noteChanges(TEXTS));
    await auditProducts(runner, [...SHOWN_BEFORE, 'parent_sku', 'options']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await auditProducts(runner, SHOWN_BEFORE);
    await runner.query(noteChanges(TEXTS_BEFORE));
    await runner.query('ALTER TABLE articles DROP COLUMN original');
    // Forced row-level security hides every row from the owner too, when no tenant is in context.
    await runner.query('ALTER TABLE products NO FORCE ROW LEVEL SECURITY');
    await runner.query(`UPDATE products SET price_minor = 0, status = 'archived' WHERE price_minor IS NULL`);
    await runner.query('ALTER TABLE products FORCE ROW LEVEL SECURITY');
    await runner.query(
      `ALTER TABLE products DROP COLUMN parent_sku, DROP COLUMN options, DROP COLUMN original,
         ALTER COLUMN price_minor SET NOT NULL`,
    );
  }
}
