// Roles and logins of a Frontdesk database on RDS, whose master is no superuser. Roles as docker/postgres-init/10-roles.sh
// makes them, but without a login of their own: two logins of each role act as that role.
import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import pg from 'pg';

/** @typedef {{host: string, port: number, user: string, password: string, database: string}} Address */

export const DATABASE = 'frontdesk';
const OWNER = 'frontdesk_owner';
/** The migrations grant to each of these. */
const BACKUP = 'frontdesk_backup';
const ROLES = [OWNER, 'frontdesk_app', 'frontdesk_platform', BACKUP];
/** insufficient_privilege */
const DENIED = '42501';
/** As in 10-roles.sh. A setting of a role counts for its own login only, so each login gets them. */
const LIMITS = { statement_timeout: '5s', lock_timeout: '2s', idle_in_transaction_session_timeout: '10s' };
const LIMITED = new Set(['frontdesk_app', 'frontdesk_platform']);
/** Two rotations must not make the same role at the same time. */
const LOCK = 7_301_944;
const CONNECT_MS = 20_000;
const ITERATIONS = 4096;

/**
 * Makes the roles and the database, unless they are there.
 * @param {Address} master
 */
export async function prepareDatabase(master) {
  await withClient(master, async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    for (const role of ROLES) await ensureRole(client, role);
    await ensureDatabase(client);
    // Still under the lock: the first three rotations come at once.
    await withClient({ ...master, database: DATABASE }, restrictDatabase);
  });
}

/** @param {pg.Client} client */
async function ensureDatabase(client) {
  const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
  if (rowCount) return;
  await client.query(`GRANT ${OWNER} TO CURRENT_USER WITH SET TRUE, INHERIT TRUE`);
  // The library of RDS's machines need not have this locale; PostgreSQL has one of its own since 17.
  await client.query(
    `CREATE DATABASE ${DATABASE} OWNER ${OWNER} TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' LC_COLLATE 'C' LC_CTYPE 'C'`,
  );
}

/** @param {pg.Client} client */
async function restrictDatabase(client) {
  await client.query(`SET ROLE ${OWNER}`);
  await client.query(`REVOKE ALL ON DATABASE ${DATABASE} FROM PUBLIC`);
  await client.query(`GRANT CONNECT ON DATABASE ${DATABASE} TO ${ROLES.join(', ')}`);
  await client.query(`ALTER SCHEMA public OWNER TO ${OWNER}`);
  await client.query('REVOKE CREATE ON SCHEMA public FROM PUBLIC');
}

/**
 * The role of backups must see all rows. Where the master may not give it that, the migration makes policies for it
 * (scripts/lib/stores/backup-access.mjs).
 * @param {pg.Client} client
 * @param {string} role
 */
async function ensureRole(client, role) {
  const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
  if (rowCount) return;
  const create = `CREATE ROLE ${role} NOLOGIN`;
  if (role === BACKUP)
    try {
      await client.query(`${create} BYPASSRLS`);
      return;
    } catch (error) {
      if (/** @type {{code?: string}} */ (error).code !== DENIED) throw error;
    }
  await client.query(create);
}

/**
 * Makes a login that acts as a role, or gives it a new password.
 * @param {Address} master
 * @param {string} role
 * @param {string} login
 * @param {string} password
 */
export async function setLogin(master, role, login, password) {
  await withClient(master, async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    const name = client.escapeIdentifier(login);
    const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [login]);
    if (!rowCount) await client.query(`CREATE ROLE ${name} NOLOGIN INHERIT IN ROLE ${role}`);
    await client.query(`ALTER ROLE ${name} SET role = ${client.escapeLiteral(role)}`);
    for (const [setting, value] of LIMITED.has(role) ? Object.entries(LIMITS) : [])
      await client.query(`ALTER ROLE ${name} SET ${setting} = ${client.escapeLiteral(value)}`);
    const verifier = client.escapeLiteral(verifierOf(password));
    await client.query(`ALTER ROLE ${name} LOGIN PASSWORD ${verifier}`);
  });
}

/**
 * @param {Address} address  of the login
 * @param {string} role
 * @throws when it cannot log in, or acts as another role
 */
export async function checkLogin(address, role) {
  await withClient(address, async (client) => {
    /** @type {pg.QueryResult<{role: string}>} */
    const { rows } = await client.query('SELECT current_user AS role');
    const acts = rows[0]?.role;
    if (acts !== role) throw new Error(`${address.user} acts as ${acts}, not as ${role}`);
  });
}

/**
 * What PostgreSQL stores of a password (RFC 5803), so that no statement, and so no log, has the password itself.
 * @param {string} password  in ASCII
 * @param {Buffer} [salt]
 */
export function verifierOf(password, salt = randomBytes(16)) {
  const salted = pbkdf2Sync(password, salt, ITERATIONS, 32, 'sha256');
  const keyOf = (/** @type {string} */ name) => createHmac('sha256', salted).update(name).digest();
  const stored = createHash('sha256').update(keyOf('Client Key')).digest('base64');
  const server = keyOf('Server Key').toString('base64');
  return `SCRAM-SHA-256$${ITERATIONS}:${salt.toString('base64')}$${stored}:${server}`;
}

/**
 * @template T
 * @param {Address} address
 * @param {(client: pg.Client) => Promise<T>} work
 * @returns {Promise<T>}
 */
async function withClient(address, work) {
  // RDS's certificate is checked; the authority comes from NODE_EXTRA_CA_CERTS.
  const ssl = address.host !== '127.0.0.1';
  const client = new pg.Client({ ...address, ssl, connectionTimeoutMillis: CONNECT_MS });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
