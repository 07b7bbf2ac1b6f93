import type { MigrationInterface, QueryRunner } from 'typeorm';
import { auditTable, type AuditRule } from './audited-table.ts';

/** A turn is the assistant's work; of what the API changes, only its end that a business has asked for leaves a line. */
const CANCELLED: AuditRule = {
  kind: 'turn',
  key: 'id',
  shown: ['cancelled_at'],
  hidden: [
    ...['id', 'conversation_id', 'message_id', 'more_message_ids', 'asked_chars', 'answer_id', 'created_at'],
    ...['status', 'gathers', 'due_at', 'finished_at', 'error_code', 'attempts', 'stops'],
    ...['lease', 'leased_until', 'leased_by', 'responder', 'degraded', 'cached', 'model', 'held_back'],
    ...['input_tokens', 'output_tokens', 'cost_micro_usd', 'saved_micro_usd'],
  ],
};

/**
 * A turn answers several messages that follow each other, waits for further ones, and can be cancelled. `gathers` is
 * true from the first message until the turn begins to speak or ends; the index allows one such turn in a conversation,
 * which is what parallel messages meet in. Turns of an older version have `false`: each answers its one message.
 */
export class TurnGathering1764600000000 implements MigrationInterface {
  name = 'TurnGathering1764600000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE turns
        ADD COLUMN gathers boolean NOT NULL DEFAULT false,
        ADD COLUMN more_message_ids uuid[] NOT NULL DEFAULT '{}',
        ADD COLUMN asked_chars integer NOT NULL DEFAULT 0,
        ADD COLUMN due_at timestamptz,
        ADD COLUMN cancelled_at timestamptz;
      CREATE UNIQUE INDEX turns_gathering ON turns (tenant_id, conversation_id) WHERE gathers;
    `);
    await auditTable(runner, 'turns', CANCELLED, ['UPDATE']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER audit_update ON turns;
      ALTER TABLE turns DROP COLUMN gathers, DROP COLUMN more_message_ids, DROP COLUMN asked_chars,
        DROP COLUMN due_at, DROP COLUMN cancelled_at;
    `);
  }
}
