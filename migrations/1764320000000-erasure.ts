import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Erasure of a whole business and of one visitor: who asked for it, how far it is, and that it was done. */
export class Erasure1764320000000 implements MigrationInterface {
  name = 'Erasure1764320000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE tenants DROP CONSTRAINT tenants_status_check,
        ADD CONSTRAINT tenants_status_check CHECK (status IN ('active', 'suspended', 'erasing'));
      ALTER TABLE visitors ADD COLUMN erasing_at timestamptz;
      ALTER TABLE idempotency_keys ADD COLUMN subject_id uuid;
      ALTER TABLE platform_idempotency_keys ADD COLUMN subject_id uuid;
      CREATE TABLE erasures (
        id uuid PRIMARY KEY,
        subject_id uuid NOT NULL UNIQUE,
        correlation_id text NOT NULL,
        requested_at timestamptz NOT NULL DEFAULT now(),
        leased_until timestamptz NOT NULL DEFAULT now(),
        attempts integer NOT NULL DEFAULT 0,
        erased jsonb NOT NULL DEFAULT '{}',
        error text,
        finished_at timestamptz
      );
      CREATE INDEX erasures_open ON erasures (leased_until) WHERE finished_at IS NULL;
      GRANT SELECT, INSERT, UPDATE ON erasures TO frontdesk_platform;
      GRANT DELETE ON tenants TO frontdesk_platform;
      GRANT SELECT ON erasures TO frontdesk_backup;
      CREATE INDEX turns_answer ON turns (tenant_id, answer_id);
      CREATE INDEX unanswered_questions_conversation ON unanswered_questions (tenant_id, conversation_id);
      CREATE INDEX idempotency_keys_subject ON idempotency_keys (tenant_id, subject_id);
    `);
    // The audit log is append-only for every role. It ends with its tenant alone, through this: only when the registry
    // knows the tenant no more, which foreign keys allow only when every other row of it is gone. The line that says
    // who had it erased stays: it holds nothing but ids.
    await runner.query(`
      CREATE FUNCTION erase_audit_log(erased_tenant uuid, batch integer) RETURNS integer
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      DECLARE gone integer;
      BEGIN
        PERFORM set_config('app.current_tenant', erased_tenant::text, true);
        IF EXISTS (SELECT FROM public.tenants WHERE id = erased_tenant) THEN
          RAISE EXCEPTION 'Only a tenant that is no more loses its audit log.';
        END IF;
        DELETE FROM public.audit_log WHERE ctid = ANY (ARRAY(
          SELECT ctid FROM public.audit_log WHERE tenant_id = erased_tenant
            AND (after ->> 'status' = 'erasing' AND object_kind = 'tenant') IS NOT TRUE LIMIT batch));
        GET DIAGNOSTICS gone = ROW_COUNT;
        PERFORM set_config('app.current_tenant', '', true);
        RETURN gone;
      END $$;
      REVOKE ALL ON FUNCTION erase_audit_log(uuid, integer) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION erase_audit_log(uuid, integer) TO frontdesk_platform;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION erase_audit_log(uuid, integer);
      DROP INDEX idempotency_keys_subject, unanswered_questions_conversation, turns_answer;
      REVOKE DELETE ON tenants FROM frontdesk_platform;
      DROP TABLE erasures;
      ALTER TABLE platform_idempotency_keys DROP COLUMN subject_id;
      ALTER TABLE idempotency_keys DROP COLUMN subject_id;
      ALTER TABLE visitors DROP COLUMN erasing_at;
      ALTER TABLE tenants NO FORCE ROW LEVEL SECURITY;
      UPDATE tenants SET status = 'suspended' WHERE status = 'erasing';
      ALTER TABLE tenants FORCE ROW LEVEL SECURITY;
      ALTER TABLE tenants DROP CONSTRAINT tenants_status_check,
        ADD CONSTRAINT tenants_status_check CHECK (status IN ('active', 'suspended'));
    `);
  }
}
