import type { MigrationInterface, QueryRunner } from 'typeorm';
import { auditTable } from './audited-table.ts';
import { asOwnerOfAllRows, isolateTenantTable, openToPlatform } from './tenant-table.ts';

/**
 * A file is stored before anybody knows whether it is wanted: `is_used` once an import reads it. Its bytes are in pieces, so
 * that neither who stores nor who reads it holds it whole; they are not compressed, because each is read once. `stamp` is of
 * the call, for the audit lines of what the import writes.
 */
const TABLES = `
CREATE TABLE import_files (
  tenant_id uuid NOT NULL REFERENCES tenants (id),
  id uuid NOT NULL,
  is_used boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX import_files_created ON import_files (created_at);
CREATE TABLE import_pieces (
  tenant_id uuid NOT NULL,
  file_id uuid NOT NULL,
  position integer NOT NULL,
  content bytea NOT NULL,
  PRIMARY KEY (tenant_id, file_id, position),
  FOREIGN KEY (tenant_id, file_id) REFERENCES import_files (tenant_id, id) ON DELETE CASCADE
);
ALTER TABLE import_pieces ALTER COLUMN content SET STORAGE EXTERNAL;
CREATE TABLE imports (
  tenant_id uuid NOT NULL REFERENCES tenants (id),
  id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('products', 'orders', 'articles')),
  format text NOT NULL CHECK (format IN ('csv', 'jsonl', 'shopify', 'woocommerce', 'prestashop')),
  name text NOT NULL,
  bytes integer NOT NULL,
  encoding text NOT NULL,
  delimiter text,
  mapping jsonb NOT NULL,
  timezone text NOT NULL,
  is_dry_run boolean NOT NULL,
  status text NOT NULL DEFAULT 'queued' CHECK (status IN ('queued', 'running', 'done', 'failed', 'cancelled')),
  problem text,
  problem_detail text,
  row_count integer NOT NULL DEFAULT 0,
  created_count integer NOT NULL DEFAULT 0,
  updated_count integer NOT NULL DEFAULT 0,
  unchanged_count integer NOT NULL DEFAULT 0,
  failed_count integer NOT NULL DEFAULT 0,
  warning_count integer NOT NULL DEFAULT 0,
  attempts integer NOT NULL DEFAULT 0,
  file_id uuid,
  stamp jsonb NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  started_at timestamptz,
  ended_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, file_id) REFERENCES import_files (tenant_id, id) ON DELETE SET NULL (file_id)
);
CREATE INDEX imports_file ON imports (tenant_id, file_id) WHERE file_id IS NOT NULL;
CREATE TABLE import_problems (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  import_id uuid NOT NULL,
  severity text NOT NULL CHECK (severity IN ('error', 'warning')),
  line integer NOT NULL,
  column_name text NOT NULL,
  code text NOT NULL,
  detail text NOT NULL,
  value text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, import_id) REFERENCES imports (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX import_problems_import ON import_problems (tenant_id, import_id, severity, line, id);
CREATE INDEX import_problems_created ON import_problems (created_at);
`;

/** Files that are imported in the background. */
export class Imports1765470000000 implements MigrationInterface {
  name = 'Imports1765470000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    for (const table of ['import_files', 'import_pieces', 'imports', 'import_problems'])
      await isolateTenantTable(runner, table);
    await openToPlatform(runner, 'import_files', 'SELECT (tenant_id, id, is_used, created_at), DELETE');
    await openToPlatform(runner, 'import_problems', 'SELECT (tenant_id, id, created_at), DELETE');
    await auditTable(runner, 'imports', {
      ...{ kind: 'import', key: 'id', shown: ['kind', 'format', 'is_dry_run', 'status'] },
      hidden: [
        ...['id', 'bytes', 'encoding', 'delimiter', 'mapping', 'timezone', 'problem', 'problem_detail'],
        ...[
          'row_count',
          'created_count',
          'updated_count',
          'unchanged_count',
          'failed_count',
          'warning_count',
        ],
        ...['attempts', 'file_id', 'stamp', 'created_at', 'started_at', 'ended_at'],
      ],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE import_problems, imports, import_pieces, import_files');
    await asOwnerOfAllRows(runner, 'outbox', `DELETE FROM outbox WHERE kind = 'import.run'`);
    await asOwnerOfAllRows(runner, 'dead_letters', `DELETE FROM dead_letters WHERE kind = 'import.run'`);
  }
}
