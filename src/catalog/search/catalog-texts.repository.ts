import { Injectable } from '@nestjs/common';
import { TenantDb } from '../../platform/database/tenant-db.js';
import type { IndexableArticle, IndexableProduct } from './knowledge-index.js';

/** The position up to which changes were read: all earlier versions, and of this version the ids up to this one. */
export interface ChangeCursor {
  version: bigint;
  id: string;
}

/** A product or article whose texts changed; neither when it was deleted, or is no longer searchable. */
export interface TextChange {
  id: string;
  version: bigint;
  product: IndexableProduct | null;
  article: IndexableArticle | null;
}

export interface TextChanges {
  /** The tenant's version at the time of reading. */
  knowledgeVersion: bigint;
  /** Time of reading, by the database's clock. */
  readAt: Date;
  /** In the order of their cursors, at most `PAGE_ROWS`. */
  changes: TextChange[];
}

interface ChangeRow {
  knowledge_version: bigint;
  read_at: Date;
  id: string | null;
  version: bigint;
  product: IndexableProduct | null;
  article: IndexableArticle | null;
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
  constructor(private readonly db: TenantDb) {}

  /** One statement, so one snapshot: every change up to `knowledgeVersion` is in the result or before the cursor. */
  async changesAfter({ version, id }: ChangeCursor): Promise<TextChanges> {
    const rows = await this.db.query<ChangeRow>(
      `SELECT t.knowledge_version, now() AS read_at, c.id, c.version,
         CASE WHEN p.id IS NOT NULL THEN jsonb_build_object('id', p.id, 'sku', p.sku, 'name', p.name,
           'description', p.description, 'tags', p.tags, 'attributes', p.attributes, 'parentSku', p.parent_sku,
           'options', p.options) END AS product,
         CASE WHEN a.id IS NOT NULL THEN jsonb_build_object('id', a.id, 'question', a.question,
           'answer', a.answer, 'tags', a.tags) END AS article
       FROM tenants t
         LEFT JOIN LATERAL (SELECT * FROM catalog_changes WHERE tenant_id = t.id AND (version, id) > ($1, $2::uuid)
           ORDER BY version, id LIMIT ${PAGE_ROWS}) c ON true
         LEFT JOIN products p ON p.tenant_id = c.tenant_id AND p.id = c.id AND p.status = 'active'
         LEFT JOIN articles a ON a.tenant_id = c.tenant_id AND a.id = c.id
       ORDER BY c.version, c.id`,
      [version, id],
    );
    const [first] = rows;
    if (!first) throw new Error('The tenant in context does not exist.');
    return {
      knowledgeVersion: first.knowledge_version,
      readAt: first.read_at,
      changes: rows.flatMap((row) => (row.id === null ? [] : { ...row, id: row.id })),
    };
  }

  /** The next active products after an id, in the order of their ids. */
  async products(after: string): Promise<IndexableProduct[]> {
    return this.db.query<IndexableProduct>(
      `SELECT id, sku, name, description, tags, attributes, parent_sku AS "parentSku", options FROM products
       WHERE status = 'active' AND id > $1 ORDER BY id LIMIT ${PAGE_ROWS}`,
      [after],
    );
  }

  /** The next articles after an id, in the order of their ids. */
  async articles(after: string): Promise<IndexableArticle[]> {
    return this.db.query<IndexableArticle>(
      `SELECT id, question, answer, tags FROM articles WHERE id > $1 ORDER BY id LIMIT ${PAGE_ROWS}`,
      [after],
    );
  }
}
