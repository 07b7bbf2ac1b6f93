import type { MigrationInterface, QueryRunner } from 'typeorm';
import { auditTable } from './audited-table.ts';
import { isolateTenantTable } from './tenant-table.ts';

/** `visitor_id` refers to nobody: who was told what stays known when the visitor is erased, as in the audit log. */
const TABLE = `
CREATE TABLE exports (
  tenant_id uuid NOT NULL REFERENCES tenants (id),
  id uuid NOT NULL,
  visitor_id uuid,
  downloads integer NOT NULL DEFAULT 0,
  downloaded_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id)
);
`;

/** Exports that a business has asked for. The archive is made while it is downloaded, so none is stored. */
export class Exports1765480000000 implements MigrationInterface {
  name = 'Exports1765480000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLE);
    await isolateTenantTable(runner, 'exports');
    await auditTable(runner, 'exports', {
      ...{ kind: 'export', key: 'id' },
      shown: ['visitor_id', 'downloads'],
      hidden: ['id', 'downloaded_at', 'created_at'],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE exports');
  }
}
