import type { QueryRunner } from 'typeorm';

/** What the audit log holds of a table's rows; columns named nowhere are masked, so that a new one leaks nothing. */
export interface AuditRule {
  /** `object.kind` of its lines. */
  kind: string;
  /** The column that names the object; null when a tenant has only one. */
  key: string | null;
  /** Written as they are. */
  shown: string[];
  /** Written as if they did not exist: secrets, keys, counters. A change to these alone leaves no line. */
  hidden: string[];
  /** Which column is the tenant; `tenant_id` when left out. */
  tenant?: string;
}

/** Every change of the table that a stamped request makes leaves its line, in the same transaction. */
export async function auditTable(runner: QueryRunner, table: string, rule: AuditRule): Promise<void> {
  const { kind, key, shown, hidden, tenant = 'tenant_id' } = rule;
  const args = [kind, tenant, key ?? '', `{${shown.join()}}`, `{${[tenant, ...hidden].join()}}`];
  await runner.query(
    `CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON ${table} FOR EACH ROW
     WHEN (current_setting('app.audit', true) <> '')
     EXECUTE FUNCTION write_audit_line(${args.map((arg) => `'${arg}'`).join(', ')})`,
  );
}
