import { Injectable } from '@nestjs/common';
import { TenantDb } from '../../platform/database/tenant-db.js';
import { RAISE_KNOWLEDGE_VERSION } from '../../platform/tenancy/knowledge-version.js';
import { PASSAGES } from './passages.js';
import { ORIGIN_HASH } from '../../platform/embeddings/vector-bytes.js';
import { Outbox } from '../../platform/queueing/outbox.js';

/** A text without a vector. */
export interface Passage {
  /** SHA-256. */
  content_hash: Buffer;
  passage: string;
}

/** The stored vectors of a tenant's products and articles. */
@Injectable()
export class CatalogVectorsRepository {
  constructor(
    private readonly db: TenantDb,
    private readonly outbox: Outbox,
  ) {}

  /** Texts of products and articles that this model has not embedded yet. */
  async missing(modelId: string, limit: number): Promise<Passage[]> {
    return this.db.query<Passage>(
      `SELECT content_hash, min(passage) AS passage FROM ${PASSAGES} p
       WHERE NOT EXISTS (SELECT FROM catalog_vectors v
         WHERE v.tenant_id = p.tenant_id AND v.model_id = $1 AND v.content_hash = p.content_hash)
       GROUP BY content_hash LIMIT $2`,
      [modelId, limit],
    );
  }

  /** Whether the origin of this model is stored. */
  async hasOrigin(modelId: string): Promise<boolean> {
    const rows = await this.db.query(
      'SELECT 1 AS one FROM catalog_vectors WHERE model_id = $1 AND content_hash = $2',
      [modelId, ORIGIN_HASH],
    );
    return rows.length > 0;
  }

  /**
   * Stores vectors of texts that are still there, and raises the knowledge version, so that every process reads them with
   * its next search.
   */
  async store(modelId: string, hashes: readonly Buffer[], vectors: readonly Buffer[]): Promise<void> {
    await this.db.query(
      `WITH stored AS (
         INSERT INTO catalog_vectors (tenant_id, model_id, content_hash, vector)
         SELECT current_setting('app.current_tenant')::uuid, $1, hash, vector
         FROM unnest($2::bytea[], $3::bytea[]) AS u(hash, vector)
         WHERE hash = $4 OR hash IN (SELECT content_hash FROM ${PASSAGES} p) ON CONFLICT DO NOTHING
       ), raised AS (
         UPDATE tenants SET ${RAISE_KNOWLEDGE_VERSION}
         WHERE id = current_setting('app.current_tenant')::uuid RETURNING id, knowledge_version
       )
       INSERT INTO catalog_changes (tenant_id, id, version)
       SELECT DISTINCT r.id, p.id, r.knowledge_version FROM raised r
         JOIN ${PASSAGES} p ON p.tenant_id = r.id AND p.content_hash = ANY ($2::bytea[])
       ON CONFLICT (tenant_id, id) DO UPDATE SET version = EXCLUDED.version, changed_at = now()`,
      [modelId, hashes, vectors, ORIGIN_HASH],
    );
  }

  /**
   * Ends a job: deletes the vectors of texts and models that are no more, and the job's outbox row, unless a change was
   * committed meanwhile that it has not seen. Another model's vectors go when they are older: while processes with two
   * models run side by side, those of the older one delete nothing of the newer one.
   * @param modelId null without embeddings: nothing is missing then
   * @param seen the knowledge version up to which the engine was written; null when it needs none
   */
  async finish(modelId: string | null, outboxId: string, seen: bigint | null = null): Promise<void> {
    await this.db.transaction(async (sql) => {
      // As a change does, so that none commits between the look and the end.
      const [tenant] = await sql.query<{ knowledge_version: bigint }>(
        `SELECT knowledge_version FROM tenants WHERE id = current_setting('app.current_tenant')::uuid FOR UPDATE`,
      );
      if (seen !== null && tenant?.knowledge_version !== seen) return;
      if (modelId !== null) {
        const [left] = await sql.query<{ one: number }>(
          `SELECT 1 AS one FROM ${PASSAGES} p WHERE NOT EXISTS (SELECT FROM catalog_vectors v
             WHERE v.tenant_id = p.tenant_id AND v.model_id = $1 AND v.content_hash = p.content_hash) LIMIT 1`,
          [modelId],
        );
        if (left) return;
        await sql.query(
          `DELETE FROM catalog_vectors v WHERE v.content_hash <> $2
               AND v.content_hash NOT IN (SELECT content_hash FROM ${PASSAGES} p)
             OR v.model_id <> $1
               AND v.created_at < (SELECT max(created_at) FROM catalog_vectors WHERE model_id = $1)`,
          [modelId, ORIGIN_HASH],
        );
      }
      await this.outbox.settle(sql, outboxId);
    });
  }

  /** Owes the job that embeds what is missing, unless one is owed already. */
  async owe(): Promise<void> {
    await this.db.query(
      `INSERT INTO outbox (tenant_id, id, kind, reference, correlation_id)
       SELECT t, gen_random_uuid(), 'catalog.embed', t, gen_random_uuid()::text
       FROM (SELECT current_setting('app.current_tenant')::uuid) AS c(t)
       WHERE NOT EXISTS (SELECT FROM outbox WHERE kind = 'catalog.embed')`,
    );
  }
}
