import type { MigrationInterface, QueryRunner } from 'typeorm';
import { auditTable } from './audited-table.ts';
import { isolateTenantTable, openToPlatform } from './tenant-table.ts';

/**
 * People belong to no business, and their sessions and links are looked up before one is known: these tables are the
 * platform's. `business_id` refers to a tenant and is no foreign key, so that a tenant that is erased keeps no row here from
 * going: its erasure deletes them.
 */
const PLATFORM_TABLES = `
CREATE TABLE people (
  id uuid PRIMARY KEY,
  email text NOT NULL UNIQUE,
  name text NOT NULL,
  password_hash text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE sessions (
  id uuid PRIMARY KEY,
  token_hash bytea NOT NULL UNIQUE CHECK (octet_length(token_hash) = 32),
  person_id uuid NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  business_id uuid NOT NULL,
  address_hash text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  last_used_at timestamptz NOT NULL DEFAULT now(),
  ends_at timestamptz NOT NULL
);
CREATE INDEX sessions_person ON sessions (person_id);
CREATE INDEX sessions_business ON sessions (business_id);
CREATE INDEX sessions_unused ON sessions (last_used_at);
CREATE INDEX sessions_ends ON sessions (ends_at);
CREATE TABLE one_time_tokens (
  id uuid PRIMARY KEY,
  token_hash bytea UNIQUE CHECK (octet_length(token_hash) = 32),
  purpose text NOT NULL CHECK (purpose IN ('invitation', 'sign_in', 'reset')),
  person_id uuid REFERENCES people (id) ON DELETE CASCADE,
  business_id uuid NOT NULL,
  invitation_id uuid,
  created_at timestamptz NOT NULL DEFAULT now(),
  ends_at timestamptz NOT NULL,
  used_at timestamptz,
  CHECK ((purpose = 'invitation') = (invitation_id IS NOT NULL)),
  CHECK ((purpose = 'invitation') = (person_id IS NULL))
);
CREATE INDEX one_time_tokens_person ON one_time_tokens (person_id, created_at);
CREATE INDEX one_time_tokens_business ON one_time_tokens (business_id);
CREATE INDEX one_time_tokens_ends ON one_time_tokens (ends_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON people, sessions, one_time_tokens TO frontdesk_platform;
GRANT SELECT ON people, sessions, one_time_tokens TO frontdesk_backup;
`;

const TENANT_TABLES = `
CREATE TABLE members (
  tenant_id uuid NOT NULL REFERENCES tenants (id),
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  email text NOT NULL,
  name text NOT NULL,
  role text NOT NULL CHECK (role IN ('owner', 'manager', 'agent')),
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, person_id)
);
CREATE INDEX members_person ON members (person_id);
CREATE TABLE invitations (
  tenant_id uuid NOT NULL REFERENCES tenants (id),
  id uuid NOT NULL,
  email text NOT NULL,
  role text NOT NULL CHECK (role IN ('owner', 'manager', 'agent')),
  created_at timestamptz NOT NULL DEFAULT now(),
  sent_at timestamptz,
  ends_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, email)
);
`;

const ACTORS = 'audit_log_actor_kind_check';

/** The people of a business: who they are, how they sign in, and who is invited. */
export class Members1765484000000 implements MigrationInterface {
  name = 'Members1765484000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(PLATFORM_TABLES);
    await runner.query(TENANT_TABLES);
    for (const table of ['members', 'invitations']) {
      await isolateTenantTable(runner, table);
      // Who a session is of, and what an invitation is to, is asked before a tenant is known.
      await openToPlatform(runner, table, 'SELECT, INSERT, UPDATE, DELETE');
    }
    await auditTable(runner, 'members', {
      ...{ kind: 'member', key: 'id', shown: ['role'] },
      hidden: ['id', 'person_id', 'created_at'],
    });
    await auditTable(runner, 'invitations', {
      ...{ kind: 'invitation', key: 'id', shown: ['role', 'ends_at'] },
      hidden: ['id', 'sent_at', 'created_at'],
    });
    await acceptActors(runner, ['key', 'admin', 'visitor', 'platform', 'member']);
  }

  /** What members did stays in the log, as done by a key that is not there any more. */
  async down(runner: QueryRunner): Promise<void> {
    await acceptActors(runner, ['key', 'admin', 'visitor', 'platform']);
    await runner.query('DROP TABLE invitations, members, one_time_tokens, sessions, people');
  }
}

/** Not valid: lines that there are need no check, and on the way down those of members stay. */
async function acceptActors(runner: QueryRunner, kinds: readonly string[]): Promise<void> {
  const list = kinds.map((kind) => `'${kind}'`).join(', ');
  await runner.query(`ALTER TABLE audit_log DROP CONSTRAINT ${ACTORS},
    ADD CONSTRAINT ${ACTORS} CHECK (actor_kind IN (${list})) NOT VALID`);
}
