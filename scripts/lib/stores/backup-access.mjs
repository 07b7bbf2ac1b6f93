// Where frontdesk_backup is not exempt from row-level security, as on RDS, whose master may exempt nobody: a policy for each
// table instead, by which it reads all rows. pg_dump is then told to keep to policies.
const ROLE = 'frontdesk_backup';
export const POLICY = 'backup_access';

/** Tables whose rows the connected role may not all read: without a policy that says so, or with one that restricts it. */
const HIDDEN = `
  SELECT c.oid::regclass::text AS name FROM pg_class c
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND c.relrowsecurity AND (
    NOT EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = '${POLICY}' AND p.polpermissive
      AND p.polcmd = 'r' AND pg_get_expr(p.polqual, p.polrelid) = 'true'
      AND (SELECT bool_and(pg_has_role(role, 'USAGE')) FROM unnest(p.polroles) role WHERE role <> 0))
    OR EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid AND NOT p.polpermissive)) ORDER BY 1`;
const WITHOUT_POLICY = `
  SELECT c.oid::regclass::text AS name FROM pg_class c
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND c.relrowsecurity
    AND NOT EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = '${POLICY}') ORDER BY 1`;

/** @typedef {(text: string) => Promise<unknown>} Query  answers rows, or an object with them */

/**
 * Makes the policies that are missing, unless the role is exempt. As the owner of the tables, after each migration.
 * @param {Query} query
 * @returns {Promise<string[]>} the tables that got one
 */
export async function giveBackupsSight(query) {
  const exempt = `SELECT rolname AS name FROM pg_roles WHERE rolname = '${ROLE}' AND NOT (rolbypassrls OR rolsuper)`;
  if ((await namesIn(query, exempt)).length === 0) return [];
  return addPolicies(query);
}

/**
 * @param {Query} query
 * @returns {Promise<string[]>}
 */
export async function addPolicies(query) {
  const tables = await namesIn(query, WITHOUT_POLICY);
  for (const table of tables)
    await query(`CREATE POLICY ${POLICY} ON ${table} FOR SELECT TO ${ROLE} USING (true)`);
  return tables;
}

/**
 * @param {Query} query
 * @returns {Promise<string[]>} tables of which the connected role, which is not exempt, would not see every row
 */
export function hiddenTables(query) {
  return namesIn(query, HIDDEN);
}

/**
 * @param {Query} query
 * @param {string} text
 * @returns {Promise<string[]>}
 */
async function namesIn(query, text) {
  const answer = /** @type {{name: string}[] | {rows: {name: string}[]}} */ (await query(text));
  const rows = Array.isArray(answer) ? answer : answer.rows;
  return rows.map(({ name }) => name);
}
