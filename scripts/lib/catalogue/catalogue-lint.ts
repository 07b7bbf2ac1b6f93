import { APPEND_ONLY, lintAudit } from './catalogue-audit.ts';
import * as catalogue from './catalogue.ts';
import {
  PLATFORM_ACCESS,
  PLATFORM_EXPIRES,
  PLATFORM_GLANCES,
  PLATFORM_ROWS,
  PLATFORM_TABLES,
  REGISTRY,
} from './platform-tables.ts';
import type { Column, DefinerFunction, ForeignKey, Index, Policy, Query, Relation } from './catalogue.ts';

/** A property of the database that would give one tenant access to another, or a role too much access. */
export interface Finding {
  rule: string;
  object: string;
  detail: string;
}

const SETTING = `( SELECT (NULLIF(current_setting('app.current_tenant'::text, true), ''::text))::uuid AS "nullif")`;

const APP_ROLE = 'frontdesk_app';
const PLATFORM_ROLE = 'frontdesk_platform';
const BACKUP_ROLE = 'frontdesk_backup';

/** Where the role of backups is not exempt from row-level security (scripts/lib/stores/backup-access.mjs). */
const BACKUP_ACCESS: Omit<Policy, 'table'> = {
  ...{ name: 'backup_access', permissive: true, command: 'r' },
  ...{ roles: [BACKUP_ROLE], using: 'true', check: null },
};

/** Columns that a business may change in its own row: never its id, slug, status, plan or limits. */
const OWN_ENTRY = [
  'assistant',
  'knowledge_version',
  'locale',
  'model_key',
  'name',
  'retention',
  'timezone',
  'updated_at',
  'widget',
];
const ROWS = ['DELETE', 'INSERT', 'SELECT', 'UPDATE'];
const LINES = ['INSERT', 'SELECT'];

/** Sequences that exist for a reason other than numbering a tenant's rows. */
const KNOWN_SEQUENCES = new Set(['migrations_id_seq']);

/** Unique across tenants on purpose: only platform admins write the column, so no tenant can probe it. */
const GLOBAL_NAMES = new Set(['tenants_pkey', 'tenants_slug_key']);

/** Types that are not allowed: an enum's `=` is not leakproof, and numeric is not minor units. */
const FORBIDDEN_TYPES = new Set(['numeric', 'money']);

/** Checks the catalogue of the connected database. @returns the violations of the rules. */
export async function lintCatalogue(query: Query): Promise<Finding[]> {
  const relations = await catalogue.relations(query);
  const tenantTables = relations.filter(isTenantTable);
  const policies = await catalogue.policies(query);
  const indexes = await catalogue.indexes(query);
  const columns = await catalogue.columns(query);
  const foreignKeys = await catalogue.foreignKeys(query);
  return [
    ...relations.flatMap(lintKind),
    ...[...tenantTables.map(({ name }) => name), REGISTRY].flatMap((table) => [
      ...lintIsolation(table, relations, policies),
      ...lintKeys(table, indexes),
    ]),
    ...policies.filter(({ table }) => !isIsolated(table, tenantTables)).map(strayPolicy),
    ...columns.flatMap((column) => lintColumn(column, tenantTables)),
    ...foreignKeys.flatMap((key) => lintForeignKey(key, tenantTables)),
    ...foreignKeys.filter((key) => !isIndexed(key, indexes)).map(unindexed),
    ...(await lintSurroundings(query)),
    ...(await lintGrants(query, tenantTables)),
    ...(await lintAudit(
      query,
      [...tenantTables.map(({ name }) => name), REGISTRY],
      [APP_ROLE, PLATFORM_ROLE],
    )),
  ];
}

function isTenantTable({ kind, hasTenant }: Relation): boolean {
  return hasTenant && (kind === 'r' || kind === 'p');
}

function isIsolated(table: string, tenantTables: Relation[]): boolean {
  return table === REGISTRY || tenantTables.some(({ name }) => name === table);
}

function lintKind(relation: Relation): Finding[] {
  const { name, kind } = relation;
  if (isTenantTable(relation) || name === REGISTRY || name in PLATFORM_TABLES) return [];
  if (kind === 'S' && KNOWN_SEQUENCES.has(name)) return [];
  const rules: Record<string, string> = { v: 'view', m: 'materialised-view', S: 'sequence' };
  return [finding(rules[kind] ?? 'unknown-relation', name, `pg_class.relkind ${kind}`)];
}

function lintIsolation(table: string, relations: Relation[], policies: Policy[]): Finding[] {
  const relation = relations.find(({ name }) => name === table);
  const own = policies.filter((policy) => policy.table === table);
  const findings: Finding[] = [];
  if (relation?.rlsEnabled !== true) findings.push(finding('rls-enabled', table, 'row security is off'));
  if (relation?.rlsForced !== true) findings.push(finding('rls-forced', table, 'its owner is exempt'));
  if (!own.some(({ name }) => name === 'tenant_isolation')) {
    findings.push(finding('policy', table, 'there is no tenant_isolation'));
  }
  return [...findings, ...own.flatMap(lintPolicy)];
}

function lintPolicy(policy: Policy): Finding[] {
  if (policy.name === BACKUP_ACCESS.name) return lintBackupAccess(policy);
  const isPlatform = policy.name === 'platform_access' && PLATFORM_ACCESS.has(policy.table);
  if (!isPlatform && policy.name !== 'tenant_isolation') {
    return policy.permissive ? [finding('extra-policy', policy.table, `${policy.name} widens access`)] : [];
  }
  const column = policy.table === REGISTRY ? 'id' : 'tenant_id';
  const expression = isPlatform ? 'true' : `(${column} = ${SETTING})`;
  const expected = {
    ...{ table: policy.table, name: policy.name, permissive: true, command: '*' },
    ...{ roles: [isPlatform ? PLATFORM_ROLE : 'public'], using: expression, check: expression },
  };
  if (JSON.stringify(policy) === JSON.stringify(expected)) return [];
  return [finding('policy', policy.table, `${policy.name} is ${JSON.stringify(policy)}`)];
}

/** It lets the role of backups read everything, and nobody else anything. */
function lintBackupAccess(policy: Policy): Finding[] {
  const isRight = JSON.stringify(policy) === JSON.stringify({ table: policy.table, ...BACKUP_ACCESS });
  return isRight ? [] : [finding('policy', policy.table, `${policy.name} is ${JSON.stringify(policy)}`)];
}

function strayPolicy({ table, name }: Policy): Finding {
  return finding('extra-policy', table, `${name} stands on a table that is not isolated by tenant`);
}

function lintKeys(table: string, indexes: Index[]): Finding[] {
  const own = indexes.filter((index) => index.table === table);
  const missing = own.some(({ isPrimary }) => isPrimary)
    ? []
    : [finding('primary-key', table, 'there is none')];
  const global = own.filter(
    ({ name, isUnique, columns }) => isUnique && columns[0] !== 'tenant_id' && !GLOBAL_NAMES.has(name),
  );
  return [
    ...missing,
    ...global.map(({ name }) => finding('unique-index', table, `${name} is not led by tenant_id`)),
  ];
}

function lintColumn(column: Column, tenantTables: Relation[]): Finding[] {
  const { table, name, type, isEnum, notNull, isCounter } = column;
  const object = `${table}.${name}`;
  const inTenantTable = tenantTables.some((relation) => relation.name === table);
  const findings: Finding[] = [];
  if (isEnum || FORBIDDEN_TYPES.has(type)) findings.push(finding('column-type', object, type));
  if (isCounter && table !== 'migrations') findings.push(finding('counter', object, 'numbers tell volumes'));
  if (inTenantTable && name === 'tenant_id' && !(type === 'uuid' && notNull)) {
    findings.push(finding('tenant-column', object, 'must be uuid NOT NULL'));
  }
  return findings;
}

function lintForeignKey(key: ForeignKey, tenantTables: Relation[]): Finding[] {
  const { child, parent, childColumns, parentColumns } = key;
  const toRegistry =
    parent === REGISTRY && childColumns.join() === 'tenant_id' && parentColumns.join() === 'id';
  const betweenTenants =
    [child, parent].every((table) => tenantTables.some(({ name }) => name === table)) &&
    childColumns[0] === 'tenant_id' &&
    parentColumns[0] === 'tenant_id';
  const betweenPlatformTables = [child, parent].every((table) => table in PLATFORM_TABLES);
  if (toRegistry || betweenTenants || betweenPlatformTables) return [];
  return [
    finding(
      'foreign-key',
      child,
      `${key.name} (${childColumns.join()}) → ${parent} (${parentColumns.join()})`,
    ),
  ];
}

/**
 * Functions with their owner's rights, and who may call them. The first deletes the audit log of a tenant that is being
 * erased, and takes the tenant as an argument. The second is a trigger, which nobody can call: it claims the account of a
 * channel that is stored, and tells nothing but that it is taken.
 */
const REVIEWED_DEFINERS: Record<string, string> = {
  'erase_audit_log(uuid,integer)': PLATFORM_ROLE,
  'claim_account()': '',
  'expire_audit_log(timestamp with time zone,integer)': APP_ROLE,
};

function isReviewed({ name, settings, callers }: DefinerFunction): boolean {
  const fixedPath = settings.includes('search_path=pg_catalog, pg_temp');
  return fixedPath && callers.join() === REVIEWED_DEFINERS[name];
}

function unreviewedDefiner({ name }: DefinerFunction): Finding {
  return finding('definer-function', name, 'runs with its owner’s rights');
}

async function lintSurroundings(query: Query): Promise<Finding[]> {
  const definers = await catalogue.definerFunctions(query);
  const schemas = await catalogue.schemas(query);
  const defaults = await catalogue.defaultPrivileges(query);
  return [
    ...definers.filter((one) => !isReviewed(one)).map(unreviewedDefiner),
    ...schemas.filter(({ name }) => name !== 'public').map(({ name }) => finding('unknown-schema', name, '')),
    ...defaults.map(({ name }) => finding('default-privileges', name, 'new objects would be granted unseen')),
  ];
}

async function lintGrants(query: Query, tenantTables: Relation[]): Promise<Finding[]> {
  const names = tenantTables.map(({ name }) => name);
  const findings: Finding[] = [];
  for (const role of [APP_ROLE, PLATFORM_ROLE]) {
    const powers = await catalogue.rolePowers(query, role);
    findings.push(...powers.map(({ power }) => finding('role', role, power)));
  }
  const allowed: Record<string, (table: string) => string[]> = {
    [APP_ROLE]: (table) =>
      names.includes(table) ? rowsOf(table) : [REGISTRY, 'migrations'].includes(table) ? ['SELECT'] : [],
    [PLATFORM_ROLE]: (table) =>
      PLATFORM_EXPIRES.has(table)
        ? ['DELETE']
        : PLATFORM_GLANCES.has(table)
          ? []
          : PLATFORM_ACCESS.has(table) || PLATFORM_ROWS.has(table)
            ? rowsOf(table)
            : ['erasures', 'admin_keys', 'schedule_runs', 'alert_tests'].includes(table)
              ? ['INSERT', 'SELECT', 'UPDATE']
              : ['migrations', 'backup_runs'].includes(table)
                ? ['SELECT']
                : [],
    [BACKUP_ROLE]: (table) => (table === 'backup_runs' ? LINES : ['SELECT']),
  };
  for (const [role, privileges] of Object.entries(allowed)) {
    const grants = await catalogue.tableGrants(query, role);
    const excess = grants.filter(({ table, privilege }) => !privileges(table).includes(privilege));
    findings.push(
      ...excess.map(({ table, privilege }) => finding('grant', table, `${role} may ${privilege}`)),
    );
  }
  return [...findings, ...(await lintOwnEntry(query))];
}

function rowsOf(table: string): string[] {
  return APPEND_ONLY.has(table) ? LINES : ROWS;
}

async function lintOwnEntry(query: Query): Promise<Finding[]> {
  const updatable = await catalogue.updatableColumns(query, APP_ROLE, REGISTRY);
  return updatable
    .filter(({ name }) => !OWN_ENTRY.includes(name))
    .map(({ name }) => finding('grant', `${REGISTRY}.${name}`, `${APP_ROLE} may UPDATE`));
}

/** Without such an index, each deleted row scans all rows that might refer to it. */
function isIndexed({ child, childColumns }: ForeignKey, indexes: Index[]): boolean {
  const wanted = [...childColumns].sort().join();
  return indexes.some(
    ({ table, columns }) =>
      table === child && columns.slice(0, childColumns.length).map(String).sort().join() === wanted,
  );
}

function unindexed({ child, name }: ForeignKey): Finding {
  return finding('foreign-key-index', child, `${name} has no index that its columns lead`);
}

function finding(rule: string, object: string, detail: string): Finding {
  return { rule, object, detail };
}
