import { Injectable } from '@nestjs/common';
import { newId } from '../kernel/ids.js';
import type { UpsertCounts } from '../platform/bulk/bulk-rows.js';
import { currentTenantId } from '../platform/context/request-context.js';
import { ifMatch, ifMatchFirst, withVersion, type Versioned } from '../platform/database/row-version.js';
import { TenantDb } from '../platform/database/tenant-db.js';
import type { Check, CheckList } from './evaluation.types.js';

const INCOMING = `jsonb_to_recordset($2::jsonb)
  AS r(id uuid, position integer, question text, locale text, must text[], "mustNot" text[])`;

/** A check that only moves is not counted as changed. `now()` is the moment of the transaction. */
const UPSERT = `WITH done AS (
    INSERT INTO checks AS c (tenant_id, id, position, question, locale, must, must_not)
    SELECT $1, id, position, question, locale, must, "mustNot" FROM ${INCOMING}
    ON CONFLICT (tenant_id, question) DO UPDATE SET
      position = EXCLUDED.position, locale = EXCLUDED.locale, must = EXCLUDED.must, must_not = EXCLUDED.must_not,
      updated_at = CASE WHEN (c.locale, c.must, c.must_not)
        IS DISTINCT FROM (EXCLUDED.locale, EXCLUDED.must, EXCLUDED.must_not) THEN now() ELSE c.updated_at END
    RETURNING created_at = now() AS created, updated_at = now() AS changed)
  SELECT count(*) FILTER (WHERE created)::int AS created,
    count(*) FILTER (WHERE changed AND NOT created)::int AS updated FROM done`;

@Injectable()
export class ChecksRepository {
  constructor(private readonly db: TenantDb) {}

  async list(): Promise<CheckList & Versioned> {
    const [row] = await this.db.query<CheckList & { row_version: bigint }>(
      `SELECT COALESCE((SELECT run_after_change FROM check_lists), false) AS "runAfterChange",
         COALESCE((SELECT row_version FROM check_lists), 0) AS row_version,
         COALESCE((SELECT jsonb_agg(jsonb_build_object('question', question, 'locale', locale, 'must', must,
           'mustNot', must_not) ORDER BY position, id) FROM checks), '[]') AS checks`,
    );
    if (!row) throw new Error('The list of checks was not returned.');
    const { row_version: version, ...list } = row;
    return withVersion(list, version);
  }

  /**
   * Replaces the list. The list's own row is written first, so that two calls follow each other.
   * @param kept questions of checks that stay as they are, if there are such
   * @param runAfterChange null: stays as it is
   */
  async replace(
    checks: readonly Check[],
    kept: readonly string[],
    runAfterChange: boolean | null,
  ): Promise<UpsertCounts & Versioned> {
    const rows = checks.map((check, position) => ({ ...check, id: newId(), position }));
    return this.db.transaction(async (sql) => {
      const [list] = await sql.query<{ row_version: bigint }>(
        `INSERT INTO check_lists AS l (tenant_id, id, run_after_change)
         SELECT $1::uuid, $2::uuid, COALESCE($3, false) WHERE ${ifMatchFirst('check_lists')}
         ON CONFLICT (tenant_id) DO UPDATE SET run_after_change = COALESCE($3, l.run_after_change), updated_at = now()
         WHERE ${ifMatch('l')} RETURNING row_version`,
        [currentTenantId(), newId(), runAfterChange],
      );
      await sql.query('DELETE FROM checks WHERE question <> ALL ($1::text[])', [
        [...rows.map(({ question }) => question), ...kept],
      ]);
      const [counts] = await sql.query<UpsertCounts>(UPSERT, [currentTenantId(), JSON.stringify(rows)]);
      return withVersion(counts ?? { created: 0, updated: 0 }, list?.row_version ?? 0n);
    });
  }
}
