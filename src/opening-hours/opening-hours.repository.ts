import { Injectable } from '@nestjs/common';
import { sourceCells, type KnowledgeSource } from '../kernel/knowledge-source.js';
import { currentTenantId } from '../platform/context/request-context.js';
import { ifMatch, ifMatchFirst, withVersion, type Versioned } from '../platform/database/row-version.js';
import { TenantDb, type TenantTransaction } from '../platform/database/tenant-db.js';
import { RAISE_KNOWLEDGE_VERSION } from '../platform/tenancy/knowledge-version.js';
import { WEEKDAYS, type ClosureEntry, type ClosureList, type Schedule, type Week } from './schedule.types.js';

interface ScheduleRow {
  timezone: string;
  week: Week | null;
  closures: ClosureEntry[];
  row_version: bigint | null;
}

/** A closure as it was entered. */
const ENTRY = `COALESCE(c.rule, jsonb_build_object('date', c.date)) ||
           jsonb_build_object('reason', c.reason, 'hours', c.hours)`;
const ROWS = 'jsonb_to_recordset($2::jsonb) AS r(date date, key text, reason text, hours jsonb, rule jsonb)';

const NEW_KNOWLEDGE = `UPDATE tenants SET ${RAISE_KNOWLEDGE_VERSION}`;

@Injectable()
export class OpeningHoursRepository {
  constructor(private readonly db: TenantDb) {}

  /** Hours and closures in one query; null while no hours are entered. */
  async schedule(): Promise<(Schedule & Versioned) | null> {
    const [row] = await this.db.query<ScheduleRow>(
      `SELECT t.timezone, h.week, h.row_version,
         (SELECT COALESCE(jsonb_agg(${ENTRY} ORDER BY c.date, c.key), '[]') FROM closures c
          WHERE c.tenant_id = t.id) AS closures
       FROM tenants t LEFT JOIN opening_hours h ON h.tenant_id = t.id`,
    );
    if (!row?.week) return null;
    const { timezone, week, closures } = row;
    return withVersion({ timezone, week, closures }, row.row_version ?? 0n);
  }

  async closures(): Promise<ClosureList & Versioned> {
    const [row] = await this.db.query<ClosureList & { row_version: bigint }>(
      `SELECT COALESCE((SELECT row_version FROM closure_lists), 0) AS row_version,
         (SELECT COALESCE(jsonb_agg(${ENTRY} ORDER BY c.date, c.key), '[]') FROM closures c) AS closures`,
    );
    if (!row) throw new Error('The list of closures was not returned.');
    return withVersion({ closures: row.closures.map(inOrder) }, row.row_version);
  }

  /** @param source null: the business has entered it */
  async replaceWeek(week: Week, source: KnowledgeSource | null = null): Promise<void> {
    const { source_id, source_url, fetched_at } = sourceCells(source);
    await this.db.query(
      `WITH known AS (${NEW_KNOWLEDGE} RETURNING id)
       INSERT INTO opening_hours AS h (tenant_id, week, source_id, source_url, fetched_at)
       SELECT id, $1::jsonb, $2::uuid, $3, $4::timestamptz FROM known WHERE ${ifMatchFirst('opening_hours')}
       ON CONFLICT (tenant_id) DO UPDATE SET (week, source_id, source_url, fetched_at, updated_at)
         = (EXCLUDED.week, EXCLUDED.source_id, EXCLUDED.source_url, EXCLUDED.fetched_at, now())
       WHERE ${ifMatch('h')}`,
      [week, source_id, source_url, fetched_at],
    );
  }

  async replaceClosures(closures: ClosureEntry[]): Promise<void> {
    await this.db.transaction(async (sql) => {
      await lockList(sql);
      const [tenant] = await sql.query<{ id: string }>(`${NEW_KNOWLEDGE} RETURNING id`);
      const rows = closures.map(rowOf);
      await sql.query('DELETE FROM closures WHERE key <> ALL ($1::text[])', [rows.map(({ key }) => key)]);
      await sql.query(
        `INSERT INTO closures AS c (tenant_id, date, key, reason, hours, rule)
         SELECT $1, date, key, reason, hours, rule FROM ${ROWS}
         ON CONFLICT (tenant_id, date, key) DO UPDATE
         SET reason = EXCLUDED.reason, hours = EXCLUDED.hours, rule = EXCLUDED.rule
         WHERE (c.reason, c.hours, c.rule) IS DISTINCT FROM (EXCLUDED.reason, EXCLUDED.hours, EXCLUDED.rule)`,
        [tenant?.id, JSON.stringify(rows)],
      );
    });
  }

  /** Adds closures; one with the days of another is left out. Returns how many were added. */
  async addClosures(closures: ClosureEntry[]): Promise<number> {
    return this.db.transaction(async (sql) => {
      await lockList(sql);
      const [tenant] = await sql.query<{ id: string }>(`${NEW_KNOWLEDGE} RETURNING id`);
      const added = await sql.query(
        `INSERT INTO closures (tenant_id, date, key, reason, hours, rule)
         SELECT $1, date, key, reason, hours, rule FROM ${ROWS}
         ON CONFLICT (tenant_id, date, key) DO NOTHING RETURNING key`,
        [tenant?.id, JSON.stringify(closures.map(rowOf))],
      );
      return added.length;
    });
  }
}

/** Raises the version of the list; two calls follow each other. */
async function lockList(sql: TenantTransaction): Promise<void> {
  await sql.query(
    `INSERT INTO closure_lists AS l (tenant_id) SELECT $1::uuid WHERE ${ifMatchFirst('closure_lists')}
     ON CONFLICT (tenant_id) DO UPDATE SET updated_at = now() WHERE ${ifMatch('l')}`,
    [currentTenantId()],
  );
}

/** The first day of what counts in every month or year since ever. */
const ALWAYS = '1970-01-01';

interface ClosureRow {
  date: string;
  key: string;
  reason: string;
  hours: ClosureEntry['hours'];
  /** Null for a single date. */
  rule: Omit<ClosureEntry, 'reason' | 'hours'> | null;
}

function rowOf(entry: ClosureEntry): ClosureRow {
  const { reason, hours, ...rule } = entry;
  const { date, from, to, on, repeats } = rule;
  const first = date ?? from ?? ALWAYS;
  const isSingle = date !== undefined && repeats === undefined;
  const rank = on ? [on.nth, on.weekday, on.month].join(' ').trim() : '';
  const days = to === undefined ? first : `${first}..${to}`;
  const key = isSingle ? first : [repeats, on ? rank : days, entry.week && 'week'].filter(Boolean).join(' ');
  return { date: first, key, reason, hours, rule: isSingle ? null : rule };
}

/** jsonb does not keep the order of keys. */
function inOrder({ date, from, to, repeats, on, reason, hours, week }: ClosureEntry): ClosureEntry {
  return {
    ...(date !== undefined && { date }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(repeats !== undefined && { repeats }),
    ...(on !== undefined && { on }),
    reason,
    hours,
    ...(week !== undefined && { week: weekInOrder(week) }),
  };
}

/** Monday first. */
export function weekInOrder(week: Week): Week {
  return Object.fromEntries(WEEKDAYS.map((day) => [day, week[day]])) as unknown as Week;
}
