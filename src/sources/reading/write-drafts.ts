import { createHash } from 'node:crypto';
import { newId } from '../../kernel/ids.js';
import { currentTenantId } from '../../platform/context/request-context.js';
import type { TenantTransaction } from '../../platform/database/tenant-db.js';
import type { Draft } from '../parsing/document.types.js';

/** What one page or file proposes. */
export interface PageDrafts {
  /** The address, or the name of the file. */
  page: string;
  url: string | null;
  drafts: readonly Draft[];
}

const MOST_PROPOSALS = 5_000;
const BATCH = 500;

/** Equal content has one hash, whatever page it is on. */
export function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}

/**
 * Writes the proposals of a page. One that is the same stays as it was decided; a changed one is open again. What another
 * page of the source proposes word for word is left out.
 */
export async function writeDrafts(
  sql: TenantTransaction,
  sourceId: string,
  { page, url, drafts }: PageDrafts,
): Promise<void> {
  for (let at = 0; at < drafts.length; at += BATCH) {
    const rows = drafts.slice(at, at + BATCH).map(({ kind, key, heading, content }) => ({
      ...{ id: newId(), kind, key, heading, content, hash: hashOf([kind, content]) },
    }));
    await sql.query(UPSERT, [currentTenantId(), sourceId, page, url, JSON.stringify(rows)]);
  }
  const kept = drafts.map(({ kind, key }) => `${kind} ${key}`);
  await dropMissing(sql, sourceId, page, kept);
}

const UPSERT = `INSERT INTO source_proposals AS p
    (tenant_id, id, source_id, kind, key, page, url, heading, content, content_hash)
  SELECT $1, r.id, $2, r.kind, r.key, $3, $4, r.heading, r.content, r.hash
  FROM jsonb_to_recordset($5::jsonb) AS r(id uuid, kind text, key text, heading text, content jsonb, hash text)
  WHERE NOT EXISTS (SELECT FROM source_proposals o WHERE o.source_id = $2 AND o.content_hash = r.hash
      AND (o.kind, o.key) <> (r.kind, r.key) AND NOT o.is_gone)
    AND ((SELECT count(*) FROM source_proposals o WHERE o.source_id = $2) < ${MOST_PROPOSALS}
      OR EXISTS (SELECT FROM source_proposals o WHERE o.source_id = $2 AND (o.kind, o.key) = (r.kind, r.key)))
  ON CONFLICT (tenant_id, source_id, kind, key) DO UPDATE
  SET page = EXCLUDED.page, url = EXCLUDED.url, heading = EXCLUDED.heading, content = EXCLUDED.content,
    content_hash = EXCLUDED.content_hash, is_gone = false, fetched_at = now(),
    status = CASE WHEN p.content_hash = EXCLUDED.content_hash THEN p.status ELSE 'open' END,
    decided_at = CASE WHEN p.content_hash = EXCLUDED.content_hash THEN p.decided_at END`;

/** Proposals that a page no longer has. @param kept kinds and keys that it has */
export async function dropMissing(
  sql: TenantTransaction,
  sourceId: string,
  page: string,
  kept: readonly string[],
): Promise<void> {
  const missing = `source_id = $1 AND page = $2 AND kind || ' ' || key <> ALL ($3::text[])`;
  await sql.query(`DELETE FROM source_proposals WHERE ${missing} AND NOT is_taken`, [sourceId, page, kept]);
  await sql.query(`UPDATE source_proposals SET is_gone = true WHERE ${missing} AND NOT is_gone`, [
    sourceId,
    page,
    kept,
  ]);
}
