import { auditTriggers, updatableColumns, type Query } from './catalogue.ts';
import type { Finding } from './catalogue-lint.ts';

/** Reviewed: the tenant tables whose changes write no audit line, each with a reason. */
const EXEMPT: Record<string, string> = {
  conversation_reads: 'how far members have read; for themselves alone',
  audit_log: 'the lines themselves, which nobody changes',
  catalog_changes: 'written by triggers beside a change of products or articles, which has its line',
  catalog_vectors: 'made from products and articles, whose changes have their lines',
  channel_chats: 'whom a chat belongs to; written beside a message of the customer',
  channel_deliveries: 'what a messaging platform is owed; written beside a message, which is never changed',
  channel_mailboxes: 'how far a mailbox is read; written beside a change of the channel, which has its line',
  channel_parts: 'what a messaging platform has taken; nobody changes it over the API',
  event_deliveries: 'what other systems have sent; nobody changes it over the API',
  webhook_events: 'what has happened, written beside changes that have their lines',
  webhook_deliveries: 'what is told of an event; nobody changes it over the API, a test or replay adds one',
  webhook_attempts: 'what became of a delivery; nobody changes it over the API',
  order_inquiries: 'noted beside an answer that shows an order; nobody changes it over the API',
  order_payments: 'what other systems have told; the order has its line',
  stock_marks: 'how new a told stock is; nobody changes it over the API',
  order_items: 'part of an order, whose line then names its content',
  shipments: 'part of an order, whose line then names its content',
  closure_lists: 'which version the list of closures has; these have their lines',
  synonym_lists: 'when the list of synonyms last changed; its groups have their lines',
  turns: 'the assistant’s work; only its cancelling over the API has a line',
  turn_traces: 'how the assistant came to its answers; nobody changes it over the API',
  source_files: 'the bytes of a source, whose line names it; deleted when they are read',
  import_files: 'the bytes of an import, whose line names it; deleted when it has ended',
  import_pieces: 'part of a file that is imported',
  import_problems: 'what was refused of a file; nobody changes it over the API',
  source_pages: 'what was read of a source; nobody changes it over the API',
  evaluation_results: 'the assistant’s answers to checks; the run has its line',
  handoffs: 'written beside a change of its conversation, which has its line',
  model_spending: 'counted by the assistant; nobody changes it over the API',
  model_reservations: 'calls of models that run now, deleted when done',
  outbox: 'jobs owed, deleted when done',
  idempotency_keys: 'outcomes kept for a day; the change itself has its line',
};

export const APPEND_ONLY = new Set(['audit_log']);

const OPERATIONS = ['INSERT', 'UPDATE', 'DELETE'];
const WHEN_STAMPED =
  "FOR EACH STATEMENT WHEN ((current_setting('app.audit'::text, true) <> ''::text)) EXECUTE FUNCTION write_audit_lines(";

function isAuditTrigger(text: string, operation: string): boolean {
  const opening = `CREATE TRIGGER audit_${operation.toLowerCase()} AFTER ${operation} ON `;
  return text.startsWith(opening) && text.includes(WHEN_STAMPED);
}

/** Checks that every tenant table is audited or reviewed as exempt, and that the log is append-only. */
export async function lintAudit(query: Query, tables: string[], roles: string[]): Promise<Finding[]> {
  const triggers = (await auditTriggers(query)).filter(({ enabled }) => enabled);
  const covers = (table: string, operation: string) =>
    triggers.some((trigger) => trigger.table === table && isAuditTrigger(trigger.text, operation));
  const audited = new Set(
    tables.filter((table) => OPERATIONS.every((operation) => covers(table, operation))),
  );
  const findings = tables.flatMap((table) => {
    if (audited.has(table) === !(table in EXEMPT)) return [];
    const detail = audited.has(table) ? 'is audited and exempt' : 'lacks an audit trigger and is not exempt';
    return [{ rule: 'audit', object: table, detail }];
  });
  for (const table of APPEND_ONLY) {
    for (const role of roles) {
      const updatable = await updatableColumns(query, role, table);
      findings.push(
        ...updatable.map(({ name }) => ({
          rule: 'grant',
          object: table,
          detail: `${role} may UPDATE ${name}`,
        })),
      );
    }
  }
  return findings;
}
