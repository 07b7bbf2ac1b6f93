/**
 * What an archive holds of a tenant, decided by hand for each table: a test fails for one that stands in neither list.
 * `scripts/import-tenant.mjs` reads these lists as well, so this file imports nothing.
 */

/** Tables of an archive, in the order of its files. */
export const EXPORTED_TABLES = [
  'tenants',
  ...['opening_hours', 'closure_lists', 'closures', 'articles', 'products', 'stock_marks'],
  ...['synonym_lists', 'synonyms', 'learnt_suggestions'],
  ...['sources', 'source_files', 'source_pages', 'source_proposals'],
  ...['orders', 'order_items', 'shipments', 'order_payments', 'order_inquiries'],
  ...['visitors', 'channels', 'channel_chats', 'conversations', 'messages', 'turns', 'turn_traces'],
  ...['conversation_notes', 'handoffs', 'unanswered_questions'],
  ...['check_lists', 'checks', 'evaluations', 'evaluation_results'],
  ...['event_sources', 'webhook_endpoints', 'model_spending', 'audit_log'],
];

/** Tables of a tenant that no archive holds, each with the reason, which the manifest repeats. */
export const LEFT_OUT_TABLES: Readonly<Record<string, string>> = {
  api_keys: 'only hashes of keys are stored; another install makes its own keys',
  members: 'people who sign in to this install; another one invites them anew',
  conversation_reads: 'what people who sign in to this install have read',
  invitations: 'links to this install, which are stored as hashes',
  identity_secrets: 'a secret, sealed for this install',
  event_source_secrets: 'secrets, sealed for this install',
  webhook_secrets: 'secrets, sealed for this install',
  idempotency_keys: 'outcomes of requests, sealed for this install and kept for a day',
  outbox: 'jobs of this install; what is unfinished is owed again by an import',
  dead_letters: 'jobs of this install that were given up',
  event_deliveries: 'what other systems have delivered to this install, kept for 30 days',
  imports: 'files that this install has read; what came of them is in the archive',
  import_files: 'files that this install has read',
  import_pieces: 'files that this install has read',
  import_problems: 'part of an import',
  webhook_events: 'what this install has told, kept for 30 days',
  webhook_deliveries: 'what this install has told, kept for 30 days',
  webhook_attempts: 'what this install has told, kept for 30 days',
  channel_mailboxes: 'how far this install has read mailboxes',
  channel_deliveries: 'what this install has sent to messaging platforms, kept for 30 days',
  channel_parts: 'what this install has sent to messaging platforms, kept for 30 days',
  model_reservations: 'calls of models that run now',
  catalog_changes: 'which texts search has to read again; an import writes it anew',
  catalog_vectors: 'embeddings of texts that are in the archive; made anew',
  exports: 'archives that were asked of this install',
};

/** Columns of exported tables that no archive holds. */
export const LEFT_OUT_COLUMNS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  tenants: {
    knowledge_version: 'a counter; it stands in the manifest',
    model_key: 'a secret, sealed for this install',
  },
  channels: { sealed_secrets: 'secrets, sealed for this install' },
  channel_chats: { lease: 'of a running process', leased_until: 'of a running process' },
  conversations: { assignee_id: 'a member, whom no archive holds' },
  conversation_notes: { author_id: 'a member or a key, which no archive holds' },
  turns: {
    lease: 'of a running process',
    leased_until: 'of a running process',
    leased_by: 'of a running process',
  },
  model_spending: {
    reserved_tokens: 'calls of models that run now',
    reserved_micro_usd: 'calls of models that run now',
  },
};

/** Tables whose rows may be large, and how many of these are read at once; of any other `ROWS_AT_ONCE`. */
export const FEW_AT_ONCE: Readonly<Record<string, number>> = {
  source_files: 1,
  source_pages: 20,
  turn_traces: 50,
};
export const ROWS_AT_ONCE = 200;

const THEIR_TALKS = 'conversation_id IN (SELECT id FROM conversations WHERE visitor_id = $1)';
/** Of orders only those that are theirs for certain: of an address or number that was vouched for. */
const THEIR_ORDERS = `(SELECT o.id FROM orders o JOIN visitors v ON v.id = $1
  AND (o.customer_email = v.verified_email OR o.customer_phone = v.verified_phone))`;

/** What the archive of one visitor holds; `$1` is the visitor. */
export const VISITOR_ROWS: Readonly<Record<string, string>> = {
  visitors: 'id = $1',
  channel_chats: 'visitor_id = $1',
  conversations: 'visitor_id = $1',
  messages: THEIR_TALKS,
  turns: THEIR_TALKS,
  turn_traces: `turn_id IN (SELECT id FROM turns WHERE ${THEIR_TALKS})`,
  conversation_notes: THEIR_TALKS,
  handoffs: THEIR_TALKS,
  unanswered_questions: THEIR_TALKS,
  learnt_suggestions: THEIR_TALKS,
  order_inquiries: THEIR_TALKS,
  orders: `id IN ${THEIR_ORDERS}`,
  order_items: `order_id IN ${THEIR_ORDERS}`,
  shipments: `order_id IN ${THEIR_ORDERS}`,
  order_payments: `order_id IN ${THEIR_ORDERS}`,
};

/** The first file of an import is the manifest, which an archive ends with. */
export const MANIFEST_FILE = 'manifest.json';
export const ARCHIVE_FORMAT = 'frontdesk-export';
export const ARCHIVE_VERSION = 1;

/** How many rows a table's file has, and what it is. */
export interface ArchivedTable {
  table: string;
  /** `products.jsonl`: a JSON object a line, in the order of the primary key. */
  file: string;
  /** Of each line, in their order. */
  columns: string[];
  rows: number;
  bytes: number;
  /** Hex, of the uncompressed file. */
  sha256: string;
}

export interface ArchiveManifest {
  format: typeof ARCHIVE_FORMAT;
  version: typeof ARCHIVE_VERSION;
  /** ISO 8601: the moment that all files are of. */
  takenAt: string;
  /** The newest migration of the database. */
  schema: string;
  tenant: { id: string; slug: string; name: string };
  /** Null: everything of the tenant. */
  visitorId: string | null;
  /** As text, for it is a bigint. */
  knowledgeVersion: string;
  tables: ArchivedTable[];
  leftOut: { tables: Record<string, string>; columns: Record<string, Record<string, string>> };
}

/** A column with its key's place, as PostgreSQL's catalogue has it. */
export interface TableLayout {
  table: string;
  /** Quoted, without the tenant and what is left out. */
  columns: string[];
  /** Quoted; the primary key without the tenant. */
  key: { name: string; isText: boolean }[];
}

/** Columns and primary keys of all tables of tenants. */
export const LAYOUT = `
  SELECT c.relname AS table,
    array_agg(a.attname::text ORDER BY a.attnum) FILTER (WHERE a.attgenerated = '' AND a.attname <> 'tenant_id') AS columns,
    COALESCE((SELECT jsonb_agg(jsonb_build_object('name', k.attname, 'isText', k.attcollation <> 0) ORDER BY p.place)
      FROM pg_index i CROSS JOIN unnest(i.indkey::int2[]) WITH ORDINALITY p (number, place)
        JOIN pg_attribute k ON k.attrelid = i.indrelid AND k.attnum = p.number
      WHERE i.indrelid = c.oid AND i.indisprimary AND k.attname <> 'tenant_id'), '[]') AS key
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
    AND (c.relname = 'tenants' OR EXISTS (SELECT FROM pg_attribute t WHERE t.attrelid = c.oid AND t.attname = 'tenant_id'
      AND NOT t.attisdropped))
  GROUP BY c.oid, c.relname ORDER BY 1`;

/** So that a row has the same text in every session. */
export const SAME_TEXTS = `SET LOCAL DateStyle = 'ISO, YMD'; SET LOCAL IntervalStyle = 'postgres'; SET LOCAL TimeZone = 'UTC';
  SET LOCAL extra_float_digits = 1; SET LOCAL bytea_output = 'hex'`;

/**
 * The rows of a table as lines, in an order that does not depend on the server's.
 * @param where a condition; left out: all that the tenant has
 */
export function linesOf({ table, columns, key }: TableLayout, where = 'true'): string {
  const order = key.map(({ name, isText }) => `${quoted(name)}${isText ? ' COLLATE "C"' : ''}`);
  const from = `SELECT ${columns.map(quoted).join(', ')} FROM ${table} WHERE ${where}`;
  return `SELECT row_to_json(x)::text AS line FROM (${from} ORDER BY ${order.join(', ') || '1'}) x`;
}

/** The layout without what is left out. */
export function exportedLayout(found: readonly TableLayout[]): TableLayout[] {
  return EXPORTED_TABLES.flatMap((table) => {
    const layout = found.find((each) => each.table === table);
    const out = LEFT_OUT_COLUMNS[table] ?? {};
    return layout ? [{ ...layout, columns: layout.columns.filter((name) => !(name in out)) }] : [];
  });
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
