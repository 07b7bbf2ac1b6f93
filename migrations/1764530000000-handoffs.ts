import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asOwnerOfAllRows, isolateTenantTable } from './tenant-table.ts';

/**
 * Each time that a conversation was handed off to a person, and whether the business has been told of it by e-mail:
 * `tried_at` is the last mail about it, `error` the code of its failure.
 */
export class Handoffs1764530000000 implements MigrationInterface {
  name = 'Handoffs1764530000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE handoffs (
        tenant_id uuid NOT NULL,
        id uuid NOT NULL,
        conversation_id uuid NOT NULL,
        reason text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        notice text NOT NULL DEFAULT 'pending' CHECK (notice IN ('pending', 'sent', 'failed', 'none')),
        attempts integer NOT NULL DEFAULT 0,
        tried_at timestamptz,
        error text,
        PRIMARY KEY (tenant_id, id),
        FOREIGN KEY (tenant_id, conversation_id) REFERENCES conversations (tenant_id, id)
      );
      CREATE INDEX handoffs_conversation ON handoffs (tenant_id, conversation_id, id);
      CREATE INDEX handoffs_tried ON handoffs (tenant_id, tried_at);
    `);
    await isolateTenantTable(runner, 'handoffs');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE handoffs');
    await asOwnerOfAllRows(
      runner,
      'outbox',
      `DELETE FROM outbox WHERE kind IN ('handoff.notify', 'conversation.return')`,
    );
  }
}
