import { PlainError } from '../../system/terminal.mjs';

/** Tables of a tenant that stay as they are when it goes back to an earlier day, each with the reason. */
export const KEPT = /** @type {Record<string, string>} */ ({
  api_keys: 'a key that was revoked since must stay revoked',
  identity_secrets: 'a secret that was replaced since must stay replaced',
  members: 'somebody who was removed since must stay removed',
  invitations: 'one that was taken back since must stay so',
  channels: 'their secrets stay, and so do their accounts',
  channel_mailboxes: 'what was read is read',
  channel_deliveries: 'what was sent is sent',
  channel_parts: 'what was sent is sent',
  imports: 'what was imported then is not imported again',
  import_files: 'what was imported then is not imported again',
  import_pieces: 'what was imported then is not imported again',
  import_problems: 'part of an import',
  event_sources: 'their secrets stay',
  event_source_secrets: 'a secret that was replaced since must stay replaced',
  event_deliveries: 'what has come twice is known by them',
  exports: 'who asked for one and got it has happened',
  webhook_endpoints: 'their secrets stay',
  webhook_secrets: 'a secret that was replaced since must stay replaced',
  webhook_events: 'what was told was told',
  webhook_deliveries: 'what was told was told',
  webhook_attempts: 'what was told was told',
  audit_log: 'nobody changes what has happened',
  idempotency_keys: 'a repeated request must not be done twice',
  outbox: 'what was owed then has been done',
  dead_letters: 'somebody decides about them',
  model_spending: 'what was spent is spent',
  model_reservations: 'calls of models that run now',
  catalog_changes: 'search follows them; writing products and articles adds to them',
});

/** Tables of a tenant that get the rows of the backup. One that is in neither list is refused. */
export const RESTORED = new Set([
  ...['opening_hours', 'closure_lists', 'closures', 'articles', 'products', 'stock_marks', 'catalog_vectors'],
  ...['sources', 'source_files', 'source_pages', 'source_proposals'],
  ...['orders', 'order_items', 'shipments', 'order_payments', 'order_inquiries'],
  ...[
    'visitors',
    'channel_chats',
    'conversations',
    'messages',
    'conversation_reads',
    'conversation_notes',
    'turns',
    'turn_traces',
    'handoffs',
    'unanswered_questions',
  ],
  ...['synonym_lists', 'synonyms', 'learnt_suggestions'],
  ...['check_lists', 'checks', 'evaluations', 'evaluation_results'],
]);

/** What a business says of itself; its id, slug, plan, limits and status are the platform's, its model's key a secret. */
export const OWN_COLUMNS = ['name', 'locale', 'timezone', 'assistant', 'widget'];

/**
 * A foreign key between two tables of a tenant.
 * @typedef {object} TenantKey
 * @property {string} child
 * @property {string} parent
 * @property {string[]} columns  of the child, without the tenant
 * @property {boolean} isNullable
 *
 * @typedef {object} TenantLayout
 * @property {string[]} tables  that are restored, parents before children
 * @property {TenantKey[]} nullableKeys  between these; they may form cycles
 * @property {Map<string, string[]>} primaryKeys  without the tenant
 */

/**
 * The tables of tenants as PostgreSQL's catalogue has them.
 * @param {import('pg').ClientBase} client
 * @returns {Promise<TenantLayout>}
 * @throws PlainError for a table that neither list names
 */
export async function tenantLayout(client) {
  const { rows } = await client.query(`
    SELECT c.relname AS name FROM pg_class c
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition ORDER BY 1`);
  const names = rows.map(({ name }) => String(name));
  const unknown = names.filter((name) => !RESTORED.has(name) && !(name in KEPT));
  if (unknown.length > 0)
    throw new PlainError(
      `scripts/lib/backup/tenants/tenant-tables.mjs does not say whether ${unknown.join(', ')} goes back with its business.`,
    );
  const tables = names.filter((name) => RESTORED.has(name));
  const keys = await keysBetween(client);
  const across = keys.filter(({ child, parent }) => child in KEPT && RESTORED.has(parent));
  if (across.length > 0)
    throw new PlainError(`${across.map(({ child }) => child).join(', ')} refers to rows that are replaced.`);
  const inside = keys.filter(({ child, parent }) => RESTORED.has(child) && RESTORED.has(parent));
  return {
    tables: parentsFirst(
      tables,
      inside.filter(({ isNullable }) => !isNullable),
    ),
    nullableKeys: inside.filter(({ isNullable }) => isNullable),
    primaryKeys: await primaryKeys(client),
  };
}

/**
 * @param {import('pg').ClientBase} client
 * @returns {Promise<TenantKey[]>}
 */
export async function keysBetween(client) {
  const { rows } = await client.query(`
    SELECT child.relname AS child, parent.relname AS parent, array_agg(a.attname::text) AS columns,
      NOT bool_or(a.attnotnull) AS "isNullable"
    FROM pg_constraint k JOIN pg_class child ON child.oid = k.conrelid JOIN pg_class parent ON parent.oid = k.confrelid
      JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey) AND a.attname <> 'tenant_id'
    WHERE k.contype = 'f' AND child.relnamespace = 'public'::regnamespace GROUP BY k.oid, 1, 2 ORDER BY 1, 2`);
  return rows;
}

/**
 * @param {import('pg').ClientBase} client
 * @returns {Promise<Map<string, string[]>>}
 */
export async function primaryKeys(client) {
  const { rows } = await client.query(`
    SELECT c.relname AS name, array_agg(a.attname::text) FILTER (WHERE a.attname <> 'tenant_id') AS columns
    FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (i.indkey::int2[])
    WHERE i.indisprimary AND c.relnamespace = 'public'::regnamespace GROUP BY 1`);
  return new Map(rows.map(({ name, columns }) => [name, columns ?? []]));
}

/**
 * @param {string[]} names
 * @param {TenantKey[]} keys
 */
function parentsFirst(names, keys) {
  /** @type {string[]} */
  const sorted = [];
  while (sorted.length < names.length) {
    const next = names.filter(
      (name) =>
        !sorted.includes(name) &&
        keys.every(({ child, parent }) => child !== name || parent === name || sorted.includes(parent)),
    );
    if (next.length === 0) throw new Error('The tables’ NOT NULL foreign keys form a cycle.');
    sorted.push(...next);
  }
  return sorted;
}
