import { Injectable } from '@nestjs/common';
import { TenantDb } from '../../../platform/database/tenant-db.js';
import { FIRST_ID, LAST_ID, PAGE_ROWS, type ChangeCursor } from '../../search/catalog-texts.repository.js';
import type { KnowledgeKind } from '../../search/knowledge-index.js';
import { HAS_VECTOR, vectorsOf } from '../passages.js';
import { ORIGIN_HASH } from '../../../platform/embeddings/vector-bytes.js';

/**
 * A product or article, with the vectors of its passages in their order: null for one that has none, empty for one that
 * can have none.
 */
export interface VectorRow {
  id: string;
  vectors: (Buffer | null)[] | null;
}

/** `kind` is null when it was deleted, or is no longer searchable. */
export type VectorChange = VectorRow & { version: bigint; kind: KnowledgeKind | null };

export interface VectorChanges {
  knowledgeVersion: bigint;
  /** By the database's clock. */
  readAt: Date;
  origin: Buffer | null;
  /** In the order of their cursors, at most `PAGE_ROWS`. */
  changes: VectorChange[];
}

interface ChangeRow extends Omit<VectorChange, 'id'> {
  id: string | null;
  knowledge_version: bigint;
  read_at: Date;
  origin: Buffer | null;
}

/** Table expressions of what search finds. */
const SEARCHABLE: Record<KnowledgeKind, string> = {
  products: `(SELECT tenant_id, id FROM products WHERE status = 'active')`,
  articles: '(SELECT tenant_id, id FROM articles)',
};

/** The current tenant's vectors as an engine needs them: by the ids of products and articles. */
@Injectable()
export class StoredVectorsRepository {
  constructor(private readonly db: TenantDb) {}

  /** One statement, so one snapshot. @param after null: only the current version */
  async changesAfter(modelId: string, after: ChangeCursor | null): Promise<VectorChanges> {
    const { version, id } = after ?? { version: 2n ** 63n - 1n, id: LAST_ID };
    const rows = await this.db.query<ChangeRow>(
      `SELECT t.knowledge_version, now() AS read_at, c.id, c.version, v.vectors,
         CASE WHEN p.id IS NOT NULL THEN 'products' WHEN a.id IS NOT NULL THEN 'articles' END AS kind,
         (SELECT vector FROM catalog_vectors
           WHERE tenant_id = t.id AND model_id = $3 AND content_hash = $4) AS origin
       FROM tenants t
         LEFT JOIN LATERAL (SELECT * FROM catalog_changes WHERE tenant_id = t.id AND (version, id) > ($1, $2::uuid)
           ORDER BY version, id LIMIT ${PAGE_ROWS}) c ON true
         LEFT JOIN ${SEARCHABLE.products} p ON p.tenant_id = c.tenant_id AND p.id = c.id
         LEFT JOIN ${SEARCHABLE.articles} a ON a.tenant_id = c.tenant_id AND a.id = c.id
         ${vectorsOf('c', '$3')}
       ORDER BY c.version, c.id`,
      [version, id, modelId, ORIGIN_HASH],
    );
    const [first] = rows;
    if (!first) throw new Error('The tenant in context does not exist.');
    return {
      knowledgeVersion: first.knowledge_version,
      readAt: first.read_at,
      origin: first.origin,
      changes: rows.flatMap((row) => (row.id === null ? [] : { ...row, id: row.id })),
    };
  }

  /** The next rows with a vector after an id, in the order of their ids. */
  async page(kind: KnowledgeKind, modelId: string, after = FIRST_ID): Promise<VectorRow[]> {
    return this.db.query<VectorRow>(
      `SELECT r.id, v.vectors FROM ${SEARCHABLE[kind]} r ${vectorsOf('r', '$2')}
       WHERE r.id > $1 AND ${HAS_VECTOR} ORDER BY r.id LIMIT ${PAGE_ROWS}`,
      [after, modelId],
    );
  }

  /** Of these ids those with a vector. */
  async byIds(kind: KnowledgeKind, modelId: string, ids: readonly string[]): Promise<VectorRow[]> {
    return this.db.query<VectorRow>(
      `SELECT r.id, v.vectors FROM ${SEARCHABLE[kind]} r ${vectorsOf('r', '$2')}
       WHERE r.id = ANY ($1::uuid[]) AND ${HAS_VECTOR}`,
      [ids, modelId],
    );
  }

  /** Vectors of rows that are chosen as if at random, always the same of the same rows. */
  async sample(kind: KnowledgeKind, modelId: string, limit: number): Promise<VectorRow[]> {
    return this.db.query<VectorRow>(
      `SELECT r.id, v.vectors
       FROM (SELECT tenant_id, id FROM ${SEARCHABLE[kind]} s ORDER BY md5(id::text) LIMIT $2) r ${vectorsOf('r', '$1')}
       WHERE ${HAS_VECTOR}`,
      [modelId, limit],
    );
  }
}
