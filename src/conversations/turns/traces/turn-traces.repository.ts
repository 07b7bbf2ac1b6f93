import { Injectable } from '@nestjs/common';
import type { KeptTrace } from '../../../chat/kept-trace.types.js';
import { TenantDb } from '../../../platform/database/tenant-db.js';
import { toConfidence } from '../../message.row.js';
import type { Turn } from '../../conversation.types.js';
import { TURN_COLUMNS, toTurn, type TurnRow } from '../turn.row.js';

/** A turn as the business sees it afterwards. */
export interface TurnReport {
  turn: Turn;
  /** Null while the turn runs, after 30 days, and of a turn that ended before its answer was complete. */
  trace: KeptTrace | null;
  /** Of the answer, 0..1; null without one. */
  confidence: number | null;
  /** Of the models that were asked; null when none was. */
  cost: { model: string; inputTokens: number; outputTokens: number; microUsd: number | null } | null;
  /** What the answer from the cache has saved; null otherwise, and without a price. */
  savedMicroUsd: number | null;
}

interface ReportRow extends TurnRow {
  trace: KeptTrace | null;
  confidence: number | null;
  model: string | null;
  input_tokens: number | null;
  output_tokens: number | null;
  micro_usd: number | null;
  saved_micro_usd: number | null;
}

@Injectable()
export class TurnTracesRepository {
  constructor(private readonly db: TenantDb) {}

  /** Null when there is no such turn, or its visitor is being erased. */
  async get(turnId: string): Promise<TurnReport | null> {
    const [row] = await this.db.query<ReportRow>(
      `SELECT ${TURN_COLUMNS}, r.trace, a.confidence, t.model, t.input_tokens, t.output_tokens,
         t.cost_micro_usd::float8 AS micro_usd, t.saved_micro_usd::float8 AS saved_micro_usd
       FROM turns t
         JOIN conversations c ON c.tenant_id = t.tenant_id AND c.id = t.conversation_id
         JOIN visitors v ON v.tenant_id = c.tenant_id AND v.id = c.visitor_id AND v.erasing_at IS NULL
         LEFT JOIN turn_traces r ON r.tenant_id = t.tenant_id AND r.turn_id = t.id
         LEFT JOIN messages a ON a.tenant_id = t.tenant_id AND a.id = t.answer_id
       WHERE t.id = $1`,
      [turnId],
    );
    return row ? toReport(row) : null;
  }
}

function toReport(row: ReportRow): TurnReport {
  const { trace, model, saved_micro_usd: savedMicroUsd } = row;
  const confidence = toConfidence(row.confidence);
  return {
    turn: toTurn(row),
    trace,
    confidence,
    savedMicroUsd,
    cost: model === null ? null : costOf(row, model),
  };
}

function costOf(row: ReportRow, model: string): NonNullable<TurnReport['cost']> {
  const { input_tokens: inputTokens, output_tokens: outputTokens, micro_usd: microUsd } = row;
  return { model, inputTokens: inputTokens ?? 0, outputTokens: outputTokens ?? 0, microUsd };
}
