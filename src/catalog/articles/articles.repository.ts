import { Injectable } from '@nestjs/common';
import { newId } from '../../kernel/ids.js';
import type { UpsertCounts } from '../../platform/bulk/bulk-rows.js';
import { TenantDb } from '../../platform/database/tenant-db.js';
import type { Article, ArticleInput, SentArticleTexts } from './article.types.js';

interface ArticleDbRow {
  id: string;
  external_id: string | null;
  question: string;
  answer: string;
  original: SentArticleTexts | null;
  locale: string | null;
  tags: string[];
  created_at: Date;
  updated_at: Date;
}

const COLUMNS = 'id, external_id, question, answer, original, locale, tags, created_at, updated_at';
const INCOMING = `jsonb_to_recordset($1::jsonb)
  AS r(id uuid, external_id text, question text, answer text, original jsonb, locale text, tags text[])`;
const TENANT = `current_setting('app.current_tenant')::uuid`;

/** An upsert by one of the two identities; `ON CONFLICT` must repeat the predicate of the partial unique index. */
function upsertBy(target: string, which: string): string {
  return `INSERT INTO articles AS a (tenant_id, id, external_id, question, answer, original, locale, tags)
    SELECT ${TENANT}, id, external_id, question, answer, original, locale, tags FROM ${INCOMING} WHERE ${which}
    ON CONFLICT ${target} DO UPDATE SET (question, answer, original, locale, tags, updated_at)
      = (EXCLUDED.question, EXCLUDED.answer, EXCLUDED.original, EXCLUDED.locale, EXCLUDED.tags, now())
    WHERE (a.question, a.answer, a.original, a.locale, a.tags)
      IS DISTINCT FROM (EXCLUDED.question, EXCLUDED.answer, EXCLUDED.original, EXCLUDED.locale, EXCLUDED.tags)
    RETURNING a.created_at = a.updated_at AS created`;
}

const UPSERT = `WITH named AS (${upsertBy('(tenant_id, external_id) WHERE external_id IS NOT NULL', 'external_id IS NOT NULL')}),
  unnamed AS (${upsertBy('(tenant_id, question) WHERE external_id IS NULL', 'external_id IS NULL')}),
  changed AS (SELECT created FROM named UNION ALL SELECT created FROM unnamed)
  SELECT count(*) FILTER (WHERE created) AS created, count(*) FILTER (WHERE NOT created) AS updated FROM changed`;

/** The table's triggers raise the tenant's knowledge version in the commit of every change. */
@Injectable()
export class ArticlesRepository {
  constructor(private readonly db: TenantDb) {}

  /** Rows of both identities (external id, question) in one statement; unchanged rows are not written. */
  async upsert(articles: ArticleInput[]): Promise<UpsertCounts> {
    const [counts] = await this.db.query<{ created: bigint; updated: bigint }>(UPSERT, [incoming(articles)]);
    return { created: Number(counts?.created ?? 0), updated: Number(counts?.updated ?? 0) };
  }

  async list(limit: number, after: string | undefined): Promise<Article[]> {
    const rows = await this.db.query<ArticleDbRow>(
      `SELECT ${COLUMNS} FROM articles WHERE $2::uuid IS NULL OR id < $2 ORDER BY id DESC LIMIT $1`,
      [limit, after ?? null],
    );
    return rows.map(toArticle);
  }

  async findByExternalId(externalId: string): Promise<Article | null> {
    const [row] = await this.db.query<ArticleDbRow>(
      `SELECT ${COLUMNS} FROM articles WHERE external_id = $1`,
      [externalId],
    );
    return row ? toArticle(row) : null;
  }

  async getMany(ids: string[]): Promise<Article[]> {
    const rows = await this.db.query<ArticleDbRow>(
      `SELECT ${COLUMNS} FROM articles WHERE id = ANY($1::uuid[])`,
      [ids],
    );
    return rows.map(toArticle);
  }

  /** @throws the driver's unique violation when another article has that question. */
  async replace(article: Article): Promise<Article | null> {
    const [row] = await this.db.query<ArticleDbRow>(
      `UPDATE articles SET question = $2, answer = $3, original = $4::jsonb, locale = $5, tags = $6, updated_at = now()
       WHERE id = $1 RETURNING ${COLUMNS}`,
      [
        article.id,
        article.question,
        article.answer,
        article.original && JSON.stringify(article.original),
        article.locale,
        article.tags,
      ],
    );
    return row ? toArticle(row) : null;
  }

  async remove(id: string): Promise<boolean> {
    const rows = await this.db.query('DELETE FROM articles WHERE id = $1 RETURNING id', [id]);
    return rows.length > 0;
  }
}

function incoming(articles: ArticleInput[]): string {
  return JSON.stringify(
    articles.map(({ externalId, ...rest }) => ({ ...rest, id: newId(), external_id: externalId })),
  );
}

function toArticle(row: ArticleDbRow): Article {
  return {
    id: row.id,
    externalId: row.external_id,
    question: row.question,
    answer: row.answer,
    original: row.original,
    locale: row.locale,
    tags: row.tags,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
