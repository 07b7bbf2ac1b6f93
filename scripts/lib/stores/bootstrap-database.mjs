import pg from 'pg';

/**
 * The four roles of a Frontdesk database. Only their names and passwords are set here; the migrations grant their
 * privileges.
 */
export const ROLES = /** @type {const} */ (['owner', 'app', 'platform', 'backup']);
/** @typedef {typeof ROLES[number]} RoleKind */
/** @typedef {Record<RoleKind, string>} RolePasswords */

export const DATABASE = 'frontdesk';

/** @type {Record<RoleKind, string>} */
const ATTRIBUTES = {
  owner: 'NOSUPERUSER NOBYPASSRLS NOCREATEROLE',
  app: 'NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB',
  platform: 'NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB',
  backup: 'NOSUPERUSER BYPASSRLS NOCREATEROLE NOCREATEDB',
};

/** Timeouts in PostgreSQL's units. A stuck statement, lock or open transaction of the app must not block its pool. */
const LIMITS = { statement_timeout: '5s', lock_timeout: '2s', idle_in_transaction_session_timeout: '10s' };

/** Long enough for a machine that is busy with other things. */
const CONNECT_MS = 30_000;

/** @param {RoleKind} kind */
export function roleName(kind) {
  return `frontdesk_${kind}`;
}

/**
 * Creates the roles and the database, or updates existing ones. Idempotent.
 * @param {string} superuserUrl  any database of the cluster, as its superuser
 * @param {RolePasswords} passwords
 * @param {{database?: string, keepPasswords?: boolean}} [options]  `keepPasswords` does not change existing roles
 */
export async function bootstrapDatabase(
  superuserUrl,
  passwords,
  { database = DATABASE, keepPasswords = false } = {},
) {
  await withClient(superuserUrl, async (client) => {
    for (const kind of ROLES) await ensureRole(client, kind, passwords[kind], keepPasswords);
    await ensureDatabase(client, database);
  });
  await withClient(withDatabase(superuserUrl, database), async (client) => {
    await ensureSchema(client);
    await ensureRoleLimits(client);
  });
}

/**
 * Makes a database as a copy of one that nobody is connected to, for the same roles.
 * @param {string} superuserUrl
 * @param {string} template
 * @param {string} database
 */
export async function copyDatabase(superuserUrl, template, database) {
  await withClient(superuserUrl, async (client) => {
    const [from, to] = [template, database].map((name) => client.escapeIdentifier(name));
    await client.query(
      `CREATE DATABASE ${to} OWNER ${client.escapeIdentifier(roleName('owner'))} TEMPLATE ${from}`,
    );
    // A copy has the tables' grants, but not those of the database itself.
    await restrictConnections(client, database);
  });
}

/**
 * Drops a database and everybody's connections to it.
 * @param {string} superuserUrl
 * @param {string} database
 */
export async function dropDatabase(superuserUrl, database) {
  await withClient(superuserUrl, (client) =>
    client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(database)} WITH (FORCE)`),
  );
}

/**
 * @param {pg.Client} client
 * @param {RoleKind} kind
 * @param {string} password
 * @param {boolean} keepPassword
 */
async function ensureRole(client, kind, password, keepPassword) {
  const role = client.escapeIdentifier(roleName(kind));
  const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [roleName(kind)]);
  if (rowCount && keepPassword) return;
  const verb = rowCount ? 'ALTER' : 'CREATE';
  await client.query(
    `${verb} ROLE ${role} LOGIN ${ATTRIBUTES[kind]} PASSWORD ${client.escapeLiteral(password)}`,
  );
}

/**
 * @param {pg.Client} client
 * @param {string} database
 */
async function ensureDatabase(client, database) {
  const [name, owner] = [client.escapeIdentifier(database), client.escapeIdentifier(roleName('owner'))];
  const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database]);
  if (!rowCount) {
    await client.query(`GRANT ${owner} TO CURRENT_USER`);
    await client.query(
      `CREATE DATABASE ${name} OWNER ${owner} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8'`,
    );
  }
  await restrictConnections(client, database);
}

/**
 * @param {pg.Client} client
 * @param {string} database
 */
async function restrictConnections(client, database) {
  const name = client.escapeIdentifier(database);
  await client.query(`REVOKE ALL ON DATABASE ${name} FROM PUBLIC`);
  const others = ROLES.map((kind) => client.escapeIdentifier(roleName(kind))).join(', ');
  await client.query(`GRANT CONNECT ON DATABASE ${name} TO ${others}`);
}

/** @param {pg.Client} client */
async function ensureSchema(client) {
  const owner = client.escapeIdentifier(roleName('owner'));
  await client.query(`ALTER SCHEMA public OWNER TO ${owner}`);
  await client.query('REVOKE CREATE ON SCHEMA public FROM PUBLIC');
}

/** @param {pg.Client} client */
async function ensureRoleLimits(client) {
  for (const kind of /** @type {const} */ (['app', 'platform'])) {
    for (const [setting, value] of Object.entries(LIMITS)) {
      const role = client.escapeIdentifier(roleName(kind));
      await client.query(`ALTER ROLE ${role} SET ${setting} = ${client.escapeLiteral(value)}`);
    }
  }
}

/**
 * @template T
 * @param {string} url
 * @param {(client: pg.Client) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withClient(url, work) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_MS });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/**
 * @param {string} url
 * @param {string} database
 */
export function withDatabase(url, database) {
  const changed = new URL(url);
  changed.pathname = `/${encodeURIComponent(database)}`;
  return changed.href;
}

/**
 * The URL of one role at the server and database of another URL.
 * @param {string} url
 * @param {RoleKind} kind
 * @param {string} password
 * @param {string} [database]
 */
export function roleUrl(url, kind, password, database = DATABASE) {
  const changed = new URL(withDatabase(url, database));
  changed.username = roleName(kind);
  changed.password = encodeURIComponent(password);
  return changed.href;
}
