import type { MigrationInterface, QueryRunner } from 'typeorm';
import { auditTable } from './audited-table.ts';
import { asOwnerOfAllRows, isolateTenantTable, openToPlatform } from './tenant-table.ts';

/** The failed attempts of every owed job, and the jobs that were given up: an operator retries or discards each. */
export class DeadLetters1764640000000 implements MigrationInterface {
  name = 'DeadLetters1764640000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE outbox
        ADD COLUMN attempts integer NOT NULL DEFAULT 0,
        ADD COLUMN begun_at timestamptz,
        ADD COLUMN first_failed_at timestamptz,
        ADD COLUMN last_failed_at timestamptz,
        ADD COLUMN error text,
        ADD COLUMN is_retry boolean NOT NULL DEFAULT false;
      CREATE TABLE dead_letters (
        tenant_id uuid NOT NULL REFERENCES tenants (id),
        id uuid NOT NULL,
        kind text NOT NULL,
        reference uuid NOT NULL,
        correlation_id text NOT NULL,
        attempts integer NOT NULL CHECK (attempts > 0),
        error text NOT NULL CHECK (char_length(error) <= 500),
        first_failed_at timestamptz NOT NULL,
        last_failed_at timestamptz NOT NULL,
        status text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'retried', 'discarded')),
        reason text CHECK (char_length(reason) <= 500),
        decided_at timestamptz,
        PRIMARY KEY (tenant_id, id)
      );
      CREATE INDEX dead_letters_newest ON dead_letters (id);
      CREATE INDEX dead_letters_open ON dead_letters (kind) WHERE status = 'open';
      CREATE INDEX dead_letters_decided ON dead_letters (decided_at) WHERE decided_at IS NOT NULL;
    `);
    await isolateTenantTable(runner, 'dead_letters');
    // Read across tenants by the platform's people; old decided ones are deleted.
    await openToPlatform(runner, 'dead_letters', 'SELECT, DELETE');
    await auditTable(runner, 'dead_letters', {
      kind: 'dead_letter',
      key: 'id',
      shown: ['kind', 'status', 'reason'],
      hidden: [
        ...['id', 'reference', 'correlation_id', 'attempts', 'error'],
        ...['first_failed_at', 'last_failed_at', 'decided_at'],
      ],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE dead_letters');
    await asOwnerOfAllRows(runner, 'outbox', 'DELETE FROM outbox WHERE is_retry');
    await runner.query(`
      ALTER TABLE outbox DROP COLUMN attempts, DROP COLUMN begun_at, DROP COLUMN first_failed_at,
        DROP COLUMN last_failed_at, DROP COLUMN error, DROP COLUMN is_retry
    `);
  }
}
