import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isolateTenantTable } from './tenant-table.ts';

/** Closures have no row of their list; its version, and what two calls wait for, is here. */
const CLOSURE_LISTS = `
CREATE TABLE closure_lists (
  tenant_id uuid NOT NULL REFERENCES tenants (id),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id)
)`;

/** What a person edits. Each of its changes sets `updated_at`; what the product notes beside it does not. */
const EDITED = [
  ...['articles', 'products', 'orders', 'webhook_endpoints', 'channels', 'event_sources'],
  ...['opening_hours', 'closure_lists', 'synonym_lists', 'check_lists'],
];

/** Of a business. `updated_at` does not tell: it changes with all that the assistant knows. */
const SETTINGS = 'name, locale, timezone, assistant, widget, model_key, plan, limits, status, owner_email';

const RAISE = `
CREATE FUNCTION raise_row_version() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  NEW.row_version := OLD.row_version + 1;
  RETURN NEW;
END $$`;

/**
 * True when the request has named this version in \`If-Match\` (\`app.if_match\`), or any, or has no such header. An error,
 * not false: a row of another version must not look like one that is not there.
 */
const REQUIRE = `
CREATE FUNCTION require_match(row_version bigint) RETURNS boolean LANGUAGE plpgsql
  SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  wanted constant text := COALESCE(current_setting('app.if_match', true), '');
BEGIN
  IF wanted IN ('', '*') OR row_version::text = ANY (string_to_array(wanted, ' ')) THEN
    RETURN true;
  END IF;
  RAISE EXCEPTION 'The row has another version.' USING ERRCODE = 'FD412';
END $$;
REVOKE ALL ON FUNCTION require_match(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION require_match(bigint) TO frontdesk_app, frontdesk_platform`;

const HIDDEN = 'TG_ARGV[4]';
const HIDDEN_TOO = `array_append(${HIDDEN}::text[], 'row_version')`;

/** No line of the audit log is about a version. */
function rewriteAudit(from: string, to: string): string {
  return `DO $do$ BEGIN
    EXECUTE replace(pg_get_functiondef('write_audit_lines()'::regprocedure), '${quoted(from)}', '${quoted(to)}');
  END $do$`;
}

function quoted(text: string): string {
  return text.replaceAll(`'`, `''`);
}

/** A version of what a person edits, so that a change of something else than was read can be refused. */
export class RowVersions1765460000000 implements MigrationInterface {
  name = 'RowVersions1765460000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(rewriteAudit(HIDDEN, HIDDEN_TOO));
    await runner.query(CLOSURE_LISTS);
    await isolateTenantTable(runner, 'closure_lists');
    await runner.query(`${RAISE}; ${REQUIRE}`);
    for (const table of EDITED) await addVersion(runner, table, 'updated_at');
    await addVersion(runner, 'tenants', SETTINGS);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...EDITED, 'tenants']) {
      await runner.query(
        `DROP TRIGGER raise_row_version ON ${table}; ALTER TABLE ${table} DROP COLUMN row_version`,
      );
    }
    await runner.query('DROP FUNCTION raise_row_version(); DROP FUNCTION require_match(bigint)');
    await runner.query('DROP TABLE closure_lists');
    await runner.query(rewriteAudit(HIDDEN_TOO, HIDDEN));
  }
}

async function addVersion(runner: QueryRunner, table: string, columns: string): Promise<void> {
  await runner.query(`ALTER TABLE ${table} ADD COLUMN row_version bigint NOT NULL DEFAULT 1`);
  await runner.query(
    `CREATE TRIGGER raise_row_version BEFORE UPDATE OF ${columns} ON ${table}
       FOR EACH ROW EXECUTE FUNCTION raise_row_version()`,
  );
}
