import { Injectable } from '@nestjs/common';
import { newId } from '../../kernel/ids.js';
import { sourceCells, sourceOf, type SourceColumns } from '../../kernel/knowledge-source.js';
import type { UpsertCounts } from '../../platform/bulk/bulk-rows.js';
import { LONGEST_WHOLE, type Passage } from '../../language/passages/passages.js';
import { ifMatch, withVersion } from '../../platform/database/row-version.js';
import { TenantDb, type TenantTransaction } from '../../platform/database/tenant-db.js';
import type { Article, ArticleFilter, ArticleInput, SentArticleTexts } from './article.types.js';

interface ArticleDbRow extends SourceColumns {
  id: string;
  external_id: string | null;
  question: string;
  answer: string;
  passages: Passage[] | null;
  original: SentArticleTexts | null;
  locale: string | null;
  tags: string[];
  created_at: Date;
  updated_at: Date;
  row_version: bigint;
}

const COLUMNS =
  'id, external_id, question, answer, passages, original, locale, tags, source_id, source_url, fetched_at, created_at, updated_at, row_version';
const INCOMING = `jsonb_to_recordset($1::jsonb)
  AS r(id uuid, external_id text, question text, answer text, passages jsonb, original jsonb, locale text, tags text[],
    source_id uuid, source_url text, fetched_at timestamptz)`;
const VALUES = 'question, answer, passages, original, locale, tags, source_id, source_url, fetched_at';
const columnsOf = (row: string): string => VALUES.replaceAll(/\w+/g, (column) => `${row}.${column}`);
const TENANT = `current_setting('app.current_tenant')::uuid`;

/** An upsert by one of the two identities; `ON CONFLICT` must repeat the predicate of the partial unique index. */
function upsertBy(target: string, which: string): string {
  return `INSERT INTO articles AS a (tenant_id, id, external_id, ${VALUES})
    SELECT ${TENANT}, id, external_id, ${VALUES} FROM ${INCOMING} WHERE ${which}
    ON CONFLICT ${target} DO UPDATE SET (${VALUES}, updated_at) = (${columnsOf('EXCLUDED')}, now())
    WHERE (${columnsOf('a')}) IS DISTINCT FROM (${columnsOf('EXCLUDED')})
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

  async list(
    limit: number,
    after: string | undefined,
    { externalId, question, locale }: ArticleFilter = {},
  ): Promise<Article[]> {
    const rows = await this.db.query<ArticleDbRow>(
      `SELECT ${COLUMNS} FROM articles
       WHERE ($2::uuid IS NULL OR id < $2) AND ($3::text IS NULL OR external_id = $3)
         AND ($4::text IS NULL OR question = $4) AND ($5::text IS NULL OR locale = $5)
       ORDER BY id DESC LIMIT $1`,
      [limit, after ?? null, externalId ?? null, question ?? null, locale ?? null],
    );
    return rows.map(toArticle);
  }

  /** The article that this question identifies; one with an id of the business's own is identified by that. */
  async findByQuestion(question: string): Promise<Article | null> {
    const [row] = await this.db.query<ArticleDbRow>(
      `SELECT ${COLUMNS} FROM articles WHERE question = $1 AND external_id IS NULL`,
      [question],
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

  /**
   * Changes an article that nobody else changes meanwhile.
   * @returns null when there is none
   * @throws the driver's unique violation when another article has that question.
   */
  async change(id: string, apply: (article: Article) => Article): Promise<Article | null> {
    return this.db.transaction(async (sql) => {
      const [row] = await sql.query<ArticleDbRow>(
        `SELECT ${COLUMNS} FROM articles WHERE id = $1 AND ${ifMatch()} FOR NO KEY UPDATE`,
        [id],
      );
      return row ? replaceArticle(sql, apply(toArticle(row))) : null;
    });
  }

  /** The next long articles after an id that are not divided yet, as they were before there were passages. */
  async undivided(after: string, limit: number): Promise<Pick<Article, 'id' | 'answer' | 'original'>[]> {
    return this.db.query(
      `SELECT id, answer, original FROM articles WHERE passages IS NULL AND length(answer) > ${LONGEST_WHOLE}
         AND id > $1 ORDER BY id LIMIT $2`,
      [after, limit],
    );
  }

  /** Keeps the passages of an article whose answer is still this one. */
  async divide(id: string, answer: string, passages: readonly Passage[]): Promise<void> {
    await this.db.query(
      'UPDATE articles SET passages = $3::jsonb WHERE id = $1 AND answer = $2 AND passages IS NULL',
      [id, answer, JSON.stringify(passages)],
    );
  }

  async remove(id: string): Promise<boolean> {
    const rows = await this.db.query(`DELETE FROM articles WHERE id = $1 AND ${ifMatch()} RETURNING id`, [
      id,
    ]);
    return rows.length > 0;
  }
}

async function replaceArticle(sql: TenantTransaction, article: Article): Promise<Article | null> {
  const [row] = await sql.query<ArticleDbRow>(
    `UPDATE articles SET question = $2, answer = $3, original = $4::jsonb, locale = $5, tags = $6,
       passages = $7::jsonb, updated_at = now()
     WHERE id = $1 RETURNING ${COLUMNS}`,
    [
      article.id,
      article.question,
      article.answer,
      article.original && JSON.stringify(article.original),
      article.locale,
      article.tags,
      article.passages && JSON.stringify(article.passages),
    ],
  );
  return row ? toArticle(row) : null;
}

function incoming(articles: ArticleInput[]): string {
  return JSON.stringify(
    articles.map(({ externalId, source, ...rest }) => ({
      ...rest,
      ...sourceCells(source),
      id: newId(),
      external_id: externalId,
    })),
  );
}

function toArticle(row: ArticleDbRow): Article {
  return withVersion(
    {
      id: row.id,
      externalId: row.external_id,
      question: row.question,
      answer: row.answer,
      passages: row.passages,
      original: row.original,
      locale: row.locale,
      tags: row.tags,
      source: sourceOf(row),
      createdAt: row.created_at,
      updatedAt: row.updated_at,
    },
    row.row_version,
  );
}
