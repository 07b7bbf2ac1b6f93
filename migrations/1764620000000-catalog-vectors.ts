import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isolateTenantTable } from './tenant-table.ts';

/**
 * Vectors of texts, by the model and the text's SHA-256: unit vectors of 32-bit floats, little-endian. Empty where the
 * model's server refuses the text. Texts that are the same have one vector.
 */
const TABLE = `
CREATE TABLE catalog_vectors (
  tenant_id uuid NOT NULL REFERENCES tenants (id),
  model_id text NOT NULL,
  content_hash bytea NOT NULL CHECK (octet_length(content_hash) = 32),
  vector bytea NOT NULL CHECK (octet_length(vector) % 4 = 0),
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, model_id, content_hash)
);
`;

/** What is embedded of a product or article. The table expression of `src/catalog/vectors/passages.ts` calls these. */
const PASSAGES = [
  `CREATE FUNCTION product_passage(name text, description text, tags text[]) RETURNS text STABLE PARALLEL SAFE
   RETURN left(concat_ws(' ', name || '.', NULLIF(description, ''), array_to_string(tags, ', ')), 2000)`,
  `CREATE FUNCTION article_passage(question text, answer text) RETURNS text STABLE PARALLEL SAFE
   RETURN left(question || ' ' || answer, 2000)`,
];

/** What the passage of a table's rows is made of, and which rows search finds. */
const TEXTS = {
  products: { columns: 'name, description, tags', passage: 'product_passage', found: `status = 'active'` },
  articles: { columns: 'question, answer', passage: 'article_passage', found: 'true' },
} as const;

/**
 * A text that no row has any more loses its vectors in the commit of the change, whether or not the embedding server is
 * there. Sets are compared as a whole: its cost grows with the rows, never with their product.
 */
function forget(table: keyof typeof TEXTS): string {
  const { columns, passage, found } = TEXTS[table];
  return `
CREATE FUNCTION forget_vectors_of_${table}() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  tenant constant uuid := NULLIF(current_setting('app.current_tenant', true), '')::uuid;
BEGIN
  IF tenant IS NULL THEN RETURN NULL; END IF;
  IF TG_OP = 'UPDATE' THEN
    PERFORM ${columns} FROM old_rows WHERE ${found} EXCEPT SELECT ${columns} FROM new_rows WHERE ${found};
    IF NOT FOUND THEN RETURN NULL; END IF;
  END IF;
  DELETE FROM public.catalog_vectors WHERE tenant_id = tenant AND content_hash IN (
    SELECT sha256(convert_to(public.${passage}(${columns}), 'UTF8')) FROM (
      SELECT ${columns} FROM old_rows WHERE ${found}
      EXCEPT SELECT ${columns} FROM public.${table} WHERE tenant_id = tenant AND ${found}) AS gone);
  RETURN NULL;
END $$;`;
}

const FORGOTTEN_AT = {
  UPDATE: 'OLD TABLE AS old_rows NEW TABLE AS new_rows',
  DELETE: 'OLD TABLE AS old_rows',
};

/**
 * A changed text owes an embedding: one job for each tenant, in the transaction of the change. The change has locked the
 * tenant's row before, as the job does before it ends, so that the job either sees the change or is owed again.
 */
const OWE = `
CREATE FUNCTION owe_catalog_embedding() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  tenant constant uuid := NULLIF(current_setting('app.current_tenant', true), '')::uuid;
BEGIN
  IF tenant IS NULL OR NOT EXISTS (SELECT FROM changed_rows) THEN RETURN NULL; END IF;
  INSERT INTO public.outbox (tenant_id, id, kind, reference, correlation_id)
    SELECT tenant, gen_random_uuid(), 'catalog.embed', tenant, gen_random_uuid()::text
    WHERE NOT EXISTS (SELECT FROM public.outbox WHERE tenant_id = tenant AND kind = 'catalog.embed');
  RETURN NULL;
END $$;
`;

const OPERATIONS = ['INSERT', 'UPDATE'];

export class CatalogVectors1764620000000 implements MigrationInterface {
  name = 'CatalogVectors1764620000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLE);
    await isolateTenantTable(runner, 'catalog_vectors');
    for (const statement of [...PASSAGES, OWE]) await runner.query(statement);
    for (const table of Object.keys(TEXTS) as (keyof typeof TEXTS)[]) {
      await runner.query(forget(table));
      for (const [operation, rows] of Object.entries(FORGOTTEN_AT)) {
        await runner.query(
          `CREATE TRIGGER forget_vectors_${operation.toLowerCase()} AFTER ${operation} ON ${table} REFERENCING ${rows}
           FOR EACH STATEMENT EXECUTE FUNCTION forget_vectors_of_${table}()`,
        );
      }
    }
    for (const operation of OPERATIONS) {
      await runner.query(
        `CREATE TRIGGER owe_embedding_${operation.toLowerCase()} AFTER ${operation} ON catalog_changes
         REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION owe_catalog_embedding()`,
      );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const operation of OPERATIONS) {
      await runner.query(`DROP TRIGGER owe_embedding_${operation.toLowerCase()} ON catalog_changes`);
    }
    await runner.query('DROP FUNCTION owe_catalog_embedding()');
    for (const table of Object.keys(TEXTS)) {
      for (const operation of Object.keys(FORGOTTEN_AT)) {
        await runner.query(`DROP TRIGGER forget_vectors_${operation.toLowerCase()} ON ${table}`);
      }
      await runner.query(`DROP FUNCTION forget_vectors_of_${table}()`);
    }
    await runner.query('DROP FUNCTION product_passage(text, text, text[]), article_passage(text, text)');
    await runner.query('DROP TABLE catalog_vectors');
  }
}
