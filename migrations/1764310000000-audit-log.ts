import type { MigrationInterface, QueryRunner } from 'typeorm';
import { auditTable, unauditTable, type AuditRule } from './audited-table.ts';
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
 * What a statement did, row by row: as it was and as it is. A row whose key changed is one removed and one created.
 * OFFSET 0 keeps the planner from making a row's jsonb anew wherever it is used.
 */
const PAIRS = {
  INSERT: 'SELECT NULL::jsonb AS old_row, to_jsonb(n) AS new_row FROM new_rows n OFFSET 0',
  UPDATE: `SELECT o.old_row, n.new_row
      FROM (SELECT to_jsonb(t) AS old_row FROM old_rows t OFFSET 0) o
      FULL JOIN (SELECT to_jsonb(t) AS new_row FROM new_rows t OFFSET 0) n
        ON (old_row ->> tenant) || COALESCE(old_row ->> key_column, '')
         = (new_row ->> tenant) || COALESCE(new_row ->> key_column, '')`,
  DELETE: 'SELECT to_jsonb(o) AS old_row, NULL::jsonb AS new_row FROM old_rows o OFFSET 0',
};

/** Characters of a text that a line keeps: nobody may delete lines, so what can be written often must stay small. */
const LONGEST_TEXT = 500;

function masked(value: string): string {
  const text = `${value} #>> '{}'`;
  return `CASE WHEN key <> ALL (shown) AND ${value} <> 'null' THEN '"•••"'
    WHEN jsonb_typeof(${value}) = 'string' AND length(${text}) > ${LONGEST_TEXT}
      THEN to_jsonb(left(${text}, ${LONGEST_TEXT}) || '…')
    ELSE ${value} END`;
}

/**
 * The id is a UUIDv7 with the microseconds in rand_a (RFC 9562, 6.2, method 3), so that the lines of one statement
 * keep their order; PostgreSQL has uuidv7() only from 18 on.
 */
function writeLines(operation: keyof typeof PAIRS): string {
  return `INSERT INTO public.audit_log
    SELECT (whole ->> tenant)::uuid,
      (lpad(to_hex((micros + nth) / 1000), 12, '0') || '7' || lpad(to_hex((micros + nth) % 1000 * 4096 / 1000), 3, '0')
        || substr(gen_random_uuid()::text, 20))::uuid,
      started + nth * interval '1 microsecond',
      stamp ->> 'actorKind', stamp ->> 'actorId', stamp ->> 'actorHint', stamp ->> 'action',
      object_kind, whole ->> key_column, line.before, line.after,
      stamp ->> 'address', stamp ->> 'requestId', stamp ->> 'correlationId'
    FROM (SELECT old_row, new_row, COALESCE(new_row, old_row) AS whole, row_number() OVER () AS nth
      FROM (${PAIRS[operation]}) pairs) changed
    CROSS JOIN LATERAL (
      SELECT jsonb_object_agg(key, ${masked('was')}) FILTER (WHERE old_row IS NOT NULL) AS before,
        jsonb_object_agg(key, ${masked('value')}) FILTER (WHERE new_row IS NOT NULL) AS after
      FROM (SELECT key, value, COALESCE(old_row, new_row) -> key AS was FROM jsonb_each(whole)) fields
      WHERE key <> ALL (hidden) AND (old_row IS NULL OR new_row IS NULL OR was <> value)) line
    WHERE COALESCE(line.before, line.after) IS NOT NULL;`;
}

/** Arguments: object kind, tenant column, key column or '', shown columns, hidden columns. */
const TRIGGER_FUNCTION = `
CREATE FUNCTION write_audit_lines() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  object_kind constant text := TG_ARGV[0];
  tenant constant text := TG_ARGV[1];
  key_column constant text := TG_ARGV[2];
  shown constant text[] := TG_ARGV[3];
  hidden constant text[] := TG_ARGV[4];
  stamp constant jsonb := current_setting('app.audit');
  started constant timestamptz := clock_timestamp();
  micros constant bigint := extract(epoch FROM started) * 1000000;
BEGIN
  CASE TG_OP
  WHEN 'INSERT' THEN ${writeLines('INSERT')}
  WHEN 'UPDATE' THEN ${writeLines('UPDATE')}
  WHEN 'DELETE' THEN ${writeLines('DELETE')}
  END CASE;
  RETURN NULL;
END $$;
`;

const TIMES = ['created_at', 'updated_at'];

/** Everything that a business or an admin changes by the API. Personal and free text is masked by being named nowhere. */
const AUDITED: Record<string, AuditRule> = {
  api_keys: {
    kind: 'api_key',
    key: 'id',
    shown: ['kind', 'name', 'hint', 'scopes', 'requests_per_minute', 'expires_at', 'revoked_at'],
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
  visitors: { kind: 'visitor', key: 'id', shown: ['locale', 'erasing_at'], hidden: ['id', ...TIMES] },
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
  // Last: every other table's rows are locked before the registry's, by the product as well.
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
    for (const table of Object.keys(AUDITED)) await unauditTable(runner, table);
    await runner.query('DROP FUNCTION write_audit_lines(); DROP TABLE audit_log;');
  }
}
