import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asOwnerOfAllRows, isolateTenantTable } from './tenant-table.ts';

/**
 * What models have cost. `model_spending` has a row for each budget and period; `subject` is the tenant, the
 * conversation or the visitor. `model_reservations` are calls that run now: their amounts are in the rows' `reserved_…`.
 */
export class ModelSpending1764560000000 implements MigrationInterface {
  name = 'ModelSpending1764560000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE model_spending (
        tenant_id uuid NOT NULL,
        scope text NOT NULL CHECK (scope IN ('tenant_day', 'tenant_month', 'conversation', 'visitor')),
        starts date NOT NULL,
        subject uuid NOT NULL,
        reserved_tokens bigint NOT NULL DEFAULT 0 CHECK (reserved_tokens >= 0),
        reserved_micro_usd bigint NOT NULL DEFAULT 0 CHECK (reserved_micro_usd >= 0),
        input_tokens bigint NOT NULL DEFAULT 0 CHECK (input_tokens >= 0),
        cached_input_tokens bigint NOT NULL DEFAULT 0 CHECK (cached_input_tokens >= 0),
        output_tokens bigint NOT NULL DEFAULT 0 CHECK (output_tokens >= 0),
        micro_usd bigint NOT NULL DEFAULT 0 CHECK (micro_usd >= 0),
        own_key_micro_usd bigint NOT NULL DEFAULT 0 CHECK (own_key_micro_usd >= 0),
        saved_micro_usd bigint NOT NULL DEFAULT 0 CHECK (saved_micro_usd >= 0),
        calls integer NOT NULL DEFAULT 0,
        unpriced_calls integer NOT NULL DEFAULT 0,
        estimated_calls integer NOT NULL DEFAULT 0,
        warned_at timestamptz,
        warning_id uuid,
        PRIMARY KEY (tenant_id, scope, starts, subject)
      );
      CREATE INDEX model_spending_warning ON model_spending (tenant_id, warning_id) WHERE warning_id IS NOT NULL;
      CREATE TABLE model_reservations (
        tenant_id uuid NOT NULL,
        id uuid NOT NULL,
        day date NOT NULL,
        month date NOT NULL,
        conversation_id uuid,
        visitor_id uuid,
        input_tokens bigint NOT NULL,
        output_tokens bigint NOT NULL,
        micro_usd bigint NOT NULL,
        is_priced boolean NOT NULL,
        expires_at timestamptz NOT NULL,
        PRIMARY KEY (tenant_id, id)
      );
      CREATE INDEX model_reservations_expiry ON model_reservations (tenant_id, expires_at);
    `);
    await isolateTenantTable(runner, 'model_spending');
    await isolateTenantTable(runner, 'model_reservations');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE model_spending, model_reservations');
    await asOwnerOfAllRows(runner, 'outbox', `DELETE FROM outbox WHERE kind = 'budget.warn'`);
  }
}
