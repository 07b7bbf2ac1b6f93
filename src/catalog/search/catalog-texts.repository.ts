import { Injectable } from '@nestjs/common';
import { supported } from '../../language/detection/detect-language.js';
import type { SynonymGroup } from '../../language/search/synonyms.js';
import { TenantDb } from '../../platform/database/tenant-db.js';
import { Embeddings } from '../../platform/embeddings/embeddings.port.js';
import { WeaviateConnection } from '../../platform/weaviate/weaviate-connection.js';
import { vectorsOf } from '../vectors/passages.js';
import { ORIGIN_HASH } from '../../platform/embeddings/vector-bytes.js';
import type { IndexableArticle, IndexableProduct } from './knowledge-index.js';

/** The position up to which changes were read: all earlier versions, and of this version the ids up to this one. */
export interface ChangeCursor {
  version: bigint;
  id: string;
}

/**
 * With the stored vectors of its passages, in their order: null for one that has none of the current model, empty for one
 * that can have none.
 */
export type Embedded<Row> = Row & { vectors: (Buffer | null)[] | null };

/** A product or article whose texts changed, or got a vector; neither when it was deleted, or is no longer searchable. */
export interface TextChange {
  id: string;
  version: bigint;
  product: IndexableProduct | null;
  article: IndexableArticle | null;
  vectors: (Buffer | null)[] | null;
}

export interface TextChanges {
  /** The tenant's version at the time of reading. */
  knowledgeVersion: bigint;
  /** Time of reading, by the database's clock. */
  readAt: Date;
  /** What all texts have in common for the current model; null when nothing is embedded yet. */
  origin: Buffer | null;
  /** Of the business's synonyms; null: it has never had any. */
  synonymsVersion: bigint | null;
  /** In the order of their cursors, at most `PAGE_ROWS`. */
  changes: TextChange[];
}

interface ChangeRow {
  knowledge_version: bigint;
  read_at: Date;
  origin: Buffer | null;
  synonyms_version: bigint | null;
  id: string | null;
  version: bigint;
  product: IndexableProduct | null;
  article: IndexableArticle | null;
  vectors: (Buffer | null)[] | null;
}

/** Rows per statement, read and indexed at once. */
export const PAGE_ROWS = 200;
export const FIRST_ID = '00000000-0000-0000-0000-000000000000';
export const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
/** Changes are kept for a week; an index that was last updated longer ago may have missed some. */
export const CHANGES_KEPT_MS = 6 * 24 * 60 * 60 * 1000;

/** The searchable texts of products and articles, and their changes. */
@Injectable()
export class CatalogTextsRepository {
  constructor(
    private readonly db: TenantDb,
    private readonly embeddings: Embeddings,
    private readonly weaviate: WeaviateConnection,
  ) {}

  /** Where Weaviate searches vectors, only whether there is one is read. */
  private vectorsOf(row: string, model: string): string {
    return vectorsOf(row, model, this.weaviate.isConfigured ? 'substring(s.vector FOR 0)' : 's.vector');
  }

  /** One statement, so one snapshot: every change up to `knowledgeVersion` is in the result or before the cursor. */
  async changesAfter({ version, id }: ChangeCursor): Promise<TextChanges> {
    const rows = await this.db.query<ChangeRow>(
      `SELECT t.knowledge_version, now() AS read_at, c.id, c.version, v.vectors, (SELECT vector FROM catalog_vectors
           WHERE tenant_id = t.id AND model_id = $3 AND content_hash = $4) AS origin,
         (SELECT version FROM synonym_lists WHERE tenant_id = t.id) AS synonyms_version,
         CASE WHEN p.id IS NOT NULL THEN jsonb_build_object('id', p.id, 'sku', p.sku, 'name', p.name,
           'description', p.description, 'tags', p.tags, 'attributes', p.attributes, 'parentSku', p.parent_sku,
           'options', p.options) END AS product,
         CASE WHEN a.id IS NOT NULL THEN jsonb_build_object('id', a.id, 'question', a.question,
           'answer', a.answer, 'tags', a.tags, 'passages', a.passages) END AS article
       FROM tenants t
         LEFT JOIN LATERAL (SELECT * FROM catalog_changes WHERE tenant_id = t.id AND (version, id) > ($1, $2::uuid)
           ORDER BY version, id LIMIT ${PAGE_ROWS}) c ON true
         LEFT JOIN products p ON p.tenant_id = c.tenant_id AND p.id = c.id AND p.status = 'active'
         LEFT JOIN articles a ON a.tenant_id = c.tenant_id AND a.id = c.id
         ${this.vectorsOf('c', '$3')}
       ORDER BY c.version, c.id`,
      [version, id, this.embeddings.modelId, ORIGIN_HASH],
    );
    const [first] = rows;
    if (!first) throw new Error('The tenant in context does not exist.');
    return {
      knowledgeVersion: first.knowledge_version,
      readAt: first.read_at,
      origin: first.origin,
      synonymsVersion: first.synonyms_version,
      changes: rows.flatMap((row) => (row.id === null ? [] : { ...row, id: row.id })),
    };
  }

  /** The business's synonyms. */
  async synonyms(): Promise<SynonymGroup[]> {
    const rows = await this.db.query<{ words: string[]; locale: string | null }>(
      'SELECT words, locale FROM synonyms ORDER BY position, id',
    );
    return rows.map(({ words, locale }) => ({ words, locale: supported(locale) }));
  }

  /**
   * The next active products after an id, in the order of their ids. Right after an import the planner takes a business for a
   * small one. `IS TRUE`: else it would use the index on statuses and sort all of them for each page. The page is chosen first:
   * else the vectors of all that follow would be looked for.
   */
  async products(after: string): Promise<Embedded<IndexableProduct>[]> {
    return this.db.query<Embedded<IndexableProduct>>(
      `SELECT p.id, sku, name, description, tags, attributes, parent_sku AS "parentSku", options,
         v.vectors
       FROM (SELECT * FROM products WHERE (status = 'active') IS TRUE AND id > $1 ORDER BY id LIMIT ${PAGE_ROWS}) p
         ${this.vectorsOf('p', '$2')} ORDER BY p.id`,
      [after, this.embeddings.modelId],
    );
  }

  /** The next articles after an id, in the order of their ids. */
  async articles(after: string): Promise<Embedded<IndexableArticle>[]> {
    return this.db.query<Embedded<IndexableArticle>>(
      `SELECT a.id, question, answer, tags, passages, v.vectors
       FROM (SELECT * FROM articles WHERE id > $1 ORDER BY id LIMIT ${PAGE_ROWS}) a
         ${this.vectorsOf('a', '$2')} ORDER BY a.id`,
      [after, this.embeddings.modelId],
    );
  }
}
