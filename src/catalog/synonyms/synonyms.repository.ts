import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { newId } from '../../kernel/ids.js';
import { currentTenantId } from '../../platform/context/request-context.js';
import { ifMatch, ifMatchFirst, withVersion, type Versioned } from '../../platform/database/row-version.js';
import { TenantDb, type TenantTransaction } from '../../platform/database/tenant-db.js';
import { RAISE_KNOWLEDGE_VERSION } from '../../platform/tenancy/knowledge-version.js';
import type { SynonymEntry, SynonymList } from './synonym.types.js';

/** With the version in one statement: another one would be of another moment. */
const LIST = `SELECT COALESCE((SELECT row_version FROM synonym_lists), 0) AS row_version,
    COALESCE((SELECT jsonb_agg(jsonb_build_object('words', words, 'locale', locale) ORDER BY position, id)
      FROM synonyms), '[]') AS synonyms`;

interface ListRow extends SynonymList {
  row_version: bigint;
}

/** Makes the next list of the one before. */
export type Change = (before: readonly SynonymEntry[]) => readonly SynonymEntry[];

@Injectable()
export class SynonymsRepository {
  constructor(private readonly db: TenantDb) {}

  async list(): Promise<SynonymList & Versioned> {
    const [row] = await this.db.query<ListRow>(LIST);
    return toList(row);
  }

  /**
   * Replaces the list. The list's own row is locked first, so that two calls follow each other. A list that stays as it
   * was raises no version.
   */
  async change(change: Change): Promise<SynonymList & Versioned> {
    return this.db.transaction(async (sql) => {
      await sql.query(
        `INSERT INTO synonym_lists AS l (tenant_id, id, version)
         SELECT $1::uuid, $2::uuid, 0 WHERE ${ifMatchFirst('synonym_lists')}
         ON CONFLICT (tenant_id) DO UPDATE SET updated_at = now() WHERE ${ifMatch('l')}`,
        [currentTenantId(), newId()],
      );
      const [row] = await sql.query<ListRow>(LIST);
      const list = toList(row);
      const before = list.synonyms;
      const after = change(before);
      if (JSON.stringify(before.map(keyOf)) !== JSON.stringify(after.map(keyOf))) await write(sql, after);
      return { ...list, synonyms: [...after] };
    });
  }
}

function toList(row: ListRow | undefined): SynonymList & Versioned {
  if (!row) throw new Error('A list of synonyms was not returned.');
  // jsonb does not keep the order of keys.
  const synonyms = row.synonyms.map(({ words, locale }) => ({ words, locale }));
  return withVersion({ synonyms }, row.row_version);
}

async function write(sql: TenantTransaction, groups: readonly SynonymEntry[]): Promise<void> {
  await sql.query(
    `WITH known AS (UPDATE tenants SET ${RAISE_KNOWLEDGE_VERSION} RETURNING knowledge_version)
     UPDATE synonym_lists SET version = knowledge_version FROM known`,
  );
  const rows = groups.map((group, position) => ({ ...group, id: newId(), position, key: keyOf(group) }));
  await sql.query('DELETE FROM synonyms WHERE key <> ALL ($1::text[])', [rows.map(({ key }) => key)]);
  await sql.query(
    `INSERT INTO synonyms AS s (tenant_id, id, position, key, words, locale)
     SELECT $1, id, position, key, words, locale
     FROM jsonb_to_recordset($2::jsonb) AS r(id uuid, position integer, key text, words text[], locale text)
     ON CONFLICT (tenant_id, key) DO UPDATE SET position = EXCLUDED.position WHERE s.position <> EXCLUDED.position`,
    [currentTenantId(), JSON.stringify(rows)],
  );
}

/** Of a group whose words are too long for an index. */
function keyOf({ words, locale }: SynonymEntry): string {
  return createHash('sha256')
    .update(JSON.stringify([words, locale]))
    .digest('hex');
}
