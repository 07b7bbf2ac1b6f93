import { Injectable } from '@nestjs/common';
import { newId } from '../kernel/ids.js';
import type { UpsertCounts } from '../platform/bulk/bulk-rows.js';
import { TenantDb } from '../platform/database/tenant-db.js';
import type { Article, ArticleInput } from './article.types.js';

interface ArticleDbRow {
  id: string;
  external_id: string | null;
  question: string;
  answer: string;
  locale: string | null;
  tags: string[];
  created_at: Date;
  updated_at: Date;
}

export interface ArticleText {
  id: string;
  question: string;
  answer: string;
  tags: string[];
}

const COLUMNS = 'id, external_id, question, answer, locale, tags, created_at, updated_at';
const INCOMING = `jsonb_to_recordset($1::jsonb)
  AS r(id uuid, external_id text, question text, answer text, locale text, tags text[])`;
const TENANT = `current_setting('app.current_tenant')::uuid`;
const NEW_KNOWLEDGE = 'UPDATE tenants SET knowledge_version = knowledge_version + 1';
/** Beside a statement named `changed`: only what has changed something makes new knowledge. */
const KNOWN = `known AS (${NEW_KNOWLEDGE} WHERE EXISTS (SELECT FROM changed))`;

/** An upsert by one of the two identities; the partial unique index must be named with its predicate. */
function upsertBy(target: string): string {
  return `INSERT INTO articles AS a (tenant_id, id, external_id, question, answer, locale, tags)
    SELECT ${TENANT}, id, external_id, question, answer, locale, tags FROM ${INCOMING}
    ON CONFLICT ${target} DO UPDATE SET (question, answer, locale, tags, updated_at)
      = (EXCLUDED.question, EXCLUDED.answer, EXCLUDED.locale, EXCLUDED.tags, now())
    WHERE (a.question, a.answer, a.locale, a.tags)
      IS DISTINCT FROM (EXCLUDED.question, EXCLUDED.answer, EXCLUDED.locale, EXCLUDED.tags)
    RETURNING a.created_at = a.updated_at AS created`;
}

const BY_EXTERNAL_ID = upsertBy('(tenant_id, external_id) WHERE external_id IS NOT NULL');
const BY_QUESTION = upsertBy('(tenant_id, question) WHERE external_id IS NULL');

@Injectable()
export class ArticlesRepository {
  constructor(private readonly db: TenantDb) {}

  /** One statement for each identity (external id, question); rows that say nothing new are not written. */
  async upsert(articles: ArticleInput[]): Promise<UpsertCounts> {
    const named = articles.filter(({ externalId }) => externalId !== null);
    const unnamed = articles.filter(({ externalId }) => externalId === null);
    return this.db.transaction(async (sql) => {
      const written = [
        ...(named.length > 0 ? await sql.query<{ created: boolean }>(BY_EXTERNAL_ID, [incoming(named)]) : []),
        ...(unnamed.length > 0
          ? await sql.query<{ created: boolean }>(BY_QUESTION, [incoming(unnamed)])
          : []),
      ];
      if (written.length > 0) await sql.query(NEW_KNOWLEDGE);
      const created = written.filter((row) => row.created).length;
      return { created, updated: written.length - created };
    });
  }

  async list(limit: number, after: string | undefined): Promise<Article[]> {
    const rows = await this.db.query<ArticleDbRow>(
      `SELECT ${COLUMNS} FROM articles WHERE $2::uuid IS NULL OR id < $2 ORDER BY id DESC LIMIT $1`,
      [limit, after ?? null],
    );
    return rows.map(toArticle);
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
      `WITH changed AS (
       UPDATE articles SET question = $2, answer = $3, locale = $4, tags = $5, updated_at = now()
       WHERE id = $1 RETURNING ${COLUMNS}), ${KNOWN}
       SELECT ${COLUMNS} FROM changed`,
      [article.id, article.question, article.answer, article.locale, article.tags],
    );
    return row ? toArticle(row) : null;
  }

  async remove(id: string): Promise<boolean> {
    const rows = await this.db.query(
      `WITH changed AS (DELETE FROM articles WHERE id = $1 RETURNING id), ${KNOWN} SELECT id FROM changed`,
      [id],
    );
    return rows.length > 0;
  }

  async texts(): Promise<ArticleText[]> {
    return this.db.query<ArticleText>('SELECT id, question, answer, tags FROM articles ORDER BY id');
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
    locale: row.locale,
    tags: row.tags,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
