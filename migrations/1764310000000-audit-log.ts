import type { MigrationInterface, QueryRunner } from 'typeorm';
import { auditTable, type AuditRule } from './audited-table.ts';
import { isolateTenantTable, openToPlatform } from './tenant-table.ts';

/**
 * No foreign key to the registry: the line that a tenant was removed outlives its row. Nobody may change or delete a
 * line; erasing a whole tenant needs a grant of its own.
 */
const TABLE = `
CREATE TABLE audit_log (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  at timestamptz NOT NULL,
  actor_kind text NOT NULL CHECK (actor_kind IN ('key', 'admin')),
  actor_id text NOT NULL,
  actor_hint text NOT NULL,
  action text NOT NULL,
  object_kind text NOT NULL,
  object_id text,
  before jsonb,
  after jsonb,
  address text NOT NULL,
  request_id text NOT NULL,
  correlation_id text NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX audit_log_object ON audit_log (tenant_id, object_kind, object_id, id);
CREATE INDEX audit_log_newest ON audit_log (id);
`;

/**
 * Arguments: object kind, tenant column, key column or '', shown columns, hidden columns. The id is a UUIDv7 with the
 * microseconds in rand_a (RFC 9562, 6.2, method 3), so that the lines of one statement keep their order; PostgreSQL
 * has uuidv7() only from 18 on.
 */
const TRIGGER_FUNCTION = `
CREATE FUNCTION write_audit_line() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  shown constant text[] := TG_ARGV[3];
  hidden constant text[] := TG_ARGV[4];
  stamp constant jsonb := current_setting('app.audit');
  at constant timestamptz := clock_timestamp();
  micros constant bigint := extract(epoch FROM at) * 1000000;
  old_row constant jsonb := CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) END;
  new_row constant jsonb := CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) END;
  whole constant jsonb := COALESCE(new_row, old_row);
  before jsonb;
  after jsonb;
BEGIN
  SELECT jsonb_object_agg(key, CASE WHEN key = ANY (shown) OR o.value = 'null' THEN o.value ELSE '"•••"' END),
         jsonb_object_agg(key, CASE WHEN key = ANY (shown) OR n.value = 'null' THEN n.value ELSE '"•••"' END)
    INTO before, after
    FROM jsonb_each(COALESCE(old_row, whole)) o JOIN jsonb_each(COALESCE(new_row, whole)) n USING (key)
    WHERE key <> ALL (hidden) AND (TG_OP <> 'UPDATE' OR o.value <> n.value);
  IF after IS NULL THEN
    RETURN NULL;
  END IF;
  INSERT INTO public.audit_log VALUES (
    (whole ->> TG_ARGV[1])::uuid,
    (lpad(to_hex(micros / 1000), 12, '0') || '7' || lpad(to_hex(micros % 1000 * 4096 / 1000), 3, '0')
      || substr(gen_random_uuid()::text, 20))::uuid,
    at, stamp ->> 'actorKind', stamp ->> 'actorId', stamp ->> 'actorHint', stamp ->> 'action',
    TG_ARGV[0], whole ->> NULLIF(TG_ARGV[2], ''),
    CASE WHEN TG_OP <> 'INSERT' THEN before END, CASE WHEN TG_OP <> 'DELETE' THEN after END,
    stamp ->> 'address', stamp ->> 'requestId', stamp ->> 'correlationId');
  RETURN NULL;
END $$;
`;

const TIMES = ['created_at', 'updated_at'];

/** Everything that a business or an admin changes by the API. Personal and free text is masked by being named nowhere. */
const AUDITED: Record<string, AuditRule> = {
  tenants: {
    kind: 'tenant',
    key: 'id',
    tenant: 'id',
    shown: [
      ...['slug', 'name', 'locale', 'timezone', 'currency', 'status', 'plan', 'limits'],
      ...['assistant', 'widget'],
    ],
    hidden: ['knowledge_version', ...TIMES],
  },
  api_keys: {
    kind: 'api_key',
    key: 'id',
    shown: ['kind', 'name', 'hint', 'scopes', 'allowed_origins', 'expires_at', 'revoked_at'],
    hidden: ['id', 'secret_hash', 'last_used_at', ...TIMES],
  },
  identity_secrets: {
    kind: 'identity_secret',
    key: 'id',
    shown: ['created_at', 'expires_at'],
    hidden: ['id', 'sealed_secret'],
  },
  opening_hours: { kind: 'opening_hours', key: null, shown: ['week'], hidden: TIMES },
  closures: { kind: 'closure', key: 'date', shown: ['reason', 'hours'], hidden: ['date'] },
  articles: {
    kind: 'article',
    key: 'id',
    shown: ['external_id', 'question', 'answer', 'locale', 'tags'],
    hidden: ['id', ...TIMES],
  },
  products: {
    kind: 'product',
    key: 'id',
    shown: [
      ...['sku', 'name', 'description', 'price_minor', 'currency', 'stock', 'url', 'image_url'],
      ...['tags', 'attributes', 'status'],
    ],
    hidden: ['id', ...TIMES],
  },
  orders: {
    kind: 'order',
    key: 'id',
    shown: ['number', 'status', 'placed_at', 'currency', 'total_minor', 'expected_at'],
    hidden: ['id', 'number_key', ...TIMES],
  },
  visitors: { kind: 'visitor', key: 'id', shown: ['locale'], hidden: ['id', ...TIMES] },
  conversations: {
    kind: 'conversation',
    key: 'id',
    shown: ['channel', 'visitor_id', 'status', 'rating', 'assignee_id'],
    hidden: ['id', 'memory', 'last_seq', ...TIMES],
  },
  messages: {
    kind: 'message',
    key: 'id',
    shown: ['conversation_id', 'seq', 'author', 'status'],
    hidden: [...['id', 'client_id', 'citations', 'tools', 'handoff', 'confidence', 'turn_id'], ...TIMES],
  },
};

export class AuditLog1764310000000 implements MigrationInterface {
  name = 'AuditLog1764310000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLE);
    await isolateTenantTable(runner, 'audit_log', 'SELECT, INSERT');
    await openToPlatform(runner, 'audit_log', 'SELECT, INSERT');
    await runner.query(TRIGGER_FUNCTION);
    for (const [table, rule] of Object.entries(AUDITED)) await auditTable(runner, table, rule);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of Object.keys(AUDITED)) await runner.query(`DROP TRIGGER audit ON ${table}`);
    await runner.query('DROP FUNCTION write_audit_line(); DROP TABLE audit_log;');
  }
}
