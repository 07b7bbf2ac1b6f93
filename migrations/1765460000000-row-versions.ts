import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isolateTenantTable } from './tenant-table.ts';

/** Closures have no row of their list; its version, and what two calls wait for, is here. */
const CLOSURE_LISTS = `
CREATE TABLE closure_lists (
  tenant_id uuid NOT NULL REFERENCES tenants (id),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id)
)`;

/** What a person edits. Each of its changes sets `updated_at` anew; what the product notes beside it does not. */
const EDITED = [
  ...['articles', 'products', 'orders', 'webhook_endpoints', 'channels', 'event_sources'],
  ...['opening_hours', 'closure_lists', 'synonym_lists', 'check_lists'],
];

/** Of a business. `updated_at` does not tell: it changes with all that the assistant knows. */
const SETTINGS = 'name, locale, timezone, assistant, widget, model_key, plan, limits, status, owner_email';

/** Hours go with the website they came from, and others may follow: these must not begin at a version that was read before. */
const NEVER_BEFORE = '(extract(epoch FROM clock_timestamp()) * 1000000)::bigint';

const RAISE = `
CREATE OR REPLACE FUNCTION raise_row_version() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  NEW.row_version := OLD.row_version + 1;
  RETURN NEW;
END $$`;

/**
 * True when the request has named this version in \`If-Match\` (\`app.if_match\`), or any, or has no such header. An error,
 * not false: a row of another version must not look like one that is not there.
 */
const REQUIRE = `
CREATE OR REPLACE FUNCTION require_match(row_version bigint) RETURNS boolean LANGUAGE plpgsql
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
  return `DO $do$ DECLARE source constant text := pg_get_functiondef('write_audit_lines()'::regprocedure); BEGIN
    IF strpos(source, '${quoted(to)}') = 0 OR length('${quoted(to)}') < length('${quoted(from)}') THEN
      EXECUTE replace(source, '${quoted(from)}', '${quoted(to)}');
    END IF;
  END $do$`;
}

function quoted(text: string): string {
  return text.replaceAll(`'`, `''`);
}

/**
 * A version of what a person edits, so that a change of something else than was read can be refused. In steps, so that no
 * lock of one table waits for that of another; what an interrupted run left unfinished is made again.
 */
export class RowVersions1765460000000 implements MigrationInterface {
  name = 'RowVersions1765460000000';
  transaction = false as const;
  /** Without a transaction on the way down as well (`run-migrations.mjs`). */
  readonly revertsInSteps = true;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(rewriteAudit(HIDDEN, HIDDEN_TOO));
    await makeClosureLists(runner);
    await runner.query(`${RAISE}; ${REQUIRE}`);
    for (const table of EDITED)
      await addVersion(runner, table, 'updated_at', 'WHEN (NEW.updated_at IS DISTINCT FROM OLD.updated_at)');
    await addVersion(runner, 'tenants', SETTINGS);
    await runner.query(`ALTER TABLE opening_hours ALTER COLUMN row_version SET DEFAULT ${NEVER_BEFORE}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of EDITED.filter((each) => each !== 'closure_lists')) await dropVersion(runner, table);
    await dropVersion(runner, 'tenants');
    await runner.query('DROP TABLE IF EXISTS closure_lists');
    await runner.query(
      'DROP FUNCTION IF EXISTS raise_row_version(); DROP FUNCTION IF EXISTS require_match(bigint)',
    );
    await runner.query(rewriteAudit(HIDDEN_TOO, HIDDEN));
  }
}

async function makeClosureLists(runner: QueryRunner): Promise<void> {
  const [{ made } = { made: false }] = (await runner.query(
    `SELECT to_regclass('closure_lists') IS NOT NULL AS made`,
  )) as { made: boolean }[];
  if (made) return;
  await runner.startTransaction();
  try {
    await runner.query(CLOSURE_LISTS);
    await isolateTenantTable(runner, 'closure_lists');
    await runner.commitTransaction();
  } catch (error) {
    await runner.rollbackTransaction();
    throw error;
  }
}

async function addVersion(runner: QueryRunner, table: string, columns: string, when = ''): Promise<void> {
  await runner.query(`ALTER TABLE ${table} ADD COLUMN IF NOT EXISTS row_version bigint NOT NULL DEFAULT 1`);
  await runner.query(
    `CREATE OR REPLACE TRIGGER raise_row_version BEFORE UPDATE OF ${columns} ON ${table}
       FOR EACH ROW ${when} EXECUTE FUNCTION raise_row_version()`,
  );
}

async function dropVersion(runner: QueryRunner, table: string): Promise<void> {
  await runner.query(
    `DROP TRIGGER IF EXISTS raise_row_version ON ${table}; ALTER TABLE ${table} DROP COLUMN IF EXISTS row_version`,
  );
}
