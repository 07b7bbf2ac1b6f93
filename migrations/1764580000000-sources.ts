import type { MigrationInterface, QueryRunner } from 'typeorm';
import { auditTable } from './audited-table.ts';
import { asOwnerOfAllRows, isolateTenantTable } from './tenant-table.ts';

/** `identity` is the address of a website or feed, or the hash of a file: the same is one source. */
const TABLES = `
CREATE TABLE sources (
  tenant_id uuid NOT NULL REFERENCES tenants (id),
  id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('website', 'file', 'feed')),
  identity text NOT NULL,
  url text,
  name text NOT NULL,
  max_pages integer NOT NULL,
  max_depth integer NOT NULL,
  every_hours integer,
  status text NOT NULL DEFAULT 'queued' CHECK (status IN ('queued', 'reading', 'ready', 'failed')),
  problem text,
  run integer NOT NULL DEFAULT 0,
  robots text NOT NULL DEFAULT '',
  added_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  read_at timestamptz,
  next_read_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, kind, identity)
);
CREATE TABLE source_files (
  tenant_id uuid NOT NULL,
  source_id uuid NOT NULL,
  content bytea NOT NULL,
  PRIMARY KEY (tenant_id, source_id),
  FOREIGN KEY (tenant_id, source_id) REFERENCES sources (tenant_id, id) ON DELETE CASCADE
);
CREATE TABLE source_pages (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  source_id uuid NOT NULL,
  url text NOT NULL,
  depth integer NOT NULL,
  run integer NOT NULL,
  status text NOT NULL DEFAULT 'waiting' CHECK (status IN ('waiting', 'read', 'failed')),
  attempts integer NOT NULL DEFAULT 0,
  problem text,
  content_hash text,
  fetched_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, source_id, url),
  FOREIGN KEY (tenant_id, source_id) REFERENCES sources (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX source_pages_waiting ON source_pages (tenant_id, source_id, run, depth, id) WHERE status = 'waiting';
CREATE TABLE source_proposals (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  source_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('article', 'product', 'opening_hours')),
  key text NOT NULL,
  page text NOT NULL,
  url text,
  heading text,
  content jsonb NOT NULL,
  content_hash text NOT NULL,
  status text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'accepted', 'rejected')),
  is_taken boolean NOT NULL DEFAULT false,
  is_gone boolean NOT NULL DEFAULT false,
  fetched_at timestamptz NOT NULL DEFAULT now(),
  decided_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, source_id, kind, key),
  FOREIGN KEY (tenant_id, source_id) REFERENCES sources (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX source_proposals_page ON source_proposals (tenant_id, source_id, page);
CREATE INDEX source_proposals_content ON source_proposals (tenant_id, source_id, content_hash);
CREATE INDEX source_proposals_status ON source_proposals (tenant_id, status, id);
`;

/** What was taken over goes with its source, also when both happen at the same moment. */
const TAKEN = ['articles', 'products', 'opening_hours'];

const SHOWN = ['kind', 'url', 'name', 'max_pages', 'max_depth', 'every_hours', 'status'];

/** Sources of knowledge, what was read of them, and what came of it. */
export class Sources1764580000000 implements MigrationInterface {
  name = 'Sources1764580000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    for (const table of ['sources', 'source_files', 'source_pages', 'source_proposals'])
      await isolateTenantTable(runner, table);
    for (const table of TAKEN) {
      await runner.query(`ALTER TABLE ${table} ADD COLUMN source_id uuid, ADD COLUMN source_url text,
        ADD COLUMN fetched_at timestamptz, ADD FOREIGN KEY (tenant_id, source_id)
        REFERENCES sources (tenant_id, id) ON DELETE CASCADE`);
      await runner.query(
        `CREATE INDEX ${table}_source ON ${table} (tenant_id, source_id) WHERE source_id IS NOT NULL`,
      );
    }
    await auditTable(runner, 'sources', {
      kind: 'source',
      key: 'id',
      shown: SHOWN,
      hidden: [
        ...['id', 'identity', 'problem', 'run', 'robots', 'added_by', 'created_at'],
        ...['read_at', 'next_read_at'],
      ],
    });
    await auditTable(runner, 'source_proposals', {
      kind: 'proposal',
      key: 'id',
      shown: ['kind', 'url', 'status'],
      hidden: [
        ...['id', 'source_id', 'key', 'page', 'content', 'content_hash', 'heading', 'is_taken', 'is_gone'],
        ...['fetched_at', 'decided_at'],
      ],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TAKEN)
      await runner.query(
        `ALTER TABLE ${table} DROP COLUMN source_id, DROP COLUMN source_url, DROP COLUMN fetched_at`,
      );
    await runner.query('DROP TABLE source_proposals, source_pages, source_files, sources');
    await asOwnerOfAllRows(runner, 'outbox', `DELETE FROM outbox WHERE kind = 'source.read'`);
  }
}
