import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isolateTenantTable } from './tenant-table.ts';

/** Visitors whom the business itself vouches for, and who of its team has a conversation. */
export class VisitorIdentity1764200000000 implements MigrationInterface {
  name = 'VisitorIdentity1764200000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE identity_secrets (
        tenant_id uuid NOT NULL REFERENCES tenants (id),
        id uuid NOT NULL,
        sealed_secret bytea NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz,
        PRIMARY KEY (tenant_id, id)
      );
      ALTER TABLE visitors ADD COLUMN verified_email text;
      ALTER TABLE conversations ADD COLUMN assignee_id uuid;
      CREATE INDEX conversations_assignee ON conversations (tenant_id, assignee_id, id) WHERE assignee_id IS NOT NULL;
    `);
    await isolateTenantTable(runner, 'identity_secrets');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX conversations_assignee;
      ALTER TABLE conversations DROP COLUMN assignee_id;
      ALTER TABLE visitors DROP COLUMN verified_email;
      DROP TABLE identity_secrets;
    `);
  }
}
