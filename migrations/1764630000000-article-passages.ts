import type { MigrationInterface, QueryRunner } from 'typeorm';
import { auditTable, unauditTable } from './audited-table.ts';
import { asOwnerOfAllRows } from './tenant-table.ts';

/** A list of `{heading, before, text, continues}`. */
const COLUMN = `ALTER TABLE articles ADD COLUMN passages jsonb CHECK (jsonb_typeof(passages) = 'array')`;

/** What search finds an article by; a change of anything else leaves the search index as it is. */
const NOTED = ['question', 'answer', 'tags', 'passages'];
const NOTED_BEFORE = NOTED.slice(0, 3);

/** As in `CatalogChanges`, with the columns of now. */
function noteChanges(texts: string[]): string {
  const columnsOf = (row: string) => `(${texts.map((column) => `${row}.${column}`).join(', ')})`;
  return `
CREATE OR REPLACE FUNCTION note_changed_articles() RETURNS trigger LANGUAGE plpgsql
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

/** What is embedded of an article, of a long one each passage. The table expression of `src/catalog/vectors/passages.ts` calls it. */
const PASSAGES = `
CREATE FUNCTION article_passages(question text, answer text, passages jsonb)
RETURNS TABLE (part integer, passage text) LANGUAGE sql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
  SELECT 0, public.article_passage(question, answer) WHERE passages IS NULL
  UNION ALL
  SELECT ordinality::integer - 1, left(concat_ws(' ', question, NULLIF(p ->> 'heading', ''),
      NULLIF(p ->> 'before', ''), p ->> 'text'), 2000)
    FROM jsonb_array_elements(passages) WITH ORDINALITY AS e(p, ordinality)
$$;`;

/** As in `CatalogVectors`: a text that no row has any more loses its vectors, and so does each passage. */
const FORGET = `
CREATE OR REPLACE FUNCTION forget_vectors_of_articles() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  tenant constant uuid := NULLIF(current_setting('app.current_tenant', true), '')::uuid;
BEGIN
  IF tenant IS NULL THEN RETURN NULL; END IF;
  IF TG_OP = 'UPDATE' THEN
    PERFORM question, answer, passages FROM old_rows EXCEPT SELECT question, answer, passages FROM new_rows;
    IF NOT FOUND THEN RETURN NULL; END IF;
  END IF;
  DELETE FROM public.catalog_vectors WHERE tenant_id = tenant AND content_hash IN (
    SELECT sha256(convert_to(passage, 'UTF8')) FROM (
      SELECT p.passage FROM old_rows o, public.article_passages(o.question, o.answer, o.passages) p
      EXCEPT
      SELECT p.passage FROM public.articles a, public.article_passages(a.question, a.answer, a.passages) p
        WHERE a.tenant_id = tenant) AS gone);
  RETURN NULL;
END $$;`;

const FORGET_BEFORE = `
CREATE OR REPLACE FUNCTION forget_vectors_of_articles() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  tenant constant uuid := NULLIF(current_setting('app.current_tenant', true), '')::uuid;
BEGIN
  IF tenant IS NULL THEN RETURN NULL; END IF;
  IF TG_OP = 'UPDATE' THEN
    PERFORM question, answer FROM old_rows WHERE true EXCEPT SELECT question, answer FROM new_rows WHERE true;
    IF NOT FOUND THEN RETURN NULL; END IF;
  END IF;
  DELETE FROM public.catalog_vectors WHERE tenant_id = tenant AND content_hash IN (
    SELECT sha256(convert_to(public.article_passage(question, answer), 'UTF8')) FROM (
      SELECT question, answer FROM old_rows WHERE true
      EXCEPT SELECT question, answer FROM public.articles WHERE tenant_id = tenant AND true) AS gone);
  RETURN NULL;
END $$;`;

async function auditArticles(runner: QueryRunner, derived: string[]): Promise<void> {
  await unauditTable(runner, 'articles');
  await auditTable(runner, 'articles', {
    ...{ kind: 'article', key: 'id', shown: ['external_id', 'question', 'answer', 'locale', 'tags'] },
    hidden: ['id', 'created_at', 'updated_at', ...derived],
  });
}

/**
 * A long article is searched for and quoted by its passages. Articles of before are divided by the job that embeds,
 * which is owed to each business that has long ones.
 */
export class ArticlePassages1764630000000 implements MigrationInterface {
  name = 'ArticlePassages1764630000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(COLUMN);
    await auditArticles(runner, ['passages']);
    for (const statement of [PASSAGES, FORGET, noteChanges(NOTED)]) await runner.query(statement);
    await runner.query('ALTER TABLE articles NO FORCE ROW LEVEL SECURITY');
    await asOwnerOfAllRows(
      runner,
      'outbox',
      `INSERT INTO outbox (tenant_id, id, kind, reference, correlation_id)
       SELECT DISTINCT ON (tenant_id) tenant_id, gen_random_uuid(), 'catalog.embed', tenant_id, 'migration'
       FROM articles a WHERE length(answer) > 600
         AND NOT EXISTS (SELECT FROM outbox o WHERE o.tenant_id = a.tenant_id AND o.kind = 'catalog.embed')`,
    );
    await runner.query('ALTER TABLE articles FORCE ROW LEVEL SECURITY');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(noteChanges(NOTED_BEFORE));
    await runner.query(FORGET_BEFORE);
    await runner.query('DROP FUNCTION article_passages(text, text, jsonb)');
    await auditArticles(runner, []);
    await runner.query('ALTER TABLE articles DROP COLUMN passages');
  }
}
