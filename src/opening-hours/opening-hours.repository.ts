import { Injectable } from '@nestjs/common';
import { TenantDb } from '../platform/database/tenant-db.js';
import { RAISE_KNOWLEDGE_VERSION } from '../platform/tenancy/knowledge-version.js';
import type { Closure, Schedule, Week } from './schedule.types.js';

interface ScheduleRow {
  timezone: string;
  week: Week | null;
  closures: Closure[];
}

const NEW_KNOWLEDGE = `UPDATE tenants SET ${RAISE_KNOWLEDGE_VERSION}`;

@Injectable()
export class OpeningHoursRepository {
  constructor(private readonly db: TenantDb) {}

  /** Hours and closures in one query; null while no hours are entered. */
  async schedule(): Promise<Schedule | null> {
    const [row] = await this.db.query<ScheduleRow>(
      `SELECT t.timezone, h.week,
         (SELECT COALESCE(jsonb_agg(jsonb_build_object('date', c.date, 'reason', c.reason, 'hours', c.hours)
            ORDER BY c.date), '[]') FROM closures c WHERE c.tenant_id = t.id) AS closures
       FROM tenants t LEFT JOIN opening_hours h ON h.tenant_id = t.id`,
    );
    return row?.week ? { timezone: row.timezone, week: row.week, closures: row.closures } : null;
  }

  async closures(): Promise<Closure[]> {
    return this.db.query<Closure & object>('SELECT date, reason, hours FROM closures ORDER BY date');
  }

  async replaceWeek(week: Week): Promise<void> {
    await this.db.query(
      `WITH known AS (${NEW_KNOWLEDGE} RETURNING id)
       INSERT INTO opening_hours (tenant_id, week) SELECT id, $1::jsonb FROM known
       ON CONFLICT (tenant_id) DO UPDATE SET week = EXCLUDED.week, updated_at = now()`,
      [week],
    );
  }

  async replaceClosures(closures: Closure[]): Promise<void> {
    await this.db.transaction(async (sql) => {
      const [tenant] = await sql.query<{ id: string }>(`${NEW_KNOWLEDGE} RETURNING id`);
      await sql.query('DELETE FROM closures WHERE date <> ALL ($1::date[])', [
        closures.map(({ date }) => date),
      ]);
      await sql.query(
        `INSERT INTO closures AS c (tenant_id, date, reason, hours)
         SELECT $1, date, reason, hours FROM jsonb_to_recordset($2::jsonb) AS r(date date, reason text, hours jsonb)
         ON CONFLICT (tenant_id, date) DO UPDATE SET reason = EXCLUDED.reason, hours = EXCLUDED.hours
         WHERE (c.reason, c.hours) IS DISTINCT FROM (EXCLUDED.reason, EXCLUDED.hours)`,
        [tenant?.id, JSON.stringify(closures)],
      );
    });
  }
}
