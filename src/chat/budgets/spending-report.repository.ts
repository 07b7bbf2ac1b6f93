import { Injectable } from '@nestjs/common';
import { TenantDb } from '../../platform/database/tenant-db.js';
import { Outbox } from '../../platform/queueing/outbox.js';
import type { DaySpending, Standing } from './spending.types.js';

interface SpendingRow {
  starts: string;
  reserved_tokens: bigint;
  reserved_micro_usd: bigint;
  input_tokens: bigint;
  cached_input_tokens: bigint;
  output_tokens: bigint;
  micro_usd: bigint;
  own_key_micro_usd: bigint;
  saved_micro_usd: bigint;
  calls: number;
  unpriced_calls: number;
  estimated_calls: number;
  warned_at: Date | null;
}

/** A warning that is owed to the business. */
export interface OwedWarning {
  scope: 'tenant_day' | 'tenant_month';
  warnedAt: Date;
}

const COLUMNS = `starts, reserved_tokens, reserved_micro_usd, input_tokens, cached_input_tokens, output_tokens, micro_usd,
  own_key_micro_usd, saved_micro_usd, calls, unpriced_calls, estimated_calls, warned_at`;

/** Reads what models have cost, and keeps the jobs of warnings. */
@Injectable()
export class SpendingReportRepository {
  constructor(
    private readonly db: TenantDb,
    private readonly outbox: Outbox,
  ) {}

  /** The days with calls, in order. @param first,last `YYYY-MM-DD`, both included */
  async days(first: string, last: string): Promise<DaySpending[]> {
    const rows = await this.db.query<SpendingRow>(
      `SELECT ${COLUMNS} FROM model_spending
       WHERE scope = 'tenant_day' AND starts BETWEEN $1::date AND $2::date ORDER BY starts`,
      [first, last],
    );
    return rows.map(toDay);
  }

  /** Null when nothing has been booked in that period. @param starts its first day */
  async standing(scope: 'tenant_day' | 'tenant_month', starts: string): Promise<Standing | null> {
    const [row] = await this.db.query<SpendingRow>(
      `SELECT ${COLUMNS} FROM model_spending WHERE scope = $1 AND starts = $2::date`,
      [scope, starts],
    );
    return row ? toStanding(row) : null;
  }

  /** Null when its row is gone. */
  async warning(id: string): Promise<OwedWarning | null> {
    const [row] = await this.db.query<{ scope: OwedWarning['scope']; warned_at: Date }>(
      'SELECT scope, warned_at FROM model_spending WHERE warning_id = $1',
      [id],
    );
    return row ? { scope: row.scope, warnedAt: row.warned_at } : null;
  }

  /** Lets the relay send the job again, then. */
  async postpone(outboxId: string, until: Date): Promise<void> {
    await this.db.query('UPDATE outbox SET sent_at = $2 WHERE id = $1', [outboxId, until]);
  }

  /** The business could not be told; an operator may have it tried again. @param error without an address */
  async giveUp(outboxId: string, error: string): Promise<void> {
    await this.db.transaction((sql) => this.outbox.giveUp(sql, outboxId, error));
  }

  async settle(outboxId: string): Promise<void> {
    await this.db.query('DELETE FROM outbox WHERE id = $1', [outboxId]);
  }
}

function toDay(row: SpendingRow): DaySpending {
  return {
    day: row.starts,
    inputTokens: Number(row.input_tokens),
    cachedInputTokens: Number(row.cached_input_tokens),
    outputTokens: Number(row.output_tokens),
    microUsd: Number(row.micro_usd),
    ownKeyMicroUsd: Number(row.own_key_micro_usd),
    savedMicroUsd: Number(row.saved_micro_usd),
    calls: row.calls,
    unpricedCalls: row.unpriced_calls,
    estimatedCalls: row.estimated_calls,
  };
}

function toStanding(row: SpendingRow): Standing {
  return {
    tokens: Number(row.reserved_tokens + row.input_tokens + row.output_tokens),
    microUsd: Number(row.reserved_micro_usd + row.micro_usd),
    warnedAt: row.warned_at,
  };
}
