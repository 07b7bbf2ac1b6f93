import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What lists are filtered by. Each ends in the id, by which a list is ordered. */
const INDEXES = {
  products_parent: 'products (tenant_id, parent_sku, id) WHERE parent_sku IS NOT NULL',
  articles_asked: 'articles (tenant_id, question, id)',
  conversations_channel: 'conversations (tenant_id, channel, id)',
  // An address is compared without case, which no index does under row-level security: few visitors have one.
  visitors_email: 'visitors (tenant_id, id) WHERE email IS NOT NULL OR verified_email IS NOT NULL',
  event_deliveries_event: 'event_deliveries (tenant_id, source_id, event_id, id) WHERE event_id IS NOT NULL',
  audit_log_action: 'audit_log (tenant_id, action, id)',
  audit_log_actor: 'audit_log (tenant_id, actor_id, id)',
};

/** When a statement has written products or articles, old notes of changes go, of which it looked at all. */
const SWEEP = `DELETE FROM public.catalog_changes WHERE tenant_id = tenant AND changed_at < now() - interval '7 days'
    AND id IN (SELECT id FROM public.catalog_changes WHERE tenant_id = tenant ORDER BY version LIMIT 1000);`;
/** A version is as old as its change: where the first is young, all are. */
const SWEEP_WHERE_OLD = `IF (SELECT changed_at FROM public.catalog_changes WHERE tenant_id = tenant
      ORDER BY version, id LIMIT 1) < now() - interval '7 days' THEN
    ${SWEEP}
  END IF;`;

const masked = (value: string): string => `CASE WHEN key <> ALL (shown) AND ${value} <> 'null' THEN '"•••"'
    WHEN jsonb_typeof(${value}) = 'string' AND length(${value} #>> '{}') > 500
      THEN to_jsonb(left(${value} #>> '{}', 500) || '…')
    ELSE ${value} END`;

/** A line of the audit log: whose, when and by whom, as in `AuditLog`. */
const line = (before: string, after: string): string => `INSERT INTO public.audit_log
    SELECT (whole ->> tenant)::uuid,
      (lpad(to_hex((micros + nth) / 1000), 12, '0') || '7' || lpad(to_hex((micros + nth) % 1000 * 4096 / 1000), 3, '0')
        || substr(gen_random_uuid()::text, 20))::uuid,
      started + nth * interval '1 microsecond',
      stamp ->> 'actorKind', stamp ->> 'actorId', stamp ->> 'actorHint', stamp ->> 'action',
      object_kind, whole ->> key_column, ${before}, ${after},
      stamp ->> 'address', stamp ->> 'requestId', stamp ->> 'correlationId'`;

const CREATED_BEFORE = `${line('line.before', 'line.after')}
    FROM (SELECT old_row, new_row, COALESCE(new_row, old_row) AS whole, row_number() OVER () AS nth
      FROM (SELECT NULL::jsonb AS old_row, to_jsonb(n) AS new_row FROM new_rows n OFFSET 0) pairs) changed
    CROSS JOIN LATERAL (
      SELECT jsonb_object_agg(key, ${masked('was')}) FILTER (WHERE old_row IS NOT NULL) AS before,
        jsonb_object_agg(key, ${masked('value')}) FILTER (WHERE new_row IS NOT NULL) AS after
      FROM (SELECT key, value, COALESCE(old_row, new_row) -> key AS was FROM jsonb_each(whole)) fields
      WHERE key <> ALL (hidden) AND (old_row IS NULL OR new_row IS NULL OR was <> value)) line
    WHERE COALESCE(line.before, line.after) IS NOT NULL;`;
/** The same lines in half the time: of a new row only the fields that are not shown as they are are looked at one by one. */
const CREATED = `${line('NULL', `whole - hidden || COALESCE(line.masked, '{}')`)}
    FROM (SELECT to_jsonb(n) AS whole, row_number() OVER () AS nth FROM new_rows n OFFSET 0) changed
    CROSS JOIN LATERAL (SELECT jsonb_object_agg(key, ${masked('value')}) AS masked FROM jsonb_each(whole - hidden)
      WHERE value <> 'null'
        AND (key <> ALL (shown) OR (jsonb_typeof(value) = 'string' AND length(value #>> '{}') > 500))) line
    WHERE whole - hidden <> '{}';`;

const FUNCTIONS = {
  note_changed_products: { before: SWEEP, now: SWEEP_WHERE_OLD },
  note_changed_articles: { before: SWEEP, now: SWEEP_WHERE_OLD },
  write_audit_lines: { before: CREATED_BEFORE, now: CREATED },
};

/**
 * A business with 100,000 products: what it writes costs no more for what it has already, and its lists are filtered by
 * indexes. These are made beside other statements; one that an interrupted run left unfinished is made again.
 */
export class LargeBusinesses1765483000000 implements MigrationInterface {
  name = 'LargeBusinesses1765483000000';
  transaction = false as const;

  async up(runner: QueryRunner): Promise<void> {
    for (const [name, { before, now }] of Object.entries(FUNCTIONS)) {
      const source = await sourceOf(runner, name);
      if (source !== '' && !source.includes(now)) await rewrite(runner, source, before, now);
    }
    for (const [name, index] of Object.entries(INDEXES)) {
      await runner.query(`DROP INDEX CONCURRENTLY IF EXISTS ${name}`);
      await runner.query(`CREATE INDEX CONCURRENTLY ${name} ON ${index}`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX IF EXISTS ${Object.keys(INDEXES).join(', ')}`);
    for (const [name, { before, now }] of Object.entries(FUNCTIONS)) {
      const source = await sourceOf(runner, name);
      if (source.includes(now)) await rewrite(runner, source, now, before);
    }
  }
}

async function sourceOf(runner: QueryRunner, name: string): Promise<string> {
  const [found] = (await runner.query(`SELECT pg_get_functiondef('${name}()'::regprocedure) AS source`)) as {
    source: string;
  }[];
  return found?.source ?? '';
}

async function rewrite(runner: QueryRunner, source: string, from: string, to: string): Promise<void> {
  if (!source.includes(from)) throw new Error('A function is not as the migrations before have made it.');
  await runner.query(source.replace(from, () => to));
}
