import type { MigrationInterface, QueryRunner } from 'typeorm';
import { auditTable, unauditTable } from './audited-table.ts';

const SETTINGS = 'name, locale, timezone, assistant, widget, model_key, plan, limits, status, owner_email';
const SHOWN = [
  ...['slug', 'name', 'locale', 'timezone', 'currency', 'status', 'plan', 'limits'],
  ...['assistant', 'widget'],
];

/** By which the sweep finds what is old enough, without reading the rest of a business. */
const INDEXES = {
  messages_age: 'messages (tenant_id, created_at, id)',
  visitors_age: 'visitors (tenant_id, created_at, id)',
  audit_log_age: 'audit_log (tenant_id, at)',
};

/**
 * No role may delete a line of the log. Those of a business end by their age through this alone: of the business in context,
 * and never before 30 days, so that nobody who has got hold of a key can have what they did forgotten at once.
 */
const EXPIRE = `
CREATE OR REPLACE FUNCTION expire_audit_log(older_than timestamptz, batch integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  tenant constant uuid := NULLIF(current_setting('app.current_tenant', true), '')::uuid;
  gone integer;
BEGIN
  DELETE FROM public.audit_log WHERE tenant_id = tenant AND id = ANY (ARRAY(
    SELECT id FROM public.audit_log
    WHERE tenant_id = tenant AND at < LEAST(older_than, now() - interval '30 days') ORDER BY at LIMIT batch));
  GET DIAGNOSTICS gone = ROW_COUNT;
  RETURN gone;
END $$;
REVOKE ALL ON FUNCTION expire_audit_log(timestamptz, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION expire_audit_log(timestamptz, integer) TO frontdesk_app`;

/**
 * How long a business keeps messages, visitors, lines of the audit log and dead letters; and lines of what visitors and the
 * platform itself delete. Each statement is a transaction of its own, or several in one, and may be run again.
 */
export class Retention1765481000000 implements MigrationInterface {
  name = 'Retention1765481000000';
  transaction = false as const;
  /** Without a transaction on the way down as well (`run-migrations.mjs`). */
  readonly revertsInSteps = true;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE tenants ADD COLUMN IF NOT EXISTS retention jsonb NOT NULL DEFAULT '{}'`);
    await runner.query('GRANT UPDATE (retention) ON tenants TO frontdesk_app');
    await raiseVersionOf(runner, `${SETTINGS}, retention`);
    await auditTenants(runner, [...SHOWN, 'retention']);
    await acceptActors(runner, ['key', 'admin', 'visitor', 'platform']);
    await runner.query(EXPIRE);
    for (const [name, of] of Object.entries(INDEXES)) {
      await runner.query(`DROP INDEX CONCURRENTLY IF EXISTS ${name}`);
      await runner.query(`CREATE INDEX CONCURRENTLY ${name} ON ${of}`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of Object.keys(INDEXES)) await runner.query(`DROP INDEX CONCURRENTLY IF EXISTS ${name}`);
    await runner.query('DROP FUNCTION IF EXISTS expire_audit_log(timestamptz, integer)');
    await acceptActors(runner, ['key', 'admin']);
    await auditTenants(runner, SHOWN);
    await raiseVersionOf(runner, SETTINGS);
    await runner.query('ALTER TABLE tenants DROP COLUMN IF EXISTS retention');
  }
}

async function raiseVersionOf(runner: QueryRunner, columns: string): Promise<void> {
  await runner.query(`CREATE OR REPLACE TRIGGER raise_row_version BEFORE UPDATE OF ${columns} ON tenants
    FOR EACH ROW EXECUTE FUNCTION raise_row_version()`);
}

/** In one transaction: no change goes by without its line. */
async function auditTenants(runner: QueryRunner, shown: string[]): Promise<void> {
  await runner.startTransaction();
  try {
    await unauditTable(runner, 'tenants');
    await auditTable(runner, 'tenants', {
      ...{ kind: 'tenant', key: 'id', tenant: 'id', shown },
      hidden: ['knowledge_version', 'created_at', 'updated_at'],
    });
    await runner.commitTransaction();
  } catch (error) {
    await runner.rollbackTransaction();
    throw error;
  }
}

/** Lines that are there stay as they are: on the way down as well, for nobody may change one. */
async function acceptActors(runner: QueryRunner, kinds: readonly string[]): Promise<void> {
  const list = kinds.map((kind) => `'${kind}'`).join(', ');
  await runner.query(`ALTER TABLE audit_log DROP CONSTRAINT IF EXISTS audit_log_actor_kind_check,
    ADD CONSTRAINT audit_log_actor_kind_check CHECK (actor_kind IN (${list})) NOT VALID`);
}
