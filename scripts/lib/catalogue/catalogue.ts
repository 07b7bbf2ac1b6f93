/** Reads PostgreSQL's catalogue; every list is ordered, so that findings are stable. */
export type Query = <R extends object>(text: string, values?: unknown[]) => Promise<R[]>;

export interface Relation {
  name: string;
  /** `pg_class.relkind`: r table, p partitioned table, v view, m materialised view, S sequence, f foreign table. */
  kind: string;
  hasTenant: boolean;
  rlsEnabled: boolean;
  rlsForced: boolean;
}

export interface Policy {
  table: string;
  name: string;
  permissive: boolean;
  /** `*` for all commands. */
  command: string;
  roles: string[];
  using: string | null;
  check: string | null;
}

export interface Index {
  table: string;
  name: string;
  isPrimary: boolean;
  isUnique: boolean;
  /** Null for an expression. */
  columns: (string | null)[];
}

export interface ForeignKey {
  name: string;
  child: string;
  childColumns: string[];
  parent: string;
  parentColumns: string[];
}

export interface Column {
  table: string;
  name: string;
  type: string;
  isArray: boolean;
  isEnum: boolean;
  notNull: boolean;
  hasDefault: boolean;
  isCounter: boolean;
}

const OURS = `n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname NOT LIKE 'pg\\_%'`;

export function relations(query: Query): Promise<Relation[]> {
  return query<Relation>(`
    SELECT c.oid::regclass::text AS name, c.relkind::text AS kind, c.relrowsecurity AS "rlsEnabled",
      c.relforcerowsecurity AS "rlsForced",
      EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'tenant_id'
        AND NOT a.attisdropped) AS "hasTenant"
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE ${OURS} AND c.relkind NOT IN ('i', 'I', 't', 'c') ORDER BY 1`);
}

export function policies(query: Query): Promise<Policy[]> {
  return query<Policy>(`
    SELECT p.polrelid::regclass::text AS table, p.polname AS name, p.polpermissive AS permissive,
      p.polcmd::text AS command,
      ARRAY(SELECT CASE WHEN role = 0 THEN 'public' ELSE pg_get_userbyid(role)::text END
        FROM unnest(p.polroles) role ORDER BY 1) AS roles,
      pg_get_expr(p.polqual, p.polrelid) AS using, pg_get_expr(p.polwithcheck, p.polrelid) AS check
    FROM pg_policy p ORDER BY 1, 2`);
}

export function indexes(query: Query): Promise<Index[]> {
  return query<Index>(`
    SELECT i.indrelid::regclass::text AS table, c.relname AS name, i.indisprimary AS "isPrimary",
      (i.indisunique OR i.indisexclusion) AS "isUnique",
      ARRAY(SELECT a.attname::text FROM unnest(i.indkey::int2[]) WITH ORDINALITY k (attnum, at)
        LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum AND k.attnum > 0
        ORDER BY k.at) AS columns
    FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE ${OURS} AND n.nspname <> 'pg_toast' ORDER BY 1, 2`);
}

export function foreignKeys(query: Query): Promise<ForeignKey[]> {
  const names = (columns: string, table: string) => `
    ARRAY(SELECT a.attname::text FROM unnest(${columns}) WITH ORDINALITY k (attnum, at)
      JOIN pg_attribute a ON a.attrelid = ${table} AND a.attnum = k.attnum ORDER BY k.at)`;
  return query<ForeignKey>(`
    SELECT f.conname AS name, f.conrelid::regclass::text AS child, f.confrelid::regclass::text AS parent,
      ${names('f.conkey', 'f.conrelid')} AS "childColumns", ${names('f.confkey', 'f.confrelid')} AS "parentColumns"
    FROM pg_constraint f WHERE f.contype = 'f' ORDER BY 2, 1`);
}

export function columns(query: Query): Promise<Column[]> {
  return query<Column>(`
    SELECT c.oid::regclass::text AS table, a.attname AS name, COALESCE(e.typname, t.typname)::text AS type,
      t.typcategory = 'A' AS "isArray", COALESCE(e.typtype, t.typtype) = 'e' AS "isEnum",
      a.attnotnull AS "notNull", a.atthasdef AS "hasDefault",
      (a.attidentity <> '' OR COALESCE(pg_get_expr(d.adbin, d.adrelid) LIKE 'nextval(%', false)) AS "isCounter"
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_type t ON t.oid = a.atttypid LEFT JOIN pg_type e ON e.oid = t.typelem AND t.typcategory = 'A'
      LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
    WHERE ${OURS} AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped
    ORDER BY 1, a.attnum`);
}

/** Functions that run with their owner's rights. */
export interface DefinerFunction {
  name: string;
  settings: string[];
  /** Who may call it besides its owner; '-' is everybody. */
  callers: string[];
}

export function definerFunctions(query: Query): Promise<DefinerFunction[]> {
  return query(`
    SELECT p.oid::regprocedure::text AS name, COALESCE(p.proconfig, '{}') AS settings,
      ARRAY(SELECT acl.grantee::regrole::text
        FROM aclexplode(COALESCE(p.proacl, acldefault('f', p.proowner))) acl WHERE acl.grantee <> p.proowner) AS callers
    FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
    WHERE ${OURS} AND p.prosecdef ORDER BY 1`);
}

export function schemas(query: Query): Promise<{ name: string }[]> {
  return query(`SELECT n.nspname AS name FROM pg_namespace n WHERE ${OURS} ORDER BY 1`);
}

export function defaultPrivileges(query: Query): Promise<{ name: string }[]> {
  return query(`
    SELECT format('%s for %s', COALESCE(defaclnamespace::regnamespace::text, 'all schemas'), defaclobjtype) AS name
    FROM pg_default_acl ORDER BY 1`);
}

/** A role's privileges on relations, directly, by membership or as PUBLIC. */
export function tableGrants(query: Query, role: string): Promise<{ table: string; privilege: string }[]> {
  return query(
    `SELECT c.oid::regclass::text AS table, p.privilege
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     CROSS JOIN unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER', 'MAINTAIN'])
       p (privilege)
     WHERE ${OURS} AND c.relkind IN ('r', 'p', 'v', 'm', 'f') AND has_table_privilege($1, c.oid, p.privilege)
     ORDER BY 1, 2`,
    [role],
  );
}

export function updatableColumns(query: Query, role: string, table: string): Promise<{ name: string }[]> {
  return query(
    `SELECT a.attname AS name FROM pg_attribute a WHERE a.attrelid = $2::regclass AND a.attnum > 0
       AND NOT a.attisdropped AND has_column_privilege($1, a.attrelid, a.attnum, 'UPDATE') ORDER BY 1`,
    [role, table],
  );
}

/** Privileges, memberships and owned objects that no serving role may have, as text. */
export function rolePowers(query: Query, role: string): Promise<{ power: string }[]> {
  return query(
    `SELECT power FROM (
       SELECT unnest(ARRAY[
         CASE WHEN rolsuper THEN 'is superuser' END, CASE WHEN rolbypassrls THEN 'has BYPASSRLS' END,
         CASE WHEN rolcreaterole THEN 'has CREATEROLE' END, CASE WHEN rolcreatedb THEN 'has CREATEDB' END,
         CASE WHEN rolreplication THEN 'has REPLICATION' END]) AS power
       FROM pg_roles WHERE rolname = $1
       UNION ALL SELECT 'is a member of ' || m.roleid::regrole FROM pg_auth_members m WHERE m.member = $1::regrole
       UNION ALL SELECT 'owns ' || pg_describe_object(s.classid, s.objid, s.objsubid) FROM pg_shdepend s
         WHERE s.deptype = 'o' AND s.refobjid = $1::regrole
         AND s.dbid IN (0, (SELECT oid FROM pg_database WHERE datname = current_database()))
       UNION ALL SELECT 'may create in schema ' || n.nspname FROM pg_namespace n
         WHERE ${OURS} AND has_schema_privilege($1, n.oid, 'CREATE')
       UNION ALL SELECT 'may use the database for ' || p FROM unnest(ARRAY['CREATE', 'TEMPORARY']) p
         WHERE has_database_privilege($1, current_database(), p)
       UNION ALL SELECT 'may use sequence ' || c.oid::regclass FROM pg_class c
         WHERE CASE WHEN c.relkind = 'S' THEN has_sequence_privilege($1, c.oid, 'USAGE, SELECT, UPDATE') END
     ) powers WHERE power IS NOT NULL ORDER BY 1`,
    [role],
  );
}

/** Every trigger of the schema, as PostgreSQL prints it. */
export function auditTriggers(query: Query): Promise<{ table: string; text: string; enabled: boolean }[]> {
  return query(`
    SELECT t.tgrelid::regclass::text AS table, pg_get_triggerdef(t.oid) AS text, t.tgenabled = 'O' AS enabled
    FROM pg_trigger t WHERE NOT t.tgisinternal ORDER BY 1`);
}
